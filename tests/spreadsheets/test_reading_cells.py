"""What a cell says: nothing is guessed, and nothing is lost without a word."""

from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from methub.missing.codes import Precision
from methub.spreadsheets.codes import Meaning, RowState, Severity
from methub.spreadsheets.rules.days import When, is_mostly_month_first, read_time, read_when
from methub.spreadsheets.rules.heard import is_as_above, says_nothing
from methub.spreadsheets.rules.naming import Someone, people_in
from methub.spreadsheets.rules.rows import Sheet, read_row

TODAY = date(2026, 11, 21)
FIFTH = date(2026, 3, 5)
DAYS = st.dates(date(1998, 1, 1), TODAY)


@pytest.mark.parametrize(
    "text",
    ["5/3/2026", "05.03.26", "5-3-26", "5th March 26", "5 Mar 2026", "Thurs 5th of March 2026",
     "2026-03-05", "March 5, 2026", "46086"],
)  # fmt: skip
def test_one_day_is_written_in_many_ways(text):
    assert read_when(text, today=TODAY).value == When(day=FIFTH)


@pytest.mark.parametrize("text", ["5/3/26 22:30", "5/3/2026 10.30pm", "5 March 2026 at 2230hrs"])
def test_the_time_may_stand_beside_the_day(text):
    assert read_when(text, today=TODAY).value == When(day=FIFTH, at=time(22, 30))


@given(DAYS)
@settings(max_examples=60, deadline=None)
def test_a_day_written_in_full_is_read_back_whatever_the_style(day):
    month = f"{day:%B}"
    for text in (f"{day.day}/{day.month}/{day.year}", f"{day.day} {month} {day.year}",
                 day.isoformat(), f"{day.day}.{day.month:02}.{day.year}"):  # fmt: skip
        assert read_when(text, today=TODAY).value == When(day=day), text


@given(DAYS)
@settings(max_examples=60, deadline=None)
def test_a_year_of_two_figures_is_never_read_without_saying_so(day):
    heard = read_when(f"{day:%d/%m/%y}", today=TODAY)
    assert heard.value == When(day=day)
    assert heard.odd


@given(DAYS.map(lambda day: (day.year, day.month)), st.booleans())
@settings(max_examples=40, deadline=None)
def test_a_month_stays_a_month(year_month, is_iso):
    year, month = year_month
    text = f"{year}-{month:02}" if is_iso else f"{date(year, month, 1):%b-%y}"
    assert read_when(text, today=TODAY).value == When(month=year_month, year=year)


@given(st.text(max_size=40))
@settings(max_examples=60, deadline=None)
def test_whatever_is_written_is_read_as_something_or_said_to_be_odd(text):
    for heard in (read_when(text, today=TODAY), people_in(text)):
        assert heard.value is not None or heard.odd or says_nothing(text)
    read_time(text)


@pytest.mark.parametrize("text", ["?", "n/k", "N/K", "N/A", "-", "unknown", "not known", "TBC", ""])
def test_nobody_knew_is_no_mistake(text):
    assert says_nothing(text)
    assert read_when(text, today=TODAY).odd == ()


@pytest.mark.parametrize("text", ["as above", "As Above", "ditto", '"', "”", "same"])
def test_the_same_as_above_is_written_in_many_ways(text):
    assert is_as_above(text)


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("5 March", Severity.ASK),
        ("5/3/26 or 6/3/26", Severity.ASK),
        ("5/3/1950", Severity.ASK),
        ("31/2/2026", Severity.REFUSE),
        ("before Easter", Severity.REFUSE),
        ("3/14/2026", Severity.NOTE),
        ("approx 5/3/2026", Severity.NOTE),
        ("5/3/2026 (eve)", Severity.NOTE),
    ],
)
def test_what_cannot_be_read_one_way_only_is_said(text, severity):
    assert severity in {odd.severity for odd in read_when(text, today=TODAY).odd}


def test_a_column_of_american_dates_is_not_trusted_where_both_ways_are_possible():
    texts = ["3/14/2026", "4/25/2026", "3/4/2026", "13/5/2026"]
    assert is_mostly_month_first(texts)
    assert read_when("3/4/2026", today=TODAY, is_month_first=True).value is None
    assert not is_mostly_month_first(["3/14/2026", "14/3/2026", "15/3/2026"])


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Keeley Hollis", [("Keeley", "Hollis")]),
        ("Hollis, Keeley", [("Keeley", "Hollis")]),
        ("HOLLIS Keeley Ann", [("Keeley Ann", "Hollis")]),
        ("Keeley & Jayden B", [("Keeley", "B"), ("Jayden", "B")]),
        ("Hollis, Keeley and Jayden", [("Keeley", "Hollis"), ("Jayden", "Hollis")]),
        ("Keeley Hollis / Amara Okafor", [("Keeley", "Hollis"), ("Amara", "Okafor")]),
        ("K.B.", [("K", "B")]),
        ("Anderson Sandy", [("Anderson", "Sandy")]),
        ("Keeley Hollis (OLA)", [("Keeley", "Hollis")]),
    ],
)
def test_names_are_read_as_people_write_them(text, people):
    assert [(one.forenames, one.surname) for one in people_in(text).value] == people


def test_what_friends_call_somebody_is_not_their_name():
    assert people_in("Keeley (Kee) Hollis").value == (Someone("Keeley", "Hollis", "Kee"),)


@pytest.mark.parametrize("text", ["=HYPERLINK(1)", "@SUM(A1)", "+cmd|' /C calc'!A0"])
def test_what_begins_like_a_formula_is_no_name(text):
    (odd,) = people_in(text).odd
    assert odd.severity is Severity.REFUSE


MEANINGS = {0: Meaning.CHILD, 1: Meaning.BORN, 2: Meaning.MISSING_DAY, 3: Meaning.MISSING_TIME,
            4: Meaning.RETURNED_DAY, 5: Meaning.NOTES}  # fmt: skip
COLUMNS = ("name", "born", "day", "time", "back", "notes")
SHEET = Sheet(MEANINGS, datetime(2026, 11, 21, 9, tzinfo=UTC))
WHOLE = ("Keeley Hollis", "5/3/2011", "1/5/2026", "22:30", "2/5/2026", "")


def read(**other):
    cells = list(WHOLE)
    for column, text in other.items():
        cells[COLUMNS.index(column)] = text
    return read_row(cells, SHEET)


def test_a_whole_row_is_taken_as_it_is():
    assert read().state is RowState.TAKEN


@pytest.mark.parametrize(
    ("changed", "state"),
    [
        ({"born": "n/k"}, RowState.TAKEN),
        ({"born": "Mar-11"}, RowState.NOTED),
        ({"day": "May-26"}, RowState.ASKS),
        ({"back": "?"}, RowState.ASKS),
        ({"back": "still missing"}, RowState.TAKEN),
        ({"back": "30/4/2026"}, RowState.REFUSED),
        ({"day": "1/5/2027"}, RowState.REFUSED),
        ({"day": "n/k"}, RowState.REFUSED),
        ({"name": "?"}, RowState.REFUSED),
        ({"notes": "=1+1"}, RowState.REFUSED),
        ({"time": "late"}, RowState.NOTED),
    ],
)
def test_what_a_cell_says_decides_what_becomes_of_the_row(changed, state):
    assert read(**changed).state is state


def test_a_day_without_a_time_says_that_it_is_only_a_day():
    found = read(time="")
    assert found.since.precision is Precision.DAY
    assert found.until.precision is Precision.DAY


def test_a_child_back_on_the_day_she_went_is_back_after_she_went():
    found = read(back="1/5/2026")
    assert found.state is RowState.TAKEN
    assert found.until.moment == found.since.moment


def test_an_hour_of_summer_is_london_s():
    assert read().since.moment == datetime(2026, 5, 1, 21, 30, tzinfo=UTC)


def test_a_month_between_the_rows_is_not_about_a_child():
    assert read_row(["March 2026", "", "", "", "", ""], SHEET).state is RowState.NOT_ABOUT
