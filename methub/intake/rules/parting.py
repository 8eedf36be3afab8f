"""A message's text, line by line: what is said under which key, and what is not."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from methub.intake.rules.fields import NAMES, PROSE, TELLERS
from methub.intake.rules.layout import Layout, plain
from methub.intake.rules.lines import Break, Line, Other, Said
from methub.intake.rules.tables import Columns, cells_of, pairs_of

_QUOTED = re.compile(r"^\s*(?:>[ ]?)+")
_BULLET = re.compile(
    r"^\s*(?:[-•·*▪◦‣o]|[Qq]?\d{1,2}(?:\.\d{1,2})*[.):]?|\(?[a-z0-9]{1,2}[.)]|\[.?\])\s+"
)
_RULED = re.compile(r"^\s*([-_=*~#])(?:\s?\1){4,}\s*$")
_FORWARDED = re.compile(r"^\s*(?:On\b.{5,200}\bwrote:\s*$|[*_]?From:[*_]?\s+\S)")
_KEY_SHAPED = re.compile(r"^[A-Z][\w /'’().&-]{1,40}[:\t](?!//)")
_WORDS = re.compile(r"[^\s|;,]+")
_NUMBERS = re.compile(r"(?: details| information)?(?: \d{1,2})?$")
_BETWEEN_PAIRS = " \t|;,("
_LONGEST_KEY = 60
_LONGEST_HEADING = 60
_LONGEST_PARTED = 2_000
_MOST_KEY_WORDS = 6
# The keys at which the news of a child goes on, below somebody else's details and below a
# farewell: nobody's mother has a police risk. What is merely skipped would be lost without a word.
_EVENTS = frozenset(
    {"police_reference", "kind", "police_risk", "missing_since", "missing_from", "last_seen"}
    | {"reported_at", "circumstances", "found", "found_place", "returned", "returned_place"}
    | {"prevention", "placed_from"}
)
_NEWS = {
    "": frozenset[str](),
    "others": _EVENTS,
    "farewells": _EVENTS | {"surname", "forenames"},
}
_SIGNED = frozenset({"--", "—", "__"})
_HIDDEN = str.maketrans(
    {"\xa0": " ", "\u200b": None, "\u200e": None, "\u200f": None, "\ufeff": None}
)


def lines_of(text: str, layout: Layout) -> list[Line]:
    """Every line, under its key where it has a known one; nothing is dropped."""
    reader = LineReader(layout)
    for line in text.translate(_HIDDEN).split("\n"):
        reader.take(_QUOTED.sub("", line))
    return list(_without_chance_answers(reader.lines, layout.phrases["running_on"]))


def _without_chance_answers(lines: list[Line], prose: frozenset[str]) -> Iterator[Line]:
    """Where some values stand beside their keys, a key with nothing beside it was left empty, and
    the line below it is not its value: "OIC:" and then "Kind regards"."""
    said = [line for line in lines if isinstance(line, Said)]
    is_beside = any(line.text and not line.is_below for line in said)
    for line in lines:
        is_below = isinstance(line, Said) and line.is_below and line.field not in prose
        if is_beside and isinstance(line, Said) and is_below:
            yield Said(line.field, "", line.line.split("\n", 1)[0])
            yield Other(line.line.split("\n", 1)[-1])
        else:
            yield line


@dataclass
class LineReader:
    layout: Layout
    lines: list[Line] = field(default_factory=list)
    columns: Columns = field(default_factory=Columns)
    is_open: bool = False  # the last line was under a key, and may run on
    aside: str = ""  # the lines are about somebody else, or are the sender's own

    def take(self, line: str) -> None:
        if not line.strip():
            self.is_open = False
        elif self._is_break(line):
            self.aside = ""
            self._add(Break(line.strip()))
        elif self._turns_aside(line) or not (
            self._table_row(line) or self._keyed(line) or self._run_on(line)
        ):
            self._add(Other(line.strip()))

    def _add(self, line: Line) -> None:
        self.lines.append(line)
        self.is_open = isinstance(line, Said)

    def _is_break(self, line: str) -> bool:
        if _RULED.match(line) or _FORWARDED.match(line):
            return True
        words = plain(line[:200])
        return any(words.startswith(begins) for begins in self.layout.phrases["breaks"])

    def _turns_aside(self, line: str) -> bool:
        """A heading over somebody else's details, or a farewell: until the next heading over the
        child's, or the next reference, nothing is said of the child. A mother's name and date of
        birth would otherwise be those of another missing child."""
        heading = _NUMBERS.sub("", plain(_BULLET.sub("", line[:_LONGEST_HEADING])))
        said = self._split(line.strip())
        meant = said.field if said else ""
        if line.strip() in _SIGNED:
            self.aside = "farewells"
        for turned in ("others", "farewells"):
            if said is None and heading in self.layout.phrases[turned]:
                self.aside = turned
        if meant in _NEWS[self.aside] or heading in self.layout.phrases["child"]:
            self.aside = ""
        elif said and meant in NAMES and (self._asked_who() or self._is_officer(said)):
            self.aside = "others"
        return bool(self.aside)

    def _is_officer(self, said: Said) -> bool:
        return self.layout.begins("ranks", said.text)

    def _asked_who(self) -> bool:
        """ "Informant:" with nothing beside it: the name below is the informant's."""
        last = self.lines[-1] if self.is_open else None
        return isinstance(last, Said) and last.field in TELLERS | PROSE and not last.text

    def _table_row(self, line: str) -> bool:
        """A row of keys over columns of values, or several keys and values in one row."""
        cells = cells_of(line, self.layout)
        if len(cells) < 2:
            return False
        if self.columns.are_named_by(cells, self.layout):
            self._add(Other(line.strip()))
            return True
        if found := self.columns.values_in(cells, self.layout):
            for said in found:
                self._add(said)
            return True
        pairs = list(pairs_of(cells, self.layout))
        for pair in pairs:
            self._add(pair)
        return bool(pairs)

    def _keyed(self, line: str) -> bool:
        said = self._split(line.strip()) or self._split(_BULLET.sub("", line))
        if said is None:
            return False
        for piece in self._parted(said):
            self._add(piece)
        return True

    def _parted(self, said: Said) -> Iterator[Said]:
        """ "Surname: Khan Forenames: Aisha DOB: 14/03/2011": several keys on one line."""
        text = said.text
        while said.field not in PROSE and (found := self._key_within(text)):
            start, end, meant = found
            yield Said(said.field, text[:start].strip(_BETWEEN_PAIRS), said.line)
            said, text = Said(meant, text[end:].strip(), said.line), text[end:].strip()
        yield said

    def _key_within(self, text: str) -> tuple[int, int, str] | None:
        """The first known key with a colon: where it starts, where its value does, its field."""
        for colon in re.finditer(":", text[:_LONGEST_PARTED]):
            words = list(_WORDS.finditer(text[: colon.start()]))[-_MOST_KEY_WORDS:]
            for word in words:
                if meant := self.layout.field_of(text[word.start() : colon.start()]):
                    return word.start(), colon.end(), meant
        return None

    def _split(self, line: str) -> Said | None:
        """The shortest beginning of the line that is a known key before a separator."""
        if self._is_heading(line):
            return None
        for end, start in sorted(self._separators(line[:_LONGEST_KEY])):
            if meant := self.layout.field_of(line[:end]):
                value = line[start:].strip(" \t*_" if line[0] in "*_" else None)
                return Said(meant, value.lstrip(": \t"), line)
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
        is_prose = last.field in self.layout.phrases["running_on"]
        is_below = not last.text and not line[0].isspace()
        if not line[0].isspace() and (not (is_prose or is_below) or _KEY_SHAPED.match(line)):
            return False
        joined = f"{last.text} {line.strip()}".strip()
        self.lines[-1] = Said(last.field, joined, f"{last.line}\n{line}", last.is_below or is_below)
        self.is_open = True
        return True
