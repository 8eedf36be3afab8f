"""What is owed, and which alerts are open."""

from collections.abc import Collection
from datetime import datetime

from django.db.models import F, QuerySet

from methub.agencies.models import User
from methub.agencies.queries import front_desk, memberships_on
from methub.agencies.viewer import Viewer
from methub.clocks.codes import OF_THE_WORKER, Promise
from methub.clocks.models import Alert, Clock, ClockQuerySet


def promises(*, viewer: Viewer) -> ClockQuerySet:
    """Every promise the viewer may know of."""
    return Clock.objects.visible_to(viewer)


def open_promises(*, viewer: Viewer) -> ClockQuerySet:
    """What is still owed, soonest due first: so late comes first."""
    return promises(viewer=viewer).open().order_by("due_at", "id")


def promises_about(*, viewer: Viewer, person_id: int) -> ClockQuerySet:
    """One child's promises: open first, soonest due first; then the newest settled."""
    return (
        promises(viewer=viewer)
        .filter(person=person_id)
        .order_by(F("stopped_at").desc(nulls_first=True), "due_at", "id")
    )


def alerts(*, viewer: Viewer) -> QuerySet[Alert]:
    """Every alert about a promise the viewer may know of."""
    return Alert.objects.visible_to(viewer)


def alerts_for(*, viewer: Viewer) -> QuerySet[Alert]:
    """Alerts waiting for somebody in one of the viewer's roles, oldest first."""
    return (
        Alert.objects.visible_to(viewer)
        .unaccepted()
        .filter(role__in=sorted(viewer.roles))
        .select_related("clock")
        .order_by("raised_at", "id")
    )


def of_record(*, promise: Promise, about: str) -> ClockQuerySet:
    """The open promises one record made. For the room that made them, inside its own change."""
    return Clock.objects.open().filter(promise=promise, about=about)


def of_records(*, about: Collection[str]) -> ClockQuerySet:
    """Every open promise these records made. For the room whose records count no longer."""
    return Clock.objects.open().filter(about__in=about)


def of_child(*, promise: Promise, person_id: int) -> ClockQuerySet:
    """The open promises of one kind about one child. For the room that makes them."""
    return Clock.objects.open().filter(promise=promise, person=person_id)


def of_the_worker(*, person_id: int) -> ClockQuerySet:
    """What whoever is allocated to a child owes. For the room that says who that is."""
    return Clock.objects.open().filter(promise__in=sorted(OF_THE_WORKER), person=person_id)


def once_begun(*, promise: Promise, about: str) -> ClockQuerySet:
    """What one record promised, kept or not, unless it was cancelled: a corrected fact moves the
    times of a promise already kept, too."""
    return Clock.objects.filter(promise=promise, about=about, cancelled_at=None)


def newest_of(*, promise: Promise, about: str) -> Clock | None:
    """What one record promised last, however it ended. For the room that takes the end back."""
    return Clock.objects.filter(promise=promise, about=about).order_by("-id").first()


def to_be_raised(*, at: datetime) -> ClockQuerySet:
    """Promises whose next rung has been reached. For the job alone."""
    return Clock.objects.alert_due(at).order_by("next_alert_at")


def reached_by(*, alert: Alert, at: datetime) -> list[User]:
    """Everybody in the role an alert has reached who will see it: each is asked for exactly as
    Today asks, so that nobody is written to about a promise they may not know of."""
    in_role = memberships_on(at=at).filter(
        role=alert.role, team__agency__partnership=alert.clock.partnership
    )
    return [
        user
        for user in User.objects.filter(pk__in=in_role.values("user")).order_by("pk")
        if promises(viewer=front_desk(user=user, at=at)[0]).filter(pk=alert.clock_id).exists()
    ]
