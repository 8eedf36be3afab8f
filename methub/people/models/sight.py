"""The one table of who may see a person, and the record of every emergency."""

from typing import Self

from django.db import models
from django.db.models import F, Q

from methub.agencies.models import Agency, Membership, Team, User
from methub.agencies.viewer import Viewer
from methub.foundation.records import Record, code_column, tracked
from methub.people.codes import NAMED_PEOPLE, WHOLE_RECORD, ReviewOutcome, SightWhy
from methub.people.rules.jobs import that_let


class SightQuerySet(models.QuerySet["Sight"]):
    def of(self, viewer: Viewer) -> Self:
        """The sights that hold for this viewer at this instant, through the jobs they hold today,
        for what they came to do."""
        held = self.in_force(viewer).filter(
            Q(through__in=sorted(viewer.membership_ids))
            | Q(team__in=sorted(viewer.team_ids))
            | Q(agency__in=sorted(viewer.agency_ids))
        )
        good_enough = that_let(viewer.doing)
        return held if len(good_enough) == len(SightWhy) else held.filter(why__in=good_enough)

    def by_name(self, viewer: Viewer) -> Self:
        """Those of them that also show a protected address: held one by one, never as a team."""
        named = Q(through__in=sorted(viewer.membership_ids), why__in=sorted(NAMED_PEOPLE))
        return self.of(viewer).filter(named)

    def in_force(self, viewer: Viewer) -> Self:
        """Begun, not ended, and not suspended by a restriction."""
        return self.filter(
            Q(until_at=None) | Q(until_at__gt=viewer.at),
            from_at__lte=viewer.at,
            is_suspended=False,
        )

    def whole_record(self) -> Self:
        """Only those that open the child's record."""
        return self.filter(why__in=sorted(WHOLE_RECORD))


@tracked
class Sight(Record):
    """One reason why one user, team or agency may know of a person, from when until when.

    Each reason is a row of its own, so that the end of one allocation cannot end another.
    """

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="sights")
    user = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    # The job in which a user holds it. When the job ends nobody has to remember to end the sight.
    through = models.ForeignKey(
        Membership, on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    team = models.ForeignKey(
        Team, on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    why = models.TextField(choices=SightWhy.choices())
    reason = models.TextField(blank=True)
    from_at = models.DateTimeField()
    until_at = models.DateTimeField(null=True)
    # The sights of teams and agencies are suspended while the person is restricted: kept on this
    # row so that asking "whom may I see?" never has to read the persons.
    is_suspended = models.BooleanField(default=False)
    granted_by_id = models.BigIntegerField()
    granted_by_name = models.TextField()

    objects = SightQuerySet.as_manager()

    class Meta:
        constraints = [
            code_column("sight_why_known", SightWhy.values(), field="why"),
            models.CheckConstraint(
                name="sight_has_one_holder",
                condition=Q(user__isnull=False, team=None, agency=None)
                | Q(user=None, team__isnull=False, agency=None)
                | Q(user=None, team=None, agency__isnull=False),
            ),
            models.CheckConstraint(
                name="sight_of_a_user_comes_with_a_job",
                condition=Q(user__isnull=False, through__isnull=False) | Q(user=None, through=None),
            ),
            models.CheckConstraint(
                name="sight_ends_after_it_begins",
                condition=Q(until_at=None) | Q(until_at__gte=F("from_at")),
            ),
            # Nobody looks in an emergency for ever, or on behalf of a whole agency.
            models.CheckConstraint(
                name="sight_of_an_emergency_ends",
                condition=~Q(why=SightWhy.BREAK_GLASS)
                | Q(until_at__isnull=False, user__isnull=False),
            ),
        ]
        # Each holder's index answers "whom may this viewer see?" without reading the table.
        indexes = [
            models.Index(
                name=f"sight_by_{holder}",
                fields=[holder, "person"],
                condition=Q(**{f"{holder}__isnull": False}, is_suspended=False),
            )
            for holder in ("through", "team", "agency")
        ]


@tracked
class Restriction(Record):
    """From when until when a record was closed to all but named people; why, and who decided."""

    person = models.ForeignKey(
        "people.Person", on_delete=models.PROTECT, related_name="restrictions"
    )
    reason = models.TextField()
    from_at = models.DateTimeField()
    restricted_by_id = models.BigIntegerField()
    restricted_by_name = models.TextField()
    lifted_at = models.DateTimeField(null=True)
    lifted_by_id = models.BigIntegerField(null=True)
    lifted_by_name = models.TextField(blank=True)
    lifted_because = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="restriction_has_a_reason", condition=~Q(reason="")),
            models.CheckConstraint(
                name="restriction_lifted_by_somebody_for_a_reason",
                condition=Q(lifted_at=None, lifted_by_id=None, lifted_because="")
                | Q(lifted_at__gte=F("from_at"), lifted_by_id__isnull=False)
                & ~Q(lifted_because=""),
            ),
            models.UniqueConstraint(
                name="one_restriction_at_a_time", fields=["person"], condition=Q(lifted_at=None)
            ),
        ]


@tracked
class BreakGlass(Record):
    """Emergency access: why it was taken, whom it is shown to, and what came of the review."""

    sight = models.OneToOneField(Sight, on_delete=models.PROTECT, related_name="break_glass")
    reason = models.TextField()
    opened_at = models.DateTimeField()
    manager = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    reviewed_at = models.DateTimeField(null=True)
    reviewed_by_id = models.BigIntegerField(null=True)
    reviewed_by_name = models.TextField(blank=True)
    outcome = models.TextField(choices=ReviewOutcome.choices(), blank=True)
    note = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="break_glass_has_a_reason", condition=~Q(reason="")),
            models.CheckConstraint(
                name="break_glass_reviewed_by_somebody",
                condition=Q(reviewed_at=None, reviewed_by_id=None, outcome="")
                | Q(
                    reviewed_at__isnull=False,
                    reviewed_by_id__isnull=False,
                    outcome__in=ReviewOutcome.values(),
                ),
            ),
        ]
        indexes = [
            models.Index(
                name="break_glass_open", fields=["opened_at"], condition=Q(reviewed_at=None)
            )
        ]
