"""The interview, the episodes it answers, and what was written."""

from collections.abc import Collection, Iterable
from datetime import date, datetime, timedelta
from typing import Any

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from methub.agencies.models import Authority, Team, User
from methub.agencies.permissions import Permission
from methub.agencies.viewer import Viewer
from methub.children.models import Carer, Child
from methub.foundation.actors import Actor
from methub.foundation.records import Record, Versioned, code_column, tracked
from methub.foundation.timekeeping import start_of
from methub.interviews import rules
from methub.interviews.codes import HELD, Interviewer, Outcome, Route, Section, Stage
from methub.missing.codes import YesNo
from methub.missing.models import Episode
from methub.missing.models.episodes import Signed
from methub.people.codes import SightWhy
from methub.people.models import Sight


def signature(interview: "Interview", by: Actor, at: datetime) -> dict[str, Any]:
    """What every row about an interview says: which child, who recorded it, and when."""
    return {
        "interview": interview,
        "child_id": interview.child_id,
        "recorded_at": at,
        "recorded_by_id": by.id,
        "recorded_by_name": by.name,
    }


_INDEPENDENT = [who for who, ruling in rules.INDEPENDENCE.items() if ruling.is_independent]


class InterviewQuerySet(models.QuerySet["Interview"]):
    def visible_to(self, viewer: Viewer) -> "InterviewQuerySet":
        """Interviews of children whose record one may read; and those one holds, as long as the
        sight that came with them lasts: until they are closed. Another interview of the same
        child, held later, opens none of the closed ones again."""
        # Asked interview by interview: a hub may see every child there is, and shows a few.
        sights = Sight.objects.of(viewer).filter(person=OuterRef("child"))
        held = Q(assigned_to=viewer.user_id, closed_at=None) & Exists(
            sights.filter(why=SightWhy.INTERVIEW_ASSIGNED)
        )
        if viewer.may(Permission.READ_INTERVIEW):
            return self.filter(Exists(sights.whole_record()) | held)
        if viewer.may(Permission.READ_ASSIGNED):
            return self.filter(held)
        return self.none()

    def held_for_change(self, interview: "Interview") -> "Interview":
        """The row as it is now, which nobody else can change until we are done. The child is held
        first, as for an episode: a second notice of the same child holds it too, and then writes
        to this row, so two people who held one each would wait for each other for ever."""
        Child.objects.select_for_update(no_key=True).get(pk=interview.child_id)
        return (
            self.select_for_update(of=("self",), no_key=True)
            .select_related("child__person__partnership", "authority", "assigned_to")
            .get(pk=interview.pk)
        )

    def commissioned_between(
        self, authorities: Collection[Authority], first: date, last: date
    ) -> "InterviewQuerySet":
        """What counts against a contract year's cap: each interview once, whatever it covers."""
        return self.filter(
            authority__in=authorities,
            route=Route.COMMISSIONED,
            opened_at__gte=start_of(first),
            opened_at__lt=start_of(last + timedelta(days=1)),
        ).exclude(outcome__in=sorted(rules.NOBODY_SENT))


@tracked
class Interview(Record, Versioned):
    """A return home interview: one promise, which may answer several episodes.

    `authority` is the responsible one when it was opened: its policy holds, its contract is
    counted. `area` is the GSS code of the district where the child lived."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="+")
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="+")
    area = models.TextField(blank=True)
    opened_at = models.DateTimeField()
    route = models.TextField(choices=Route.choices())
    route_why = models.TextField()
    assigned_to = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    assigned_team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, related_name="+")
    offered_at = models.DateTimeField(null=True)
    arranged_for = models.DateTimeField(null=True)
    arranged_where = models.TextField(blank=True)
    interviewer = models.TextField(choices=Interviewer.choices(), blank=True)
    interviewer_name = models.TextField(blank=True)
    started_at = models.DateTimeField(null=True)
    held_at = models.DateTimeField(null=True)
    held_where = models.TextField(blank=True)
    held_alone = models.TextField(choices=YesNo.choices(), blank=True)
    held_with = models.TextField(blank=True)
    interpreter = models.TextField(blank=True)
    outcome = models.TextField(choices=Outcome.choices(), blank=True)
    outcome_reason = models.TextField(blank=True)
    outcome_note = models.TextField(blank=True)
    signposted_to = models.TextField(blank=True)
    outcome_at = models.DateTimeField(null=True)
    # When it was written down: a report of an earlier day did not know of it yet.
    outcome_recorded_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    objects = InterviewQuerySet.as_manager()

    class Meta:
        constraints = [
            code_column("interview_route_known", Route.values(), field="route"),
            code_column("interview_outcome_known", ["", *Outcome.values()], field="outcome"),
            models.CheckConstraint(
                name="interview_outcome_has_a_time",
                condition=Q(outcome="", outcome_at=None)
                | (~Q(outcome="") & Q(outcome_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="interview_held_when_completed",
                condition=Q(held_at__isnull=False, outcome__in=sorted(HELD))
                | (Q(held_at=None) & ~Q(outcome__in=sorted(HELD))),
            ),
            models.CheckConstraint(
                name="interview_held_by_somebody_independent",
                condition=Q(started_at=None, held_at=None)
                | (Q(started_at__isnull=False) & Q(interviewer__in=sorted(_INDEPENDENT))),
            ),
            # Two open interviews would be two visits to one child, and two promises for one.
            models.UniqueConstraint(
                name="one_open_interview_a_child", fields=["child"], condition=Q(outcome="")
            ),
        ]
        indexes = [
            models.Index(name="interview_by_child", fields=["child", "-opened_at"]),
            models.Index(
                name="interview_open_by_worker",
                fields=["assigned_to"],
                condition=Q(closed_at=None),
            ),
            models.Index(
                name="interview_to_sign_off", fields=["sent_at"], condition=Q(closed_at=None)
            ),
            # figures of one authority: what was said in the months that are asked for
            models.Index(name="interview_by_when_held", fields=["authority", "held_at"]),
            # the yearly cap of the commissioned contract
            models.Index(
                name="interview_commissioned",
                fields=["authority", "opened_at"],
                condition=Q(route=Route.COMMISSIONED),
            ),
        ]

    # Annotated by the queries; together with the fields above they tell where it stands.
    due_at: datetime | None
    hours_from: datetime | None
    episodes: int
    action_count: int
    is_returned: bool
    is_agreed: bool
    unacknowledged: int

    @property
    def is_open_to_writing(self) -> bool:
        """Neither with a senior nor closed."""
        return self.sent_at is None and self.closed_at is None

    @property
    def stage(self) -> Stage:
        """Where it stands now. Computed from what happened; nobody sets it."""
        return rules.stage_of(
            rules.Happened(
                offered=self.offered_at is not None,
                arranged=self.arranged_for is not None,
                started=self.started_at is not None,
                held=self.held_at is not None,
                decided=self.outcome != "",
                sent=self.sent_at is not None,
                returned=self.is_returned,
                agreed=self.is_agreed,
                closed=self.closed_at is not None,
                unacknowledged=self.unacknowledged,
            )
        )

    def so_far(self, *, carers: Iterable[Carer]) -> rules.Record:
        """What its outcome is judged by, before it can be sent. `carers`: those of today; whoever
        may not be told about the child is offered nothing."""
        homes = rules.households(
            (carer.pk, carer.placement_id) for carer in carers if carer.is_to_be_notified
        )
        return rules.Record(
            sections={s: row.answers for s, row in Answers.objects.newest(self).items()},
            signposted_to=self.signposted_to,
            unoffered=rules.unoffered(
                homes, list(self.parent_offers.values_list("carer", flat=True))
            ),
            reason=self.outcome_reason,
            attempts=self.attempts.count(),
            note=self.outcome_note,
        )


class CountedCover(models.Manager["InterviewEpisode"]):
    """Leaves out episodes that were recorded twice or by mistake: one absence of a child is never
    two interviews owed."""

    def get_queryset(self) -> "models.QuerySet[InterviewEpisode]":
        counted = {"episode__duplicate_of": None, "episode__withdrawn_at": None}
        return super().get_queryset().filter(**counted)


@tracked
class InterviewEpisode(Record):
    """This interview answers this episode. An episode is answered by one interview only, so
    every count is right when one interview answers several; each keeps its own hours."""

    interview = models.ForeignKey(Interview, on_delete=models.PROTECT, related_name="covered")
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="+")
    # Reports count episodes by what became of the interview that covers them.
    episode = models.OneToOneField(
        Episode, on_delete=models.PROTECT, related_name="+", related_query_name="cover"
    )
    covered_at = models.DateTimeField()
    started_at = models.DateTimeField()
    due_at = models.DateTimeField()

    objects = CountedCover()
    every = models.Manager["InterviewEpisode"]()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="interview_due_after_it_started", condition=Q(due_at__gte=F("started_at"))
            )
        ]
        indexes = [
            models.Index(name="interview_funnel", fields=["started_at"]),
        ]


class AnswersQuerySet(models.QuerySet["Answers"]):
    def newest(self, interview: Interview) -> dict[Section, "Answers"]:
        """Each section as it was last saved: one query."""
        rows = self.filter(interview=interview).order_by("section", "-number").distinct("section")
        return {Section(row.section): row for row in rows}


@tracked
class Answers(Record, Signed):
    """One saved version of one section. Saving is adding: two people who save the same version
    meet the unique constraint, and both texts are kept."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="+")
    interview = models.ForeignKey(Interview, on_delete=models.PROTECT, related_name="answers")
    section = models.TextField(choices=Section.choices())
    number = models.PositiveIntegerField()
    answers = models.JSONField()

    objects = AnswersQuerySet.as_manager()

    class Meta:
        constraints = [
            code_column("answers_section_known", Section.values(), field="section"),
            models.UniqueConstraint(
                name="one_version_of_a_section_at_a_time",
                fields=["interview", "section", "number"],
            ),
        ]


class Draft(Record):
    """What somebody is in the middle of writing. Not history: saving the section is the change."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="+")
    interview = models.ForeignKey(Interview, on_delete=models.CASCADE, related_name="drafts")
    section = models.TextField(choices=Section.choices())
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    based_on = models.PositiveIntegerField()
    answers = models.JSONField()
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_draft_a_person_a_section", fields=["interview", "section", "user"]
            )
        ]
