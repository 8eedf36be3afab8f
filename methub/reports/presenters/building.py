"""A set of figures of somebody's own: within the partnership with its records, outside without
small numbers."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from methub.fittings.components import Cell, Column, NavItem, Table
from methub.foundation import spoken
from methub.reports.forms import MEASURES, VIEW, Question
from methub.reports.presenters.leaving import Leaving, leaving, note
from methub.reports.presenters.tables import TOTAL, FigureTable, full_name, table_of
from methub.reports.queries import Laid, Line, Report

BUILT_COLUMNS = ("Figure", "Column", "Count", "Out of", "Percent")
PAPERS = (("pdf", "Make a PDF"), ("word", "Make a Word file"))
NOTHING_BELOW = 1
"""The threshold under which nothing is small."""


@dataclass(frozen=True)
class BuiltPage:
    days: str
    outside: Table | None
    within: FigureTable | None
    note: str
    excel: str
    plain: str
    papers: tuple[tuple[str, str], ...]
    lines: tuple[tuple[Line, tuple[Leaving, ...]], ...]

    @property
    def sheet_rows(self) -> Iterator[list[str | int | None]]:
        """What is withheld says so, and is never an empty cell; and the file says what it lacks."""
        for line, cells in self.lines:
            for cell in cells:
                yield [full_name(line.measure), cell.heading, cell.count, cell.of, cell.percent]
        if self.note:
            yield [self.note, "", "", "", ""]


def built_page(
    report: Report,
    question: Question,
    laid: Laid,
    withholds_below: int | None,
    kept: dict[str, str],
) -> BuiltPage:
    (lines,) = leaving([laid], threshold=withholds_below or NOTHING_BELOW)
    is_outside = withholds_below is not None
    query = urlencode({**kept, MEASURES: list(report.measures)}, doseq=True)
    return BuiltPage(
        days=f"{spoken.short_day(question.period.first)} to "
        f"{spoken.short_day(question.period.last)}",
        outside=_table(laid, lines) if is_outside else None,
        within=None if is_outside else table_of(report, question, laid),
        note=note(withholds_below) if withholds_below is not None else "",
        excel=f"{reverse('reports:built-sheet')}?{query}",
        plain=f"{reverse('reports:built-plain-sheet')}?{query}",
        papers=tuple(
            (words, f"{reverse('reports:built-paper', args=[form])}?{query}")
            for form, words in PAPERS
        ),
        lines=tuple((line, tuple(cells)) for line, cells in lines),
    )  # fmt: skip


def _table(laid: Laid, lines: Iterable[tuple[Line, list[Leaving]]]) -> Table:
    headings = [*(column.words for column in laid.columns), TOTAL]
    return Table(
        caption="As it may leave the partnership",
        columns=(Column("Figure"), *(Column(words, number=True) for words in headings)),
        rows=tuple(
            (
                Cell(full_name(line.measure)),
                *(Cell(cell.words, number=True) for cell in cells),
            )
            for line, cells in lines
        ),
        empty="Choose at least one figure.",
    )


def kept(views: Iterable[Any], here: str) -> tuple[NavItem, ...]:
    """What was put together before, and kept."""
    return tuple(
        NavItem(
            view.name,
            f"{reverse('reports:build')}?{urlencode({VIEW: view.reference})}",
            is_here=view.reference == here,
        )
        for view in views
    )
