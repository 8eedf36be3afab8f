"""What every measure means, in plain words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from methub.fittings.components import SummaryRow
from methub.reports.queries import Measure


@dataclass(frozen=True)
class Definition:
    key: str
    name: str
    rows: tuple[SummaryRow, ...]


def definitions(measures: Mapping[str, Measure]) -> list[tuple[str, list[Definition]]]:
    """In the groups of what they count."""
    groups: dict[str, list[Definition]] = {}
    for measure in measures.values():
        groups.setdefault(measure.population.words, []).append(
            Definition(measure.key, measure.name, tuple(_rows(measure)))
        )
    return list(groups.items())


def _rows(measure: Measure) -> Iterable[SummaryRow]:
    population = measure.population
    yield SummaryRow("What it means", measure.meaning)
    yield SummaryRow("Counted among", population.words)
    yield SummaryRow("Counted as", "Children, each once" if measure.by_child else "Records")
    if measure.of is not None:
        yield SummaryRow("Out of", measure.of_words)
    yield SummaryRow("By which day", population.basis.label)
    yield SummaryRow("Source", population.source)
