"""Children whom a school sees little of, or none: which plans exist, and which are owed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from methub.children import rules
from methub.children.codes import PlanKind, SchoolStatus
from methub.children.queries import OutOfSchool
from methub.clocks.codes import Promise
from methub.fittings.components import Cell, Column, NavItem, Pages, Table, Tag
from methub.foundation import spoken
from methub.foundation.timekeeping import london_day

COLUMNS = (
    "Child", "Age", "School", "Since", "Told by", "Safety plan", "Risk-reduction strategy",
    "Last exchange",
)  # fmt: skip
PROMISES: dict[PlanKind, Promise] = {
    PlanKind.SAFETY: Promise.EDUCATION_PLAN,
    PlanKind.STRATEGY: Promise.EDUCATION_STRATEGY,
}


@dataclass(frozen=True)
class EducationPage:
    table: Table
    found: str
    filters: tuple[NavItem, ...]


def education_page(found: OutOfSchool, *, here: SchoolStatus | None, at: datetime) -> EducationPage:
    def address(status: SchoolStatus | None, page: int = 1) -> str:
        query = {"status": status.value} if status else {}
        query |= {"page": str(page)} if page > 1 else {}
        return reverse("children:missing-education") + (f"?{urlencode(query)}" if query else "")

    return EducationPage(
        table=Table(
            caption="Children missing education, and those a school sees little of",
            columns=tuple(Column(words) for words in COLUMNS),
            rows=tuple(tuple(_row(row, found, at)) for row in found.rows),
            empty="No child you may know of is missing education. A school status is recorded on "
            "the child’s page, under Circumstances.",
            pages=Pages(
                number=found.page,
                previous=address(here, found.page - 1) if found.page > 1 else "",
                next=address(here, found.page + 1) if found.has_more else "",
            ),
        ),
        found=f"{found.total:,} {'child' if found.total == 1 else 'children'}",
        filters=(
            NavItem("All", address(None), is_here=here is None),
            *(
                NavItem(status.label, address(status), is_here=status is here)
                for status in SchoolStatus
                if status in rules.OUT_OF_SIGHT
            ),
        ),
    )


def _row(row: Any, found: OutOfSchool, at: datetime) -> Iterable[Cell]:
    person = row.child.person
    yield Cell(person.name, href=reverse("chronology:circumstances", args=[person.reference]))
    yield Cell(rules.age_in_words(person.born_on, person.born_year, london_day(at)))
    yield Cell(SchoolStatus(row.status).label, note=row.school)
    yield Cell(spoken.short_day(row.from_on))
    told = spoken.short_day(london_day(row.told_at)) if row.told_at else ""
    yield Cell(row.told_by or "Not recorded", note=told)
    for kind in PlanKind:
        yield _plan(row, kind, found, at)
    newest = found.last_exchange.get(row.child_id)
    yield Cell(spoken.short_day(london_day(newest)) if newest else "None")


def _plan(row: Any, kind: PlanKind, found: OutOfSchool, at: datetime) -> Cell:
    if row.status != SchoolStatus.MISSING_EDUCATION:
        return Cell("Not owed")
    if (row.pk, kind) in found.plans:
        return Cell("Present")
    due = found.due.get((row.reference, PROMISES[kind]))
    if due is None:
        return Cell("Missing", tag=Tag("Owed", "late"))
    return Cell("Owed", tag=Tag(spoken.until(due, at), "late" if at > due else "soon"))
