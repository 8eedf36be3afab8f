"""One function for each address."""

from methub.reports.views.building import build, built_paper, built_plain_sheet, built_sheet
from methub.reports.views.months import (
    approve,
    begin,
    correct,
    decide,
    keep,
    month,
    month_paper,
    narrative,
    observe,
    set_aside,
    themes,
)
from methub.reports.views.reading import (
    definitions,
    listing,
    paper,
    plain_sheet,
    records,
    report,
    sheet,
)
from methub.reports.views.supplied import (
    change_supplied,
    give,
    name_supplied,
    supplied,
    supplied_return,
)

__all__ = [
    "supplied_return",
    "supplied",
    "name_supplied",
    "give",
    "change_supplied",
    "approve",
    "begin",
    "build",
    "built_paper",
    "built_plain_sheet",
    "built_sheet",
    "correct",
    "decide",
    "definitions",
    "keep",
    "listing",
    "month",
    "month_paper",
    "narrative",
    "observe",
    "paper",
    "plain_sheet",
    "records",
    "report",
    "set_aside",
    "sheet",
    "themes",
]
