"""Working days in England: no weekend, no bank holiday, and no day on which an authority says that
it is closed. The bank holidays are a file that a person can check and the next release lengthens;
nothing is asked of the network. After the last year in it, only weekends are known."""

import tomllib
from collections.abc import Collection
from datetime import date, timedelta
from functools import cache
from pathlib import Path

SATURDAY = 5
LIST = Path(__file__).with_name("bank_holidays.toml")


@cache
def bank_holidays() -> frozenset[date]:
    years: dict[str, list[str]] = tomllib.loads(LIST.read_text(encoding="utf-8"))
    return frozenset(date.fromisoformat(day) for days in years.values() for day in days)


def known_until() -> date:
    """The last day of the last year whose bank holidays are known."""
    return date(max(bank_holidays()).year, 12, 31)


def is_working_day(day: date, *, closed: Collection[date] = ()) -> bool:
    return day.weekday() < SATURDAY and day not in bank_holidays() and day not in closed


def working_days_after(day: date, count: int, *, closed: Collection[date] = ()) -> date:
    """The working day that is so many working days later; the day itself is none of them."""
    for _ in range(count):
        day += timedelta(days=1)
        while not is_working_day(day, closed=closed):
            day += timedelta(days=1)
    return day
