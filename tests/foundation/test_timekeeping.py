"""Elapsed hours are hours; days and birthdays are London's."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from methub.foundation import timekeeping
from methub.foundation.timekeeping import (
    age_on,
    birthday,
    days_after,
    hours_after,
    london,
    london_day,
    london_instant,
    start_of,
)

DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))
INSTANTS = st.datetimes(
    datetime(1990, 1, 1),  # noqa: DTZ001 (hypothesis wants it bare, and adds the zone)
    datetime(2090, 12, 31),  # noqa: DTZ001
    timezones=st.just(UTC),
)


def test_a_child_found_before_the_clocks_go_forward_is_owed_72_hours_all_the_same():
    found = london_instant(date(2025, 3, 29), time(12))
    assert london(hours_after(found, 72)).strftime("%a %d %b %H:%M") == "Tue 01 Apr 13:00"


def test_a_child_found_before_the_clocks_go_back_is_owed_72_hours_all_the_same():
    found = london_instant(date(2025, 10, 25), time(12))
    assert london(hours_after(found, 72)).strftime("%a %d %b %H:%M") == "Tue 28 Oct 11:00"


@pytest.mark.parametrize(
    ("day", "hours"),
    [(date(2025, 3, 30), 23), (date(2025, 10, 26), 25), (date(2025, 7, 1), 24)],
)
def test_a_day_in_london_is_as_long_as_it_is(day, hours):
    assert start_of(day + timedelta(days=1)) - start_of(day) == timedelta(hours=hours)


@given(INSTANTS)
def test_every_instant_lies_in_its_own_london_day(instant):
    day = london_day(instant)
    assert start_of(day) <= instant < start_of(day + timedelta(days=1))


@given(INSTANTS, st.integers(0, 5_000))
def test_hours_elapse_whatever_the_clocks_do(instant, hours):
    assert hours_after(london(instant), hours) - instant == timedelta(hours=hours)


def test_five_days_are_five_times_24_hours():
    left = london_instant(date(2025, 10, 24), time(20))
    assert days_after(left, 5) - left == timedelta(hours=120)


@pytest.mark.parametrize(
    ("born_on", "years", "day"),
    [
        (date(2008, 2, 29), 18, date(2026, 3, 1)),  # a leap-day child comes of age on 1 March
        (date(2008, 2, 29), 16, date(2024, 2, 29)),
        (date(2008, 2, 28), 18, date(2026, 2, 28)),
        (date(2008, 12, 31), 18, date(2026, 12, 31)),
    ],
)
def test_a_birthday_is_a_day_of_the_calendar(born_on, years, day):
    assert birthday(born_on, years) == day


@pytest.mark.parametrize(
    ("day", "age"),
    [(date(2026, 2, 28), 17), (date(2026, 3, 1), 18), (date(2008, 2, 29), 0)],
)
def test_a_leap_day_child_is_a_child_on_28_february(day, age):
    assert age_on(date(2008, 2, 29), day) == age


@given(DAYS, st.integers(0, 24))
def test_an_age_begins_on_the_birthday_and_not_a_day_before(born_on, years):
    day = birthday(born_on, years)
    assert age_on(born_on, day) == years
    assert age_on(born_on, day - timedelta(days=1)) == years - 1


def test_now_is_in_utc():
    assert timekeeping.now().utcoffset() == timedelta(0)
