"""What is owed while a notification waits for a person; and the end of waiting.

Nothing opens an episode by itself, but time does not wait: a found child's 72 hours run from when
they were found, or back where the authority counts from that, also while nobody has opened the
message.
"""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from methub.agencies.models import Authority
from methub.agencies.queries import hub_team
from methub.audit.trail import Page
from methub.children.models import Child
from methub.clocks import changes as clocks
from methub.clocks import queries as promises
from methub.clocks.codes import Promise
from methub.foundation.spoken import instant
from methub.foundation.timekeeping import hours_after
from methub.intake.codes import NotificationKind
from methub.intake.models import Notification
from methub.interviews.rules import starts_at
from methub.policies import queries as policies
from methub.policies.rules import Policy

ARRIVED: dict[str, str] = {
    NotificationKind.MISSING_REPORTED: "Missing report",
    NotificationKind.RISK_CHANGED: "Change of risk",
    NotificationKind.FOUND: "Found notice",
    NotificationKind.PLACEMENT_NOTICE: "Placement notice",
    NotificationKind.UNREAD: "Message that a person needs to read",
}
"""What waits, on Today: it names no child, because nobody has said yet which child it is."""

_RUNNING = (Promise.ACCEPT_NOTIFICATION, Promise.RETURN_INTERVIEW)


@dataclass(frozen=True)
class Waiting:
    """What is owed while one notification waits, on the page of the change that begins or ends
    its waiting."""

    notification: Notification
    page: Page

    def begin(self) -> None:
        """The hub owes it to accept the message; and a child who was found, the interview."""
        row, policy = self.notification, self._policy()
        if policy is None:
            return  # nobody has decided how soon: it waits in the inbox all the same
        self._promise(
            Promise.ACCEPT_NOTIFICATION,
            why=f"{ARRIVED[row.kind]}, arrived {instant(row.received_at)}.",
            owed_to="Whoever sent it",
            started_at=row.received_at,
            hours=policy.inbox.accept_within_hours,
        )
        if row.kind == NotificationKind.FOUND and row.duplicate_of_id is None:
            self._interview(policy)

    def _interview(self, policy: Policy) -> None:
        """From the moment the authority counts from; from the other where only that was told."""
        found_at, returned_at = self.notification.found_at, self.notification.read.returned_at
        started_at = starts_at(
            basis=policy.interviews.clock_starts, found_at=found_at, returned_at=returned_at
        )
        if started_at is None:
            return  # nobody has said when: the promise to accept the message comes due first
        told = "Found" if started_at == found_at else "Back"
        self._promise(
            Promise.RETURN_INTERVIEW,
            why=f"{told} {instant(started_at)}. Nobody has accepted the message yet.",
            owed_to="The child",
            # Nobody is found after the news of it came, whatever date the e-mail gives itself.
            started_at=min(started_at, self.notification.received_at),
            hours=policy.interviews.within_hours,
        )

    def end(self, child: Child | None) -> None:
        """The promise to accept is kept; the provisional interview promise gives way to the real
        one, which runs from the same moment."""
        signed: dict[str, Any] = {"by": self.page.by, "at": self.page.at}
        for promise in _RUNNING:
            for clock in promises.of_record(promise=promise, about=self.notification.reference):
                if child is not None:
                    clocks.point_at_person(clock=clock, person=child.person, **signed)
                if promise is Promise.ACCEPT_NOTIFICATION:
                    clocks.stop(clock=clock, stopped_at=self.page.at, **signed)
                else:
                    clocks.cancel(clock=clock, why="Somebody has dealt with the message", **signed)

    @cached_property
    def _authority(self) -> Authority | None:
        """Whose ladder it climbs: the partnership's first authority, until the child is known."""
        theirs = Authority.objects.filter(partnership=self.notification.message.partnership_id)
        return theirs.order_by("pk").first()

    def _policy(self) -> Policy | None:
        if self._authority is None:
            return None
        try:
            return policies.policy_for(authority=self._authority, at=self.notification.received_at)
        except policies.NoPolicy:
            return None

    def _promise(
        self, promise: Promise, *, why: str, owed_to: str, started_at: datetime, hours: float
    ) -> None:
        team = hub_team(partnership_id=self.notification.message.partnership_id)
        clocks.start(
            promise=promise,
            about=self.notification.reference,
            why=why,
            owner=clocks.Owner(name=team.name if team else "MET Hub", team=team),
            owed_to=owed_to,
            started_at=started_at,
            due_at=hours_after(started_at, hours),
            message=self.notification.message,
            authority=self._authority,
            by=self.page.by,
            at=self.page.at,
        )
