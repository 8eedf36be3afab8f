"""A child placed across a border, what two authorities said to each other, and their interviews."""

from collections.abc import Mapping
from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q

from methub.agencies.models import Authority
from methub.agencies.viewer import Viewer
from methub.children.models import Child, Placement
from methub.clocks.models import Alert
from methub.foundation.records import Record, Versioned, code_column, tracked
from methub.foundation.timekeeping import start_of
from methub.missing.codes import YesNo
from methub.missing.models import Episode
from methub.missing.models.episodes import Signed
from methub.out_of_area import rules
from methub.out_of_area.codes import CameOf, Direction, Panel, StepKind, TheyWill
from methub.people.models import Sight
from methub.post.models import Letter, Message

WITH_IT = (
    "child__person__partnership", "child__responsible_authority", "placement",
    "placing_authority", "host_authority",
)  # fmt: skip
"""What every page and change about a placement asks of it."""


class PlacedAwayQuerySet(models.QuerySet["PlacedAway"]):
    def visible_to(self, viewer: Viewer) -> Self:
        return self.filter(child_id__in=Sight.objects.of(viewer).whole_record().values("person_id"))

    def standing(self) -> Self:
        return self.filter(ended_at=None)

    def standing_and_held(self, pk: int) -> "PlacedAway | None":
        """Held until the transaction ends, the child first, as everywhere; None once it ended."""
        child_id = self.values_list("child_id", flat=True).get(pk=pk)
        Child.objects.select_for_update(no_key=True).get(pk=child_id)
        return (
            self.standing()
            .select_for_update(of=("self",), no_key=True)
            .select_related(*WITH_IT)
            .filter(pk=pk)
            .first()
        )


@tracked
class PlacedAway(Record, Versioned, Signed):
    """A child of one authority who lives, or is about to live, in another's area.

    `told_at`: when the hub first knew. `placed_at` is empty while the placement is only meant, for
    `intended_on`. What the two authorities did about it are its steps.
    """

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="+")
    direction = models.TextField(choices=Direction.choices())
    placement = models.ForeignKey(Placement, on_delete=models.PROTECT, null=True, related_name="+")
    placing_authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="+")
    host_authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="+")
    told_at = models.DateTimeField()
    intended_on = models.DateField(null=True)
    placed_at = models.DateTimeField(null=True)
    exploitation = models.TextField(choices=YesNo.choices(), default=YesNo.NOT_KNOWN)
    risks = models.TextField(blank=True)
    lead_proposed = models.TextField(blank=True)
    is_history = models.BooleanField(default=False)
    ended_at = models.DateTimeField(null=True)
    ended_why = models.TextField(blank=True)

    objects = PlacedAwayQuerySet.as_manager()

    class Meta:
        constraints = [
            code_column("placed_away_direction_known", Direction.values(), field="direction"),
            code_column("placed_away_exploitation_known", YesNo.values(), field="exploitation"),
            models.CheckConstraint(
                name="placed_away_is_meant_or_begun",
                condition=Q(placed_at__isnull=False, placement__isnull=False)
                | Q(placed_at=None, placement=None, intended_on__isnull=False),
            ),
            models.CheckConstraint(
                name="placed_away_between_two_authorities",
                condition=~Q(placing_authority=models.F("host_authority")),
            ),
            models.CheckConstraint(
                name="placed_away_end_says_why", condition=Q(ended_at=None) | ~Q(ended_why="")
            ),
            models.UniqueConstraint(
                name="a_placement_is_away_once",
                fields=["placement", "placing_authority"],
            ),
        ]
        indexes = [
            models.Index(
                name="placed_away_now",
                fields=["direction", "told_at"],
                condition=Q(ended_at=None),
            ),
            models.Index(name="placed_away_by_child", fields=["child", "-told_at"]),
        ]

    @property
    def policy_authority(self) -> Authority:
        """Whose policy holds: that of the authority of the partnership."""
        is_here = self.direction == Direction.HERE
        return self.host_authority if is_here else self.placing_authority

    @property
    def other_authority(self) -> Authority:
        """The one outside the partnership: whom we speak to."""
        is_here = self.direction == Direction.HERE
        return self.placing_authority if is_here else self.host_authority

    def first_done(self) -> dict[StepKind, datetime]:
        """When each step was first done, without what was recorded by mistake."""
        rows = self.steps.filter(withdrawn_at=None).order_by("-done_at", "-pk")
        return {StepKind(kind): done_at for kind, done_at in rows.values_list("kind", "done_at")}

    def facts(
        self, *, done: Mapping[StepKind, datetime], within: Mapping[StepKind, float]
    ) -> rules.Facts:
        """What the rules judge it by."""
        return rules.Facts(
            direction=Direction(self.direction),
            exploitation=YesNo(self.exploitation),
            told_at=self.told_at,
            placed_at=self.placed_at,
            intended_at=start_of(self.intended_on) if self.intended_on else None,
            within=within,
            done=done,
        )


class StepQuerySet(models.QuerySet["Step"]):
    def standing(self) -> Self:
        """Without what was recorded by mistake."""
        return self.filter(withdrawn_at=None)


@tracked
class Step(Record, Signed):
    """One step of what two authorities owe each other: when it was done, by whom here, with whom
    there, and what was said. Doing it again is another row; the first says when it was done."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="+")
    placed_away = models.ForeignKey(PlacedAway, on_delete=models.PROTECT, related_name="steps")
    kind = models.TextField(choices=StepKind.choices())
    done_at = models.DateTimeField()
    who_here = models.TextField(blank=True)
    who_there = models.TextField(blank=True)
    dated_on = models.DateField(null=True)
    said = models.TextField(blank=True)
    leads = models.TextField(choices=Panel.choices(), blank=True)
    message = models.ForeignKey(Message, on_delete=models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by_name = models.TextField(blank=True)
    withdrawn_why = models.TextField(blank=True)

    objects = StepQuerySet.as_manager()

    class Meta:
        constraints = [
            code_column("placement_step_known", StepKind.values(), field="kind"),
            models.CheckConstraint(
                name="a_lead_says_which_panel",
                condition=Q(kind=StepKind.LEAD, leads__in=Panel.values())
                | ~Q(kind=StepKind.LEAD) & Q(leads=""),
            ),
            models.CheckConstraint(
                name="step_withdrawal_says_why",
                condition=Q(withdrawn_at=None) | ~Q(withdrawn_why=""),
            ),
        ]


@tracked
class Confirmation(Record, Signed):
    """The responsible authority says whether it holds the return home interview of an episode.
    Saying something else later is another row; the newest holds."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="+")
    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="+")
    they_will = models.TextField(choices=TheyWill.choices())
    said_by = models.TextField()
    said_at = models.DateTimeField()
    planned_on = models.DateField(null=True)
    why_not = models.TextField(blank=True)

    class Meta:
        constraints = [
            code_column("confirmation_known", TheyWill.values(), field="they_will"),
            models.CheckConstraint(
                name="no_interview_says_why",
                condition=Q(they_will=TheyWill.YES) | ~Q(why_not=""),
            ),
        ]


@tracked
class TheirOutcome(Record, Signed):
    """What came of the responsible authority's interview, when it told us. The newest holds."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="+")
    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="+")
    came_of = models.TextField(choices=CameOf.choices())
    told_by = models.TextField()
    told_at = models.DateTimeField()
    held_on = models.DateField(null=True)
    summary = models.TextField()
    concerns = models.TextField(blank=True)
    message = models.ForeignKey(Message, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [code_column("their_outcome_known", CameOf.values(), field="came_of")]


@tracked
class Reminder(Record):
    """A letter to the responsible authority about what it owes: one for each rung the promise
    climbed."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="+")
    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="+")
    alert = models.OneToOneField(Alert, on_delete=models.PROTECT, related_name="+")
    letter = models.ForeignKey(Letter, on_delete=models.PROTECT, related_name="+")
    sent_to = models.TextField()
    recorded_at = models.DateTimeField()
