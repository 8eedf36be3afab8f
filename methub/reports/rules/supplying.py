"""For which months, quarters or years a figure is owed by a day."""

from collections.abc import Iterator
from datetime import date

from methub.reports.codes import Every
from methub.reports.rules.periods import MONTHS, Period


def owed_by(every: Every, from_on: date, on: date) -> Iterator[Period]:
    """Whole ones that are over. The one in which somebody began to count is a part, and is not
    asked for."""
    for one in Period(from_on, on).columns(every):
        if one.last < on and one.is_whole_months and one.months == MONTHS[every]:
            yield one
