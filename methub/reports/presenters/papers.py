"""Figures as Word and PDF: reports, figures of one's own choice, and a month as it was approved."""

from collections.abc import Iterator
from typing import Any

from methub.agencies.permissions import Permission
from methub.agencies.viewer import Viewer
from methub.documents.rules import Made, Maker, NotAllowed, Options, Progress
from methub.fittings import papers
from methub.fittings.papers import Paper
from methub.foundation import spoken
from methub.reports import queries
from methub.reports.codes import Notice, Standing
from methub.reports.presenters.carried import CHOSEN, FIGURES
from methub.reports.presenters.monthly import left_out, month_charts, too_low
from methub.reports.presenters.months import OWN, title_of
from methub.reports.queries import Written
from methub.reports.rules.fixing import Content
from methub.reports.rules.shares import Number


def _fixed(viewer: Viewer, of: str) -> Written | None:
    """Approved, and whole: a draft does not leave, and neither does what was changed underneath."""
    row = queries.themes_named(viewer=viewer, reference=of).first()
    if row is None or row.approved_at is None:
        return None
    found = queries.written(viewer=viewer, themes=row)
    return found if found.is_whole else None


def _may(*, viewer: Viewer, of: str, options: Options) -> bool:
    return _fixed(viewer, of) is not None


def _make(*, viewer: Viewer, of: str, options: Options, progress: Progress) -> Made:
    found = _fixed(viewer, of)
    if found is None:
        raise NotAllowed
    row, content = found.themes, found.content
    paper = Paper(
        title=f"Themes and trends: {title_of(row)}",
        subtitle=content["authority"]["name"],
        parts=tuple(_parts(row, content)),
        recipient=viewer.name,
        reference=f"{of}, version {row.number}",
        made=spoken.instant(viewer.at),
    )
    return Made(paper)


def _parts(row: Any, content: Content) -> Iterator[papers.Part]:
    yield papers.Heading("What the month says")
    for words in filter(None, content["narrative"].split("\n")):
        yield papers.Paragraph(words)
    yield papers.Heading("Observations")
    if words := too_low(content):
        yield papers.Paragraph(words)
    yield from _observations(content, Standing.KEPT)
    if any(one["standing"] == Standing.STRUCK for one in content["observations"]):
        yield papers.Heading("Looked at, and struck out")
        yield from _observations(content, Standing.STRUCK)
    yield papers.Heading("Figures")
    for chart in month_charts(content):
        yield papers.Figure(chart)
    for table in content["tables"]:
        yield from _grid(table)
    yield papers.Heading("What each figure means")
    yield papers.Facts(tuple((one["name"], one["meaning"]) for one in content["definitions"]))
    yield from _seal(row)


def _observations(content: Content, standing: Standing) -> Iterator[papers.Part]:
    those = [one for one in content["observations"] if one["standing"] == standing]
    if not those:
        yield papers.Paragraph("None.")
    for code in dict.fromkeys(one["notice"] for one in those):
        yield papers.Heading(Notice(code).label if code else OWN, 2)
        yield papers.Bullets(
            tuple(_observed(one) for one in those if one["notice"] == code)
        )  # fmt: skip


def _observed(one: Content) -> papers.Words:
    evidence = list(one["evidence"])
    if one["says"] and one["says"] != one["words"]:
        evidence.insert(0, f"The figures say: {one['says']}.")
    if one["why"]:
        evidence.append(f"Struck out by {one['by']}: {one['why']}")
    return (papers.Strong(one["words"]), f" {' '.join(evidence)}".rstrip())


def _grid(table: Content) -> Iterator[papers.Part]:
    heads = (papers.Column(column["words"], 1, True) for column in table["columns"])
    yield papers.Grid(
        caption=table["title"],
        columns=(papers.Column(table["first"], 3), *heads),
        rows=tuple(
            (line["words"], *(Number(*cell).words for cell in line["cells"]))
            for line in table["lines"]
        ),
        empty="Nothing is recorded here for the month.",
    )
    if table["left_out"]:
        yield papers.Paragraph(left_out(table))


def _seal(row: Any) -> Iterator[papers.Part]:
    if row.corrects is not None:
        yield papers.Paragraph(
            f"This version puts right {title_of(row.corrects)}, approved "
            f"{spoken.instant(row.corrects.approved_at)}."
        )
    yield papers.Paragraph(
        f"Approved by {row.approved_by_name}, {spoken.instant(row.approved_at)}, with the figures "
        f"as they were known then. Seal: {row.digest}"
    )


THEMES = Maker(
    kind="themes",
    words="Themes and trends",
    page="reports:month",
    permission=Permission.READ_FIGURES,
    may=_may,
    make=_make,
)
MAKERS = (THEMES, FIGURES, CHOSEN)
