"""A table of figures as it is laid out: columns, lines, and the numbers in them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from methub.reports.codes import By
from methub.reports.queries.counting import Cells, Counting
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
    """A table. A page asks it of a database: two questions for each population, and one for each
    period it is compared with."""

    part: Part
    across: Axis
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]

    @classmethod
    def of(cls, counting: Counting, part: Part, across: Axis, names: Names) -> "Laid":
        period = counting.asked.period
        down = (part.down,) if part.down else ()
        inner = counting.cells(part.measures, (*down, across))
        totals = counting.cells(part.measures, down)
        before, year_before = (
            Counting(counting.asked.within(other), counting.more).cells(part.measures, down)
            for other in (period.before, period.year_before)
        )
        columns = tuple(_columns(across, {values[-1] for values in inner}, period, names))
        lines = [
            Line(
                measure=measure,
                value=value,
                words=measure.name if value is None or place else words,
                cells=tuple(_number(inner, value, measure, one.value) for one in columns),
                total=_number(totals, value, measure),
                before=_number(before, value, measure),
                year_before=_number(year_before, value, measure),
            )
            for value, words in _values(part.down, totals, names)
            for place, measure in enumerate(part.measures)
        ]
        return cls(part=part, across=across, columns=columns, lines=tuple(lines))


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
