"""Periods, shares, and what is withheld: whoever reads the rest cannot work it out."""

from datetime import date, timedelta
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from methub.interviews.codes import Reason
from methub.reports.rules.periods import Period, joined, last_months
from methub.reports.rules.reasons import PULL, PUSH
from methub.reports.rules.shares import Number, percent
from methub.reports.rules.suppression import Sum, solved, withheld

DAYS = st.dates(date(2000, 1, 1), date(2040, 12, 31))


@st.composite
def periods(draw):
    first = draw(DAYS)
    return Period(first, first + timedelta(days=draw(st.integers(0, 900))))


@given(periods())
@settings(max_examples=50)
def test_every_day_of_a_period_is_in_one_column_and_no_other_day_is(period):
    for unit in ("month", "quarter", "year"):
        columns = list(period.columns(unit))
        assert columns[0].first == period.first and columns[-1].last == period.last
        for one, following in zip(columns, columns[1:], strict=False):
            assert one.after == following.first


@given(periods())
@settings(max_examples=50)
def test_the_period_before_ends_the_day_before_and_is_as_long(period):
    assert period.before.after == period.first
    if period.is_whole_months:
        assert period.before.months == period.months
    else:
        assert period.before.after - period.before.first == period.after - period.first


@given(st.lists(periods(), max_size=4))
@settings(max_examples=50)
def test_periods_read_together_are_the_same_days_in_stretches_that_do_not_touch(several):
    def days(some):
        return {
            one.first + timedelta(n) for one in some for n in range((one.after - one.first).days)
        }

    stretches = joined(several)
    assert days(stretches) == days(several)
    assert all(one.after < next.first for one, next in zip(stretches, stretches[1:], strict=False))


def test_a_year_before_february_of_a_leap_year_is_the_whole_of_february():
    february = Period(date(2024, 2, 1), date(2024, 2, 29))
    assert february.year_before == Period(date(2023, 2, 1), date(2023, 2, 28))
    assert last_months(6, on=date(2026, 11, 21)) == Period(date(2026, 5, 1), date(2026, 10, 31))


def test_halves_are_rounded_up_and_of_nothing_there_is_no_share():
    assert (percent(1, 8), percent(3, 8), percent(30, 71)) == (13, 38, 42)
    assert Number(0, 0).percent is None


def test_a_reason_pushes_or_pulls_or_is_neither_and_never_both():
    assert not PUSH & PULL
    assert set(Reason) > PUSH | PULL


@st.composite
def tables(draw):
    """A table with its sums: of every row, of every column, and of the whole."""
    height, width = draw(st.integers(1, 4)), draw(st.integers(1, 4))
    inside = {place: draw(st.integers(0, 12)) for place in product(range(height), range(width))}
    rows, columns = range(height), range(width)
    numbers = {
        **inside,
        **{(y, "all"): sum(inside[y, x] for x in columns) for y in rows},
        **{("all", x): sum(inside[y, x] for y in rows) for x in columns},
        ("all", "all"): sum(inside.values()),
    }
    sums = [Sum(tuple((y, x) for x in columns), (y, "all")) for y in (*rows, "all")]
    sums += [Sum(tuple((y, x) for y in rows), ("all", x)) for x in (*columns, "all")]
    return numbers, sums


@given(tables())
@settings(max_examples=50, deadline=None)
def test_no_withheld_number_can_be_worked_out_from_the_rest_of_its_table(table):
    numbers, sums = table
    hidden = withheld(numbers, sums)
    assert {name for name, number in numbers.items() if 0 < number < 5} <= hidden
    assert all(numbers[name] for name in hidden)
    assert solved(hidden, sums) == frozenset()
    for one in sums:
        away = [numbers[part] for part in one.parts if part in hidden]
        assert not away or one.whole in hidden or sum(away) >= 5


@given(tables())
@settings(max_examples=30, deadline=None)
def test_another_table_of_whole_numbers_fits_everything_that_is_shown(table):
    """Found by trying, apart from the algebra: one step up or down somewhere, and the sums hold."""
    numbers, sums = table
    hidden = sorted(withheld(numbers, sums), key=str)
    if not 0 < len(hidden) <= 9:
        return
    differs = set()
    for steps in product((-1, 0, 1), repeat=len(hidden)):
        other = {**numbers, **{n: numbers[n] + by for n, by in zip(hidden, steps, strict=True)}}
        if min(other.values()) >= 0 and all(
            sum(other[part] for part in one.parts) == other[one.whole] for one in sums
        ):
            differs |= {name for name, by in zip(hidden, steps, strict=True) if by}
    assert differs == set(hidden)


def test_one_small_number_takes_another_with_it_and_zeros_stay():
    numbers = {"a": 3, "b": 0, "c": 20, "d": 50, "all": 73}
    assert withheld(numbers, [Sum(("a", "b", "c", "d"), "all")]) == {"a", "c"}
    ones = {"a": 1, "b": 1, "c": 11, "d": 30, "all": 43}
    assert withheld(ones, [Sum(("a", "b", "c", "d"), "all")]) == {"a", "b", "c"}
    assert withheld({"a": 9, "all": 9}, [Sum(("a",), "all")]) == frozenset()
