"""Time reads as people say it."""

import re
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from methub.foundation import spoken
from methub.foundation.timekeeping import london_instant

EVENING = london_instant(date(2026, 11, 21), time(18, 30))
SPANS = st.timedeltas(timedelta(0), timedelta(days=10_000))


def test_an_instant_is_a_day_and_a_time_in_london():
    assert spoken.instant(EVENING) == "Sat 21 Nov 2026, 6:30pm"
    in_summer = datetime(2026, 6, 30, 23, 30, tzinfo=UTC)
    assert spoken.instant(in_summer) == "Wed 1 Jul 2026, 12:30am"
    assert spoken.short_day(date(2026, 11, 21)) == "21 Nov 2026"


@pytest.mark.parametrize(
    ("hour", "words"),
    [(time(0, 5), "12:05am"), (time(12), "12:00pm"), (time(23, 59), "11:59pm")],
)
def test_noon_and_midnight_are_twelve(hour, words):
    assert spoken.clock(london_instant(date(2026, 11, 21), hour)) == words


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (timedelta(days=3, hours=4, minutes=59), "3 days 4 hours"),
        (timedelta(days=1, minutes=59), "1 day"),
        (timedelta(hours=1, minutes=1), "1 hour 1 minute"),
        (timedelta(minutes=60), "1 hour"),
        (timedelta(seconds=59), "less than a minute"),
        (-timedelta(days=2), "2 days"),
    ],
)
def test_a_length_is_its_two_largest_units(span, words):
    assert spoken.length(span) == words


@given(SPANS)
def test_a_length_is_never_longer_than_the_time_and_short_of_it_by_less_than_the_next_unit(span):
    sizes = {"day": timedelta(days=1), "hour": timedelta(hours=1), "minute": timedelta(minutes=1)}
    said = re.findall(r"(\d+) (day|hour|minute)", spoken.length(span))
    spelt = sum((int(count) * sizes[unit] for count, unit in said), timedelta(0))
    assert spelt <= span
    assert span - spelt < (sizes["hour"] if "day" in spoken.length(span) else sizes["minute"])


@given(SPANS)
def test_due_now_is_in_time_and_a_second_later_is_late(span):
    assert spoken.until(EVENING + span, EVENING).startswith("in ")
    assert spoken.until(EVENING, EVENING + span + timedelta(seconds=1)).endswith(" late")


@given(st.dates())
def test_every_day_there_is_can_be_said(day):
    assert spoken.day(day).endswith(f" {spoken.short_day(day)}")


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (datetime(2026, 11, 24, tzinfo=UTC), "end of Mon 23 Nov 2026"),
        (datetime(2026, 7, 1, 23, tzinfo=UTC), "end of Wed 1 Jul 2026"),
        (datetime(2026, 7, 2, tzinfo=UTC), "Thu 2 Jul 2026, 1:00am"),
        (datetime(2026, 11, 23, 15, tzinfo=UTC), "Mon 23 Nov 2026, 3:00pm"),
    ],
)
def test_what_is_due_at_midnight_is_due_by_the_end_of_the_day_before(moment, words):
    assert spoken.due(moment) == words
