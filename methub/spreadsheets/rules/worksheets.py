"""The worksheets of an Excel workbook, as text: cached values of formulas, dates said in full,
merged cells filled in, hidden rows and columns marked."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from methub.spreadsheets.rules import serials
from methub.spreadsheets.rules.grids import (
    LAST_ROW,
    LONGEST_TEXT,
    MOST_COLUMNS,
    MOST_ROWS,
    Grid,
    GridRow,
    Measure,
    tidy,
)
from methub.spreadsheets.rules.package import Package, Unreadable

_ADDRESS = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
MOST_SHEETS = 50
_MOST_MERGED = 5_000
TRUE = ("1", "true")


def worksheets(content: bytes) -> list[Grid]:
    """Every worksheet with something in it, in the order of the workbook."""
    package = Package(content)
    book = _Book(package)
    shared = _Texts(package).found
    held = Measure()
    found = []
    for name, part, is_hidden in book.sheets()[:MOST_SHEETS]:
        sheet = _Sheet(shared, book, held)
        package.walk(part, started=sheet.started, ended=sheet.ended, said=sheet.said)
        found.append(Grid(name, tuple(sheet.rows()), is_hidden, frozenset(sheet.hidden_columns)))
    return [grid for grid in found if grid.rows]


class _Book:
    """Which worksheets there are, how dates count, and what each style shows."""

    def __init__(self, package: Package) -> None:
        self.is_1904 = False
        self._named: list[tuple[str, str, bool]] = []
        self._targets: dict[str, str] = {}
        self._codes: dict[int, str] = {}
        self.shows: list[str] = []
        self._in_styles_of_cells = False
        for part, started in (
            ("xl/workbook.xml", self._of_book),
            ("xl/_rels/workbook.xml.rels", self._of_links),
            ("xl/styles.xml", self._of_styles),
        ):
            if package.has(part):
                package.walk(part, started=started, ended=self._ended, said=lambda text: None)

    def sheets(self) -> list[tuple[str, str, bool]]:
        found = []
        for name, link, is_hidden in self._named:
            target = self._targets.get(link, "")
            part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
            if "worksheets/" in part:
                found.append((name[:100], part, is_hidden))
        return found

    def _of_book(self, tag: str, more: dict[str, str]) -> None:
        if tag == "workbookPr":
            self.is_1904 = more.get("date1904", "") in TRUE
        elif tag == "sheet":
            link = next((more[key] for key in more if key.rpartition(":")[2] == "id"), "")
            self._named.append((more.get("name", ""), link, more.get("state", "") != ""))

    def _of_links(self, tag: str, more: dict[str, str]) -> None:
        """Links that lead out of the file are never followed."""
        if tag == "Relationship" and more.get("TargetMode") != "External":
            self._targets[more.get("Id", "")] = more.get("Target", "")

    def _of_styles(self, tag: str, more: dict[str, str]) -> None:
        if tag == "numFmt":
            self._codes[int(more["numFmtId"])] = more.get("formatCode", "")[:200]
        elif tag == "cellXfs":
            self._in_styles_of_cells = True
        elif tag == "xf" and self._in_styles_of_cells:
            number = int(more.get("numFmtId", "0"))
            self.shows.append(serials.shown_as(number, self._codes.get(number, "")))

    def _ended(self, tag: str) -> None:
        if tag == "cellXfs":
            self._in_styles_of_cells = False


class _Texts:
    """The texts that cells share. How a word is pronounced, beside it, is not part of it."""

    def __init__(self, package: Package) -> None:
        self.found: list[str] = []
        self._words: list[str] = []
        self._inside = {"t": False, "rPh": False}
        if package.has("xl/sharedStrings.xml"):
            package.walk(
                "xl/sharedStrings.xml", started=self._started, ended=self._ended, said=self._said
            )

    def _started(self, tag: str, more: dict[str, str]) -> None:
        if tag == "si":
            self._words.clear()
        elif tag in self._inside:
            self._inside[tag] = True

    def _said(self, text: str) -> None:
        if self._inside["t"] and not self._inside["rPh"]:
            self._words.append(text)

    def _ended(self, tag: str) -> None:
        if tag == "si":
            self.found.append(tidy("".join(self._words)[:LONGEST_TEXT]))
        elif tag in self._inside:
            self._inside[tag] = False


@dataclass
class _Cell:
    row: int
    column: int
    kind: str
    style: int
    words: list[str] = field(default_factory=list)
    is_formula: bool = False


class _Sheet:
    """One worksheet as it is walked through."""

    def __init__(self, shared: list[str], book: _Book, held: Measure) -> None:
        self._shared, self._book, self._held = shared, book, held
        self._texts: dict[int, dict[int, str]] = {}
        self._formulas: dict[int, set[int]] = {}
        self._hidden_rows: set[int] = set()
        self._merged: list[tuple[int, int, int, int]] = []
        self.hidden_columns: set[int] = set()
        self._row = 0
        self._cell: _Cell | None = None
        self._hears = False

    def started(self, tag: str, more: dict[str, str]) -> None:
        match tag:
            case "row":
                self._row = int(more.get("r", self._row + 1))
                if more.get("hidden", "") in TRUE:
                    self._hidden_rows.add(self._row)
            case "c":
                self._begin_cell(more)
            case "f" if self._cell:
                self._cell.is_formula = True
            case "v" | "t":
                self._hears = True
            case "col" if more.get("hidden", "") in TRUE:
                first, last = max(int(more["min"]), 1), min(int(more["max"]), MOST_COLUMNS)
                self.hidden_columns |= set(range(first - 1, last))
            case "mergeCell" if len(self._merged) < _MOST_MERGED:
                self._merged.append(_area(more["ref"]))

    def ended(self, tag: str) -> None:
        if tag in ("v", "t"):
            self._hears = False
        elif tag == "c" and self._cell:
            self._keep(self._cell)
            self._cell = None

    def said(self, text: str) -> None:
        if self._hears and self._cell:
            self._cell.words.append(text)

    def rows(self) -> Iterator[GridRow]:
        filled = self._fill()
        width = 1 + max((max(cells) for cells in self._texts.values() if cells), default=0)
        for number in sorted(self._texts):
            cells = self._texts[number]
            if not any(cells.values()):
                continue
            yield GridRow(
                number=number,
                cells=tuple(cells.get(column, "") for column in range(width)),
                is_hidden=number in self._hidden_rows,
                filled=frozenset(filled.get(number, ())),
                formulas=frozenset(self._formulas.get(number, ())),
            )

    def _begin_cell(self, more: dict[str, str]) -> None:
        row, column = _address(more["r"]) if "r" in more else (self._row, self._next_column())
        if not 1 <= row <= LAST_ROW:
            raise Unreadable("This file is damaged: a row has a number that no row can have")
        if column < MOST_COLUMNS:
            self._cell = _Cell(row, column, more.get("t", "n"), int(more.get("s", "0")))

    def _next_column(self) -> int:
        return 1 + max(self._texts.get(self._row, {-1: ""}))

    def _keep(self, cell: _Cell) -> None:
        text = tidy(self._said(cell))
        if cell.is_formula:
            self._formulas.setdefault(cell.row, set()).add(cell.column)
        elif not text:
            return
        self._held.add(text)
        self._texts.setdefault(cell.row, {})[cell.column] = text
        if len(self._texts) > MOST_ROWS:
            raise Unreadable(f"A worksheet has more than {MOST_ROWS:,} rows: bring it in by parts")

    def _said(self, cell: _Cell) -> str:
        value = "".join(cell.words)
        match cell.kind:
            case "s":
                return self._shared[int(value)] if value else ""
            case "b":
                return {"1": "Yes", "0": "No"}.get(value, value)
            case "n" if value:
                return self._number(float(value), cell.style)
            case "d":
                return value.replace("T", " ").removesuffix(" 00:00:00")[:16]
        return value

    def _number(self, value: float, style: int) -> str:
        shown = self._book.shows[style] if 0 <= style < len(self._book.shows) else ""
        if shown:
            return serials.as_text(value, shown, is_1904=self._book.is_1904)
        return f"{value:.15g}"

    def _fill(self) -> dict[int, set[int]]:
        """A merged cell says the same for all it covers. Across, that is a heading over several
        columns; down, one fact for several rows. Rows that say nothing else are not made."""
        filled: dict[int, set[int]] = {}
        known = sorted(self._texts)
        for top, left, bottom, right in self._merged:
            text = self._texts.get(top, {}).get(left, "")
            covered = known[bisect_left(known, top) : bisect_right(known, bottom)] if text else ()
            for number in covered:
                for column in range(left, min(right, MOST_COLUMNS - 1) + 1):
                    self._held.add(text)
                    if self._texts[number].setdefault(column, text) == text and number > top:
                        filled.setdefault(number, set()).add(column)
        return filled


def _address(words: str) -> tuple[int, int]:
    match = _ADDRESS.fullmatch(words)
    if match is None:
        raise Unreadable("This file is damaged: a cell has no address")
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]), column - 1


def _area(words: str) -> tuple[int, int, int, int]:
    first, _, last = words.partition(":")
    top, left = _address(first)
    bottom, right = _address(last or first)
    return top, left, bottom, right
