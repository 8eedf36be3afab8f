"""The example files of a return break no rule, whatever the day of the year they are made on."""

from datetime import UTC, datetime, timedelta

import pytest

from methub.demo import returns
from methub.foundation.timekeeping import london_day
from methub.returns.rules.checked import what_is_checked
from methub.returns.rules.checks import findings
from methub.returns.rules.days import year_of
from methub.returns.rules.reading import read_files


@pytest.mark.parametrize("days", range(0, 366, 5))
def test_the_example_return_can_be_brought_in_on_any_day(days: int) -> None:
    at = datetime(2026, 3, 28, 12, tzinfo=UTC) + timedelta(days=days)
    sheets = read_files(list(returns.files(at=at)))
    assert len(sheets) == 3
    assert list(findings(what_is_checked(year_of(london_day(at)), sheets))) == []
