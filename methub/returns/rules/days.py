"""The return speaks of days, written dd/mm/yyyy, in years that begin in April."""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Protocol

_WRITTEN = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})", re.ASCII)
_EARLIEST, _LATEST = 1700, 2200


@lru_cache(maxsize=20_000)
def read_day(text: str) -> date | None:
    """The day, or nothing where the return would not accept it."""
    written = _WRITTEN.fullmatch(text)
    if written is None:
        return None
    day, month, year = (int(part) for part in written.groups())
    try:
        return date(year, month, day) if _EARLIEST <= year <= _LATEST else None
    except ValueError:
        return None


def written(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""


class Span(Protocol):
    """The days that a list is about, both ends among them."""

    @property
    def first(self) -> date: ...

    @property
    def last(self) -> date: ...


@dataclass(frozen=True)
class SixMonths:
    """The day of an inspectors’ list, and the six months before it."""

    last: date

    @property
    def first(self) -> date:
        """The same day of the month; where it has no such day, the last it has."""
        ahead = self.last.year * 12 + self.last.month - 1 - 6
        year, month = ahead // 12, ahead % 12 + 1
        return date(year, month, min(self.last.day, calendar.monthrange(year, month)[1]))


@dataclass(frozen=True)
class CollectionYear:
    """2026 is 1 April 2025 to 31 March 2026."""

    number: int

    @property
    def first(self) -> date:
        return date(self.number - 1, 4, 1)

    @property
    def last(self) -> date:
        return date(self.number, 3, 31)

    @property
    def name(self) -> str:
        return f"{self.number - 1}/{self.number % 100:02}"

    @property
    def before(self) -> "CollectionYear":
        return CollectionYear(self.number - 1)

    def holds(self, day: date) -> bool:
        return self.first <= day <= self.last


def year_of(day: date) -> CollectionYear:
    """The collection year a day falls in."""
    return CollectionYear(day.year + 1 if (day.month, day.day) >= (4, 1) else day.year)
