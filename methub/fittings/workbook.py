"""A table as a file. Whatever somebody typed stays text: a name that begins with an equals sign is
a name, not an instruction to the next person's computer."""

import csv
import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from io import BytesIO, StringIO

from xlsxwriter import Workbook

from methub.foundation import spoken

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LONGEST_CELL = 32_767  # Excel's own limit; a longer text would make the whole file unreadable
CUT = " … (cut short here; the whole text is in MET Hub)"
_NOTHING_IS_GUESSED = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
# After a plus or a minus: a number, a telephone number, or a name such as "-Smith".
_HARMLESS = re.compile(r"[+-][\d\s().,]+|-\s*[^\W\d_]+(?:[\s'’-]+[^\W\d_]+)*")

Value = str | int | date | None


def workbook(*, sheet: str, columns: Sequence[str], rows: Iterable[Sequence[Value]]) -> bytes:
    """One sheet with a heading row that stays in sight."""
    written = BytesIO()
    with Workbook(written, _NOTHING_IS_GUESSED) as book:
        page = book.add_worksheet(sheet)
        heading = book.add_format({"bold": True})
        as_date = book.add_format({"num_format": "d mmm yyyy"})
        as_typed = book.add_format({"quote_prefix": True})  # stays text when the cell is edited
        for across, words in enumerate(columns):
            page.write_string(0, across, words, heading)
        for down, row in enumerate(rows, start=1):
            for across, value in enumerate(row):
                match value:
                    case datetime():
                        page.write_string(down, across, spoken.instant(value))
                    case date():
                        page.write_datetime(down, across, value, as_date)
                    case int():
                        page.write_number(down, across, value)
                    case str():
                        how = as_typed if could_be_formula(value) else None
                        page.write_string(down, across, _fitting(value), how)
        page.freeze_panes(1, 0)
        page.autofit()
    return written.getvalue()


def comma_separated(*, columns: Sequence[str], rows: Iterable[Sequence[Value]]) -> bytes:
    """The same as plain text. It cannot say what is text, so an apostrophe does, where a
    spreadsheet would otherwise calculate."""
    written = StringIO()
    pen = csv.writer(written, lineterminator="\r\n")
    pen.writerow([defused(words) for words in columns])
    pen.writerows([[_plain(value) for value in row] for row in rows])
    return written.getvalue().encode("utf-8-sig")


def could_be_formula(text: str) -> bool:
    """Whether a spreadsheet might calculate this instead of showing it."""
    if text[:1] in ("\t", "\r", "\n"):
        return True
    said = unicodedata.normalize("NFKC", text.lstrip())
    if said[:1] in ("=", "@"):
        return True
    return said[:1] in ("+", "-") and len(said) > 1 and not _HARMLESS.fullmatch(said)


def _plain(value: Value) -> str:
    match value:
        case datetime():
            return spoken.instant(value)
        case date():
            return value.isoformat()
        case str():
            return defused(value)
    return "" if value is None else str(value)


def defused(text: str) -> str:
    """As plain text that a spreadsheet shows and does not calculate."""
    return f"'{text}" if could_be_formula(text) else text


def _fitting(text: str) -> str:
    return text if len(text) <= LONGEST_CELL else text[: LONGEST_CELL - len(CUT)] + CUT
