"""Counts: one question of the database for each population, however many tables, measures, columns
and periods it is counted for; and the very records behind any one number."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import F
from django.db.models.functions import TruncDate

from methub.foundation.timekeeping import LONDON
from methub.reports.codes import Half
from methub.reports.queries.asked import Asked, Rows
from methub.reports.queries.axes import AXES
from methub.reports.queries.cuts import Cut, Values
from methub.reports.queries.living import LIVING
from methub.reports.queries.shape import Axis, Measure, Population
from methub.reports.queries.together import Numbers, Together

Cells = dict[Values, Numbers]
"""By the values of the axes."""


@dataclass(frozen=True)
class Counting:
    """Whatever is counted for one question. Axes that only one report has are in `more`."""

    asked: Asked
    more: Mapping[str, Axis]

    def records(self, measure: Measure, half: Half) -> Rows:
        """The records that are the figure: as many as it says, in no other order than time."""
        is_of = half is Half.OF and measure.of is not None
        rows = self._rows(measure.population, self.asked)
        rows = rows.filter(measure.of if is_of else measure.numerator)
        if measure.by_child:
            child = measure.population.child
            return rows.order_by(child, F("its_time").desc(), "pk").distinct(child)
        return rows.order_by(F("its_time").desc(), "pk")

    def cells(self, measures: Iterable[Measure], along: Sequence[Axis] = ()) -> Cells:
        """Every measure for every combination of values along the axes."""
        return self.cut([Cut(self.asked.period, tuple(measures), tuple(along))])[0]

    def cut(self, cuts: Sequence[Cut]) -> list[Cells]:
        """The same in several ways at once: a population is read once for all of them."""
        found: list[Cells] = [{} for _ in cuts]
        measures = [one for cut in cuts for one in cut.measures]
        for population in {one.population.key: one.population for one in measures}.values():
            together = Together(population, self._rows, self.asked, cuts)
            for place, values, numbers in together.cells():
                found[place].setdefault(values, {}).update(numbers)
        return found

    def _rows(self, population: Population, asked: Asked) -> Rows:
        """The population as it was asked for, and no other records."""
        rows = population.rows(asked).alias(its_day=TruncDate("its_time", tzinfo=LONDON))
        unsaid = {name: of for name, of in LIVING.items() if name not in rows.query.annotations}
        rows = rows.alias(**{name: of(asked, population.child) for name, of in unsaid.items()})
        for number, (key, value) in enumerate(asked.only.items()):
            name = f"only_{number}"
            axis = self.more.get(key) or AXES[key]
            rows = rows.alias(**{name: axis.value(asked, population)}).filter(**{name: value})
        return rows
