"""A table of figures as it is laid out: columns, lines, and the numbers in them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from methub.reports.codes import By
from methub.reports.queries.counting import Cells, Counting
from methub.reports.queries.cuts import Cut
from methub.reports.queries.shape import Axis, Measure, Part
from methub.reports.rules.periods import Period
from methub.reports.rules.shares import Number

Names = Mapping[str, Mapping[str, str]]
"""By the key of an axis, the words of its values, where it cannot find them itself."""
NOTHING: Mapping[str, Number] = {}


@dataclass(frozen=True)
class Column:
    """One value of the axis across; with a time, the days it is of."""

    value: str
    words: str
    period: Period | None = None


@dataclass(frozen=True)
class Line:
    """One measure, perhaps of one value of the axis down. `total`: of every column together, which
    is no sum where a child is counted once. `before` and `year_before`: the same in the period
    before, and a year before."""

    measure: Measure
    value: str | None
    words: str
    cells: tuple[Number, ...]
    total: Number
    before: Number
    year_before: Number


@dataclass(frozen=True)
class Laid:
    """A table, as a page shows it."""

    part: Part
    across: Axis
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]

    @classmethod
    def of(
        cls, counting: Counting, parts: Sequence[Part], by: Axis | None, names: Names
    ) -> list["Laid"]:
        """The tables of a report, counted together. `by`: what somebody asked to see across."""
        across = [part.across_or(by) for part in parts]
        cuts = [cut for part, axis in zip(parts, across, strict=True)
                for cut in _cuts(part, axis, counting.asked.period)]  # fmt: skip
        found = iter(counting.cut(cuts))
        fours = zip(found, found, found, found, strict=True)
        return [
            cls._of(part, axis, Counted(*four), counting.asked.period, names)
            for part, axis, four in zip(parts, across, fours, strict=True)
        ]

    @classmethod
    def _of(
        cls, part: Part, across: Axis, counted: "Counted", period: Period, names: Names
    ) -> "Laid":
        columns = tuple(_columns(across, {said[-1] for said in counted.inner}, period, names))
        lines = [
            Line(
                measure=measure,
                value=value,
                words=measure.name if value is None or place else words,
                cells=tuple(_number(counted.inner, value, measure, one.value) for one in columns),
                total=_number(counted.totals, value, measure),
                before=_number(counted.before, value, measure),
                year_before=_number(counted.year_before, value, measure),
            )
            for value, words in _values(part.down, counted.totals, names)
            for place, measure in enumerate(part.measures)
        ]
        return cls(part=part, across=across, columns=columns, lines=tuple(lines))


class Counted(NamedTuple):
    """What a table is laid out from, in the order of its cuts."""

    inner: Cells
    totals: Cells
    before: Cells
    year_before: Cells


def _cuts(part: Part, across: Axis, period: Period) -> list[Cut]:
    """The numbers inside it, and those beside: in all, in the period before, a year before."""
    down = (part.down,) if part.down else ()
    days = (period, period.before, period.year_before)
    beside = [Cut(one, part.measures, down) for one in days]
    return [Cut(period, part.measures, (*down, across)), *beside]


def _number(cells: Cells, value: str | None, measure: Measure, *column: str) -> Number:
    key = column if value is None else (value, *column)
    nothing = Number(0, None if measure.of is None else 0)
    return cells.get(key, NOTHING).get(measure.key, nothing)


def _values(axis: Axis | None, cells: Cells, names: Names) -> Iterable[tuple[str | None, str]]:
    """The lines; a measure beside another of the same value stands under its own name."""
    if axis is None:
        return [(None, "")]
    return _words(axis, {values[0] for values in cells}, names).items()


def _columns(axis: Axis, values: set[str], period: Period, names: Names) -> Iterator[Column]:
    if axis.key != By.TIME:
        for value, words in _words(axis, values, names).items():
            yield Column(value, words)
        return
    for column in period.columns(period.unit):
        yield Column(column.begins(period.unit), column.words(period.unit), column)


def _words(axis: Axis, values: set[str], names: Names) -> Mapping[str, str]:
    said = axis.words_of(values)
    known = names.get(axis.key, {})
    return {value: known.get(value, words) for value, words in said.items()}
