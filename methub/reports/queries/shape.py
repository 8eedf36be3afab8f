"""What a figure is made of: a population of records, a measure of it, and an axis to lay it along.

A measure is one definition. How many there are and which they are is asked with the same two
expressions, so no figure can differ from the records behind it."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.db.models import Q

from methub.agencies.permissions import Permission
from methub.reports.codes import Basis, Topic
from methub.reports.queries.asked import Asked, Rows

NOT_KNOWN = "Not known"


@dataclass(frozen=True)
class Population:
    """Records that can be counted. Its rows carry, under names that begin with `its_`, what every
    axis asks of any record: `its_time`, `its_authority`, `its_district` and `its_care`.

    `child` and `person` are the ways to both; `opens` is what somebody needs to be shown which
    records they are, and `page` the page of one, with the way to its reference. `is_standing`: it
    is looked at as it stands at the end of a period, and not gathered over it."""

    key: str
    words: str
    basis: Basis
    source: str
    opens: Permission
    rows: Callable[[Asked], Rows]
    child: str = "child_id"
    person: str = "child__person__"
    page: str = ""
    reference: str = "reference"
    is_standing: bool = False


@dataclass(frozen=True)
class Axis:
    """What the records are told apart by: one expression each. `labels` are the words of values
    that are known beforehand, in their order; `names` finds those of any others,
    which stand in the order of their words, or of the values themselves (`is_in_order`)."""

    key: str
    words: str
    value: Callable[[Asked, Population], Any]
    labels: Mapping[str, str] = field(default_factory=dict)
    names: Callable[[Collection[str]], Mapping[str, str]] = lambda values: {v: v for v in values}
    not_known: str = NOT_KNOWN
    is_in_order: bool = False

    def words_of(self, values: Collection[str]) -> dict[str, str]:
        """The words of each value, in order: what is not known stands last."""
        others = {value for value in values if value and value not in self.labels}
        found = {value: label for value, label in self.labels.items() if value in values}
        named = self.names(others) if others else {}
        place = 0 if self.is_in_order else 1
        found |= dict(sorted(((v, named.get(v, v)) for v in others), key=lambda pair: pair[place]))
        return found | ({"": self.not_known} if "" in values else {})


@dataclass(frozen=True)
class Measure:
    """`counts`: which of the population are counted; `of`: which of it they are a share of, if they
    are. `by_child`: each child once, however many records."""

    key: str
    name: str
    meaning: str
    population: Population
    counts: Q = field(default_factory=Q)
    of: Q | None = None
    of_words: str = ""
    by_child: bool = False

    @property
    def numerator(self) -> Q:
        return self.counts if self.of is None else self.of & self.counts


@dataclass(frozen=True)
class Part:
    """One table of a report: measures down the side, or each value of `down` with its measures;
    `across` the top, unless somebody asks for it by something else."""

    title: str
    measures: tuple[Measure, ...]
    across: Axis
    down: Axis | None = None
    may_turn: bool = True

    def across_or(self, asked: Axis | None) -> Axis:
        """The axis somebody asked for, where this table can be turned to it."""
        return asked if asked and self.may_turn else self.across


@dataclass(frozen=True)
class Report:
    """An arrangement of measures; `number` is that of practice.md §9.12. `supplied`: what agencies
    count about these stands beside it."""

    key: str
    number: str
    title: str
    says: str
    parts: tuple[Part, ...]
    supplied: tuple[Topic, ...] = ()

    def of_these(self, keys: Collection[str]) -> "Report":
        """The same with some of its measures alone, in its own order."""
        kept = (
            replace(part, measures=tuple(one for one in part.measures if one.key in keys))
            for part in self.parts
        )
        return replace(self, parts=tuple(part for part in kept if part.measures))

    @property
    def measures(self) -> dict[str, Measure]:
        return {measure.key: measure for part in self.parts for measure in part.measures}
