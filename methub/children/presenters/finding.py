"""The list of children, the children a search found, and those a new child may already be."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from methub.children import rules
from methub.children.codes import LivingKind
from methub.children.forms import Finding
from methub.children.queries import Listed, Situation
from methub.fittings.components import Cell, Column, Link, Pages, Reason, Table
from methub.foundation import spoken
from methub.people.rules.matching import Proposal

HOME_IS_PROTECTED = "Address protected"


@dataclass(frozen=True)
class Line:
    """One child of a list, with what is true of them today."""

    child: Any
    situation: Situation
    districts: Mapping[str, str]


@dataclass(frozen=True)
class Heading:
    """A column: its words, how the list is sorted by it, and what stands under it."""

    words: str
    sort: str
    cell: Callable[[Line], Cell]


@dataclass(frozen=True)
class ListPage:
    table: Table
    found: str
    pages: Pages
    sheet_href: str
    sheet_words: str
    is_filtered: bool
    register: Link | None


@dataclass(frozen=True)
class SearchPage:
    text: str
    found: str
    table: Table


@dataclass(frozen=True)
class Similar:
    """A child who may be the one somebody is about to register, and why it may be them."""

    name: str
    href: str
    born: str
    reasons: tuple[Reason, ...]


def list_page(
    listed: Listed, finding: Finding, *, districts: Mapping[str, str], may_register: bool
) -> ListPage:
    shown = len(listed.children)
    return ListPage(
        table=_table(listed, districts, finding),
        found=_how_many(listed.total),
        pages=Pages(
            number=finding.page,
            previous=_address(finding, page=finding.page - 1) if finding.page > 1 else "",
            next=_address(finding, page=finding.page + 1) if listed.has_more else "",
        ),
        sheet_href=f"{reverse('children:sheet')}?{urlencode(finding.query())}" if shown else "",
        sheet_words=f"Download as Excel: the {_how_many(shown)} on this page",
        is_filtered=bool(finding.query(sort="", page=1)),
        register=Link("Add a child", reverse("children:register")) if may_register else None,
    )


def search_page(listed: Listed, text: str, *, districts: Mapping[str, str]) -> SearchPage:
    return SearchPage(
        text=text, found=_how_many(listed.total), table=_table(listed, districts, None)
    )


def sheet_rows(listed: Listed, *, districts: Mapping[str, str]) -> Iterable[list[str]]:
    """The page as it is shown, for a workbook."""
    for line in _lines(listed, districts):
        cells = [heading.cell(line) for heading in COLUMNS]
        yield [", ".join(said for said in (cell.text, cell.note) if said) for cell in cells]


def similar(proposals: Iterable[Proposal], named: Mapping[int, Any]) -> tuple[Similar, ...]:
    """Children found by what was typed, strongest first."""
    return tuple(
        Similar(
            name=named[proposal.person_id].person.name,
            href=reverse("chronology:child", args=[named[proposal.person_id].person.reference]),
            born=_born(named[proposal.person_id].person),
            reasons=tuple(
                Reason(text=one.words, agrees=one.is_agreeing) for one in proposal.reasons
            ),
        )
        for proposal in proposals
        if proposal.person_id in named
    )


def _table(listed: Listed, districts: Mapping[str, str], finding: Finding | None) -> Table:
    return Table(
        caption="Children",
        columns=tuple(_column(heading, finding) for heading in COLUMNS),
        rows=tuple(
            tuple(heading.cell(line) for heading in COLUMNS) for line in _lines(listed, districts)
        ),
        empty="No child you may know of fits. Try fewer words, another spelling, or only the date "
        "of birth.",
    )


def _lines(listed: Listed, districts: Mapping[str, str]) -> Iterable[Line]:
    return (
        Line(child, listed.situations[child.pk], districts)
        for child in listed.children
        if child.pk in listed.situations
    )


def _column(heading: Heading, finding: Finding | None) -> Column:
    """A heading that sorts, and turns round when it sorts already."""
    if finding is None or not heading.sort:
        return Column(heading.words)
    here = finding.sort.removeprefix("-") == heading.sort
    is_down = here and finding.sort.startswith("-")
    turned = f"-{heading.sort}" if here and not is_down else heading.sort
    return Column(
        heading.words,
        href=_address(finding, sort=turned, page=1),
        sorted="none" if not here else "descending" if is_down else "ascending",
    )


def _address(finding: Finding, **changed: object) -> str:
    query = urlencode(finding.query(**changed))
    return reverse("children:list") + (f"?{query}" if query else "")


def _how_many(count: int) -> str:
    return "1 child" if count == 1 else f"{count:,} children"


def _born(person: Any) -> str:
    return spoken.short_day(person.born_on) if person.born_on else "Date of birth not known"


def _name(line: Line) -> Cell:
    person = line.child.person
    return Cell(
        person.name,
        href=reverse("chronology:child", args=[person.reference]),
        note="Restricted record" if person.is_restricted else "",
    )


def _age(line: Line) -> Cell:
    person = line.child.person
    return Cell(
        rules.age_in_words(person.born_on, person.born_year, line.situation.day).capitalize(),
        note=_day_or_nothing(person.born_on),
    )


def _day_or_nothing(day: date | None) -> str:
    return f"born {spoken.short_day(day)}" if day else ""


def _lives(line: Line) -> Cell:
    home = line.situation.home
    if home is None:
        return Cell("Not recorded")
    if home.is_protected:
        return Cell(HOME_IS_PROTECTED)
    district = line.districts.get(home.district, "")
    return Cell(home.name or LivingKind(home.kind).label, note=district)


def _care(line: Line) -> Cell:
    status = line.situation.care_status
    return Cell(status.label if status else "Not recorded")


def _responsible(line: Line) -> Cell:
    authority = line.child.responsible_authority
    return Cell(
        authority.name, note="" if authority.partnership_id else "Placed here by this authority"
    )


def _worker(line: Line) -> Cell:
    worker = line.situation.worker
    return Cell(worker.name if worker else "Nobody allocated")


COLUMNS: tuple[Heading, ...] = (
    Heading("Name", "name", _name),
    Heading("Age", "age", _age),
    Heading("Lives", "", _lives),
    Heading("Care", "", _care),
    Heading("Responsible authority", "", _responsible),
    Heading("Allocated worker", "", _worker),
)
