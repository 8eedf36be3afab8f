"""Figures in words: tables whose every number leads to its records, definitions, and records."""

from methub.reports.presenters.addresses import address
from methub.reports.presenters.building import (
    BUILT_COLUMNS,
    BuiltPage,
    built_page,
    full_name,
    kept,
)
from methub.reports.presenters.definitions import definitions
from methub.reports.presenters.months import (
    Question,
    about_beginning,
    about_month,
    about_observation,
    month_in_words,
    month_page,
    themes_list,
)
from methub.reports.presenters.records import records_page
from methub.reports.presenters.tables import SHEET_COLUMNS, ReportPage, report_page, sheet_rows

__all__ = [
    "BUILT_COLUMNS",
    "SHEET_COLUMNS",
    "BuiltPage",
    "Question",
    "ReportPage",
    "about_beginning",
    "about_month",
    "about_observation",
    "address",
    "built_page",
    "definitions",
    "full_name",
    "kept",
    "month_in_words",
    "month_page",
    "records_page",
    "report_page",
    "sheet_rows",
    "themes_list",
]
