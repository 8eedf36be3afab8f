"""A missing episode, its grades, its statuses, its log and its corrections."""

from datetime import datetime
from typing import Any

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.fields import BigIntegerField

from methub.agencies.models import Authority
from methub.agencies.viewer import Viewer
from methub.children.models import Child, Placement
from methub.foundation.actors import Actor
from methub.foundation.records import Record, Versioned, code_column, tracked
from methub.missing import rules
from methub.missing.codes import AuthorityStatus, Precision, YesNo
from methub.people.models import Sight
from methub.post.models import Message


class Signed(models.Model):
    """An append-only row: what was recorded, when, and by whom in words that last."""

    recorded_at = models.DateTimeField()
    recorded_by_id = models.BigIntegerField()
    recorded_by_name = models.TextField()

    class Meta:
        abstract = True


def _precision() -> "models.TextField[str, str]":
    return models.TextField(choices=Precision.choices(), default=Precision.MINUTE)


class EpisodeQuerySet(models.QuerySet["Episode"]):
    def counted(self) -> "EpisodeQuerySet":
        """Every absence once: neither a duplicate nor recorded by mistake."""
        return self.filter(COUNTED)

    def visible_to(self, viewer: Viewer) -> "EpisodeQuerySet":
        return self.filter(child_id__in=Sight.objects.of(viewer).whole_record().values("person_id"))

    def still_missing(self) -> "EpisodeQuerySet":
        return self.filter(ended_at=None)

    def held(self, pk: int) -> "Episode":
        """The episode, held until the transaction ends. The child is held first, here and
        wherever an episode opens, so that two people at once wait for each other."""
        child_id = self.values_list("child_id", flat=True).get(pk=pk)
        Child.objects.select_for_update(no_key=True).get(pk=child_id)
        return (
            self.select_for_update(of=("self",), no_key=True)
            .select_related("child__person", "responsible_authority", "host_authority")
            .get(pk=pk)
        )


class CountedEpisodes(models.Manager["Episode"]):
    """Leaves out what was recorded twice or by mistake: forgetting to ask must not count one
    absence of a child as two."""

    def get_queryset(self) -> EpisodeQuerySet:
        return EpisodeQuerySet(self.model, using=self._db).counted()


COUNTED = Q(duplicate_of=None, withdrawn_at=None)


@tracked
class Episode(Record, Versioned):
    """A child's whereabouts are not known (missing), or known and not agreed (away).

    `missing_since` to `ended_at` is the episode: it ends when a missing child is found, or when
    a child who was away has returned (practice.md §1.7). Found and returned are kept apart.

    Each instant says how precisely it is known. One known to the day only is kept as the first
    instant of that London day, or as the episode's start when it fell on the same day: so an
    episode may begin and end on one day, and another may begin on the day it ended.
    """

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="+")
    message = models.ForeignKey(Message, on_delete=models.PROTECT, null=True, related_name="+")
    responsible_authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="+")
    host_authority = models.ForeignKey(
        Authority, on_delete=models.PROTECT, null=True, related_name="+"
    )
    placement = models.ForeignKey(Placement, on_delete=models.PROTECT, null=True, related_name="+")
    was_in_care = models.BooleanField(default=False)
    district = models.TextField(blank=True)

    force = models.TextField(blank=True)
    police_reference = models.TextField(blank=True)
    occurrence = models.TextField(blank=True)

    missing_from = models.TextField(blank=True)
    missing_since = models.DateTimeField()
    missing_since_precision = _precision()
    last_seen_at = models.DateTimeField(null=True)
    last_seen = models.TextField(blank=True)
    reported_at = models.DateTimeField(null=True)
    reported_by = models.TextField(blank=True)
    told_hub_at = models.DateTimeField()
    circumstances = models.TextField(blank=True)
    clothing = models.TextField(blank=True)
    with_whom = models.TextField(blank=True)
    places_checked = models.TextField(blank=True)

    found_at = models.DateTimeField(null=True)
    found_precision = _precision()
    found_where = models.TextField(blank=True)
    found_by = models.TextField(blank=True)
    found_told_at = models.DateTimeField(null=True)
    found_message = models.ForeignKey(
        Message, on_delete=models.PROTECT, null=True, related_name="+"
    )
    returned_at = models.DateTimeField(null=True)
    returned_precision = _precision()
    returned_to = models.TextField(blank=True)
    ended_at = models.DateTimeField(null=True)
    # When the hub wrote down that it had ended: until then it stood as going on.
    ended_recorded_at = models.DateTimeField(null=True)

    cause = models.TextField(blank=True)
    crime_found = models.TextField(choices=YesNo.choices(), blank=True)
    crime_reference = models.TextField(blank=True)
    crime_investigator = models.TextField(blank=True)

    # The same absence recorded twice, or one recorded by mistake: kept, and never counted.
    duplicate_of = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="duplicates"
    )
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_why = models.TextField(blank=True)

    # Told when it was over already, by a return or an old list: it promises nothing to anybody.
    is_history = models.BooleanField(default=False)
    recorded_at = models.DateTimeField()

    objects = CountedEpisodes.from_queryset(EpisodeQuerySet)()
    every = EpisodeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="episode_ends_after_it_begins",
                condition=Q(ended_at=None) | Q(ended_at__gte=F("missing_since")),
            ),
            models.CheckConstraint(
                name="episode_found_after_it_begins",
                condition=Q(found_at=None) | Q(found_at__gte=F("missing_since")),
            ),
            models.CheckConstraint(
                name="episode_returned_after_found",
                condition=Q(returned_at=None)
                | Q(found_at=None)
                | Q(returned_at__gte=F("found_at")),
            ),
            models.UniqueConstraint(
                name="one_open_episode_per_child",
                fields=["child"],
                condition=Q(ended_at=None) & COUNTED,
            ),
            models.CheckConstraint(
                name="episode_is_no_duplicate_of_itself",
                condition=Q(duplicate_of=None) | ~Q(duplicate_of=F("id")),
            ),
            models.CheckConstraint(
                name="episode_withdrawal_says_why",
                condition=Q(withdrawn_at=None) | ~Q(withdrawn_why=""),
            ),
            *(
                code_column(f"episode_{field}_known", Precision.values(), field=field)
                for field in ("missing_since_precision", "found_precision", "returned_precision")
            ),
            # Only core PostgreSQL: a range of one number stands in for equality under gist.
            ExclusionConstraint(
                name="episodes_of_a_child_do_not_overlap",
                expressions=[
                    (
                        Func(
                            F("child"), F("child"), Value("[]"), function="int8range",
                            output_field=BigIntegerField(),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                    (
                        Func(
                            F("missing_since"), F("ended_at"), Value("[)"), function="tstzrange",
                            output_field=DateTimeRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                condition=COUNTED,
            ),
        ]  # fmt: skip
        indexes = [
            # a child's episodes, newest first: whether, how often and since when, without the rows
            models.Index(
                name="episode_of_child",
                fields=["child", "-missing_since", "-id"],
                condition=Q(withdrawn_at=None, duplicate_of=None),
            ),
            # Figures of one authority: of ten years, the months that are asked for.
            models.Index(
                name="episode_by_authority", fields=["responsible_authority", "missing_since"]
            ),
            models.Index(
                name="episode_by_when_found", fields=["responsible_authority", "found_at"]
            ),
            # when the police, other authorities and each district were last heard from
            models.Index(name="episode_newest_told", fields=["told_hub_at"]),
            models.Index(name="episode_newest_found", fields=["found_told_at"]),
            models.Index(name="episode_newest_of_district", fields=["district", "told_hub_at"]),
            # who is missing now
            models.Index(
                name="episode_open",
                fields=["missing_since"],
                condition=Q(ended_at=None, duplicate_of=None, withdrawn_at=None),
            ),
            # a later message about the same episode
            models.Index(name="episode_by_police_ref", fields=["police_reference"]),
        ]

    def signed(self, by: Actor, at: datetime) -> dict[str, Any]:
        """What every row about this episode carries: about whom, recorded when and by whom."""
        return {
            "child": self.child,
            "episode": self,
            "recorded_at": at,
            "recorded_by_id": by.id,
            "recorded_by_name": by.name,
        }

    def status_at(self, moment: datetime) -> AuthorityStatus:
        """The authority's status at a moment."""
        return rules.status_at(self._said(), moment)

    def end_as_known(self, at: datetime) -> None:
        """When it ended by its facts, if it did, and since when that is known."""
        ended_at = self.end_by_its_facts()
        if ended_at is None:
            self.ended_recorded_at = None
        elif self.ended_at is None:
            self.ended_recorded_at = at
        self.ended_at = ended_at

    def end_by_its_facts(self) -> datetime | None:
        """When it ended, from what is recorded: found, returned, and the authority's status."""
        return rules.ends_at(
            statuses=self._said(), found_at=self.found_at, returned_at=self.returned_at
        )

    def known(self, field: str) -> rules.Known:
        """An instant that was recorded, and how precisely it is known."""
        precision = getattr(self, rules.PRECISION_OF[field])
        return rules.Known(getattr(self, field), Precision(precision))

    def known_end(self) -> rules.Known:
        """The end is as precise as the fact it came from."""
        ends = [f for f in ("found_at", "returned_at") if getattr(self, f) == self.ended_at]
        assert self.ended_at is not None
        return self.known(ends[0]) if ends else rules.Known(self.ended_at)

    def how_long(self, at: datetime) -> str:
        """How long the child was missing, or has been by now."""
        until = rules.Known(at) if self.ended_at is None else self.known_end()
        return rules.how_long(self.known("missing_since"), until)

    def _said(self) -> list[tuple[datetime, AuthorityStatus]]:
        rows = self.statuses.order_by("from_at", "pk").values_list("from_at", "status")
        return [(from_at, AuthorityStatus(status)) for from_at, status in rows]

    @property
    def is_ours(self) -> bool:
        """An authority of the partnership is responsible for the child."""
        return self.responsible_authority.partnership_id == self.child.person.partnership_id

    @property
    def policy_authority(self) -> Authority:
        """Whose policy applies: the responsible authority's; for a child placed here from outside,
        that of the authority they live in, or of the partnership's first."""
        person = self.child.person
        for authority in (self.responsible_authority, self.host_authority):
            if authority is not None and authority.partnership_id == person.partnership_id:
                return authority
        return Authority.objects.filter(partnership=person.partnership_id).order_by("pk")[0]
