"""One function for each address."""

from methub.reports.views.building import build, built_plain_sheet, built_sheet
from methub.reports.views.reading import (
    definitions,
    listing,
    plain_sheet,
    records,
    report,
    sheet,
)

__all__ = [
    "build",
    "built_plain_sheet",
    "built_sheet",
    "definitions",
    "listing",
    "plain_sheet",
    "records",
    "report",
    "sheet",
]
