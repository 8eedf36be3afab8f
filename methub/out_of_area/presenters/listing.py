"""The list of children placed across a border."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.urls import reverse

from methub.children import rules as childhood
from methub.fittings.components import Cell, Column, Link, NavItem, Pages, Table, Tag
from methub.foundation import spoken
from methub.foundation.timekeeping import london_day
from methub.out_of_area.codes import Direction, Flag
from methub.out_of_area.presenters.placement import PROTECTED
from methub.out_of_area.queries import A_PAGE, Handshake, Listed


@dataclass(frozen=True)
class ListPage:
    tabs: tuple[NavItem, ...]
    filters: tuple[NavItem, ...]
    table: Table
    contacts: Link


_EMPTY = {
    Direction.HERE: "No child of another authority is known to live here. A placement notice that "
    "is accepted in the inbox puts the child on this list.",
    Direction.ELSEWHERE: "No child of ours is known to live in another area. A home recorded on "
    "the child’s record puts them on this list.",
}
_OTHER = {Direction.HERE: "Placed by", Direction.ELSEWHERE: "Lives in the area of"}


def list_page(found: Listed, *, direction: Direction, flag: Flag | None, at: datetime) -> ListPage:
    return ListPage(
        tabs=tuple(
            NavItem(way.label, _address(way), is_here=way is direction, count=found.counts[way])
            for way in Direction
        ),
        filters=(
            NavItem("All of them", _address(direction), is_here=flag is None),
            *(NavItem(one.label, _address(direction, one), is_here=one is flag) for one in Flag),
        ),
        table=Table(
            direction.label,
            tuple(map(Column, ("Child", _OTHER[direction], "Since", "To look at"))),
            tuple(_row(one, at) for one in found.rows),
            empty=_EMPTY[direction] if flag is None else "None of them, now.",
            pages=_pages(found, direction, flag),
        ),
        contacts=Link("Whom to ring at other authorities", reverse("out_of_area:contacts")),
    )


def _row(one: Handshake, at: datetime) -> tuple[Cell, ...]:
    row, person = one.row, one.row.child.person
    began = row.placed_at
    said = spoken.instant(began) if began else f"Planned for {spoken.day(row.intended_on)}"  # type: ignore[arg-type]
    return (
        Cell(
            person.name,
            reverse("out_of_area:placement", args=[row.reference]),
            note=childhood.age_in_words(person.born_on, person.born_year, london_day(at)),
        ),
        Cell(row.other_authority.name if _may_know_whom(one) else PROTECTED),
        Cell(said),
        _flags(one.flags),
    )


def _may_know_whom(one: Handshake) -> bool:
    """Who placed a child says nothing of where they live; in whose area they live does."""
    return one.may_know_where or one.row.direction == Direction.HERE


def _flags(flags: Iterable[Flag]) -> Cell:
    words = [flag.label for flag in flags]
    if not words:
        return Cell("", tag=Tag("Nothing", "ok"))
    return Cell("", tag=Tag(words[0], "late"), note="; ".join(words[1:]))


def _pages(found: Listed, direction: Direction, flag: Flag | None) -> Pages | None:
    if found.total <= A_PAGE:
        return None
    first = (found.page - 1) * A_PAGE
    return Pages(
        number=found.page,
        previous=_address(direction, flag, found.page - 1) if found.page > 1 else "",
        next=_address(direction, flag, found.page + 1) if found.has_more else "",
        words=f"{first + 1:,} to {first + len(found.rows):,} of {found.total:,} children",
    )


def _address(direction: Direction, flag: Flag | None = None, page: int = 1) -> str:
    asked = {"way": direction.value, "flag": flag and flag.value, "page": page if page > 1 else ""}
    kept = {name: value for name, value in asked.items() if value}
    return f"{reverse('out_of_area:list')}?{urlencode(kept)}"
