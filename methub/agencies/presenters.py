"""Who is who, in words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse

from methub.agencies.permissions import Permission
from methub.agencies.queries import House
from methub.agencies.roles import DUTIES, Role
from methub.fittings.components import Cell, Column, Link, Pages, SummaryRow, Table, Tag
from methub.fittings.typed import KEY
from methub.foundation.spoken import short_day
from methub.foundation.timekeeping import london_day

A_PAGE = 50
LONGEST = 200


@dataclass(frozen=True)
class Asked:
    """What the list of people is asked for. Anything that makes no sense is left out."""

    text: str
    agency: str
    page: int
    key: str = ""
    """Stands in the address for the text, which may name somebody."""

    @property
    def is_anything(self) -> bool:
        return bool(self.text or self.agency)

    def address(self, page: int) -> str:
        said = {KEY: self.key, "agency": self.agency, "page": page}
        return f"{reverse('agencies:index')}?{urlencode({k: v for k, v in said.items() if v})}"


@dataclass(frozen=True)
class DutyRow:
    """A role: what it is for, how many hold it, and everything it opens."""

    role: str
    purpose: str
    people: str
    opens: tuple[str, ...]


@dataclass(frozen=True)
class Person:
    name: str
    reference: str
    state: Tag | None
    facts: tuple[SummaryRow, ...]
    memberships: Table
    may_change: bool
    may_be_invited: bool


@dataclass(frozen=True)
class Confirm:
    """A question before something that cannot be taken back."""

    title: str
    says: tuple[str, ...]
    words: str
    back: Link


def asked(query: QueryDict) -> Asked:
    page = query.get("page", "")
    return Asked(
        text=" ".join(query.get("q", "")[:LONGEST].split()),
        agency=query.get("agency", "")[:LONGEST].strip(),
        page=int(page) if page.isascii() and page.isdigit() and 0 < len(page) < 5 else 1,
        key=query.get(KEY, ""),
    )


def houses(found: Sequence[House]) -> Table:
    return Table(
        caption="Agencies",
        columns=(
            *map(Column, ("Agency", "What it is", "Works for", "Teams")),
            Column("People", number=True),
        ),
        rows=tuple(
            (
                Cell(house.name, href=Asked("", house.reference, 1).address(0)),
                Cell(house.kind.label),
                Cell(house.authority or "The whole partnership"),
                Cell(", ".join(house.teams) or "None yet"),
                Cell(str(house.people), number=True),
            )
            for house in found
        ),
        empty="No agency has joined yet.",
    )


def outside(authorities: Iterable[Any]) -> Table:
    """Authorities whose children are placed here: whom to tell, and how."""
    return Table(
        caption="Authorities outside the partnership",
        columns=tuple(map(Column, ("Authority", "Who to ask for", "E-mail", "Telephone"))),
        rows=tuple(
            (
                Cell(one.name),
                Cell(one.contact_name),
                Cell(one.contact_email),
                Cell(one.contact_phone),
            )
            for one in authorities
            if one.partnership_id is None
        ),
        empty="No authority outside the partnership has a child placed here.",
    )


def people(found: Any, wanted: Asked) -> Table:
    """A page of the people who fit; a person with two roles stands there twice."""
    start = (wanted.page - 1) * A_PAGE
    rows = list(found[start : start + A_PAGE + 1])
    return Table(
        caption="People",
        columns=tuple(map(Column, ("Name", "Role", "Team", "Agency", "Manager"))),
        rows=tuple(_working(held) for held in rows[:A_PAGE]),
        empty="Nobody who works here now fits. Try part of a name.",
        pages=Pages(
            number=wanted.page,
            previous=wanted.address(wanted.page - 1) if wanted.page > 1 else "",
            next=wanted.address(wanted.page + 1) if len(rows) > A_PAGE else "",
        ),
    )


def _working(held: Any) -> tuple[Cell, ...]:
    return (
        Cell(held.user.name, href=reverse("agencies:user", args=[held.user.reference])),
        Cell(Role(held.role).label),
        Cell(held.team.name),
        Cell(held.team.agency.name),
        Cell(held.manager.name if held.manager else ""),
    )


def duties(held: dict[Role, int]) -> tuple[DutyRow, ...]:
    return tuple(
        DutyRow(
            role=role.label,
            purpose=duty.purpose,
            people=_people(held.get(role, 0)),
            opens=tuple(permission.label for permission in Permission if permission in duty.opens),
        )
        for role, duty in DUTIES.items()
    )


def openings() -> Table:
    """The same the other way round: who may do this?"""
    return Table(
        caption="Who may do what",
        columns=(Column("What"), Column("Roles")),
        rows=tuple(
            (
                Cell(permission.label),
                Cell(", ".join(r.label for r, duty in DUTIES.items() if permission in duty.opens)),
            )
            for permission in Permission
        ),
        empty="",
    )


def person(known: Any, held: Iterable[Any], *, at: datetime, manages: bool) -> Person:
    today = london_day(at)
    is_new = known.is_active and not known.has_usable_password()
    return Person(
        name=known.name,
        reference=known.reference,
        state=_state(known.is_active, is_new),
        facts=(
            SummaryRow("E-mail", known.email),
            SummaryRow("Telephone", known.phone or "Not recorded"),
        ),
        memberships=Table(
            caption="Roles",
            columns=tuple(map(Column, ("Role", "Team", "Manager", "From", "Until", "Next step"))),
            rows=tuple(_membership(one, today, manages and known.is_active) for one in held),
            empty="They have no role here.",
        ),
        may_change=manages and known.is_active,
        may_be_invited=manages and is_new,
    )


def _state(is_active: bool, is_new: bool) -> Tag | None:
    if not is_active:
        return Tag("Account closed", "late")
    return Tag("Has not chosen a password yet", "soon") if is_new else None


def _membership(held: Any, today: date, may_end: bool) -> tuple[Cell, ...]:
    ends = held.until_on is None and may_end
    return (
        Cell(Role(held.role).label, tag=_when(held, today)),
        Cell(held.team.name, note=held.team.agency.name),
        Cell(held.manager.name if held.manager else "None"),
        Cell(short_day(held.from_on)),
        Cell(short_day(held.until_on) if held.until_on else "Further notice"),
        Cell("End this role", href=reverse("agencies:end", args=[held.reference]))
        if ends
        else Cell(""),
    )


def _when(held: Any, today: date) -> Tag | None:
    if held.until_on is not None and held.until_on <= today:
        return Tag("Ended")
    return Tag("Not begun") if held.from_on > today else None


def ending(held: Any) -> Confirm:
    role = Role(held.role).label
    return Confirm(
        title=f"End {held.user.name}'s role",
        says=(
            f"{role}, {held.team.name}, {held.team.agency.name}.",
            "From this moment on they can do nothing that only this role opens. Somebody without "
            "any role cannot open a page.",
        ),
        words="End this role today",
        back=Link(held.user.name, reverse("agencies:user", args=[held.user.reference])),
    )


def closing(known: Any) -> Confirm:
    return Confirm(
        title=f"Close {known.name}'s account",
        says=(
            "Their next request is turned away, on every device. What they wrote stays, under "
            "their name.",
            "Arrange first who takes over the children and the promises they hold.",
        ),
        words="Close the account",
        back=Link(known.name, reverse("agencies:user", args=[known.reference])),
    )


def team_choices(teams: Iterable[Any]) -> list[tuple[str, str]]:
    return [(team.reference, f"{team.agency.name}: {team.name}") for team in teams]


def choices(named: Iterable[Any]) -> list[tuple[str, str]]:
    return [(one.reference, one.name) for one in named]


def _people(count: int) -> str:
    return "1 person" if count == 1 else f"{count or 'no'} people"
