"""What a meeting leaves: actions, escalations, who was shown a child for them, and minutes."""

from django.db import models
from django.db.models import Q

from methub.agencies.models import User
from methub.children.models import Child
from methub.foundation.records import Record, tracked
from methub.meetings.codes import ActionEnd
from methub.meetings.models.items import Item, OfMeetingQuerySet
from methub.meetings.models.meetings import Meeting, Signed
from methub.people.models import Sight


@tracked
class Action(Record, Signed):
    """What somebody will do, by when. It is carried over until it is done or no longer needed."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="actions")
    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="actions")
    child = models.ForeignKey(Child, on_delete=models.PROTECT, null=True, related_name="+")
    what = models.TextField()
    owner = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField()
    ended_at = models.DateTimeField(null=True)
    ended_as = models.TextField(choices=ActionEnd.choices(), blank=True)
    ended_note = models.TextField(blank=True)
    ended_by_name = models.TextField(blank=True)

    objects = OfMeetingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="action_ends_as_something",
                condition=Q(ended_at=None, ended_as="")
                | Q(ended_at__isnull=False, ended_as__in=ActionEnd.values()),
            ),
        ]
        indexes = [
            models.Index(
                name="action_open_by_owner", fields=["owner", "due_on"], condition=Q(ended_at=None)
            )
        ]


@tracked
class Escalation(Record, Signed):
    """Taken to a senior manager by name, who says that they know of it, and answers."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="escalations")
    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="escalations")
    child = models.ForeignKey(Child, on_delete=models.PROTECT, null=True, related_name="+")
    to = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    why = models.TextField()
    acknowledged_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    answer = models.TextField(blank=True)

    objects = OfMeetingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="escalation_answered_in_words_once_acknowledged",
                condition=Q(answered_at=None, answer="")
                | Q(answered_at__isnull=False, acknowledged_at__isnull=False) & ~Q(answer=""),
            ),
        ]


@tracked
class GivenSight(Record):
    """A sight that a meeting, an action or an escalation gave; so that it can be ended with it."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="+")
    sight = models.OneToOneField(Sight, on_delete=models.PROTECT, related_name="+")
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, null=True, related_name="sights")
    action = models.ForeignKey(Action, on_delete=models.PROTECT, null=True, related_name="sights")
    escalation = models.ForeignKey(
        Escalation, on_delete=models.PROTECT, null=True, related_name="sights"
    )


@tracked
class Minutes(Record, Signed):
    """The minutes as they were checked, whole and sealed; issued once. Another check is another
    row."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="minutes_of")
    number = models.PositiveIntegerField()
    content = models.JSONField()
    digest = models.CharField(max_length=64)
    issued_at = models.DateTimeField(null=True)
    issued_by_name = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="minutes_numbered", fields=["meeting", "number"]),
            models.UniqueConstraint(
                name="minutes_issued_once",
                fields=["meeting"],
                condition=Q(issued_at__isnull=False),
            ),
        ]
