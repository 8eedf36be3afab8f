"""A report, or figures of one's own choice, as Word and PDF: for the partnership with every number,
for somebody outside without the small ones."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from methub.agencies.permissions import Permission
from methub.agencies.viewer import Viewer
from methub.documents.rules import Made, Maker, NotAllowed, Options, Progress
from methub.fittings import papers
from methub.fittings.papers import Paper
from methub.foundation import spoken
from methub.foundation.timekeeping import london_day
from methub.reports import queries
from methub.reports.forms import Question, QuestionForm
from methub.reports.presenters.asking import asked_as
from methub.reports.presenters.charts import charts
from methub.reports.presenters.leaving import WITHHELD, leaving, note
from methub.reports.presenters.supplied import supplied_grid
from methub.reports.presenters.tables import EMPTY, full_name, headings, numbers
from methub.reports.queries import Laid, Report

ASKED, MEASURES, BELOW = "asked", "measures", "below"
ACROSS = 7
"""As many columns as a page is wide."""
NO_CHART = "There is no chart in this copy: it would show what is withheld."


@dataclass(frozen=True)
class Wanted:
    """What somebody asked to have on paper. `below`: nothing, where every number may stand."""

    report: Report
    question: Question
    below: int | None


def options_of(question: Question, *, below: int | None, measures: Sequence[str] = ()) -> Options:
    return {ASKED: question.query(), BELOW: below, MEASURES: list(measures)}


def _wanted(viewer: Viewer, of: str, options: Options) -> Wanted | None:
    """The question, read again as the person who asked it may ask it now."""
    report = queries.REPORTS.get(of) if of else queries.BUILT.of_these(options[MEASURES])
    whose = queries.authorities(viewer=viewer)
    form = QuestionForm(options[ASKED], authorities=whose, on=london_day(viewer.at))
    if report is None or not form.is_valid():
        return None
    return Wanted(report, form.question, options[BELOW])


def _may(*, viewer: Viewer, of: str, options: Options) -> bool:
    return _wanted(viewer, of, options) is not None


def _make(*, viewer: Viewer, of: str, options: Options, progress: Progress) -> Made:
    wanted = _wanted(viewer, of, options)
    if wanted is None:
        raise NotAllowed
    report, question = wanted.report, wanted.question
    asked = asked_as(question, viewer=viewer)
    laid = queries.laid_out(viewer=viewer, report=report, asked=asked, by=question.by)
    progress(1, 2)
    parts: list[papers.Part] = [papers.Facts(tuple(_facts(viewer, wanted)))]
    parts += _withheld(laid, wanted.below) if wanted.below else _whole(laid)
    if report.supplied:
        given = queries.supplied_in(viewer=viewer, asked=asked, topics=report.supplied)
        parts.append(supplied_grid(given, below=wanted.below))
    parts += _definitions(report)
    paper = Paper(
        title=report.title,
        subtitle=report.says if of else "",
        parts=tuple(parts),
        recipient="" if wanted.below else viewer.name,
        reference=report.number or report.key,
        marking="OFFICIAL" if wanted.below else "OFFICIAL-SENSITIVE",
        made=spoken.instant(viewer.at),
    )
    return Made(paper)


def _facts(viewer: Viewer, wanted: Wanted) -> Iterator[tuple[str, papers.Words]]:
    question = wanted.question
    whose = queries.authorities(viewer=viewer)
    if question.authority:
        whose = whose.filter(reference=question.authority)
    days = question.period
    known = question.as_at
    yield "Whose children", ", ".join(whose.values_list("name", flat=True))
    yield "Days", f"{spoken.short_day(days.first)} to {spoken.short_day(days.last)}"
    yield (
        "As it was known",
        f"at the end of {spoken.short_day(known)}" if known else spoken.instant(viewer.at),
    )
    if wanted.below:
        yield "Small numbers", note(wanted.below)


def _whole(tables: Sequence[Laid]) -> list[papers.Part]:
    parts: list[papers.Part] = [papers.Figure(chart) for chart in charts(tables)]
    for laid in tables:
        rows = [(line.words, [one.words for one in numbers(line)]) for line in laid.lines]
        parts += _grids(laid, headings(laid), rows)
    return parts


def _withheld(tables: Sequence[Laid], below: int) -> list[papers.Part]:
    """Word for word as the file that leaves has it."""
    leaves = leaving(tables, threshold=below)
    is_hidden = any(WITHHELD in cell.words for one in leaves for _, cells in one for cell in cells)
    drawn: list[papers.Part] = [papers.Figure(chart) for chart in charts(tables)]
    parts: list[papers.Part] = [papers.Paragraph(NO_CHART)] if drawn and is_hidden else drawn
    for laid, lines in zip(tables, leaves, strict=True):
        heads = [cell.heading for cell in lines[0][1]] if lines else []
        rows = [(line.words, [cell.words for cell in cells]) for line, cells in lines]
        parts += _grids(laid, heads, rows)
    return parts


def _grids(
    laid: Laid, heads: Sequence[str], rows: Sequence[tuple[str, list[str]]]
) -> Iterator[papers.Grid]:
    """One table, or several below one another where it is wider than the page."""
    pieces = [slice(n, n + ACROSS) for n in range(0, max(1, len(heads)), ACROSS)]
    first = laid.part.down.words if laid.part.down else "Measure"
    for number, piece in enumerate(pieces, 1):
        which = f" ({number} of {len(pieces)})" if len(pieces) > 1 else ""
        yield papers.Grid(
            caption=laid.part.title + which,
            columns=(
                papers.Column(first, 3),
                *(papers.Column(head, 1, True) for head in heads[piece]),
            ),
            rows=tuple((words, *cells[piece]) for words, cells in rows),
            empty=EMPTY,
        )


def _definitions(report: Report) -> list[papers.Part]:
    rows = tuple(
        (full_name(one), f"{one.meaning} By {one.population.basis.label.lower()}.")
        for one in report.measures.values()
    )
    return [papers.Heading("What each figure means"), papers.Facts(rows)]


def _maker(kind: str, page: str) -> Maker:
    return Maker(kind, "Figures", page, Permission.READ_FIGURES, _may, _make)


FIGURES = _maker("figures", "reports:report")
CHOSEN = _maker("figures-chosen", "reports:build")
"""Of no report: what was chosen stands among the options."""
