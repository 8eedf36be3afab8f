"""In which ways records are counted: what of them, in which days, and told apart by what."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from methub.reports.codes import By
from methub.reports.queries.shape import Axis, Measure, Population
from methub.reports.rules.periods import Period

Values = tuple[str, ...]


@dataclass(frozen=True)
class Cut:
    """One way of counting."""

    period: Period
    measures: tuple[Measure, ...]
    along: tuple[Axis, ...] = ()

    def of(self, population: Population) -> tuple[Measure, ...]:
        return tuple(one for one in self.measures if one.population.key == population.key)


@dataclass(frozen=True)
class Look:
    """A cut as the database is asked for it. What stands has no month of its own: it is looked at
    at the end of each, and `month` says which, and where among the values it belongs."""

    place: int
    period: Period
    along: tuple[Axis, ...]
    month: tuple[int, str] | None = None

    @classmethod
    def of(cls, population: Population, cut: Cut, place: int, unit: str) -> Iterator["Look"]:
        """What has to be asked of a population for the cut at this place."""
        if not population.is_standing:
            yield cls(place, cut.period, cut.along)
            return
        keys = [axis.key for axis in cut.along]
        if By.TIME not in keys:
            yield cls(place, _end(cut.period), cut.along)
            return
        where = keys.index(By.TIME)
        others = cut.along[:where] + cut.along[where + 1 :]
        for column in cut.period.columns(unit):
            yield cls(place, _end(column), others, (where, column.begins(unit)))

    def values(self, said: Sequence[str]) -> Values:
        if self.month is None:
            return tuple(said)
        where, month = self.month
        return (*said[:where], month, *said[where:])


def _end(period: Period) -> Period:
    """The whole of what is looked at at one end is looked at once."""
    return Period(period.last, period.last)
