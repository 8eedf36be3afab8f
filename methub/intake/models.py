"""Notifications: what was read in a message, waiting for a person to say which child it is."""

from typing import Self

from django.db import models
from django.db.models import Q

from methub.agencies.models import User
from methub.agencies.viewer import Viewer
from methub.children.models import Child
from methub.foundation.records import Record, Versioned, code_column, tracked
from methub.intake.codes import NotificationKind, NotificationState
from methub.intake.rules import Problem, ReadNotification
from methub.missing.models import Episode
from methub.post.models import Message


class NotificationQuerySet(models.QuerySet["Notification"]):
    def visible_to(self, viewer: Viewer) -> Self:
        """Those whose message came to the viewer's partnership."""
        return self.filter(message__partnership__in=viewer.partnership_ids)

    def waiting(self) -> Self:
        return self.filter(state=NotificationState.NEW)


@tracked
class Notification(Record, Versioned):
    """One child's part of a message, as it was read. What was read is never rewritten: what a
    person put right stands in the record that came of it.

    The columns are those that lists and searches ask for; `reading` holds every value.
    """

    message = models.ForeignKey(Message, on_delete=models.PROTECT, related_name="+")
    part = models.PositiveSmallIntegerField()
    received_at = models.DateTimeField()
    kind = models.TextField(choices=NotificationKind.choices())
    state = models.TextField(choices=NotificationState.choices(), default=NotificationState.NEW)
    duplicate_of = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")

    police_reference = models.TextField(blank=True)
    case = models.TextField(blank=True)
    digest = models.CharField(max_length=64)
    surname = models.TextField(blank=True)
    forenames = models.TextField(blank=True)
    born_on = models.DateField(null=True)
    missing_since = models.DateTimeField(null=True)
    reported_at = models.DateTimeField(null=True)
    found_at = models.DateTimeField(null=True)
    reading = models.JSONField()
    problems = models.JSONField()

    accepted_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    accepted_at = models.DateTimeField(null=True)
    child = models.ForeignKey(Child, on_delete=models.PROTECT, null=True, related_name="+")
    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, null=True, related_name="+")
    set_aside_why = models.TextField(blank=True)

    objects = NotificationQuerySet.as_manager()

    class Meta:
        constraints = [
            code_column("notification_kind_known", NotificationKind.values(), field="kind"),
            code_column("notification_state_known", NotificationState.values(), field="state"),
            models.UniqueConstraint(name="notification_once_a_part", fields=["message", "part"]),
            models.CheckConstraint(
                name="notification_dealt_with_says_who_and_when",
                condition=Q(state=NotificationState.NEW, accepted_at=None, accepted_by=None)
                | (
                    ~Q(state=NotificationState.NEW)
                    & Q(accepted_at__isnull=False, accepted_by__isnull=False)
                ),
            ),
            models.CheckConstraint(
                name="notification_set_aside_says_why",
                condition=~Q(state=NotificationState.SET_ASIDE) | ~Q(set_aside_why=""),
            ),
        ]
        indexes = [
            # the inbox, oldest first
            models.Index(name="notification_inbox", fields=["state", "received_at"]),
            # has this been told before?
            models.Index(name="notification_by_case", fields=["case"], condition=~Q(case="")),
            models.Index(name="notification_by_digest", fields=["digest"]),
            # everything that arrived about a child
            models.Index(
                name="notification_by_child", fields=["child"], condition=Q(child__isnull=False)
            ),
        ]

    @property
    def read(self) -> ReadNotification:
        """Every value that was read."""
        return ReadNotification.from_json(self.reading)

    @property
    def read_problems(self) -> tuple[Problem, ...]:
        return tuple(Problem(**problem) for problem in self.problems)
