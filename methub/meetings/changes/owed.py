"""What a meeting makes somebody owe: promises on Today that climb the ladder."""

from datetime import date, datetime

from methub.agencies.models import User
from methub.audit.trail import Page
from methub.clocks import changes as clocks
from methub.clocks import queries as promises
from methub.clocks.changes import Owner
from methub.clocks.codes import Promise
from methub.foundation.timekeeping import start_of
from methub.meetings.models import Action, Escalation

Owed = Action | Escalation


def owe(owed: Owed, promise: Promise, user: User, due_at: datetime, why: str, page: Page) -> None:
    child = owed.child
    clocks.start(
        promise=promise,
        about=owed.reference,
        why=why,
        owner=Owner(user.name, user=user),
        owed_to=owed.meeting.name,
        started_at=page.at,
        due_at=due_at,
        person=child.person if child else None,
        in_partnership=None if child else owed.meeting.authority.partnership,
        authority=owed.meeting.authority,
        by=page.by,
        at=page.at,
    )


def settle(owed: Owed, promise: Promise, page: Page) -> None:
    for clock in promises.of_record(promise=promise, about=owed.reference):
        clocks.stop(clock=clock, stopped_at=page.at, by=page.by, at=page.at)


def cancel(owed: Owed, promise: Promise, why: str, page: Page) -> None:
    for clock in promises.of_record(promise=promise, about=owed.reference):
        clocks.cancel(clock=clock, why=why, by=page.by, at=page.at)


def end_of(day: date) -> datetime:
    """The whole day is in time."""
    return start_of(date.fromordinal(day.toordinal() + 1))
