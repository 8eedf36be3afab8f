"""Stretches of London days, and the months, quarters and years they fall into."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

MOST_MONTHS, MOST_QUARTERS = 18, 20
MONTHS = {"month": 1, "quarter": 3, "year": 12}
"""How long each kind of column is."""


@dataclass(frozen=True)
class Period:
    """From one day to another, both included."""

    first: date
    last: date

    @property
    def after(self) -> date:
        """The first day that no longer belongs to it."""
        return self.last + timedelta(days=1)

    @property
    def is_whole_months(self) -> bool:
        return self.first.day == 1 and self.after.day == 1

    @property
    def months(self) -> int:
        """How many calendar months it touches."""
        return (self.last.year - self.first.year) * 12 + self.last.month - self.first.month + 1

    @property
    def unit(self) -> str:
        """The columns a page has room for: months, then quarters, then years."""
        if self.months <= MOST_MONTHS:
            return "month"
        return "quarter" if self.months <= MOST_QUARTERS * 3 else "year"

    @property
    def before(self) -> "Period":
        """As long, and just before: whole months are compared with whole months."""
        if self.is_whole_months:
            return Period(month_of(self.first, -self.months), self.first - timedelta(days=1))
        return Period(self.first - (self.after - self.first), self.first - timedelta(days=1))

    @property
    def year_before(self) -> "Period":
        """The same days a year earlier; the last day of February stays the last."""
        return Period(_a_year_earlier(self.first), _a_year_earlier(self.after) - timedelta(days=1))

    def begins(self, unit: str) -> str:
        """The first day of the month, quarter or year it is of, whole or not."""
        return _start(self.first, MONTHS[unit]).isoformat()

    def columns(self, unit: str) -> Iterator["Period"]:
        """Its months, quarters or years; the first and the last may be parts of one."""
        length = MONTHS[unit]
        start = _start(self.first, length)
        while start <= self.last:
            following = month_of(start, length)
            yield Period(max(start, self.first), min(following - timedelta(days=1), self.last))
            start = following

    def words(self, unit: str) -> str:
        """ "Aug 2019", "Jul to Sep 2019", "2019"; a part of one says its days."""
        if not self.is_whole_months or self.months != MONTHS[unit]:
            return f"{_short(self.first)} to {_short(self.last)}"
        if unit == "year":
            return str(self.first.year)
        if unit == "month":
            return f"{self.first:%b %Y}"
        return f"{self.first:%b} to {self.last:%b %Y}"


def month_of(day: date, offset: int) -> date:
    """The first day of the month so many months from that of `day`."""
    months = day.year * 12 + day.month - 1 + offset
    return date(months // 12, months % 12 + 1, 1)


def last_months(count: int, *, on: date) -> Period:
    """The last whole months before the one we are in."""
    return Period(month_of(on, -count), month_of(on, 0) - timedelta(days=1))


def joined(periods: Iterable[Period]) -> list[Period]:
    """The same days in as few stretches as they make: those that touch are one."""
    found: list[Period] = []
    for one in sorted(periods, key=lambda period: period.first):
        if found and one.first <= found[-1].after:
            one = Period(found[-1].first, max(found.pop().last, one.last))
        found.append(one)
    return found


def _start(day: date, months: int) -> date:
    return day.replace(day=1, month=(day.month - 1) // months * months + 1)


def _a_year_earlier(day: date) -> date:
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day.replace(year=day.year - 1, day=28)


def _short(day: date) -> str:
    return f"{day.day} {day:%b %Y}"
