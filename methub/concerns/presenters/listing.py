"""The list of concerns, and how many each agency raised."""

from collections import Counter
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from methub.agencies.permissions import Permission as P
from methub.agencies.viewer import Viewer
from methub.concerns.codes import NOT_SAID, Destination, Exploitation, Standing
from methub.concerns.forms import PERIODS
from methub.concerns.presenters.questions import called
from methub.concerns.queries import A_PAGE, KEPT, Line, Listed
from methub.fittings.components import Cell, Column, NavItem, Pages, Table, Tag
from methub.foundation import spoken

FEARED = {**dict(Exploitation.choices()), NOT_SAID: "Nobody could say"}
# Who raised one reads how it stands; the other ways to look are for those who decide.
OF_THE_RAISER = (Standing.ALL, Standing.WAITING, Standing.DECIDED)
_EMPTY = "No concern. Raise one whenever you see or hear something that makes you fear a child is "
_EMPTY += "exploited: you need not be sure."


@dataclass(frozen=True)
class ListPage:
    standings: tuple[NavItem, ...]
    sought: str
    all_href: str
    table: Table
    may_raise: bool
    figures_href: str


@dataclass(frozen=True)
class FiguresPage:
    periods: tuple[NavItem, ...]
    table: Table
    types: Table


def list_page(found: Listed, *, viewer: Viewer, days: str) -> ListPage:
    decides, sought = viewer.may(P.DECIDE_CONCERN), found.sought
    kept = _kept(found, days)
    return ListPage(
        standings=tuple(
            NavItem(one.label, _address(standing=one, **kept), is_here=one is sought.standing)
            for one in (Standing if decides else OF_THE_RAISER)
        ),
        sought=_sought(found, days),
        all_href=_address(standing=sought.standing),
        table=Table(
            "Concerns",
            tuple(map(Column, ("About", "Raised by", "Told", "How it stands"))),
            tuple(_row(found, row, viewer) for row in found.rows),
            empty=_EMPTY if sought.standing is Standing.ALL and not any(kept.values()) else "None.",
            pages=_pages(found, days),
        ),
        may_raise=viewer.may(P.RAISE_CONCERN),
        figures_href=reverse("concerns:figures") if decides or viewer.may(P.READ_CONCERN) else "",
    )


def figures_page(lines: tuple[Line, ...], types: Counter[str], *, days: str) -> FiguresPage:
    return FiguresPage(
        periods=tuple(
            NavItem(
                words, f"{reverse('concerns:figures')}?{urlencode({'days': value})}",
                is_here=value == days,
            )
            for value, words in PERIODS
        ),
        table=Table(
            "Concerns by the agency that raised them",
            (
                Column("Agency"),
                *(Column(words, number=True) for words in ("Raised", "Waiting", "In time")),
                *(Column(one.label, number=True) for one in Destination),
            ),
            tuple(_figures(line, days) for line in lines),
            empty="No concern was raised in this time.",
        ),
        types=_types(types, days),
    )  # fmt: skip


def _types(counted: Counter[str], days: str) -> Table:
    """What was feared. A concern with two types counts in both, so nothing is added up."""
    return Table(
        "What was feared",
        (Column("Type of exploitation"), Column("Concerns", number=True)),
        tuple(
            (Cell(words), Cell(str(counted[type]), _address(type=type, days=days), number=True))
            for type, words in FEARED.items()
            if counted[type]
        ),
        empty="Nothing was raised in this time.",
    )


def _kept(found: Listed, days: str) -> dict[str, str]:
    """What narrows the list, however it is turned."""
    sought = found.sought
    return {
        "agency": sought.agency, "to": sought.destination or "", "type": sought.type,
        "days": days,
    }  # fmt: skip


def _figures(line: Line, days: str) -> tuple[Cell, ...]:
    """Every number leads to the concerns that make it."""

    def number(count: int, **more: str) -> Cell:
        href = _address(agency=line.agency, days=days, **more) if count else ""
        return Cell(str(count), href, number=True)

    return (
        Cell(line.name),
        number(line.raised),
        number(line.waiting, standing=Standing.WAITING),
        Cell(f"{line.in_time} of {line.ripe}", number=True),
        *(number(line.leads_to[one], to=one) for one in Destination),
    )


def _row(found: Listed, row: Any, viewer: Viewer) -> tuple[Cell, ...]:
    from_whom = row.agency.name if row.agency else "Somebody outside"
    return (
        Cell(
            called(row, sees_child=row.child_id in found.named),
            reverse("concerns:concern", args=[row.reference]),
            note="Urgent" if row.is_urgent else "",
        ),
        Cell(from_whom if row.tells_source else "Protected"),
        Cell(spoken.instant(row.told_at)),
        Cell("", tag=_stands(row, viewer)),
    )


def _stands(row: Any, viewer: Viewer) -> Tag:
    leads_to, due_at = row.leads_to, row.due_at
    if leads_to is None:
        late = viewer.at > due_at
        return Tag(f"To be decided {spoken.until(due_at, viewer.at)}", "late" if late else "soon")
    may_read = viewer.may(P.DECIDE_CONCERN) or viewer.may(P.READ_CONCERN)
    return Tag(Destination(leads_to).label if may_read else "Decided", "ok")


def _sought(found: Listed, days: str) -> str:
    """What the list is narrowed to, said above it, because a figure led here."""
    sought = found.sought
    parts = (
        _agency(found) if sought.agency else "",
        f"led to: {sought.destination.label}" if sought.destination else "",
        f"feared: {FEARED[sought.type]}" if sought.type else "",
        f"told in the last {dict(PERIODS)[days].lower()}" if days else "",
    )
    return "; ".join(part for part in parts if part)


def _agency(found: Listed) -> str:
    if found.sought.agency == KEPT:
        return "raised by somebody who is protected"
    names = {row.agency.name if row.agency else "somebody outside" for row in found.rows}
    return f"raised by {', '.join(sorted(names))}" if names else "raised by one agency"


def _pages(found: Listed, days: str) -> Pages | None:
    if found.total <= A_PAGE:
        return None
    first = (found.page - 1) * A_PAGE
    kept = {"standing": found.sought.standing, **_kept(found, days)}
    return Pages(
        number=found.page,
        previous=_address(**kept, page=str(found.page - 1)) if found.page > 1 else "",
        next=_address(**kept, page=str(found.page + 1)) if found.has_more else "",
        words=f"{first + 1:,} to {first + len(found.rows):,} of {found.total:,} concerns",
    )


def _address(**asked: str) -> str:
    kept = {name: value for name, value in asked.items() if value and value != Standing.ALL}
    return f"{reverse('concerns:list')}?{urlencode(kept)}" if kept else reverse("concerns:list")
