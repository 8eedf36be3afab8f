"""A message's text, line by line: what is said under which key, and where one child's lines end."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from methub.intake.rules.fields import NAMES, OPENERS
from methub.intake.rules.layout import Layout, plain

_QUOTED = re.compile(r"^\s*(?:>[ ]?)+")
_BULLET = re.compile(r"^\s*(?:[-•·*▪]|\d{1,2}[.)])\s+")
_RULED = re.compile(r"^\s*([-_=*~#])(?:\s?\1){4,}\s*$")
_FORWARDED = re.compile(r"^\s*(?:On\b.{5,200}\bwrote:\s*$|[*_]?From:[*_]?\s+\S)")
_KEY_SHAPED = re.compile(r"^[A-Z][\w /'’().&-]{1,40}[:\t](?!//)")
_LONGEST_KEY = 60
_HIDDEN = str.maketrans(
    {"\xa0": " ", "\u200b": None, "\u200e": None, "\u200f": None, "\ufeff": None}
)


@dataclass(frozen=True)
class Said:
    """A value under a key this hub knows."""

    field: str
    text: str
    line: str

    @property
    def meant(self) -> str:
        """Names are one thing however many keys they come under."""
        return "name" if self.field in NAMES else self.field


@dataclass(frozen=True)
class Other:
    """A line that is not under a known key, kept as it is."""

    line: str


@dataclass(frozen=True)
class Break:
    """Where another message, or another child's part of this one, may begin."""

    line: str


Line = Said | Other | Break


@dataclass
class Block:
    """The lines about one child."""

    lines: list[Line] = field(default_factory=list)

    @property
    def said(self) -> list[Said]:
        return [line for line in self.lines if isinstance(line, Said)]

    @property
    def others(self) -> list[str]:
        return [line.line for line in self.lines if isinstance(line, Other)]

    @property
    def text(self) -> str:
        return "\n".join(line.line for line in self.lines)

    def meanings(self) -> set[str]:
        return {said.meant for said in self.said}

    def stands_alone(self) -> bool:
        """A name or a reference, and something about it: less than that is part of another."""
        meanings = self.meanings()
        return bool(meanings & {"name", "police_reference"}) and len(meanings) > 1


def lines_of(text: str, layout: Layout) -> list[Line]:
    """Every line, under its key where it has a known one; nothing is dropped."""
    reader = _LineReader(layout)
    for line in text.translate(_HIDDEN).split("\n"):
        reader.take(_QUOTED.sub("", line))
    return reader.lines


def blocks_of(lines: Iterable[Line]) -> list[Block]:
    """The lines, parted by child. A part that names nobody new belongs to the one before it."""
    blocks: list[Block] = []
    for piece in _pieces(lines):
        if blocks and not _begins_another(piece, blocks[-1]):
            blocks[-1].lines += _joined(piece, blocks[-1].meanings())
        else:
            blocks.append(piece)
    return blocks


def _pieces(lines: Iterable[Line]) -> Iterator[Block]:
    """Parted at every break, and wherever a key that opens a child's part is said again."""
    piece, openers, seen = Block(), set(OPENERS), set[str]()
    for line in lines:
        opens_again = isinstance(line, Said) and line.field in openers & seen
        if isinstance(line, Break) or opens_again:
            yield piece
            piece, openers, seen = Block(), set(OPENERS), set()
        if isinstance(line, Said):
            openers |= {line.field} if not seen else set()
            seen.add(line.field)
        piece.lines.append(Other(line.line) if isinstance(line, Break) else line)
    yield piece


def _begins_another(piece: Block, before: Block) -> bool:
    if not before.said or not piece.stands_alone():
        return False
    earlier = {(said.meant, plain(said.text)) for said in before.said}
    says_only_the_same = all((said.meant, plain(said.text)) in earlier for said in piece.said)
    return bool(piece.meanings() & before.meanings()) and not says_only_the_same


def _joined(piece: Block, said_already: set[str]) -> Iterator[Line]:
    """The lines of a part that belongs to the one before it; what was said there is only kept."""
    for line in piece.lines:
        is_said_again = isinstance(line, Said) and line.meant in said_already
        yield Other(line.line) if is_said_again else line


@dataclass
class _LineReader:
    layout: Layout
    lines: list[Line] = field(default_factory=list)
    columns: tuple[str, ...] = ()
    is_open: bool = False  # the last line was under a key, and may run on

    def take(self, line: str) -> None:
        if not line.strip():
            self.is_open = False
        elif self._is_break(line):
            self._add(Break(line.strip()))
        elif not (self._table_row(line) or self._keyed(line) or self._run_on(line)):
            self._add(Other(line.strip()))

    def _add(self, line: Line) -> None:
        self.lines.append(line)
        self.is_open = isinstance(line, Said)

    def _is_break(self, line: str) -> bool:
        if _RULED.match(line) or _FORWARDED.match(line):
            return True
        words = plain(line[:200])
        return any(words.startswith(begins) for begins in self.layout.phrases["breaks"])

    def _table_row(self, line: str) -> bool:
        """A row of keys over columns of values, or several keys and values in one row."""
        cells = [cell.strip() for cell in line.strip().split("\t")]
        if len(cells) < 3:
            return False
        fields = tuple(self.layout.field_of(cell) or "" for cell in cells)
        if all(fields):
            self.columns = fields
            self._add(Other(line.strip()))
        elif len(cells) == len(self.columns):
            for field_, cell in zip(self.columns, cells, strict=True):
                self._add(Said(field_, cell, cell))
        elif fields[0] and any(fields[2::2]):
            self._pairs(cells)
        else:
            return False
        return True

    def _pairs(self, cells: list[str]) -> None:
        """Key, value, key, value; what follows no key stays as it is."""
        for key, value in pairwise([*cells, ""]):
            meant = self.layout.field_of(key)
            if meant and not self.layout.field_of(value):
                self._add(Said(meant, value, f"{key}: {value}"))

    def _keyed(self, line: str) -> bool:
        said = self._split(line.strip()) or self._split(_BULLET.sub("", line))
        if said:
            self._add(said)
        return said is not None

    def _split(self, line: str) -> Said | None:
        """The shortest beginning of the line that is a known key before a separator."""
        if self._is_heading(line):
            return None
        for end, start in sorted(self._separators(line[:_LONGEST_KEY])):
            if meant := self.layout.field_of(line[:end]):
                value = line[start:]
                return Said(meant, value.strip(" \t*_" if line[0] in "*_" else None), line)
            if plain(line[:end]) in self.layout.phrases["envelope"]:
                return None
        return None

    def _is_heading(self, line: str) -> bool:
        """ "MISSING PERSON - FOUND" is a heading, and no missing person called Found."""
        is_keyed = ":" in line or "\t" in line
        return not is_keyed and self.layout.code_at_start("headings", line[:200]) is not None

    def _separators(self, beginning: str) -> Iterator[tuple[int, int]]:
        for separator in self.layout.separators:
            at = beginning.find(separator)
            while at > 0:
                yield at, at + len(separator)
                at = beginning.find(separator, at + 1)

    def _run_on(self, line: str) -> bool:
        """A folded line belongs to the value above it. So does a plain one, where that value is
        prose, or empty so far; never one that looks like a key nobody told us of."""
        last = self.lines[-1] if self.lines else None
        if not self.is_open or not isinstance(last, Said):
            return False
        is_prose = last.field in self.layout.phrases["running_on"] or not last.text
        if not line[0].isspace() and (not is_prose or _KEY_SHAPED.match(line)):
            return False
        joined = f"{last.text} {line.strip()}".strip()
        self._add_to_last(last, joined, line)
        return True

    def _add_to_last(self, last: Said, text: str, line: str) -> None:
        self.lines[-1] = Said(last.field, text, f"{last.line}\n{line}")
        self.is_open = True
