"""Working days: what is promised within two of them at Christmas is promised for January."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from methub.foundation.working_days import (
    bank_holidays,
    is_working_day,
    known_until,
    working_days_after,
)

days = st.dates(date(2018, 1, 1), date(2029, 12, 1))


def easter(year: int) -> date:
    """The anonymous Gregorian reckoning, apart from the list it checks."""
    a, (b, c) = year % 19, divmod(year, 100)
    (d, e), f = divmod(b, 4), (b + 8) // 25
    h = (19 * a + b - d - (b - f + 1) // 3 + 15) % 30
    i, k = divmod(c, 4)
    weekday = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * weekday) // 451
    month, day = divmod(h + weekday - 7 * m + 114, 31)
    return date(year, month, day + 1)


def by_rule(year: int) -> set[date]:
    """Two around Easter, three Mondays, and three days that give way to the next weekday."""
    first = {date(year, 5, day) for day in range(1, 8)}
    last = {date(year, month, day) for month in (5, 8) for day in range(25, 32)}
    found = {day for day in first | last if day.weekday() == 0}
    found |= {easter(year) - timedelta(days=2), easter(year) + timedelta(days=1)}
    for day in (date(year, 1, 1), date(year, 12, 25), date(year, 12, 26)):
        while day.weekday() > 4 or day in found:
            day += timedelta(days=1)
        found.add(day)
    return found


DECREED: dict[int, set[date]] = {
    2020: {date(2020, 5, 4), date(2020, 5, 8)},  # moved to VE Day
    2022: {date(2022, 5, 30), date(2022, 6, 2), date(2022, 6, 3), date(2022, 9, 19)},
    2023: {date(2023, 5, 8)},
}
"""Days that were added, or moved, for one year."""


@pytest.mark.parametrize("year", range(2018, known_until().year + 1))
def test_every_year_has_the_days_its_rule_gives_it_but_for_what_was_decreed(year: int) -> None:
    listed = {day for day in bank_holidays() if day.year == year}
    assert listed ^ by_rule(year) == DECREED.get(year, set())


@pytest.mark.parametrize(
    ("day", "count", "then"),
    [
        (date(2026, 12, 23), 1, date(2026, 12, 24)),
        (date(2026, 12, 24), 1, date(2026, 12, 29)),
        (date(2026, 4, 2), 1, date(2026, 4, 7)),
        (date(2026, 11, 20), 1, date(2026, 11, 23)),
        (date(2022, 9, 16), 1, date(2022, 9, 20)),
        (date(2026, 11, 20), 0, date(2026, 11, 20)),
    ],
)
def test_weekends_and_bank_holidays_are_passed_over(day: date, count: int, then: date) -> None:
    assert working_days_after(day, count) == then


def test_an_authority_closes_on_days_of_its_own() -> None:
    closed = {date(2026, 12, 29), date(2026, 12, 30), date(2026, 12, 31)}
    assert working_days_after(date(2026, 12, 24), 1, closed=closed) == date(2027, 1, 4)


@settings(max_examples=50)
@given(days, st.integers(1, 30))
def test_as_many_working_days_lie_between_as_were_counted(day: date, count: int) -> None:
    then = working_days_after(day, count)
    passed = [day + timedelta(days=n) for n in range(1, (then - day).days + 1)]
    assert is_working_day(then)
    assert sum(map(is_working_day, passed)) == count
