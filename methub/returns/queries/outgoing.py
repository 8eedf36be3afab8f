"""The return of one authority and year, from what the record says now.

A return is whole for the authority: nobody's sight of a child decides who is counted. It says
numbers, birthdays and codes, never a name; where a child's home is protected, no postcode either.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import Q

from methub.agencies.models import Authority
from methub.children.codes import IN_CARE
from methub.children.models import Background, CareRecord, Child
from methub.children.queries import hides_a_home
from methub.foundation.timekeeping import london_day
from methub.missing import queries as missing
from methub.missing.codes import AuthorityStatus
from methub.people.codes import IdentifierKind
from methub.people.models import PersonIdentifier
from methub.returns.codes import Table
from methub.returns.models import HeldRow, ReturnNumber
from methub.returns.rules.checked import Absence, absence
from methub.returns.rules.days import CollectionYear, SixMonths, Span, written
from methub.returns.rules.layouts import COLUMNS, Row
from methub.returns.rules.outgoing import Away, Care, Rows, rows_of_child

KIND = {
    AuthorityStatus.MISSING.value: "M",
    AuthorityStatus.AWAY.value: "A",
    AuthorityStatus.ABSENT.value: "A",
}


@dataclass(frozen=True)
class InReturn:
    """One child of the return: who, by number, and what is told of them."""

    child: Child
    number: str
    has_number: bool
    upn: str
    background: Any
    care: Mapping[int, CareRecord]
    absences: Sequence[Away]
    rows: Rows
    hides: bool


@dataclass(frozen=True)
class WholeReturn:
    """Everybody in the return, in the order of their numbers."""

    authority: Authority
    year: CollectionYear
    children: tuple[InReturn, ...]
    kept: Mapping[str, Sequence[tuple[str, ...]]]
    kept_of: frozenset[int]

    @cached_property
    def person_ids(self) -> list[int]:
        """Everybody of whom any file says something: also who is in no table but a kept one."""
        return sorted({one.child.pk for one in self.children} | self.kept_of)

    @cached_property
    def episode_ids(self) -> list[int]:
        return [away.key for one in self.children for away in one.absences]


def whole_return(*, authority: Authority, year: CollectionYear) -> WholeReturn:
    """In a fixed number of queries, however many children."""
    kept, kept_of = _kept(authority, year)
    return WholeReturn(
        authority=authority,
        year=year,
        children=_looked_after(authority, year),
        kept=kept,
        kept_of=kept_of,
    )


def in_care_lately(*, authority: Authority, day: date) -> tuple[InReturn, ...]:
    """Whom an inspectors’ list of this day names: in care now, or until at most six months ago. No
    year of a return begins or ends with it."""
    return _looked_after(authority, SixMonths(day))


def _looked_after(authority: Authority, span: Span) -> tuple[InReturn, ...]:
    care = _care(authority, span)
    children = {
        child.pk: child
        for child in Child.objects.filter(pk__in=care).select_related("person").order_by("pk")
    }
    absences = _absences(children)
    numbers = _numbers(authority, children)
    upns = _identifiers(children, IdentifierKind.UPN)
    said = {one.child_id: one for one in Background.objects.filter(
        child__in=children).order_by("from_on", "pk")}  # fmt: skip
    hidden = set(
        Child.objects.filter(hides_a_home("pk"), pk__in=children).values_list("pk", flat=True)
    )
    found = (
        InReturn(
            child=child,
            number=numbers.get(pk, child.person.reference),
            has_number=pk in numbers,
            upn=upns.get(pk, ""),
            background=said.get(pk),
            care=care[pk],
            absences=absences[pk],
            rows=rows_of_child(
                child.person.born_on,
                [_spell(record) for record in care[pk].values()],
                absences[pk],
                span,
            ),
            hides=pk in hidden,
        )
        for pk, child in children.items()
    )
    return tuple(sorted((one for one in found if one.rows.care), key=lambda one: one.number))


def open_when_year_began(*, authority: Authority, year: CollectionYear) -> list[Absence]:
    """What the return of the year before says was still open, from what the record says now."""
    return [
        row
        for row in missing_rows(whole_return(authority=authority, year=year.before))
        if not row.end
    ]


def missing_rows(whole: WholeReturn) -> list[Absence]:
    rows = [
        (one.number, written(one.child.person.born_on), piece.kind, written(piece.since),
         written(piece.until))
        for one in whole.children
        for piece in one.rows.absences
    ]  # fmt: skip
    return [absence(Row(line, row)) for line, row in enumerate(rows, start=2)]


def _kept(
    authority: Authority, year: CollectionYear
) -> tuple[dict[str, list[tuple[str, ...]]], frozenset[int]]:
    """Rows of the tables the record has no place for, as they were sent; and of whom."""
    found: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    whose = set()
    rows = HeldRow.objects.filter(authority=authority, year=year.number)
    for table, values, child_id in rows.order_by("table", "line", "pk").values_list(
        "table", "values", "child_id"
    ):
        found[table].append(tuple(values[column] for column in COLUMNS[Table(table)]))
        whose.add(child_id)
    return found, frozenset(whose)


def _care(authority: Authority, span: Span) -> dict[int, dict[int, CareRecord]]:
    """By child: every episode of care of those who were looked after on any of these days."""
    records = CareRecord.objects.filter(
        child__responsible_authority=authority, status__in=sorted(IN_CARE)
    )
    then = records.filter(Q(until_on=None) | Q(until_on__gte=span.first), from_on__lte=span.last)
    found: dict[int, dict[int, CareRecord]] = defaultdict(dict)
    for record in (
        records.filter(child__in=then.values("child"))
        .select_related("placement__host_authority")
        .order_by("child_id", "from_on", "pk")
    ):
        found[record.child_id][record.pk] = record
    return found


def _spell(record: CareRecord) -> Care:
    return Care(record.pk, record.from_on, record.until_on, record.ended_because)


def _absences(child_ids: Collection[int]) -> dict[int, list[Away]]:
    """Whole London days. What the authority called neither missing nor away is not told."""
    found: dict[int, list[Away]] = defaultdict(list)
    for one in missing.absences_of(child_ids=child_ids):
        if one.status in KIND:
            until: date | None = london_day(one.until) if one.until else None
            away = Away(one.pk, KIND[one.status], london_day(one.since), until)
            found[one.child_id].append(away)
    return found


def _numbers(authority: Authority, child_ids: Collection[int]) -> dict[int, str]:
    """The newest number a return gave the child; else the one somebody typed."""
    given = ReturnNumber.objects.filter(authority=authority, child__in=child_ids).order_by("pk")
    return _identifiers(child_ids, IdentifierKind.SSDA903) | {
        row.child_id: row.number for row in given
    }


def _identifiers(child_ids: Collection[int], kind: IdentifierKind) -> dict[int, str]:
    rows = PersonIdentifier.objects.filter(person__in=child_ids, kind=kind).order_by("pk")
    return {row.person_id: row.value for row in rows}
