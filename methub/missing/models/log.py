"""What is said of an episode while it lasts: grades, statuses, news, corrections. Rows are added,
never changed."""

from django.db import models

from methub.children.models import Child
from methub.foundation.records import Record, code_column, tracked
from methub.missing.codes import AuthorityStatus, PoliceGrade
from methub.missing.models.episodes import Episode, Signed
from methub.post.models import Message


@tracked
class Grade(Record, Signed):
    """The police grade from a moment on. The newest is the present one; none is ever changed."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="+")
    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="grades")
    message = models.ForeignKey(Message, on_delete=models.PROTECT, null=True, related_name="+")
    grade = models.TextField(choices=PoliceGrade.choices())
    graded_at = models.DateTimeField()
    reason = models.TextField(blank=True)

    class Meta:
        constraints = [code_column("grade_known", PoliceGrade.values(), field="grade")]
        indexes = [
            models.Index(name="grade_newest", fields=["episode", "-graded_at", "-id"]),
            # when the police were last heard from
            models.Index(name="grade_last_heard", fields=["recorded_at"]),
        ]


@tracked
class StatusRecord(Record, Signed):
    """The authority's status from a moment on, apart from the police grade (RL-34)."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="+")
    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="statuses")
    status = models.TextField(choices=AuthorityStatus.choices())
    from_at = models.DateTimeField()

    class Meta:
        constraints = [
            code_column("authority_status_known", AuthorityStatus.values(), field="status")
        ]
        indexes = [models.Index(name="status_newest", fields=["episode", "-from_at", "-id"])]


@tracked
class EpisodeUpdate(Record, Signed):
    """A line in the episode's log."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="+")
    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="updates")
    message = models.ForeignKey(Message, on_delete=models.PROTECT, null=True, related_name="+")
    happened_at = models.DateTimeField()
    text = models.TextField()
    source = models.TextField(blank=True)


@tracked
class Correction(Record, Signed):
    """What was said before, what is said now, and why: corrections keep both."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="+")
    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="corrections")
    field = models.TextField()
    was = models.TextField(blank=True)
    now = models.TextField(blank=True)
    why = models.TextField()
