"""The only module that reads the wall clock, and the only one that knows London."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


def now() -> datetime:
    """This instant, in UTC. Only the edges (requests, jobs, commands) call it."""
    return datetime.now(UTC)


def hours_after(moment: datetime, hours: float) -> datetime:
    """Elapsed hours: a clock change in between neither gives nor takes an hour."""
    return moment.astimezone(UTC) + timedelta(hours=hours)


def days_after(moment: datetime, days: float) -> datetime:
    """Elapsed days of 24 hours each (practice.md §3.8: five days is 5 x 24 h)."""
    return hours_after(moment, days * 24)


def london(moment: datetime) -> datetime:
    return moment.astimezone(LONDON)


def london_day(moment: datetime) -> date:
    return london(moment).date()


def london_instant(day: date, at: time) -> datetime:
    """A wall-clock time in London, as an instant in UTC."""
    return datetime.combine(day, at, tzinfo=LONDON).astimezone(UTC)


def start_of(day: date) -> datetime:
    """The instant a London day begins."""
    return london_instant(day, time())


def end_of(day: date) -> datetime:
    """The instant a London day is over: the whole day is in time."""
    return start_of(day + timedelta(days=1))


def birthday(born_on: date, years: int) -> date:
    """The day somebody reaches an age. Born on 29 February: 1 March in other years."""
    try:
        return born_on.replace(year=born_on.year + years)
    except ValueError:
        return date(born_on.year + years, 3, 1)


def age_on(born_on: date, day: date) -> int:
    """Age in whole years on a day."""
    years = day.year - born_on.year
    return years if birthday(born_on, years) <= day else years - 1
