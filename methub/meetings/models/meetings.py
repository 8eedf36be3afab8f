"""What an authority calls its meetings; one meeting; who is invited."""

from typing import Any

from django.db import models
from django.db.models import F, Q

from methub.agencies.models import Agency, Authority, User
from methub.agencies.permissions import Permission as P
from methub.agencies.viewer import Viewer
from methub.foundation.actors import Actor
from methub.foundation.records import Record, Versioned, code_column, tracked
from methub.meetings.codes import RUNS, Attendance, Outcome, Part, Sort, Stage
from methub.missing.models import ThresholdMet


class Signed(models.Model):
    """What was recorded, when, and by whom in words that last."""

    recorded_at = models.DateTimeField()
    recorded_by_id = models.BigIntegerField()
    recorded_by_name = models.TextField()

    class Meta:
        abstract = True


def signature(by: Actor, at: Any) -> dict[str, Any]:
    return {"recorded_at": at, "recorded_by_id": by.id, "recorded_by_name": by.name}


@tracked
class KindsAdopted(Record):
    """What an authority says of its meetings, from a day on, as the file said it. Never edited."""

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="+")
    from_on = models.DateField()
    text = models.TextField()
    loaded_at = models.DateTimeField()
    loaded_by = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_list_of_meetings_a_day", fields=["authority", "from_on"]
            )
        ]


class MeetingQuerySet(models.QuerySet["Meeting"]):
    def visible_to(self, viewer: Viewer) -> "MeetingQuerySet":
        """Meetings one is invited to; and all of the partnership for whoever runs meetings."""
        if not viewer.may(P.READ_MEETING):
            return self.none()
        runs = {job.partnership_id for job in viewer.at_work if P.RUN_MEETING in job.opens}
        invited = Invitation.objects.filter(user=viewer.user_id, withdrawn_at=None)
        return self.filter(
            Q(authority__partnership__in=runs) | Q(pk__in=invited.values("meeting")),
            authority__partnership__in=viewer.partnership_ids,
        )

    def run_by(self, viewer: Viewer) -> "MeetingQuerySet":
        """Those of the partnership for whoever runs its meetings; and those one chairs, or takes
        the minutes of."""
        runs = {job.partnership_id for job in viewer.jobs if P.RUN_MEETING in job.opens}
        sits = Invitation.objects.filter(user=viewer.user_id, withdrawn_at=None, part__in=RUNS)
        return self.filter(Q(authority__partnership__in=runs) | Q(pk__in=sits.values("meeting")))

    def held(self, meeting: "Meeting") -> "Meeting":
        """The row as it is now, until the transaction ends: whoever changes what belongs to it
        waits here."""
        return (
            self.select_for_update(of=("self",), no_key=True)
            .select_related("authority__partnership", "threshold")
            .get(pk=meeting.pk)
        )


@tracked
class Meeting(Record, Versioned, Signed):
    """One meeting. `about`: the area or theme, where it is about one. `threshold`: what a strategy
    meeting answers. `reports_to`: the panel that hears what came of it. `tested_by`: the
    pre-mapping that found this one to be needed. Where a meeting tests a threshold, its `outcome`
    says who decided, and on what facts."""

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="+")
    kind = models.TextField()
    sort = models.TextField(choices=Sort.choices())
    name = models.TextField()
    about = models.TextField(blank=True)
    threshold = models.ForeignKey(
        ThresholdMet, on_delete=models.PROTECT, null=True, related_name="+"
    )
    reports_to = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    tested_by = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    starts_at = models.DateTimeField()
    minutes = models.PositiveIntegerField()
    place = models.TextField()
    began_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    outcome = models.TextField(choices=Outcome.choices(), blank=True)
    decided_by = models.TextField(blank=True)
    decided_on = models.TextField(blank=True)
    conclusion = models.TextField(blank=True)
    cancelled_at = models.DateTimeField(null=True)
    cancelled_why = models.TextField(blank=True)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        constraints = [
            code_column("meeting_sort_known", Sort.values(), field="sort"),
            code_column("meeting_outcome_known", Outcome.values(), field="outcome"),
            models.CheckConstraint(
                name="meeting_outcome_says_who_decided_and_why",
                condition=Q(outcome="") | ~Q(decided_by="") & ~Q(decided_on=""),
            ),
            models.CheckConstraint(
                name="meeting_ends_after_it_began",
                condition=Q(ended_at=None) | Q(ended_at__gte=F("began_at")),
            ),
            models.CheckConstraint(
                name="meeting_cancelled_with_a_reason",
                condition=Q(cancelled_at=None, cancelled_why="")
                | Q(cancelled_at__isnull=False, began_at=None) & ~Q(cancelled_why=""),
            ),
        ]
        indexes = [models.Index(name="meeting_of_kind", fields=["authority", "kind", "starts_at"])]

    @property
    def is_issued(self) -> bool:
        """Whether its minutes are: from then on what follows belongs to the next meeting."""
        return self.minutes_of.filter(issued_at__isnull=False).exists()

    @property
    def stage(self) -> Stage:
        if self.cancelled_at:
            return Stage.CANCELLED
        if self.ended_at:
            return Stage.HELD
        return Stage.SITTING if self.began_at else Stage.PLANNED


@tracked
class Invitation(Record):
    """Somebody is invited, for their agency; and whether they came."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="invitations")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    part = models.TextField(choices=Part.choices(), default=Part.MEMBER)
    invited_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    attendance = models.TextField(choices=Attendance.choices(), blank=True)

    class Meta:
        constraints = [
            code_column("invitation_part_known", Part.values(), field="part"),
            code_column(
                "invitation_attendance_known", ["", *Attendance.values()], field="attendance"
            ),
            models.UniqueConstraint(name="invited_once", fields=["meeting", "user"]),
        ]
        indexes = [models.Index(name="invitation_of_user", fields=["user", "meeting"])]
