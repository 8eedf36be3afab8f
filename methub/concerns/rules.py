"""By when a concern is decided, and by when whoever raised it hears."""

from collections.abc import Collection
from datetime import date, datetime

from methub.foundation.timekeeping import end_of, hours_after, london_day
from methub.foundation.working_days import working_days_after


def decide_by(
    *,
    told_at: datetime,
    is_urgent: bool,
    working_days: int,
    urgent_hours: int,
    closed: Collection[date] = (),
) -> datetime:
    """Urgent: elapsed hours, whatever the day. Otherwise until the end of a working day."""
    if is_urgent:
        return hours_after(told_at, urgent_hours)
    return end_of_working_day(told_at, working_days, closed=closed)


def end_of_working_day(moment: datetime, days: int, *, closed: Collection[date] = ()) -> datetime:
    """The end of the London day that is this many working days later."""
    return end_of(working_days_after(london_day(moment), days, closed=closed))


def within_the_minute(decided_at: datetime, *, told_at: datetime) -> datetime:
    """A time is typed to the minute. What was decided in the minute in which it was raised was
    decided then, and not some seconds before."""
    return told_at if told_at.replace(second=0, microsecond=0) == decided_at else decided_at


def is_in_time(*, decided_at: datetime | None, due_at: datetime, at: datetime) -> bool | None:
    """Whether the decision came in time; None while there is still time for it."""
    if decided_at is None:
        return None if at <= due_at else False
    return decided_at <= due_at
