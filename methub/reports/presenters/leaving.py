"""Figures that leave the partnership: small numbers are withheld, and with them whatever would let
somebody work them out."""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from methub.reports.presenters.tables import TOTAL
from methub.reports.queries import Laid, Line
from methub.reports.rules.shares import Number
from methub.reports.rules.suppression import Sum, withheld

WITHHELD = "withheld"
WHOLE = ""
"""The column of everything together, whatever the others are laid along."""


class Name(NamedTuple):
    """A number by the records it counts: which they are, of which value of the axis down, and in
    which column. Two lines about the same records share it, in one table or in two."""

    records: Hashable
    down: Hashable
    column: Hashable


@dataclass(frozen=True)
class Leaving:
    """One figure as it may leave: in words, and in a file."""

    heading: str
    count: str
    of: str
    percent: str

    @property
    def words(self) -> str:
        if not self.of:
            return self.count
        share = f" ({self.percent})" if self.percent else ""
        return f"{self.count} of {self.of}{share}"


Leaves = list[tuple[Line, list[Leaving]]]


def leaving(tables: Sequence[Laid], *, threshold: int) -> list[Leaves]:
    """The lines of tables that leave together, without what may not be shown: whoever reads one
    table reads the others too."""
    numbers = {
        name: n for laid in tables for line in laid.lines for name, n in _numbers(laid, line)
    }
    sums = [*_halves(tables), *_across(tables, numbers), *_down(numbers), *_parts(tables, numbers)]
    hidden = withheld(numbers, sums, threshold=threshold)
    return [[(line, _leaves(laid, line, hidden)) for line in laid.lines] for laid in tables]


def note(threshold: int) -> str:
    """What stands on every copy that leaves."""
    return (
        f"Numbers below {threshold} are withheld, and with them those from which they could be "
        "worked out."
    )


def _leaves(laid: Laid, line: Line, hidden: frozenset[Name]) -> list[Leaving]:
    return [
        _shown(laid, line, column, heading, number, hidden)
        for column, heading, number in _cells(laid, line)
    ]


def _cells(laid: Laid, line: Line) -> Iterator[tuple[Hashable, str, Number]]:
    """Each number with its column and its heading; the whole last."""
    for column, number in zip(laid.columns, line.cells, strict=True):
        yield (laid.across.key, column.value), column.words, number
    yield WHOLE, TOTAL, line.total


def _names(laid: Laid, line: Line, column: Hashable) -> tuple[Name, Name, Name]:
    """Of what is counted, of what it is out of, and of what of that is not counted."""
    measure = line.measure
    population = (measure.population.key, measure.by_child)
    down = (laid.part.down.key, line.value) if laid.part.down else WHOLE
    return (
        Name((*population, str(measure.numerator)), down, column),
        Name((*population, str(measure.of)), down, column),
        Name((*population, "rest", measure.key), down, column),
    )


def _numbers(laid: Laid, line: Line) -> Iterator[tuple[Name, int]]:
    for column, _, number in _cells(laid, line):
        counted, of, rest = _names(laid, line, column)
        yield counted, number.n
        if number.of is not None:
            yield of, number.of
            yield rest, number.of - number.n


def _halves(tables: Sequence[Laid]) -> Iterator[Sum]:
    """A share and its rest."""
    for laid in tables:
        for line in laid.lines:
            if line.measure.of is not None:
                for column, _, _ in _cells(laid, line):
                    counted, of, rest = _names(laid, line, column)
                    yield Sum((counted, rest), of)


def _across(tables: Sequence[Laid], numbers: Mapping[Name, int]) -> Iterator[Sum]:
    """The columns, wherever they happen to add up to the whole."""
    for laid in tables:
        columns = [(laid.across.key, column.value) for column in laid.columns]
        for line in laid.lines:
            for name in _names(laid, line, WHOLE):
                parts = [name._replace(column=column) for column in columns]
                yield from _if_so(parts, name, numbers)


def _down(numbers: Mapping[Name, int]) -> Iterator[Sum]:
    """The values down the side of one table, where another shows all of them together."""
    beside: dict[Name, list[Name]] = defaultdict(list)
    for name in numbers:
        if name.down != WHOLE:
            assert isinstance(name.down, tuple), "an axis and its value"
            beside[name._replace(down=name.down[0])].append(name)
    for name, parts in beside.items():
        yield from _if_so(parts, name._replace(down=WHOLE), numbers)


def _parts(tables: Sequence[Laid], numbers: Mapping[Name, int]) -> Iterator[Sum]:
    """Measures that share one whole out between them, each with another answer to one question:
    what became of an interview."""
    together: dict[tuple[Hashable, Name], list[Name]] = defaultdict(list)
    for laid in tables:
        for line in laid.lines:
            asks = [child for child in line.measure.counts.children if isinstance(child, tuple)]
            if line.measure.of is None or len(asks) != 1 or line.measure.counts.negated:
                continue
            for column, _, _ in _cells(laid, line):
                counted, of, _ = _names(laid, line, column)
                if counted not in together[asks[0][0], of]:
                    together[asks[0][0], of].append(counted)
    for (_, of), parts in together.items():
        yield from _if_so(parts, of, numbers)


def _if_so(parts: Sequence[Name], whole: Name, numbers: Mapping[Name, int]) -> Iterator[Sum]:
    """A sum, where these are numbers that are shown, and it is true."""
    are_shown = parts and whole in numbers and all(part in numbers for part in parts)
    if are_shown and sum(numbers[part] for part in parts) == numbers[whole]:
        yield Sum(tuple(parts), whole)


def _shown(
    laid: Laid, line: Line, column: Hashable, heading: str, number: Number, hidden: frozenset[Name]
) -> Leaving:
    counted, of, _ = _names(laid, line, column)
    is_counted, is_of = counted in hidden, of in hidden
    may_share = not is_counted and not is_of and number.percent is not None
    return Leaving(
        heading=heading,
        count=WITHHELD if is_counted else f"{number.n:,}",
        of="" if number.of is None else WITHHELD if is_of else f"{number.of:,}",
        percent=f"{number.percent}%" if may_share else "",
    )
