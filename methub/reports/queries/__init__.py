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
