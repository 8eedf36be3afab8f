"""Figures that leave the partnership: small numbers are withheld, and with them whatever would let
somebody work them out."""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass

from methub.reports.presenters.tables import TOTAL
from methub.reports.queries import Laid, Line
from methub.reports.rules.shares import Number
from methub.reports.rules.suppression import Sum, withheld

WITHHELD = "withheld"
Name = tuple[Hashable, str]
"""A set of records, and the column it is counted in."""


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


def leaving(laid: Laid, *, threshold: int) -> list[tuple[Line, list[Leaving]]]:
    """The lines of a table, without what may not be shown. Numbers of the same records are the same
    number wherever they stand: withheld in one line, they are withheld in all."""
    headings = [*(column.words for column in laid.columns), TOTAL]
    numbers = {name: n for line in laid.lines for name, n in _numbers(line, headings)}
    sums = [one for line in laid.lines for one in _sums(line, headings, numbers)]
    hidden = withheld(numbers, sums, threshold=threshold)
    return [
        (
            line,
            [
                _shown(line, heading, number, hidden)
                for heading, number in zip(headings, _cells(line), strict=True)
            ],
        )
        for line in laid.lines
    ]


def _cells(line: Line) -> tuple[Number, ...]:
    return (*line.cells, line.total)


def _sets(line: Line) -> tuple[Hashable, Hashable, Hashable]:
    """What is counted, what it is out of, and what of that is not counted: each by the records it
    means, so that two lines about the same records share their numbers."""
    measure = line.measure
    population = (measure.population.key, measure.by_child)
    return (
        (*population, str(measure.numerator)),
        (*population, str(measure.of)),
        (*population, "rest", measure.key),
    )


def _numbers(line: Line, headings: Sequence[str]) -> Iterator[tuple[Name, int]]:
    counted, of, rest = _sets(line)
    for heading, number in zip(headings, _cells(line), strict=True):
        yield (counted, heading), number.n
        if number.of is not None:
            yield (of, heading), number.of
            yield (rest, heading), number.of - number.n


def _sums(line: Line, headings: Sequence[str], numbers: dict[Name, int]) -> Iterator[Sum]:
    """What adds up: a share and its rest; and the columns, wherever they happen to."""
    counted, of, rest = _sets(line)
    if line.measure.of is not None:
        for heading in headings:
            yield Sum(((counted, heading), (rest, heading)), (of, heading))
    for one in (counted, of, rest):
        parts = tuple((one, heading) for heading in headings[:-1])
        if all(part in numbers for part in parts) and sum(
            numbers[part] for part in parts
        ) == numbers.get((one, TOTAL)):
            yield Sum(parts, (one, TOTAL))


def _shown(line: Line, heading: str, number: Number, hidden: frozenset[Name]) -> Leaving:
    counted, of, _ = _sets(line)
    is_counted, is_of = (counted, heading) in hidden, (of, heading) in hidden
    may_share = not is_counted and not is_of and number.percent is not None
    return Leaving(
        heading=heading,
        count=WITHHELD if is_counted else f"{number.n:,}",
        of="" if number.of is None else WITHHELD if is_of else f"{number.of:,}",
        percent=f"{number.percent}%" if may_share else "",
    )
