"""Alerts that wait for a named person, and how far each promise has climbed."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from methub.agencies.permissions import Permission
from methub.agencies.roles import Role
from methub.agencies.viewer import Viewer
from methub.clocks import queries as clocks
from methub.clocks.codes import Promise
from methub.clocks.models import Alert
from methub.foundation.written import written_once

A_PANEL = 25


@dataclass(frozen=True)
class Alarm:
    """An alert that has risen to the viewer's role and waits for a named person."""

    reference: str
    promise_reference: str
    promise: Promise
    child: str
    owner: str
    raised_at: datetime
    person_id: int | None


@dataclass(frozen=True)
class Alarms:
    """The oldest of them, and how many there are in all."""

    rows: tuple[Alarm, ...]
    total: int

    @property
    def person_ids(self) -> frozenset[int]:
        """Every child who is named by one of them."""
        return frozenset(row.person_id for row in self.rows if row.person_id is not None)


@dataclass(frozen=True)
class Rung:
    """One rung of the ladder a late promise has climbed. `accepted_by` is empty while it waits."""

    reference: str
    role: Role
    raised_at: datetime
    accepted_by: str
    accepted_at: datetime | None


def alarms(*, viewer: Viewer) -> Alarms:
    """What waits for somebody in one of the viewer's roles, oldest first. A promise that rose to
    two of their roles waits once: whoever takes it up takes up every rung."""
    if not viewer.may(Permission.ACCEPT_ALERT):
        return Alarms((), 0)
    oldest = _oldest(viewer=viewer)
    found = {alert.clock_id: alert for alert in oldest}
    rows = tuple(
        Alarm(
            reference=alert.reference,
            promise_reference=alert.clock.reference,
            promise=Promise(alert.clock.promise),
            child=alert.clock.person.name if alert.clock.person else "a message",
            owner=alert.clock.owed_by_name,
            raised_at=alert.raised_at,
            person_id=alert.clock.person_id,
        )
        for alert in found.values()
    )
    has_more = len(oldest) == A_PANEL
    if not has_more:
        return Alarms(rows, len(rows))
    waiting = clocks.alerts_for(viewer=viewer).values("clock").distinct()
    return Alarms(rows, waiting.count())


@written_once("viewer")
def _oldest(*, viewer: Viewer) -> QuerySet[Alert]:
    return clocks.alerts_for(viewer=viewer).select_related("clock__person")[:A_PANEL]


def ladder(*, viewer: Viewer, reference: str) -> list[Rung]:
    """How far one promise has climbed, newest rung first."""
    rows = clocks.alerts(viewer=viewer).filter(clock__reference=reference)
    return [
        Rung(
            reference=row.reference,
            role=Role(row.role),
            raised_at=row.raised_at,
            accepted_by=row.accepted_by.name if row.accepted_by else "",
            accepted_at=row.accepted_at,
        )
        for row in rows.select_related("accepted_by").order_by("-rung")
    ]
