"""What the return says of a child, and that it never breaks a rule."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from methub.returns.codes import Table
from methub.returns.rules.checked import what_is_checked
from methub.returns.rules.checks import findings
from methub.returns.rules.days import CollectionYear, written
from methub.returns.rules.layouts import Row, Sheet
from methub.returns.rules.outgoing import Away, Care, rows_of_child

YEAR = CollectionYear(2026)
BORN = date(2010, 1, 1)
CARE = [Care(1, date(2024, 1, 1), None)]


def day(text):
    return date.fromisoformat(text)


def away(since, until=None, kind="M", key=1):
    return Away(key, kind, day(since), day(until) if until else None)


def told(*absences, care=CARE, born=BORN, year=YEAR):
    rows = rows_of_child(born, care, absences, year)
    return [(str(one.since), str(one.until or "")) for one in rows.absences]


def test_an_absence_of_the_year_is_told_as_it_was():
    assert told(away("2025-06-10", "2025-06-12")) == [("2025-06-10", "2025-06-12")]


def test_one_that_goes_on_over_the_end_of_the_year_is_open_and_begins_the_same_day_next_year():
    one = away("2026-03-20", "2026-04-10")
    assert told(one) == [("2026-03-20", "")]
    assert told(one, year=CollectionYear(2027)) == [("2026-03-20", "2026-04-10")]
    assert told(one, year=CollectionYear(2028)) == []


def test_a_child_who_is_not_looked_after_is_not_in_the_return():
    assert told(away("2025-06-10", "2025-06-12"), care=[]) == []
    left = [Care(1, date(2024, 1, 1), date(2025, 6, 11))]
    assert told(away("2025-06-10", "2025-06-12"), care=left) == [("2025-06-10", "2025-06-11")]
    assert told(away("2025-06-12", "2025-06-14"), care=left) == []


def test_who_comes_of_age_while_missing_is_closed_there_with_reason_e8():
    born = date(2007, 8, 1)
    rows = rows_of_child(born, CARE, [away("2025-07-20")], YEAR)
    assert [(one.ends, one.reason) for one in rows.care] == [(date(2025, 8, 1), "E8")]
    assert [one.until for one in rows.absences] == [date(2025, 8, 1)]


def test_somebody_born_on_leap_day_comes_of_age_on_the_first_of_march():
    rows = rows_of_child(date(2008, 2, 29), CARE, [away("2026-02-20")], YEAR)
    assert [one.until for one in rows.absences] == [date(2026, 3, 1)]


def test_who_comes_of_age_at_home_leaves_care_for_the_reason_on_record():
    care = [Care(1, date(2024, 1, 1), date(2025, 8, 1), "E17")]
    assert rows_of_child(date(2007, 8, 1), care, [], YEAR).care[0].reason == "E17"


def test_an_absence_that_outlasts_a_placement_and_the_year_is_told_apart_where_it_ended():
    care = [Care(1, date(2024, 1, 1), date(2026, 2, 1), "X1"), Care(2, date(2026, 2, 1), None)]
    assert told(away("2026-01-20"), care=care) == [
        ("2026-01-20", "2026-02-01"),
        ("2026-02-02", ""),
    ]
    within = away("2026-01-20", "2026-02-10")
    assert told(within, care=care) == [("2026-01-20", "2026-02-10")], "not counted twice"


DAYS = st.dates(date(2023, 1, 1), date(2027, 12, 31))


@st.composite
def children(draw):
    """Somebody born on any day, with care in some periods and absences that never overlap."""
    bounds = sorted(draw(st.lists(DAYS, min_size=1, max_size=7, unique=True)))
    kept = [(a, b) for a, b in pairwise(bounds) if draw(st.integers(0, 3))]
    care = [
        Care(n, a, b, draw(st.sampled_from(["X1", "E4A", "E8"]))) for n, (a, b) in enumerate(kept)
    ]
    if draw(st.booleans()):
        care.append(Care(99, bounds[-1], None))
    edges = sorted(draw(st.lists(DAYS, max_size=8)))
    gone = [
        Away(n, draw(st.sampled_from("MA")), a, b)
        for n, (a, b) in enumerate(zip(edges[::2], edges[1::2], strict=False))
    ]
    if edges and draw(st.booleans()):
        gone.append(Away(99, "M", edges[-1], None))
    born = draw(
        st.sampled_from(
            [date(2008, 2, 29), date(2009, 7, 1), date(2007, 5, 5), date(2008, 4, 1), None]
        )
    )
    return born, care, gone


def sent(number, child, year):
    born, care, gone = child
    rows = rows_of_child(born, care, gone, year)
    who = (number, written(born))
    missing = [(*who, one.kind, written(one.since), written(one.until)) for one in rows.absences]
    spells = [
        (number, written(one.begins), *[""] * 5, written(one.ends), one.reason, *[""] * 4)
        for one in rows.care
    ]
    header = [(number, "M", written(born), "NOBT", "UN4", "", "")] if rows.care else []
    return {Table.MISSING: missing, Table.EPISODES: spells, Table.HEADER: header}


def sheets(tables):
    return [
        Sheet(table, [Row(line, row) for line, row in enumerate(rows, start=2)])
        for table, rows in tables.items()
    ]


@settings(max_examples=300, deadline=None)
@given(children())
def test_no_return_breaks_a_rule_in_any_year(child):
    """Year after year: what was open last year is told from the same day."""
    last = None
    for number in (2024, 2025, 2026, 2027, 2028):
        checked = what_is_checked(
            CollectionYear(number), sheets(sent("C1", child, CollectionYear(number))), last
        )
        broken = [(one.rule.code, one.child) for one in findings(checked)]
        left_care = last is not None and not checked.header
        assert not broken or (left_care and {code for code, _ in broken} == {"576"})
        last = checked.missing


@settings(max_examples=100, deadline=None)
@given(children())
def test_every_day_told_is_a_day_on_which_the_child_was_missing_and_looked_after(child):
    born, care, gone = child
    for one in rows_of_child(born, care, gone, YEAR).absences:
        until = one.until or YEAR.last
        for number in range((until - one.since).days + 1):
            then = one.since + timedelta(days=number)
            assert any(a.since <= then <= (a.until or date.max) for a in gone)
            assert any(c.begins <= then <= (c.ends or date.max) for c in care)
