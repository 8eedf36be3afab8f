"""The list of children, the children a search found, and those a new child may already be."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from methub.children import rules
from methub.children.codes import LivingKind, SchoolStatus
from methub.children.forms import Finding
from methub.children.queries import A_PAGE, Listed, Situation
from methub.fittings.components import Candidate, Cell, Column, Link, Pages, Reason, Table
from methub.foundation import spoken
from methub.foundation.timekeeping import london_day
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
    """A column: its name, its words, how the list is sorted by it, and what stands under it."""

    name: str
    words: str
    sort: str
    cell: Callable[[Line], Cell]


@dataclass(frozen=True)
class ListPage:
    table: Table
    found: str
    is_filtered: bool
    choose: str
    register: Link | None


@dataclass(frozen=True)
class SearchPage:
    text: str
    found: str
    table: Table


def list_page(
    listed: Listed,
    finding: Finding,
    *,
    columns: tuple[Heading, ...],
    districts: Mapping[str, str],
    may_register: bool,
) -> ListPage:
    return ListPage(
        table=replace(
            _table(listed, districts, columns, finding),
            pages=_pages(listed, finding),
            download=_file("Download all of these as Excel", "children:sheet", finding),
            plain=_file("as CSV", "children:plain-sheet", finding),
        ),
        choose=_address(finding, "children:columns"),
        found=_how_many(listed.total),
        is_filtered=bool(finding.query(sort="", page=1)),
        register=Link("Add a child", reverse("children:register")) if may_register else None,
    )


def search_page(listed: Listed, text: str, *, districts: Mapping[str, str]) -> SearchPage:
    return SearchPage(
        text=text,
        found=_how_many(listed.total),
        table=_table(listed, districts, headings(()), None),
    )


def sheet_rows(
    listed: Listed, *, columns: tuple[Heading, ...], districts: Mapping[str, str]
) -> Iterable[list[str]]:
    """The rows as they are shown, for a file."""
    for line in _lines(listed, districts):
        cells = [heading.cell(line) for heading in columns]
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


def _table(
    listed: Listed,
    districts: Mapping[str, str],
    shown: tuple[Heading, ...],
    finding: Finding | None,
) -> Table:
    return Table(
        caption="Children",
        columns=tuple(_column(heading, finding) for heading in shown),
        rows=tuple(
            tuple(heading.cell(line) for heading in shown) for line in _lines(listed, districts)
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


def _file(words: str, name: str, finding: Finding) -> Link:
    return Link(words, _address(finding, name, page=1))


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


def _address(finding: Finding, name: str = "children:list", **changed: object) -> str:
    query = urlencode(finding.query(**changed))
    return reverse(name) + (f"?{query}" if query else "")


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


def _school(line: Line) -> Cell:
    schooling = line.situation.schooling
    if schooling is None:
        return Cell("Not recorded")
    return Cell(schooling.school, note=SchoolStatus(schooling.status).label)


def _recorded(line: Line) -> Cell:
    return Cell(spoken.short_day(london_day(line.child.recorded_at)))


def _worker(line: Line) -> Cell:
    worker = line.situation.worker
    return Cell(worker.name if worker else "Nobody allocated")


COLUMNS: tuple[Heading, ...] = (
    Heading("name", "Name", "name", _name),
    Heading("age", "Age", "age", _age),
    Heading("lives", "Lives", "", _lives),
    Heading("care", "Care", "", _care),
    Heading("authority", "Responsible authority", "", _responsible),
    Heading("worker", "Allocated worker", "", _worker),
    Heading("school", "School or college", "", _school),
    Heading("recorded", "Added to the record", "recorded", _recorded),
)
ALWAYS = frozenset({"name"})
USUAL = frozenset({"name", "age", "lives", "care", "authority", "worker"})
CHOICES = [(one.name, one.words) for one in COLUMNS if one.name not in ALWAYS]


def headings(chosen: Collection[str]) -> tuple[Heading, ...]:
    """The columns somebody chose, in the order of the table; the usual ones until they choose."""
    shown = ALWAYS | set(chosen) if chosen else USUAL
    return tuple(one for one in COLUMNS if one.name in shown)
