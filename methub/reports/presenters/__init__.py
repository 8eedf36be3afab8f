"""Figures in words: tables whose every number leads to its records, definitions, and records."""

from methub.reports.presenters.addresses import address
from methub.reports.presenters.definitions import definitions
from methub.reports.presenters.records import records_page
from methub.reports.presenters.tables import SHEET_COLUMNS, ReportPage, report_page, sheet_rows

__all__ = [
    "SHEET_COLUMNS",
    "ReportPage",
    "address",
    "definitions",
    "records_page",
    "report_page",
    "sheet_rows",
]
