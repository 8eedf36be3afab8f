"""Where a table's headings are, and what they are likely to mean."""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from methub.spreadsheets.codes import SEVERAL, Meaning
from methub.spreadsheets.rules.grids import Grid, GridRow, column_name

HEADINGS = Path(__file__).parents[1] / "layouts" / "headings.toml"
SAMPLES = 5
_LOOKED_AT = 25  # rows: titles and keys stand above the headings
_MARKS = re.compile(r"['’‘]")
_NOT_WORDS = re.compile(r"[^a-z0-9]+")
_WHOSE = ("child ", "childs ", "young person ", "yp ")
_UNITS = re.compile(r"\b(?:dd mm yy(?:yy)?|ddmmyy(?:yy)?|hh mm|24hr|24 hr)\b")

Chosen = Mapping[str, Meaning]


@dataclass(frozen=True)
class Column:
    """A column with something in it, and what it is likely to be."""

    index: int
    heading: str
    samples: tuple[str, ...]
    is_hidden: bool = False

    @property
    def letter(self) -> str:
        return column_name(self.index)


@dataclass(frozen=True)
class Outline:
    """A table in a worksheet: the rows its headings stand in, and its columns."""

    first: int
    last: int
    columns: tuple[Column, ...]


def plain(heading: str) -> str:
    """A heading without capitals, marks, and how to write the date."""
    words = _NOT_WORDS.sub(" ", _MARKS.sub("", heading.lower()))
    return " ".join(_UNITS.sub(" ", words).split())


@cache
def known_headings() -> dict[str, Meaning]:
    """What people call each column, from the file beside this room."""
    said = tomllib.loads(HEADINGS.read_text())
    return {words: Meaning(code) for code, called in said.items() for words in called}


def outline(grid: Grid, *, last: int | None = None) -> Outline:
    """The rows of the headings: those of which most words are known; `last` when somebody said.
    Two lines are one heading where the upper one says more: "Missing" over "Date" and "Time"."""
    rows = grid.rows[:_LOOKED_AT]
    if last is not None:
        rows = tuple(row for row in grid.rows if row.number <= last)
    options = [(rows[below - up : below + 1]) for below in range(len(rows)) for up in (0, 1)
               if below >= up]  # fmt: skip
    if last is not None:
        options = [option for option in options if option[-1].number == last]
    best = max(options, key=lambda option: (_recognised(option), -len(option), -option[-1].number),
               default=())  # fmt: skip
    if not best or (last is None and _recognised(best) == 0):
        best = grid.rows[:1]
    return Outline(best[0].number, best[-1].number, _columns(grid, best))


def suggested(columns: Sequence[Column], *, before: Chosen | None = None) -> dict[int, Meaning]:
    """What each column is likely to be: what was chosen before for the same heading, or what its
    heading is known to mean. Nothing is suggested twice."""
    known = {**known_headings(), **(before or {})}
    found: dict[int, Meaning] = {}
    for column in columns:
        meaning = _meaning(column.heading, known) or Meaning.NOT_USED
        is_taken = meaning in found.values() and meaning not in SEVERAL
        found[column.index] = Meaning.NOT_USED if is_taken else meaning
    return found


def _recognised(rows: Sequence[GridRow]) -> int:
    known = known_headings()
    found = {_meaning(text, known) for text in _joined(rows).values()}
    return len(found - {None})


def _meaning(heading: str, known: Chosen) -> Meaning | None:
    """What a heading means, with or without the word for whose it is: "Child D.O.B."."""
    words = plain(heading)
    whole = (words.removeprefix(whose) for whose in ("", *_WHOSE))
    return next((known[one] for one in whole if one in known), None)


def _joined(rows: Sequence[GridRow]) -> dict[int, str]:
    """The heading of each column: its lines, one under the other, none said twice."""
    width = max((len(row.cells) for row in rows), default=0)
    found = {}
    for column in range(width):
        lines = [row.cells[column] for row in rows if column < len(row.cells)]
        whole = " ".join(" ".join(line.split()) for line in dict.fromkeys(lines) if line)
        if whole:
            found[column] = whole[:200]
    return found


def _columns(grid: Grid, headings: Sequence[GridRow]) -> tuple[Column, ...]:
    named = _joined(headings)
    below = [row for row in grid.rows if row.number > headings[-1].number]
    found = []
    for index in range(grid.width):
        samples = _samples(below, index)
        if samples or index in named:
            found.append(Column(index, named.get(index, ""), samples, index in grid.hidden_columns))
    return tuple(found)


def _samples(rows: Iterable[GridRow], index: int) -> tuple[str, ...]:
    """The first few different things it says."""
    said: dict[str, None] = {}
    for row in rows:
        if index < len(row.cells) and row.cells[index]:
            said.setdefault(row.cells[index][:80])
        if len(said) == SAMPLES:
            break
    return tuple(said)
