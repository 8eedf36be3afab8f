"""Counts: one question of the database for each population of a table, however many measures and
columns it has; and the very records behind any one of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Value
from django.db.models.functions import TruncDate

from methub.foundation.timekeeping import LONDON
from methub.reports.codes import By, Half
from methub.reports.queries.asked import Asked, Rows
from methub.reports.queries.axes import AXES
from methub.reports.queries.living import LIVING
from methub.reports.queries.shape import Axis, Measure, Population
from methub.reports.rules.shares import Number

Values = tuple[str, ...]
Cells = dict[Values, dict[str, Number]]
"""By the values of the axes, and by the key of the measure."""
AXIS_NAMES = ("along_0", "along_1")


@dataclass(frozen=True)
class Counting:
    """Whatever is counted for one question. Axes that only one report has are in `more`."""

    asked: Asked
    more: Mapping[str, Axis]

    def rows(self, population: Population) -> Rows:
        """The population as it was asked for, and no other records."""
        rows = population.rows(self.asked).alias(its_day=TruncDate("its_time", tzinfo=LONDON))
        unsaid = {name: of for name, of in LIVING.items() if name not in rows.query.annotations}
        rows = rows.alias(**{name: of(self.asked, population.child) for name, of in unsaid.items()})
        for number, (key, value) in enumerate(self.asked.only.items()):
            name = f"only_{number}"
            rows = rows.alias(**{name: self._axis(key).value(self.asked, population)})
            rows = rows.filter(**{name: value})
        return rows

    def records(self, measure: Measure, half: Half) -> Rows:
        """The records that are the figure: as many as it says, in no other order than time."""
        is_of = half is Half.OF and measure.of is not None
        rows = self.rows(measure.population).filter(measure.of if is_of else measure.numerator)
        if measure.by_child:
            child = measure.population.child
            return rows.order_by(child, F("its_time").desc(), "pk").distinct(child)
        return rows.order_by(F("its_time").desc(), "pk")

    def cells(self, measures: Iterable[Measure], along: Sequence[Axis]) -> Cells:
        """Every measure for every combination of values along the axes."""
        found: Cells = {}
        for population, together in _by_population(measures).items():
            for values, numbers in self._of(population, together, along).items():
                found.setdefault(values, {}).update(numbers)
        return found

    def _of(
        self, population: Population, measures: Sequence[Measure], along: Sequence[Axis]
    ) -> Cells:
        if population.is_standing and any(axis.key == By.TIME for axis in along):
            return self._as_it_stood(population, measures, along)
        values = {
            name: axis.value(self.asked, population)
            for name, axis in zip(AXIS_NAMES, along, strict=False)
        }
        counts: dict[str, Any] = {}
        for measure in measures:
            what = measure.population.child if measure.by_child else "pk"
            counts[f"n_{measure.key}"] = _count(what, measure.by_child, measure.numerator)
            if measure.of is not None:
                counts[f"of_{measure.key}"] = _count(what, measure.by_child, measure.of)
        # Grouped even where it is not: `aggregate` would put the population into a subquery first.
        named = values or {"whole": Value(1)}
        grouped = self.rows(population).order_by().annotate(**named).values(*named)
        return {
            tuple(row[name] for name in values): _numbers(row, measures)
            for row in grouped.annotate(**counts)
        }

    def _as_it_stood(
        self, population: Population, measures: Sequence[Measure], along: Sequence[Axis]
    ) -> Cells:
        """What stands has no month of its own: it is looked at at the end of each."""
        place = [axis.key for axis in along].index(By.TIME)
        others = [axis for axis in along if axis.key != By.TIME]
        found: Cells = {}
        unit = self.asked.period.unit
        for column in self.asked.period.columns(unit):
            at_its_end = Counting(self.asked.within(column), self.more)
            for values, numbers in at_its_end._of(population, measures, others).items():
                found[(*values[:place], column.begins(unit), *values[place:])] = numbers
        return found

    def _axis(self, key: str) -> Axis:
        return self.more.get(key) or AXES[key]


def _by_population(measures: Iterable[Measure]) -> dict[Population, list[Measure]]:
    found: dict[str, tuple[Population, list[Measure]]] = {}
    for measure in measures:
        found.setdefault(measure.population.key, (measure.population, []))[1].append(measure)
    return dict(found.values())


def _count(what: str, is_distinct: bool, of: Any) -> Count:
    return Count(what, distinct=is_distinct, filter=of or None)


def _numbers(row: Mapping[str, Any], measures: Iterable[Measure]) -> dict[str, Number]:
    return {one.key: Number(row[f"n_{one.key}"], row.get(f"of_{one.key}")) for one in measures}
