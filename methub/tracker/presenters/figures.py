"""How many, at which level, and who was heard from."""

from collections.abc import Iterable
from datetime import datetime

from methub.fittings.components import Cell, SummaryRow, Table, Tag
from methub.fittings.components import Column as Head
from methub.foundation import spoken
from methub.tracker.forms import TYPED, Asked, Words
from methub.tracker.presenters.asking import address
from methub.tracker.queries import Snapshot, Source
from methub.tracker.rules import Grid, Subject, level_key, tool_key

SILENCE = Tag("Silent", "late")


def counted(found: Snapshot) -> str:
    """Children and entries, apart: whoever adds up the types must not take the sum for
    children."""
    children = "1 child" if found.children == 1 else f"{found.children:,} children"
    entries = "1 entry" if found.entries == 1 else f"{found.entries:,} entries"
    said = f"{children} in this list, {entries}: an entry for each type a child is here for."
    missing = f" Graded for going missing, and no entry: {found.going_missing:,}."
    return said + missing if found.going_missing else said


def grids(found: Snapshot, asked: Asked, words: Words) -> tuple[Table, ...]:
    """One table for each authority and tool: levels of two tools are never added up. Every number
    leads to its children."""
    numbers = {name: number for number, name in words["authority"].items()}
    return tuple(_grid(grid, asked, numbers.get(grid.authority, "")) for grid in found.grids)


def _grid(grid: Grid, asked: Asked, authority: str) -> Table:
    def to(type: Subject, level: str = "") -> str:
        return _rows(asked, authority, type, grid.tool, level)

    return Table(
        f"{grid.authority}: {grid.tool}",
        (Head("Type"), *(Head(words, number=True) for words in ("Total", *grid.levels))),
        tuple(
            (
                Cell(line.type.label),
                _many(sum(line.counts), sum(line.in_care), to(line.type)),
                *(
                    _many(count, in_care, to(line.type, level))
                    for level, count, in_care in zip(
                        grid.levels, line.counts, line.in_care, strict=True
                    )
                ),
            )
            for line in grid.lines
        ),
        "Nobody is at any level.",
    )


def _rows(asked: Asked, authority: str, type: Subject, tool: str, level: str) -> str:
    """The children of one number. What a saved view has somebody type stands in no address: then
    the number leads nowhere, rather than to other children."""
    if not authority or (asked.view and not asked.said.keys().isdisjoint(TYPED)):
        return ""
    only = {"authority": authority, tool_key(type): tool}
    if level:
        only[level_key(type)] = level
    return address(asked.again(view="", reason=type, said={**asked.said, **only}), page=1)


def _many(children: int, in_care: int, href: str) -> Cell:
    note = f"{in_care:,} in care" if in_care else ""
    return Cell(f"{children:,}", href=href if children else "", note=note, number=True)


def silent(found: Iterable[Source]) -> str:
    """Those who have been silent too long, in one line."""
    return ", ".join(one.words for one in found if one.is_silent)


def sources(found: Iterable[Source], at: datetime) -> list[SummaryRow]:
    return [
        SummaryRow(
            one.words,
            f"{spoken.instant(one.last)}, {_ago(one, at)}" if one.last else "Nothing yet",
            tag=SILENCE if one.is_silent else Tag("Heard from", "ok"),
        )
        for one in found
    ]


def _ago(one: Source, at: datetime) -> str:
    return f"{spoken.length(at - one.last)} ago" if one.last else "never heard from"
