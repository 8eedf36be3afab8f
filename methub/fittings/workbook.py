"""A table as an Excel file. Whatever somebody typed stays text: a name that begins with an equals
sign is a name, not an instruction to the next person's computer."""

from collections.abc import Iterable, Sequence
from datetime import date
from io import BytesIO

from xlsxwriter import Workbook

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LONGEST_CELL = 32_767  # Excel's own limit; a longer text would make the whole file unreadable
_NOTHING_IS_GUESSED = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}

Value = str | int | date | None


def workbook(*, sheet: str, columns: Sequence[str], rows: Iterable[Sequence[Value]]) -> bytes:
    """One sheet with a heading row that stays in sight."""
    written = BytesIO()
    with Workbook(written, _NOTHING_IS_GUESSED) as book:
        page = book.add_worksheet(sheet)
        heading = book.add_format({"bold": True})
        as_date = book.add_format({"num_format": "d mmm yyyy"})
        for across, words in enumerate(columns):
            page.write_string(0, across, words, heading)
        for down, row in enumerate(rows, start=1):
            for across, value in enumerate(row):
                match value:
                    case date():
                        page.write_datetime(down, across, value, as_date)
                    case int():
                        page.write_number(down, across, value)
                    case str():
                        page.write_string(down, across, value[:LONGEST_CELL])
        page.freeze_panes(1, 0)
        page.autofit()
    return written.getvalue()
