"""Promises, and the alerts that climb while they are late."""

from datetime import datetime

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from methub.agencies.models import Authority, Partnership, Team, User
from methub.agencies.viewer import Viewer
from methub.clocks import rules
from methub.clocks.codes import ClockState, Promise
from methub.foundation.records import Record, code_column, tracked
from methub.people.models import Person, Sight
from methub.post.models import Message


class ClockQuerySet(models.QuerySet["Clock"]):
    def visible_to(self, viewer: Viewer) -> "ClockQuerySet":
        """Promises about children one may know of, and whatever one owes oneself: but a record
        that was restricted since names its child to nobody who is not named for it."""
        # Asked promise by promise: few are open, and a hub may see every child there is.
        sights = Sight.objects.of(viewer).filter(person=OuterRef("person"))
        restricted = Person.objects.filter(pk=OuterRef("person"), is_restricted=True)
        return self.filter(
            Exists(sights.whole_record())
            | Q(owed_by=viewer.user_id) & (~Exists(restricted) | Exists(sights))
            | Q(person=None, owed_by_team__in=sorted(viewer.team_ids))
        )

    def open(self) -> "ClockQuerySet":
        return self.filter(stopped_at=None, cancelled_at=None)

    def alert_due(self, at: datetime) -> "ClockQuerySet":
        return self.open().filter(next_alert_at__lt=at)


@tracked
class Clock(Record):
    """A promise with a time on it: by whom, to whom, about which child or message, and why.

    `about` is the reference of the record that made the promise: the room above knows its kind.
    `in_partnership` says whose it is where nobody knows the child yet and no message came.
    `area` is the GSS code of a district, so that an area worker finds what is theirs.
    """

    promise = models.TextField(choices=Promise.choices())
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    message = models.ForeignKey(Message, on_delete=models.PROTECT, null=True, related_name="+")
    in_partnership = models.ForeignKey(
        Partnership, on_delete=models.PROTECT, null=True, related_name="+"
    )
    about = models.TextField()
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, null=True, related_name="+")
    area = models.TextField(blank=True)
    owed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    owed_by_team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, related_name="+")
    owed_by_name = models.TextField()
    owed_to = models.TextField()
    why = models.TextField()
    started_at = models.DateTimeField()
    due_at = models.DateTimeField()
    stopped_at = models.DateTimeField(null=True)
    cancelled_at = models.DateTimeField(null=True)
    cancelled_why = models.TextField(blank=True)
    breach_recorded_at = models.DateTimeField(null=True)
    next_alert_at = models.DateTimeField(null=True)

    objects = ClockQuerySet.as_manager()

    class Meta:
        constraints = [
            code_column("clock_promise_known", Promise.values(), field="promise"),
            models.CheckConstraint(
                name="clock_due_after_it_started", condition=Q(due_at__gte=F("started_at"))
            ),
            models.CheckConstraint(
                name="clock_is_about_somebody_or_a_message",
                condition=Q(person__isnull=False)
                | Q(message__isnull=False)
                | Q(in_partnership__isnull=False),
            ),
            models.CheckConstraint(
                name="clock_stops_once",
                condition=Q(stopped_at=None) | Q(cancelled_at=None),
            ),
        ]
        indexes = [
            # Today: what a person owes, what a team owes, what is owed about a child; soonest first
            models.Index(
                name="clock_open_by_owner",
                fields=["owed_by", "due_at"],
                condition=Q(stopped_at=None, cancelled_at=None),
            ),
            models.Index(
                name="clock_open_by_team",
                fields=["owed_by_team", "due_at"],
                condition=Q(stopped_at=None, cancelled_at=None),
            ),
            models.Index(
                name="clock_open_by_due",
                fields=["due_at"],
                condition=Q(stopped_at=None, cancelled_at=None),
            ),
            # How many there are: about whom, and whose; a country's fit on a few hundred pages
            models.Index(
                name="clock_open_whose",
                fields=["person"],
                include=["owed_by", "owed_by_team", "area"],
                condition=Q(stopped_at=None, cancelled_at=None),
            ),
            # My week: what a person did, and whether in time
            models.Index(
                name="clock_kept_by_owner",
                fields=["owed_by", "stopped_at"],
                condition=Q(stopped_at__isnull=False),
            ),
            # the child's page
            models.Index(name="clock_by_person", fields=["person", "-due_at"]),
            # the job that raises alerts
            models.Index(
                name="clock_next_alert",
                fields=["next_alert_at"],
                condition=Q(stopped_at=None, cancelled_at=None),
            ),
            # the room above finds its own promise
            models.Index(name="clock_by_about", fields=["promise", "about"]),
        ]

    @property
    def partnership(self) -> Partnership:
        """Whose child, or whose message, it is about."""
        about = self.person or self.message
        partnership = about.partnership if about else self.in_partnership
        assert partnership is not None, "clock_is_about_somebody_or_a_message"
        return partnership

    def state(self, at: datetime) -> ClockState:
        return rules.state(
            due_at=self.due_at,
            stopped_at=self.stopped_at,
            cancelled_at=self.cancelled_at,
            at=at,
        )


class AlertQuerySet(models.QuerySet["Alert"]):
    def visible_to(self, viewer: Viewer) -> "AlertQuerySet":
        return self.filter(clock__in=Clock.objects.visible_to(viewer))

    def unaccepted(self) -> "AlertQuerySet":
        return self.filter(accepted_at=None, clock__stopped_at=None, clock__cancelled_at=None)


@tracked
class Alert(Record):
    """Somebody must take this up. It stays open until a named person accepts it, or it rises."""

    clock = models.ForeignKey(Clock, on_delete=models.PROTECT, related_name="alerts")
    rung = models.PositiveSmallIntegerField()
    role = models.TextField()
    raised_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    accepted_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    objects = AlertQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="one_alert_a_rung", fields=["clock", "rung"]),
            models.CheckConstraint(
                name="alert_accepted_by_somebody",
                condition=Q(accepted_at=None, accepted_by=None)
                | Q(accepted_at__isnull=False, accepted_by__isnull=False),
            ),
        ]
        indexes = [
            models.Index(name="alert_open_by_role", fields=["role"], condition=Q(accepted_at=None))
        ]
