"""Days and times as a tired person types them."""

from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from methub.fittings import dates
from methub.foundation.timekeeping import london

FIFTH_OF_MARCH = date(2026, 3, 5)
ANY_DAY = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    "written",
    [
        "5/3/2026",
        "05/03/2026",
        "5.3.2026",
        "5-3-2026",
        "5 3 2026",
        " 5 / 3 / 2026 ",
        "5/3/26",
        "5 Mar 2026",
        "5 march 2026",
        "5th March 2026",
        "Thu 5 Mar 2026",
        "Thursday, 5 March 2026",
        "5-Mar-26",
        "2026-03-05",
    ],
)
def test_the_day_comes_before_the_month(written):
    assert dates.parse_day(written) == FIFTH_OF_MARCH


@pytest.mark.parametrize(
    "written",
    ["", "yesterday", "31/2/2026", "3/14/2011", "5 Marble 2026", "5/3", "29 Feb 2025", "5/3/0026",
     "5/3/12026", "//", "١/٢/٠٠٠٠", "5/3/2026" * 500],
)  # fmt: skip
def test_what_is_no_day_is_refused(written):
    with pytest.raises(dates.NotADay):
        dates.parse_day(written)


def test_sept_is_september():
    assert dates.parse_day("5 Sept 2026") == date(2026, 9, 5)


@given(ANY_DAY)
def test_a_day_as_the_product_writes_it_is_read_back(day):
    assert dates.parse_day(f"{day.day} {day:%b} {day.year}") == day
    assert dates.parse_day(f"{day.day}/{day.month}/{day.year}") == day
    assert dates.parse_day(f"{day:%A} {day.day} {day:%B} {day.year}") == day


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("6:30pm", time(18, 30)),
        ("6.30 PM", time(18, 30)),
        ("6pm", time(18)),
        ("18:30", time(18, 30)),
        ("1830", time(18, 30)),
        ("1830hrs", time(18, 30)),
        ("12am", time(0)),
        ("12:05pm", time(12, 5)),
        ("0:00", time(0)),
    ],
)
def test_times_are_read_as_people_write_them(written, meant):
    assert dates.parse_time(written) == meant


@pytest.mark.parametrize("written", ["", "6", "25:00", "13pm", "0am", "6:75", "tea time", "1" * 40])
def test_what_is_no_time_is_refused(written):
    with pytest.raises(dates.NotATime):
        dates.parse_time(written)


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("20/11/2026 18:15", ("20/11/2026", "18:15")),
        ("20 Nov 2026, 6:15pm", ("20 Nov 2026", "6:15pm")),
        ("25/10/2026 1:30am BST", ("25/10/2026", "1:30am BST")),
        ("20 Nov 2026 6:15 pm", ("20 Nov 2026", "6:15 pm")),
        ("20 Nov 2026", ("20 Nov 2026", "")),
        ("18:15", ("18:15", "")),
    ],
)
def test_a_day_and_a_time_written_in_one_go_are_told_apart(written, parts):
    assert dates.day_and_time(written) == parts


def test_the_hour_that_the_clocks_skip_never_happened():
    with pytest.raises(dates.TimeSkipped):
        dates.london_moment(date(2026, 3, 29), time(1, 30))


def test_the_hour_that_the_clocks_repeat_is_asked_about():
    with pytest.raises(dates.TimeTwice):
        dates.london_moment(date(2026, 10, 25), time(1, 30))


@pytest.mark.parametrize(("zone", "hour"), [("BST", 0), ("GMT", 1)])
def test_whoever_says_which_of_the_two_is_believed(zone, hour):
    moment = datetime(2026, 10, 25, hour, 30, tzinfo=UTC)
    assert dates.parse_zone(f"1:30am {zone.lower()}") == ("1:30am", zone)
    assert dates.london_moment(date(2026, 10, 25), time(1, 30), zone) == moment


def test_summer_time_in_november_is_a_slip():
    with pytest.raises(dates.NotThen):
        dates.london_moment(date(2026, 11, 21), time(1, 30), "BST")


@pytest.mark.parametrize("day", [date(2026, 3, 29), date(2026, 10, 25)])
def test_the_hours_around_a_clock_change_are_plain(day):
    assert dates.london_moment(day, time(0, 59)).tzinfo is UTC
    later = dates.london_moment(day, time(3)) - dates.london_moment(day, time(0))
    assert later in (timedelta(hours=2), timedelta(hours=4))


@given(st.integers(0, 4_102_444_800 // 60))
def test_a_moment_shown_and_typed_again_is_the_same_moment(minutes):
    moment = datetime.fromtimestamp(minutes * 60, UTC)
    local = london(moment)
    clock, zone = dates.parse_zone(dates.time_of(moment))
    assert dates.london_moment(local.date(), dates.parse_time(clock), zone) == moment


@given(st.text(max_size=60))
def test_nothing_typed_breaks_the_reading(text):
    for read, refusal in ((dates.parse_day, dates.NotADay), (dates.parse_time, dates.NotATime)):
        with suppress(refusal):
            read(text)
    assert len(dates.day_and_time(text)) == 2
