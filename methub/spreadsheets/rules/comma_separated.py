"""A spreadsheet saved as plain text, in whatever letters the program used."""

import csv
from collections.abc import Iterable, Iterator
from io import StringIO

from methub.spreadsheets.rules.grids import (
    LAST_ROW,
    MOST_COLUMNS,
    MOST_ROWS,
    Grid,
    GridRow,
    Measure,
    tidy,
)
from methub.spreadsheets.rules.package import TooLarge, Unreadable

_BEGINS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_BETWEEN = ",;\t|"


def comma_separated(content: bytes) -> list[Grid]:
    """The one sheet of a text file."""
    text = decoded(content)
    try:
        kept = tuple(_rows(csv.reader(StringIO(text, newline=""), delimiter=_between(text))))
    except csv.Error as odd:
        raise Unreadable("This text file is damaged: a cell of it never ends") from odd
    return [Grid("", kept)] if kept else []


def _rows(lines: Iterable[list[str]]) -> Iterator[GridRow]:
    """One after the other: ten megabytes of empty lines would fill the machine as a list."""
    held, kept = Measure(), 0
    for number, line in enumerate(lines, start=1):
        cells = tuple(tidy(text) for text in line[:MOST_COLUMNS])
        if number > LAST_ROW:
            raise TooLarge
        if not any(cells):
            continue
        kept += 1
        if kept > MOST_ROWS:
            raise Unreadable(f"The file has more than {MOST_ROWS:,} rows: bring it in by parts")
        for text in filter(None, cells):
            held.add(text)
        yield GridRow(number, cells)


def decoded(content: bytes) -> str:
    """UTF-8, UTF-16, or the Windows letters Excel has always used for "CSV"."""
    coding = next((name for begins, name in _BEGINS if content.startswith(begins)), "")
    start = content[:200]
    if not coding and start.count(b"\0") > len(start) // 3:  # every other byte of plain words
        coding = "utf-16-le" if content[1:2] == b"\0" else "utf-16-be"
    for name in (coding,) if coding else ("utf-8", "cp1252"):
        try:
            text = content.decode(name)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise Unreadable("This is neither an Excel workbook (.xlsx) nor a text file (.csv)")


def _between(text: str) -> str:
    """The mark between cells: whichever the first lines use most. A comma when none is used."""
    start = text[:5_000]
    return max(_BETWEEN, key=lambda mark: (start.count(mark), mark == ","))
