"""How a notification is taken in hand and dealt with: the same for every kind of news."""

from dataclasses import dataclass
from datetime import datetime
from typing import Self

from methub.audit.trail import Page
from methub.children.models import Child
from methub.foundation.records import ChangedMeanwhile
from methub.intake.changes.newcomers import NewChild
from methub.intake.changes.refusals import AlreadyDealtWith
from methub.intake.changes.waiting import Waiting
from methub.intake.codes import NotificationState
from methub.intake.models import Notification
from methub.intake.rules import told_at
from methub.missing.models import Episode


@dataclass(frozen=True)
class InHand:
    """A notification that is being dealt with, on the page of the change that does it."""

    notification: Notification
    page: Page

    @classmethod
    def take(cls, notification: Notification, version: int, page: Page) -> Self:
        """Locked: of two people who accept it at once, the second is told; nothing is done
        twice."""
        locked = (
            Notification.objects.select_for_update(of=("self",), no_key=True)
            .select_related("message", "duplicate_of")
            .get(pk=notification.pk)
        )
        if locked.state != NotificationState.NEW:
            raise AlreadyDealtWith
        if locked.version != version:
            raise ChangedMeanwhile
        return cls(locked, page)

    def child(self, child: Child | NewChild) -> Child:
        """The child, held until the change ends; registered first if they are new."""
        if isinstance(child, NewChild):
            return child.register(self.page)
        return Child.objects.select_for_update(no_key=True).get(pk=child.pk)

    def told_of(self, happened_at: datetime | None) -> datetime:
        """When the hub was told."""
        return told_at(
            sent_at=self.notification.message.sent_at,
            received_at=self.notification.received_at,
            happened_at=happened_at,
        )

    def accept(self, child: Child, episode: Episode | None = None) -> None:
        """It is about this child, and perhaps this episode."""
        row = self.notification
        row.state, row.child, row.episode = NotificationState.ACCEPTED, child, episode
        self._sign()
        Waiting(row, self.page).end(child)
        self.page.write(
            "intake.notification.accepted",
            about=row,
            person_id=child.pk,
            kind=row.kind,
            episode=episode.reference if episode else None,
        )

    def put_aside(self, why: str) -> None:
        """Nothing to open; the reason stays beside the message."""
        row = self.notification
        row.state, row.set_aside_why = NotificationState.SET_ASIDE, why
        self._sign()
        Waiting(row, self.page).end(None)
        self.page.write("intake.notification.set-aside", about=row, why=why)

    def _sign(self) -> None:
        row = self.notification
        row.accepted_by_id, row.accepted_at = self.page.by.id, self.page.at
        row.version += 1
        row.save()
