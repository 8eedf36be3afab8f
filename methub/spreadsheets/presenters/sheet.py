"""One list: how far it is, what its rows say, and what became of each."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from methub.fittings.components import (
    Cell,
    Column,
    Figure,
    NavItem,
    Pages,
    SummaryRow,
    Table,
    Tag,
    Tone,
)
from methub.foundation import spoken
from methub.spreadsheets.codes import RowState, Stage, Who
from methub.spreadsheets.forms import column_words, columns_of
from methub.spreadsheets.presenters.lists import stage_tag
from methub.spreadsheets.queries import A_PAGE
from methub.spreadsheets.rules import whose
from methub.spreadsheets.rules.rows import WHOLE_ROW

TONES: dict[str, Tone] = {
    RowState.TAKEN: "ok",
    RowState.NOTED: "ok",
    RowState.ASKS: "soon",
    RowState.REFUSED: "late",
    RowState.LEFT_OUT: "calm",
    RowState.NOT_ABOUT: "calm",
}
CLOSED = "Not shown: the record of this child, or where they live, is closed to you"
_WORKING = (Stage.READING, Stage.LOADING)


@dataclass(frozen=True)
class SheetPage:
    title: str
    tag: Tag
    trouble: str
    facts: tuple[SummaryRow, ...]
    is_working: bool
    working: str
    figures: tuple[Figure, ...]
    filters: tuple[NavItem, ...]
    table: Table | None
    can_load: str
    asks: int


def sheet_page(
    sheet: Any, found: Any, *, state: str, progress: tuple[int, int], href: str
) -> SheetPage:
    counts = found.counts
    loadable = counts.get(RowState.TAKEN, 0) + counts.get(RowState.NOTED, 0)
    is_read = sheet.stage == Stage.READ
    return SheetPage(
        title=sheet.title,
        tag=stage_tag(sheet),
        trouble=sheet.trouble,
        facts=tuple(_facts(sheet)),
        is_working=sheet.stage in _WORKING,
        working=working_words(sheet, progress),
        figures=tuple(_figures(counts, href)) if counts else (),
        filters=tuple(_filters(counts, state, href)) if counts else (),
        table=_table(sheet, found, href, state) if counts else None,
        can_load=_rows(loadable) if is_read and loadable and not counts.get(RowState.ASKS) else "",
        asks=counts.get(RowState.ASKS, 0) if is_read else 0,
    )


def working_words(sheet: Any, progress: tuple[int, int]) -> str:
    """How far the background has come."""
    done, total = progress
    if sheet.stage == Stage.LOADING:
        return "The list is being brought in. All of it comes in, or none."
    if not total:
        return "The rows are being read."
    return f"Looking for each child on the record: {done:,} of {total:,}."


def row_facts(row: Any) -> tuple[SummaryRow, ...]:
    """What became of a row, and whose it is."""
    return tuple(_row_facts(row))


def staying_table(rows: Mapping[int, str], children: Mapping[int, str]) -> Table:
    """What has been built on, and stays."""
    said = [(f"{len(rows):,} episodes", rows), (f"{len(children):,} children", children)]
    return Table(
        caption="What stays, because somebody has worked with it",
        columns=(Column("What"), Column("What was added since")),
        rows=tuple(
            (Cell(words), Cell(", ".join(sorted(set(found.values())))))
            for words, found in said
            if found
        ),
        empty="Nobody has added anything to what this list made. All of it is taken out.",
    )


def _row_facts(row: Any) -> Iterator[SummaryRow]:
    state = RowState(row.state)
    yield SummaryRow("Row", str(row.number), tag=Tag(state.label, TONES[state]))
    if row.person:
        yield SummaryRow("Child", _who(row), href=_who_href(row))
    for problem in row.found_odd:
        if problem.column == WHOLE_ROW:
            yield SummaryRow("About the row", problem.words)
    if row.left_out_by_name:
        yield SummaryRow("Left out by", row.left_out_by_name)
    if row.episode_id:
        yield SummaryRow(
            "What it became",
            "A missing episode",
            href=""
            if row.taken_out_at
            else reverse("missing:episode", args=[row.episode.reference]),
            tag=Tag("Taken out", "calm") if row.taken_out_at else None,
        )


def _facts(sheet: Any) -> Iterator[SummaryRow]:
    yield SummaryRow("File", sheet.file.name)
    yield SummaryRow("Put in", f"{spoken.instant(sheet.made_at)}, {sheet.made_by_name}")
    if sheet.authority:
        yield SummaryRow("Authority of new children", sheet.authority.name)
    if sheet.loaded_at:
        yield SummaryRow("Brought in", f"{spoken.instant(sheet.loaded_at)}, {sheet.loaded_by_name}")
    if sheet.undone_at:
        yield SummaryRow("Taken out", f"{spoken.instant(sheet.undone_at)}, {sheet.undone_by_name}")
        yield SummaryRow("Why", sheet.undone_why)


def _figures(counts: Mapping[str, int], href: str) -> Iterator[Figure]:
    for state in (RowState.TAKEN, RowState.NOTED, RowState.ASKS, RowState.REFUSED):
        words = state.label[0].lower() + state.label[1:]
        yield Figure(f"{counts.get(state, 0):,}", words, href=f"{href}?show={state.value}")


def _filters(counts: Mapping[str, int], state: str, href: str) -> Iterator[NavItem]:
    every = sum(counts.values()) - counts.get(RowState.NOT_ABOUT, 0)
    yield NavItem("All", href, is_here=not state, count=every)
    for one in RowState:
        if counts.get(one):
            yield NavItem(
                one.label, f"{href}?show={one.value}", is_here=state == one, count=counts[one]
            )


def _table(sheet: Any, found: Any, href: str, state: str) -> Table:
    words = column_words(columns_of(sheet.columns))
    return Table(
        caption=f"Rows of {sheet.title}",
        columns=tuple(
            Column(one)
            for one in (
                "Row",
                "Child",
                "Missing",
                "What is odd",
                "What becomes of it",
            )
        ),
        rows=tuple(_row(sheet, row, found.closed, words) for row in found.rows),
        empty="There are no such rows.",
        pages=_pages(found, href, state),
    )


def _row(sheet: Any, row: Any, closed: Any, words: Mapping[int, str]) -> tuple[Cell, ...]:
    number = f"{row.number:,}"
    state = RowState(row.state)
    if row.pk in closed:
        return (Cell(number), Cell(CLOSED), Cell(""), Cell(""), Cell(""))
    since, until = _cells_of(sheet, row)
    return (
        Cell(number, href=reverse("spreadsheets:row", args=[sheet.reference, row.reference])),
        Cell(_who(row), href=_who_href(row), note=_certainty(row)),
        Cell(since, note=f"to {until}" if until else ""),
        Cell("; ".join(_odd(row, words))),
        Cell("", tag=Tag(state.label, TONES[state])) if not row.episode_id else _made(row),
    )


def _made(row: Any) -> Cell:
    if row.taken_out_at:
        return Cell("", tag=Tag("Taken out again", "calm"))
    return Cell("Episode", href=reverse("missing:episode", args=[row.episode.reference]))


def _cells_of(sheet: Any, row: Any) -> tuple[str, str]:
    """The dates, in the words they are read from."""
    cells = row.read_as
    by_meaning = {meaning.value: at for at, meaning in sheet.meant.items()}

    def said(*meanings: str) -> str:
        at = [by_meaning[one] for one in meanings if one in by_meaning]
        return " ".join(cells[one] for one in at if one < len(cells) and cells[one])

    found = said("found-day", "found-time")
    return said("missing-day", "missing-time"), found or said("returned-day", "returned-time")


def _odd(row: Any, words: Mapping[int, str]) -> Iterator[str]:
    for problem in row.found_odd:
        about = words.get(problem.column)
        yield f"{about}: {problem.words}" if about else problem.words


def _who(row: Any) -> str:
    if row.person is None:
        return "Nobody named"
    if row.person.child:
        return str(row.person.child.person.name)
    return whose.someone(row.person.described).whole or "Nobody named"


def _who_href(row: Any) -> str:
    if row.person is None or row.sheet.stage != Stage.READ:
        child = row.person.child if row.person else None
        if child is None or child.person.withdrawn_at:
            return ""
        return reverse("chronology:child", args=[child.person.reference])
    return reverse("spreadsheets:person", args=[row.sheet.reference, row.person.reference])


def _certainty(row: Any) -> str:
    if row.person is None:
        return ""
    if row.person.decided_by_name:
        return f"{Who(row.person.who).label}, says {row.person.decided_by_name}"
    return Who(row.person.who).label


def _pages(found: Any, href: str, state: str) -> Pages:
    def at(page: int) -> str:
        return f"{href}?show={state}&page={page}"

    first = (found.page - 1) * A_PAGE
    return Pages(
        number=found.page,
        previous=at(found.page - 1) if found.page > 1 else "",
        next=at(found.page + 1) if found.has_more else "",
        words=f"{first + 1:,} to {first + len(found.rows):,} of {_rows(found.total)}"
        if found.rows
        else "",
    )


def _rows(count: int) -> str:
    return f"{count:,} row{'' if count == 1 else 's'}"
