"""The audit book as a table, and as a sheet."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from methub.audit.codes import EntryKind
from methub.fittings.components import Cell, Column, Link, Table, Tag
from methub.foundation.spoken import instant
from methub.governance.presenters.words import details, happened
from methub.governance.queries import Found, Line

HEADINGS = ("When", "Who", "What happened", "About")
SHEET_COLUMNS = ("When", "Who", "Agency", "Changed or read", "What happened", "Child",
                 "Reference", "Details", "Why they could see", "Line", "Code")  # fmt: skip
MORE = "There are more lines than one file holds: ask for fewer days."
MOST_SHOWN = 12  # references in one line; the rest are counted, and stand in the Excel file


@dataclass(frozen=True)
class Page:
    """A page of the book, where the pages beside it are, and whose lines alone stand on it."""

    table: Table
    newest: str
    older: str
    whose: str


def kind(code: str) -> EntryKind | None:
    return EntryKind(code) if code else None


def query(asked: dict[str, Any]) -> dict[str, str]:
    """What was asked, as it stands in an address: only what says something."""
    return {
        name: value.isoformat() if isinstance(value, date) else str(value)
        for name, value in asked.items()
        if value not in ("", None)
    }


def book(found: Found, asked: dict[str, str]) -> Page:
    older = asked | {"before": str(found.lines[-1].id)} if found.has_more else {}
    without_page = {name: said for name, said in asked.items() if name != "before"}
    return Page(
        table=Table(
            caption="Lines, newest first",
            columns=tuple(map(Column, HEADINGS)),
            rows=tuple(map(_row, found.lines)),
            empty="No line fits. Ask for less: fewer words, or more days.",
            download=Link(
                "Download everything about this child as Excel"
                if found.is_of_a_child
                else "Download this page as Excel",
                _address("governance:book-sheet", asked),
            ),
        ),
        newest=_address("governance:book", without_page) if "before" in asked else "",
        older=_address("governance:book", older) if older else "",
        whose=found.lines[0].who if "colleague" in asked and found.lines else "",
    )


def sheet_rows(found: Found) -> Iterator[tuple[str, ...]]:
    for line in found.lines:
        yield (
            instant(line.happened_at),
            line.who,
            line.agency,
            line.kind.label,
            happened(line.what),
            line.person.name if line.person else "",
            line.person.reference if line.person else "",
            _details(line, most=len(line.shown)),
            line.why,
            str(line.id),
            line.what,
        )
    if found.has_more:
        yield (MORE, *[""] * (len(SHEET_COLUMNS) - 1))


def _row(line: Line) -> tuple[Cell, ...]:
    return (
        Cell(instant(line.happened_at)),
        Cell(line.who, href=_of_colleague(line), note=line.agency),
        Cell(
            happened(line.what),
            href=_address("governance:book", {"what": line.what}),
            tag=Tag(line.kind.label) if line.kind is EntryKind.READING else None,
            note=" · ".join(filter(None, (_details(line, most=MOST_SHOWN), _why(line)))),
        ),
        _about(line),
    )


def _of_colleague(line: Line) -> str:
    """Everything they did. By their reference: an address names nobody."""
    asked = {"colleague": line.who_reference}
    return _address("governance:book", asked) if line.who_reference else ""


def _why(line: Line) -> str:
    return f"Why they could: {line.why}" if line.why else ""


def _about(line: Line) -> Cell:
    if line.person is None:
        return Cell("")
    reference = line.person.reference
    return Cell(
        line.person.name,
        href=_address("governance:book", {"child": reference}),
        note=reference,
    )


def _details(line: Line, *, most: int) -> str:
    said = [f"{name}: {value}" for name, value in details(line.details)]
    if line.shown:
        more = len(line.shown) - most
        shown = ", ".join(line.shown[:most])
        said.append(f"Children shown: {shown}{f' and {more} more' if more > 0 else ''}")
    return " · ".join(said)


def _address(name: str, asked: dict[str, str]) -> str:
    return f"{reverse(name)}?{urlencode(asked)}" if asked else reverse(name)
