"""Figures in words: tables whose every number leads to its records, definitions, and records."""

from methub.reports.presenters.addresses import address
from methub.reports.presenters.asking import asked_as
from methub.reports.presenters.building import (
    BUILT_COLUMNS,
    BuiltPage,
    built_page,
    kept,
)
from methub.reports.presenters.carried import CHOSEN, FIGURES, options_of
from methub.reports.presenters.definitions import definitions
from methub.reports.presenters.leaving import note
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
from methub.reports.presenters.supplied import (
    about_return,
    about_supplied,
    measures_table,
    return_page,
    supplied_rows,
    supplied_table,
)
from methub.reports.presenters.tables import (
    SHEET_COLUMNS,
    ReportPage,
    full_name,
    report_page,
    sheet_rows,
)

__all__ = [
    "supplied_table",
    "supplied_rows",
    "return_page",
    "measures_table",
    "about_supplied",
    "about_return",
    "BUILT_COLUMNS",
    "CHOSEN",
    "FIGURES",
    "SHEET_COLUMNS",
    "BuiltPage",
    "Question",
    "ReportPage",
    "about_beginning",
    "about_month",
    "about_observation",
    "address",
    "asked_as",
    "built_page",
    "definitions",
    "full_name",
    "kept",
    "month_in_words",
    "month_page",
    "note",
    "options_of",
    "records_page",
    "report_page",
    "sheet_rows",
    "themes_list",
]
