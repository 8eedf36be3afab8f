"""Bytes somebody sent, read as tables of the return: all of them, or a clear word why not."""

import codecs
import csv
import io
from collections.abc import Iterable, Sequence

from methub.returns.codes import Table
from methub.returns.rules.layouts import COLUMNS, Row, Sheet, table_with
from methub.returns.rules.tagged import read_xml
from methub.returns.rules.unreadable import Unreadable

LARGEST = 100 * 1024 * 1024
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
# What is not text, by how it begins.
_NOT_TEXT = {
    b"PK\x03\x04": "an Excel workbook or a compressed folder. Save the sheet as CSV (comma "
    "delimited)",
    b"\xd0\xcf\x11\xe0": "an old Excel or Word file. Save the sheet as CSV (comma delimited)",
    b"%PDF": "a PDF. Export the table as CSV",
}


def read_files(files: Sequence[tuple[str, bytes]]) -> list[Sheet]:
    """The tables of all files. The same table twice, or CSV beside XML, is a mistake of whoever
    chose the files: half of them may be last year's."""
    if not files:
        raise Unreadable("", "no file was given")
    sheets = [sheet for name, content in files for sheet in read_file(name, content)]
    seen: dict[Table, str] = {}
    for sheet in sheets:
        if sheet.table in seen:
            raise Unreadable(
                sheet.name, f"{seen[sheet.table]} is the table {sheet.table.value} too"
            )
        seen[sheet.table] = sheet.name
    return sheets


def read_file(name: str, content: bytes) -> list[Sheet]:
    if not content.strip():
        raise Unreadable(name, "it is empty")
    if len(content) > LARGEST:
        raise Unreadable(name, "it is larger than 100 MB")
    for beginning, what in _NOT_TEXT.items():
        if content.startswith(beginning):
            raise Unreadable(name, f"it is {what}")
    text, encoding = _decoded(name, content)
    if text.lstrip().startswith("<"):
        return read_xml(name, text, encoding)
    return [_read_csv(name, text, encoding)]


def _decoded(name: str, content: bytes) -> tuple[str, str]:
    """The text, and in which encoding it was found to be."""
    for mark, codec, called in _MARKS:
        if content.startswith(mark):
            return _strictly(name, content, codec, called)
    if b"\0" in content:
        codec = "utf-16-le" if content[1:2] == b"\0" else "utf-16-be"
        return _strictly(name, content, codec, "UTF-16")
    try:
        return content.decode("utf-8"), "UTF-8"
    except UnicodeDecodeError:
        return _strictly(name, content, "cp1252", "Windows-1252")


def _strictly(name: str, content: bytes, codec: str, called: str) -> tuple[str, str]:
    try:
        text = content.decode(codec)
    except UnicodeDecodeError as error:
        raise Unreadable(name, f"it is not whole text in {called}: save it as UTF-8") from error
    if "\0" in text:
        raise Unreadable(name, "it is not text")
    return text, called


def _read_csv(name: str, text: str, encoding: str) -> Sheet:
    lines = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = [cell.strip().upper() for cell in next(lines)]
        table = table_with(header)
        if table is None:
            raise Unreadable(name, _no_table(header))
        rows = list(_rows(name, lines, [header.index(column) for column in COLUMNS[table]]))
    except csv.Error as error:
        raise Unreadable(name, f"it breaks off or is damaged near line {lines.line_num}") from error
    return Sheet(table=table, rows=rows, name=name, encoding=encoding)


def _rows(name: str, lines: Iterable[list[str]], order: Sequence[int]) -> Iterable[Row]:
    """`line` is where the row stands in the file, as a spreadsheet numbers it."""
    for line, cells in enumerate(lines, start=2):
        if not any(cells):
            continue
        if len(cells) != len(order):
            raise Unreadable(
                name, f"line {line} has {len(cells)} values, and there are {len(order)} columns"
            )
        yield Row(line, tuple([cells[position] for position in order]))


def _no_table(header: Sequence[str]) -> str:
    """Says how the nearest table differs, so that the right file is found."""
    nearest = max(COLUMNS, key=lambda table: len(set(COLUMNS[table]) & set(header)))
    known = set(COLUMNS[nearest])
    if len(known & set(header)) < 2:
        return "its first line does not name the columns of any table of the return"
    lacks = ", ".join(sorted(known - set(header)))
    more = ", ".join(sorted(set(header) - known))
    parts = [f"it lacks {lacks}" if lacks else "", f"it also has {more}" if more else ""]
    said = " and ".join(part for part in parts if part) or "a column stands there twice"
    return f"its columns are nearly those of {nearest.value}, but {said}"
