"""A concern as it was raised, what was decided about it, and what whoever raised it was told."""

from typing import Any, Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, ExpressionWrapper, OuterRef, Q, Subquery

from methub.agencies.models import Agency, Authority, Partnership, User
from methub.agencies.permissions import Permission as P
from methub.agencies.viewer import Viewer
from methub.children.models import Child
from methub.clocks.codes import Promise
from methub.clocks.models import Clock
from methub.concerns.codes import (
    NOT_SAID,
    Answered,
    Destination,
    Exploitation,
    How,
    Nature,
    Standing,
)
from methub.foundation.records import Record, Versioned, code_column, tracked
from methub.people.models import Sight
from methub.people.models.sight import SightQuerySet
from methub.post.models import Letter

WITH_IT = ("partnership", "child__person", "agency", "raised_by", "authority")
"""What every page and change about a concern asks of it."""


class ConcernQuerySet(models.QuerySet["Concern"]):
    def visible_to(self, viewer: Viewer) -> Self:
        """One's own; one's agency's, unless somebody is protected; and, for those whose work it
        is, whatever is about a child they may know of or about nobody known yet."""
        theirs = Q(agency__in=viewer.agency_ids, is_source_protected=False) & (
            Q(child=None) | Q(child__person__is_restricted=False)
        )
        known = Q(child_id__in=self._sights_that_read(viewer).values("person_id"))
        unknown = Q(child=None) if viewer.may(P.DECIDE_CONCERN) else Q(pk__in=[])
        return self.filter(
            Q(raised_by=viewer.user_id) | theirs | known | unknown,
            partnership__in=viewer.partnership_ids,
        )

    def with_source(self, viewer: Viewer) -> Self:
        """Each with whether the viewer may know who raised it (`tells_source`): somebody who asked
        to be protected is known to whoever decides, and in an emergency nobody decides."""
        told = Q(is_source_protected=False) | Q(raised_by=viewer.user_id)
        if viewer.may(P.DECIDE_CONCERN):
            decides = Sight.objects.of(viewer.to(P.DECIDE_CONCERN)).whole_record()
            told |= Q(child=None) | Q(child_id__in=decides.values("person_id"))
        return self.annotate(tells_source=ExpressionWrapper(told, models.BooleanField()))

    def standing(self, standing: Standing) -> Self:
        """Those that stand like this, by what was decided and what is owed still."""
        decided = Exists(Decision.objects.filter(concern=OuterRef("pk")))
        owed = Exists(
            Clock.objects.open().filter(
                promise=Promise.CONCERN_FEEDBACK, about=OuterRef("reference")
            )
        )
        ways: dict[Standing, Q] = {
            Standing.WAITING: ~Q(decided),
            Standing.UNKNOWN: Q(child=None),
            Standing.TELL: Q(owed),
            Standing.DECIDED: Q(decided),
            Standing.ALL: Q(),
        }
        return self.filter(ways[standing])

    def of_type(self, type: str) -> Self:
        """Those in which it was feared; or in which nobody could say what."""
        return self.filter(types=[]) if type == NOT_SAID else self.filter(types__contains=[type])

    def leading_to(self, destination: Destination) -> Self:
        """Those whose newest decision is this one."""
        newest = Decision.objects.order_by("concern", "-pk").distinct("concern").values("pk")
        there = Decision.objects.filter(pk__in=newest, destination=destination)
        return self.filter(pk__in=there.values("concern"))

    def with_decision(self) -> "models.QuerySet[Any]":
        """Each with where it leads now (`leads_to`), and when it was first decided."""
        decided = Decision.objects.filter(concern=OuterRef("pk"))
        return self.annotate(
            leads_to=Subquery(decided.order_by("-pk").values("destination")[:1]),
            decided_at=Subquery(decided.order_by("pk").values("decided_at")[:1]),
        )

    def _sights_that_read(self, viewer: Viewer) -> SightQuerySet:
        """For what the viewer came to do: an emergency reads, and decides nothing."""
        work = {P.READ_CONCERN, P.DECIDE_CONCERN} & (viewer.doing or viewer.permissions)
        return Sight.objects.of(viewer.to(*work)).whole_record() if work else Sight.objects.none()


@tracked
class Concern(Record, Versioned):
    """What somebody saw or heard that made them fear a child is exploited.

    `child_name`, `child_born` and `child_about` are the words it was raised with: whoever raised
    it reads these and never the record. `agency` is empty for somebody outside the partnership.
    `types`: of exploitation, and `natures`: in what way, as whoever raised it says; none where they
    do not know. `due_at`: by
    when it is decided, by the policy of the day it was raised.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    child = models.ForeignKey(Child, on_delete=models.PROTECT, null=True, related_name="+")
    child_name = models.TextField(blank=True)
    child_born = models.TextField(blank=True)
    child_about = models.TextField(blank=True)
    seen = models.TextField()
    seen_on = models.DateField(null=True)
    types = ArrayField(models.TextField(choices=Exploitation.choices()), default=list)
    natures = ArrayField(models.TextField(choices=Nature.choices()), default=list)
    how = models.TextField(choices=How.choices())
    source = models.TextField(blank=True)
    source_contact = models.TextField(blank=True)
    is_source_protected = models.BooleanField(default=False)
    is_urgent = models.BooleanField(default=False)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, related_name="+")
    raised_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    raised_by_name = models.TextField()
    answer_to = models.TextField(blank=True)
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, null=True, related_name="+")
    told_at = models.DateTimeField()
    due_at = models.DateTimeField()
    recorded_at = models.DateTimeField()

    objects = ConcernQuerySet.as_manager()

    tells_source: bool = False
    """Asked with `with_source`. Whoever came by one without asking is told nothing."""

    class Meta:
        constraints = [
            code_column("concern_how_known", How.values(), field="how"),
            models.CheckConstraint(
                name="concern_types_known",
                condition=Q(types__contained_by=Exploitation.values()),
            ),
            models.CheckConstraint(
                name="concern_natures_known", condition=Q(natures__contained_by=Nature.values())
            ),
            models.CheckConstraint(
                name="concern_says_what_and_about_whom",
                condition=~Q(seen="")
                & (Q(child__isnull=False) | ~Q(child_name="") | ~Q(child_about="")),
            ),
            models.CheckConstraint(
                name="concern_due_after_it_was_told",
                condition=Q(due_at__gte=models.F("told_at")),
            ),
        ]
        indexes = [
            models.Index(name="concern_by_arrival", fields=["partnership", "-told_at"]),
            models.Index(name="concern_by_child", fields=["child", "-told_at"]),
        ]


@tracked
class Decision(Record):
    """Who decided, what, and why. Deciding again is another row; the newest holds."""

    concern = models.ForeignKey(Concern, on_delete=models.PROTECT, related_name="decisions")
    destination = models.TextField(choices=Destination.choices())
    decided_by = models.TextField()
    decided_at = models.DateTimeField()
    why = models.TextField()
    to_do = models.TextField(blank=True)
    recorded_at = models.DateTimeField()
    recorded_by_id = models.BigIntegerField()
    recorded_by_name = models.TextField()

    class Meta:
        constraints = [
            code_column("concern_destination_known", Destination.values(), field="destination"),
            models.CheckConstraint(
                name="decision_says_who_and_why", condition=~Q(decided_by="") & ~Q(why="")
            ),
        ]
        indexes = [models.Index(name="decision_newest", fields=["concern", "-id"])]


@tracked
class Feedback(Record):
    """What whoever raised it is told. `told_at` is empty until the letter about it has left."""

    concern = models.ForeignKey(Concern, on_delete=models.PROTECT, related_name="feedback")
    how = models.TextField(choices=Answered.choices())
    said = models.TextField()
    letter = models.OneToOneField(Letter, on_delete=models.PROTECT, null=True, related_name="+")
    told_at = models.DateTimeField(null=True)
    recorded_at = models.DateTimeField()
    recorded_by_id = models.BigIntegerField()
    recorded_by_name = models.TextField()

    class Meta:
        constraints = [
            code_column("feedback_how_known", Answered.values(), field="how"),
            models.CheckConstraint(
                name="feedback_is_a_letter_or_was_said",
                condition=Q(how=Answered.LETTER, letter__isnull=False)
                | ~Q(how=Answered.LETTER) & Q(letter=None, told_at__isnull=False),
            ),
        ]
