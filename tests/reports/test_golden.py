"""What Cambridgeshire printed for August 2019 to January 2020 comes out of records made to fit it,
and what it printed that no count gives is said not to be derivable (practice.md §9.1, §9.2)."""

from datetime import date

import pytest

from methub.reports.queries import REPORTS, laid_out
from methub.reports.rules.periods import Period
from methub.reports.rules.shares import Number
from tests.reports.golden import MONTHS, SNAPSHOT, SNAPSHOT_DAY

SIX_MONTHS = Period(date(2019, 8, 1), date(2020, 1, 31))
NOT_DERIVABLE = "not derivable"


@pytest.fixture
def lines(asking):
    (table,) = laid_out(report=REPORTS["monthly"], **asking(SIX_MONTHS))
    return {line.measure.key: line for line in table.lines}


def test_the_episodes_of_each_month_are_those_that_were_printed(lines):
    assert [cell.n for cell in lines["episodes"].cells] == [94, 112, 98, 136, 94, 108]
    assert lines["episodes"].total == Number(642)


def test_each_child_is_counted_once_a_month_and_once_in_all(lines):
    assert [cell.n for cell in lines["children"].cells] == [month.children for month in MONTHS]
    assert lines["children"].total.n == 79
    assert [cell.n for cell in lines["in_care"].cells] == [30, 25, 32, 32, 32, 21]
    assert [cell.of for cell in lines["in_care"].cells] == [month.children for month in MONTHS]


def test_every_printed_share_within_72_hours_is_of_the_completed_interviews(lines):
    cells = lines["in_time"].cells
    assert [cell.percent for cell in cells] == [33, 44, 44, 34, 30, 47]
    assert [cell.of for cell in cells] == [73, 89, 89, 121, 82, 94]
    assert lines["in_time"].total == Number(212, 548)
    assert [cell.percent for cell in lines["in_time_of_all"].cells] == [26, 35, 40, 30, 27, 41]


def test_completion_stands_beside_its_own_denominator_and_what_no_count_gives_is_said(lines):
    cells = lines["completed"].cells
    assert [cell.percent for cell in cells] == [78, 79, 91, 89, 87, 87]
    said = [
        cell.percent if cell.percent == month.printed_completed else NOT_DERIVABLE
        for month, cell in zip(MONTHS, cells, strict=True)
    ]
    assert said == [78, NOT_DERIVABLE, NOT_DERIVABLE, NOT_DERIVABLE, 87, NOT_DERIVABLE]
    assert lines["completed"].total == Number(548, 642)


@pytest.mark.parametrize("month", MONTHS, ids=lambda month: f"{month.first:%b %Y}")
def test_what_is_called_not_derivable_comes_from_no_pair_of_printed_counts(month):
    counts = (month.episodes, month.children, month.in_care, month.completed, month.in_time)
    given = {Number(part, whole).percent for part in counts for whole in counts if part <= whole}
    is_printed_by_a_count = month.printed_completed in given
    assert is_printed_by_a_count == (month.first in (date(2019, 8, 1), date(2019, 12, 1)))


def test_the_snapshot_counts_entries_and_children_apart(asking):
    children, entries = laid_out(
        report=REPORTS["snapshot"], **asking(Period(SNAPSHOT_DAY, SNAPSHOT_DAY))
    )
    assert {line.measure.key: line.total for line in children.lines} == {
        "on_tracker": Number(324),
        "on_tracker_in_care": Number(55, 324),
    }
    columns = [column.words for column in entries.columns]
    assert columns == ["Emerging", "Moderate", "Significant"]
    found = {(line.value, line.measure.key): line for line in entries.lines}
    for type, (counts, in_care) in SNAPSHOT.items():
        assert tuple(cell.n for cell in found[type, "entries"].cells) == counts
        assert tuple(cell.n for cell in found[type, "entries_in_care"].cells) == in_care
        assert found[type, "entries"].total.n == sum(counts)
    assert sum(line.total.n for line in entries.lines if line.measure.key == "entries") == 333
