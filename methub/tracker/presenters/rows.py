"""A tracker's table: a row each child, and the same for a file."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.urls import reverse

from methub.assessments.codes import Concern
from methub.assessments.presenters.pages import TONES
from methub.children.codes import LivingKind
from methub.fittings.components import Cell, Link, Pages, Table, Tag
from methub.fittings.components import Column as Head
from methub.foundation import spoken
from methub.foundation.timekeeping import london_day
from methub.tracker import rules
from methub.tracker.codes import IN_SHORT, Kind, Reason
from methub.tracker.forms import Asked, Words
from methub.tracker.presenters.asking import address, filters, stood
from methub.tracker.queries import A_PAGE, Shown, Tracked
from methub.tracker.rules import Column

DUE = frozenset({"interview_due", "owed_by", "review_due"})
"""Times by which something must have happened."""
LEVELS = "types"
"""Drawn in the colour of the gravest, in the words of the tools."""
EMPTY: Mapping[str, str] = {
    rules.MISSING.key: "No child fits. Take a filter away, look at the other authorities’ "
    "children, or clear the filters. A child comes on to the tracker with an episode, a promise "
    "or a placement.",
    rules.EXPLOITATION.key: "No child fits. Take a filter away, look at the other authorities’ "
    "children, or clear the filters. A child comes on to this tracker when the hub accepts an "
    "assessment, and leaves it when a person takes them off with a reason.",
}


@dataclass(frozen=True)
class Page:
    table: Table
    pages: Pages
    stood: str
    filters: str
    is_past: bool
    excel: Link
    plain: Link
    figures: str
    columns: str


def page(shown: Shown, asked: Asked, columns: Sequence[Column], words: Words) -> Page:
    return Page(
        table=Table(
            caption=asked.whose.label,
            columns=tuple(_head(column, asked) for column in columns),
            rows=tuple(_cells(row, columns, words, shown.at) for row in shown.rows),
            empty=EMPTY[asked.register.key],
        ),
        pages=_pages(shown, asked),
        stood=stood(asked, shown.at),
        filters="; ".join(filters(asked, words)),
        is_past=asked.on is not None,
        excel=Link("Download all of these as Excel", address(asked, "sheet", page=1)),
        plain=Link("as CSV", address(asked, "plain-sheet", page=1)),
        figures=address(asked, "figures", page=1),
        columns=address(asked, "columns"),
    )


def sheet_rows(
    shown: Shown, columns: Sequence[Column], words: Words
) -> Iterator[list[str | int | date | None]]:
    """The rows as they are shown, for a file: numbers and days stay what they are."""
    for row in shown.rows:
        yield [_for_a_file(column, row.now[column.key], words) for column in columns]


def _head(column: Column, asked: Asked) -> Head:
    """A heading that sorts, and turns round when it sorts already."""
    here = asked.sort == column.key
    turned = f"-{column.key}" if here and not asked.is_descending else column.key
    return Head(
        column.words,
        href=address(asked, sort=turned, page=1),
        sorted="none" if not here else "descending" if asked.is_descending else "ascending",
        number=column.kind is Kind.NUMBER,
    )


def _cells(row: Tracked, columns: Sequence[Column], words: Words, at: datetime) -> tuple[Cell, ...]:
    return tuple(_cell(row, column, words, at) for column in columns)


def _cell(row: Tracked, column: Column, words: Words, at: datetime) -> Cell:
    if column.key == rules.ALWAYS:
        return _name(row)
    value = row.now[column.key]
    said, tag = _in_words(column, value, words), _tag(column, value, at)
    if column.key == LEVELS and said:
        said, tag = "", Tag(said, TONES[Concern(str(row.now["concern"]))])
    cell = Cell(said, tag=tag, number=column.kind is Kind.NUMBER)
    if column.key not in row.was:
        return cell
    was = _in_words(column, row.was[column.key], words) or "nothing"
    return replace(cell, tag=cell.tag or Tag("Changed", "soon"), note=f"Changed: was {was}")


def _name(row: Tracked) -> Cell:
    notes = [IN_SHORT[reason] for reason in row.reasons if isinstance(reason, Reason)]
    if row.is_restricted:
        notes.append("Restricted record")
    return Cell(
        str(row.now[rules.ALWAYS]),
        href=reverse("chronology:child", args=[row.reference]),
        tag=Tag("New", "soon") if row.is_new else None,
        note=" · ".join(notes),
    )


def _tag(column: Column, value: object, at: datetime) -> Tag | None:
    if column.key == "missing_since" and value is not None:
        return Tag("Missing", "late")
    if column.key in DUE and isinstance(value, datetime) and value < at:
        return Tag("Late", "late")
    return None


def _in_words(column: Column, value: object, words: Words) -> str:
    match value:
        case None | "":
            return ""
        case datetime() if column.key in DUE:
            return spoken.due(value)
        case datetime():
            return f"{spoken.short_day(london_day(value))}, {spoken.clock(value)}"
        case date():
            return spoken.short_day(value)
    return _named(column, str(value), words)


def _named(column: Column, value: str, words: Words) -> str:
    if column.key == "lives":
        return LivingKind(value).label if value in LivingKind.values() else value
    return words.get(column.key, {}).get(value, value)


def _for_a_file(column: Column, value: Any, words: Words) -> str | int | date | None:
    if column.kind in (Kind.NUMBER, Kind.DAY):
        return value  # type: ignore[no-any-return]
    return _in_words(column, value, words)


def _pages(shown: Shown, asked: Asked) -> Pages:
    first = (asked.page - 1) * A_PAGE + 1
    last = first + len(shown.rows) - 1
    return Pages(
        number=asked.page,
        previous=address(asked, page=asked.page - 1) if asked.page > 1 else "",
        next=address(asked, page=asked.page + 1) if shown.has_more else "",
        words=f"Rows {first:,} to {last:,}" if shown.rows else "",
    )
