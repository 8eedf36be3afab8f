"""When an interview is due, and whether it was in time. Elapsed hours, in UTC."""

from collections.abc import Iterable
from datetime import datetime

from methub.foundation.timekeeping import hours_after
from methub.policies.codes import ClockStarts


def starts_at(
    *, basis: ClockStarts, found_at: datetime | None, returned_at: datetime | None
) -> datetime | None:
    """What starts the hours: found or returned, as the authority decided. Where only the other
    is known the hours start from that: a child nobody timed would be a child nobody visits."""
    first, second = (
        (found_at, returned_at) if basis is ClockStarts.FOUND else (returned_at, found_at)
    )
    return first or second


def due_at(*, started_at: datetime, within_hours: int) -> datetime:
    """Nights, weekends and clock changes count: 72 hours are 72 hours to the child."""
    return hours_after(started_at, within_hours)


def earliest(dues: Iterable[datetime]) -> datetime:
    """One interview for several episodes is due when the first of them is."""
    return min(dues)


def in_time(*, held_at: datetime | None, due_at: datetime) -> bool:
    """At exactly the due second is in time; one second after is late (practice.md §10)."""
    return held_at is not None and held_at <= due_at


def answers(*, held_at: datetime | None, started_at: datetime) -> bool:
    """An interview can answer an episode unless it was held before the child came back from it."""
    return held_at is None or held_at >= started_at
