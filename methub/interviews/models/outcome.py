"""Sign-off, sharing, acknowledgement, and the actions that come of an interview."""

from django.db import models
from django.db.models import Q

from methub.agencies.models import Team, User
from methub.children.models import Child
from methub.foundation.records import Record, code_column, tracked
from methub.interviews.codes import Destination, SignOffDecision
from methub.interviews.models.interviews import Interview
from methub.missing.models.episodes import Signed


@tracked
class InterviewCorrection(Record, Signed):
    """What was said before of how it went, what is said now, and why: corrections keep both."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="+")
    interview = models.ForeignKey(Interview, on_delete=models.PROTECT, related_name="corrections")
    field = models.TextField()
    was = models.TextField(blank=True)
    now = models.TextField(blank=True)
    why = models.TextField()


@tracked
class SignOff(Record, Signed):
    """The senior practitioner agreed the interview, or returned it with a note."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="+")
    interview = models.ForeignKey(Interview, on_delete=models.PROTECT, related_name="sign_offs")
    decision = models.TextField(choices=SignOffDecision.choices())
    note = models.TextField(blank=True)
    destination = models.TextField(choices=Destination.choices(), blank=True)

    class Meta:
        constraints = [
            code_column("sign_off_known", SignOffDecision.values(), field="decision"),
            models.CheckConstraint(
                name="returned_interview_has_a_note",
                condition=~Q(decision=SignOffDecision.RETURNED) | ~Q(note=""),
            ),
            models.CheckConstraint(
                name="agreed_interview_goes_somewhere",
                condition=~Q(decision=SignOffDecision.AGREED) | ~Q(destination=""),
            ),
        ]


@tracked
class Share(Record):
    """Shared with a person or a team; each acknowledges, and records what was agreed."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="+")
    interview = models.ForeignKey(Interview, on_delete=models.PROTECT, related_name="shares")
    user = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, related_name="+")
    shared_at = models.DateTimeField()
    acknowledged_at = models.DateTimeField(null=True)
    acknowledged_by_name = models.TextField(blank=True)
    actions_agreed = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="shared_with_a_person_or_a_team",
                condition=Q(user__isnull=False, team=None) | Q(user=None, team__isnull=False),
            ),
            models.CheckConstraint(
                name="acknowledgement_records_the_actions",
                condition=Q(acknowledged_at=None) | ~Q(actions_agreed=""),
            ),
        ]
        indexes = [
            models.Index(
                name="share_unacknowledged", fields=["user"], condition=Q(acknowledged_at=None)
            )
        ]


@tracked
class AgreedAction(Record, Signed):
    """What somebody will do, and by when: a promise of its owner."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="+")
    interview = models.ForeignKey(Interview, on_delete=models.PROTECT, related_name="actions")
    what = models.TextField()
    kind = models.TextField(blank=True)
    owner = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    due_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    done_note = models.TextField(blank=True)
