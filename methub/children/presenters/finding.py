"""The list of children, the children a search found, and those a new child may already be."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from methub.children import rules
from methub.children.codes import LivingKind
from methub.children.forms import Finding
from methub.children.queries import A_PAGE, Listed, Situation
from methub.fittings.components import Candidate, Cell, Column, Link, Pages, Reason, Table
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
    is_filtered: bool
    register: Link | None


@dataclass(frozen=True)
class SearchPage:
    text: str
    found: str
    table: Table


def list_page(
    listed: Listed, finding: Finding, *, districts: Mapping[str, str], may_register: bool
) -> ListPage:
    return ListPage(
        table=replace(
            _table(listed, districts, finding),
            pages=_pages(listed, finding),
            download=_sheet(finding),
        ),
        found=_how_many(listed.total),
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


def similar(proposals: Iterable[Proposal], named: Mapping[int, Any]) -> tuple[Candidate, ...]:
    """Children found by what was typed, strongest first."""
    known = [one for one in proposals if one.person_id in named]
    return tuple(
        _candidate(one, named[one.person_id].person, is_best=one is known[0]) for one in known
    )


def _candidate(proposal: Proposal, person: Any, *, is_best: bool) -> Candidate:
    return Candidate(
        name=person.name,
        reasons=tuple(Reason(text=one.words, agrees=one.is_agreeing) for one in proposal.reasons),
        href=reverse("chronology:child", args=[person.reference]),
        note=_day_or_nothing(person.born_on) or "Date of birth not known",
        is_best=is_best,
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


def _pages(listed: Listed, finding: Finding) -> Pages:
    first = (finding.page - 1) * A_PAGE + 1
    last = first + len(listed.children) - 1
    return Pages(
        number=finding.page,
        previous=_address(finding, page=finding.page - 1) if finding.page > 1 else "",
        next=_address(finding, page=finding.page + 1) if listed.has_more else "",
        words=f"{first:,} to {last:,} of {_how_many(listed.total)}",
    )


def _sheet(finding: Finding) -> Link:
    query = urlencode(finding.query())
    address = reverse("children:sheet") + (f"?{query}" if query else "")
    return Link("Download this page as Excel", address)


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
    return f"Born {spoken.short_day(day)}" if day else ""


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
