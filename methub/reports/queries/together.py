"""A population is read once, however many tables, columns and periods it is counted for: each
record with the values it is told apart by, and a yes or no for every measure; and in the same
statement it is counted in every way that is asked."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import BooleanField, ExpressionWrapper, F, Q

from methub.foundation.timekeeping import start_of
from methub.reports.queries.asked import Asked, Rows
from methub.reports.queries.cuts import Cut, Look, Values
from methub.reports.queries.lookups import LookedUpOnce
from methub.reports.queries.shape import Axis, Measure, Population
from methub.reports.rules.periods import Period
from methub.reports.rules.shares import Number

Sql = tuple[str, tuple[Any, ...]]
"""Only names made of numbers are put into the words; whatever anybody said is a parameter."""
Numbers = dict[str, Number]
"""By the key of the measure."""

# OFFSET 0: a record is worked out once, and not anew for each measure that looks at it.
READ = "SELECT {period} AS period, found.* FROM ({rows} OFFSET 0) found"
# A year and the year before may share months: a record is in each of the periods it falls into.
IN_EACH = """ JOIN (VALUES {periods}) days (period, first, after)
    ON found.counted_at >= days.first AND found.counted_at < days.after"""
COUNTED = "SELECT {columns} FROM ({records}) record GROUP BY GROUPING SETS ({sets})"


@dataclass(frozen=True)
class Together:
    """Every cut of one population. `rows`: its records, as they are asked for."""

    population: Population
    rows: Callable[[Population, Asked], Rows]
    asked: Asked
    cuts: Sequence[Cut]

    def cells(self) -> Iterator[tuple[int, Values, Numbers]]:
        """The place of a cut, values of its axes, and the numbers of its measures."""
        groups: dict[tuple[int, int], list[list[Any]]] = defaultdict(list)
        for kind, period, *said in self._found():
            groups[kind, period].append(said)
        for look in self._looks:
            measures = self.cuts[look.place].of(self.population)
            along = [list(self._axes).index(axis.key) for axis in look.along]
            for said in groups[self._kind(look), self._periods.index(look.period)]:
                counts = dict(zip(self._counts, said[len(self._axes) :], strict=True))
                numbers = {one.key: self._number(one, counts) for one in measures}
                yield look.place, look.values([said[axis] for axis in along]), numbers

    def _found(self) -> list[tuple[Any, ...]]:
        try:
            records, params = self._records()
        except EmptyResultSet:
            return []
        names = [f"axis_{number}" for number in range(len(self._axes))]
        kind = f"GROUPING({', '.join(names)})" if names else "0"
        sets = {self._kind(look): self._group(look) for look in self._looks}
        counted = COUNTED.format(
            columns=", ".join([kind, "period", *names, *self._counts]),
            records=records,
            sets=", ".join(sets.values()),
        )
        with connection.cursor() as cursor:
            cursor.execute(counted, params)
            return list(cursor.fetchall())

    def _records(self) -> Sql:
        """Those of every period. What stands is looked at at the end of each, one after another."""
        if self.population.is_standing:
            ends = [self._read(self.asked.within(period)) for period in self._periods]
            words = (READ.format(period=n, rows=rows) for n, (rows, _) in enumerate(ends))
            return " UNION ALL ".join(words), tuple(one for _, params in ends for one in params)
        rows, params = self._read(self.asked.together(self._periods))
        each = ", ".join("(%s, %s::timestamptz, %s::timestamptz)" for _ in self._periods)
        days = (
            (n, start_of(one.first), start_of(one.after)) for n, one in enumerate(self._periods)
        )
        read = READ.format(period="days.period", rows=rows) + IN_EACH.format(periods=each)
        return read, (*params, *(said for day in days for said in day))

    def _read(self, asked: Asked) -> Sql:
        said: dict[str, Any] = {
            "counted_at": F("its_time"),
            "counted_child": F(self.population.child),
        }
        for number, axis in enumerate(self._axes.values()):
            said[f"axis_{number}"] = axis.value(asked, self.population)
        for number, condition in enumerate(self._conditions):
            said[f"is_{number}"] = ExpressionWrapper(condition, output_field=BooleanField())
        rows = self.rows(self.population, asked).order_by().annotate(**said).values(*said)
        words, params = LookedUpOnce(rows.query, connection, connection.alias).as_sql()
        return words, tuple(params)

    @cached_property
    def _looks(self) -> list[Look]:
        unit = self.asked.period.unit
        return [
            look
            for place, cut in enumerate(self.cuts)
            if cut.of(self.population)
            for look in Look.of(self.population, cut, place, unit)
        ]

    @cached_property
    def _periods(self) -> list[Period]:
        return list(dict.fromkeys(look.period for look in self._looks))

    @cached_property
    def _axes(self) -> dict[str, Axis]:
        return {axis.key: axis for look in self._looks for axis in look.along}

    @cached_property
    def _halves(self) -> list[tuple[Measure, Q]]:
        """Both numbers of every measure."""
        measures = {one.key: one for cut in self.cuts for one in cut.of(self.population)}
        return [(one, half) for one in measures.values() for half in (one.numerator, one.of)
                if half is not None]  # fmt: skip

    @cached_property
    def _conditions(self) -> list[Q]:
        """What has to be known of a record; once, however many measures ask it."""
        return list(dict.fromkeys(half for _, half in self._halves if half))

    @cached_property
    def _counts(self) -> list[str]:
        return list(dict.fromkeys(self._count(*half) for half in self._halves))

    def _count(self, measure: Measure, half: Q) -> str:
        what = "DISTINCT counted_child" if measure.by_child else "*"
        where = f" FILTER (WHERE is_{self._conditions.index(half)})" if half else ""
        return f"count({what}){where}"

    def _number(self, measure: Measure, counts: Mapping[str, int]) -> Number:
        n = counts[self._count(measure, measure.numerator)]
        of = None if measure.of is None else counts[self._count(measure, measure.of)]
        return Number(n, of)

    def _kind(self, look: Look) -> int:
        """What GROUPING says of its rows: a one for each axis they are not told apart by."""
        keys = {axis.key for axis in look.along}
        return int("".join("01"[key not in keys] for key in self._axes) or "0", 2)

    def _group(self, look: Look) -> str:
        axes = list(self._axes)
        return f"({', '.join(['period', *(f'axis_{axes.index(one.key)}' for one in look.along)])})"
