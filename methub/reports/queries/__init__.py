"""Every report, every measure, and the records behind every figure."""

from methub.reports.queries.arranged import BUILT, REPORTS
from methub.reports.queries.asked import Asked
from methub.reports.queries.counting import Counting
from methub.reports.queries.figures import (
    A_PAGE,
    EVERY_AXIS,
    Behind,
    Shown,
    authorities,
    behind,
    contracts,
    laid_out,
)
from methub.reports.queries.layout import Column, Laid, Line
from methub.reports.queries.leaving import withholds_below
from methub.reports.queries.measures import MEASURES
from methub.reports.queries.shape import Measure, Part, Report
from methub.reports.queries.supplied import (
    Given,
    givers,
    may_give,
    return_named,
    returns_of,
    supplied,
    supplied_in,
    supplied_named,
    to_be_asked_for,
)
from methub.reports.queries.themes import (
    Written,
    content_of,
    is_whole,
    months_before,
    themes,
    themes_named,
    undecided,
    without_a_page,
    written,
)

__all__ = [
    "to_be_asked_for",
    "supplied_named",
    "supplied_in",
    "supplied",
    "returns_of",
    "return_named",
    "may_give",
    "givers",
    "Given",
    "BUILT",
    "EVERY_AXIS",
    "MEASURES",
    "REPORTS",
    "A_PAGE",
    "Asked",
    "Behind",
    "Column",
    "Counting",
    "Laid",
    "Line",
    "Measure",
    "Part",
    "Report",
    "Shown",
    "Written",
    "authorities",
    "behind",
    "content_of",
    "contracts",
    "is_whole",
    "laid_out",
    "months_before",
    "themes",
    "themes_named",
    "undecided",
    "withholds_below",
    "without_a_page",
    "written",
]
