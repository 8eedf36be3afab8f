"""How a notification is taken in hand and dealt with: the same for every kind of news."""

from datetime import datetime

from methub.audit.trail import Page
from methub.children.models import Child
from methub.foundation.records import ChangedMeanwhile
from methub.intake.changes.refusals import AlreadyDealtWith
from methub.intake.changes.waiting import end_waiting
from methub.intake.codes import NotificationState
from methub.intake.models import Notification
from methub.intake.rules import told_at
from methub.missing.models import Episode


def taken_in_hand(notification: Notification, version: int) -> Notification:
    """Locked: of two people who accept it at once, the second is told; nothing is done twice."""
    locked = (
        Notification.objects.select_for_update(of=("self",))
        .select_related("message", "duplicate_of")
        .get(pk=notification.pk)
    )
    if locked.state != NotificationState.NEW:
        raise AlreadyDealtWith
    if locked.version != version:
        raise ChangedMeanwhile
    return locked


def told_of(notification: Notification, happened_at: datetime | None) -> datetime:
    """When the hub was told."""
    return told_at(
        sent_at=notification.message.sent_at,
        received_at=notification.received_at,
        happened_at=happened_at,
    )


def accepted(page: Page, notification: Notification, child: Child, episode: Episode | None) -> None:
    """It is about this child, and perhaps this episode."""
    notification.state = NotificationState.ACCEPTED
    notification.child, notification.episode = child, episode
    _sign(page, notification)
    end_waiting(notification=notification, child=child, by=page.by, at=page.at)
    page.write(
        "intake.notification.accepted",
        about=notification,
        person_id=child.pk,
        kind=notification.kind,
        episode=episode.reference if episode else None,
    )


def put_aside(page: Page, notification: Notification, why: str) -> None:
    """Nothing to open; the reason stays beside the message."""
    notification.state, notification.set_aside_why = NotificationState.SET_ASIDE, why
    _sign(page, notification)
    end_waiting(notification=notification, child=None, by=page.by, at=page.at)
    page.write("intake.notification.set-aside", about=notification, why=why)


def _sign(page: Page, notification: Notification) -> None:
    notification.accepted_by_id, notification.accepted_at = page.by.id, page.at
    notification.version += 1
    notification.save()
