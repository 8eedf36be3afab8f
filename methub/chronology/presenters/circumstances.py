"""What is true of a child over time, and what was: a table for each kind of fact."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from methub.agencies.permissions import Permission
from methub.agencies.viewer import Viewer
from methub.children import presenters as facts
from methub.children import rules
from methub.children.codes import (
    AllocationKind,
    AssociateKind,
    ExchangeWay,
    FactKind,
    MoveKind,
    NoteKind,
    PlanKind,
)
from methub.children.queries import Circumstances
from methub.chronology.presenters.lists import HIDDEN
from methub.fittings.components import Cell, Column, Link, SummaryRow, Table, Tag
from methub.foundation import spoken
from methub.people.codes import IdentifierKind


@dataclass(frozen=True)
class Part:
    """One kind of fact: its table, and where another is recorded."""

    table: Table
    add: Link | None


@dataclass(frozen=True)
class Young:
    """Somebody feared for the child who is a child without a record."""

    words: str
    to_record: Link | None


@dataclass(frozen=True)
class CircumstancesPage:
    """`empty`: the kinds of which nothing is recorded stand together, so that what is known is not
    lost between them."""

    parts: tuple[Part, ...]
    empty: tuple[SummaryRow, ...]
    may_correct: bool
    young: tuple[Young, ...]


ADDING: dict[FactKind, str] = {
    FactKind.HOME: "children:edit-placement",
    FactKind.CARER: "children:edit-carer",
    FactKind.ASSOCIATE: "children:edit-associate",
}
"""A home has a page of its own: it may take the place of another. So have a carer and an associate,
who may be on record already."""
ADD_WORDS: dict[FactKind, str] = {
    FactKind.CARE: "Record care or legal status",
    FactKind.HOME: "Record a home",
    FactKind.CARER: "Record a parent or carer",
    FactKind.ASSOCIATE: "Record somebody the child is with",
    FactKind.LIBERTY: "Record an order",
    FactKind.SCHOOL: "Record school or college",
    FactKind.SERVICE: "Record a service",
    FactKind.BACKGROUND: "Record language, nationality, faith or ethnicity",
    FactKind.DISABILITY: "Record what is known of disability",
    FactKind.IMMIGRATION: "Record immigration status",
}


def circumstances_page(
    said: Circumstances, *, young: Iterable[Any] = (), reference: str, viewer: Viewer
) -> CircumstancesPage:
    may_correct = viewer.may(Permission.CORRECT_CHILD)

    def part(table: Table, words: str = "", href: str = "") -> Part:
        return Part(table, Link(words, href) if words and may_correct else None)

    def note(words: str, kind: NoteKind) -> tuple[str, str]:
        return words, reverse("children:add-fact", args=[reference, kind.value])

    of_facts = [
        part(
            _facts(kind, said, reference, may_correct),
            ADD_WORDS[kind],
            reverse(ADDING[kind], args=[reference])
            if kind in ADDING
            else reverse("children:add-fact", args=[reference, kind.value]),
        )
        for kind in FactKind
    ]
    worker = reverse("children:edit-worker", args=[reference])
    may_allocate = viewer.may(Permission.ALLOCATE_CHILD)
    parts = (
        *of_facts[:4],
        *([part(_named_by(said))] if said.named_by else []),
        *of_facts[4:5],
        Part(_workers(said), Link("Allocate a worker", worker) if may_allocate else None),
        *of_facts[5:],
        part(_plans(said), *note("Record a plan", NoteKind.EDUCATION_PLAN)),
        part(_exchanges(said), *note("Record what was said", NoteKind.EXCHANGE)),
        part(_moves(said), *note("Record who takes over", NoteKind.MOVE)),
        part(
            _identifiers(said, reference, may_correct),
            *note("Record a number", NoteKind.IDENTIFIER),
        ),
        *([part(_corrections(said))] if said.corrections else []),
    )
    return CircumstancesPage(
        parts=tuple(one for one in parts if one.table.rows),
        empty=tuple(
            SummaryRow(
                one.table.caption,
                one.table.empty,
                change=one.add and replace(one.add, words="Record"),
            )
            for one in parts
            if not one.table.rows
        ),
        may_correct=may_correct,
        young=tuple(_young(one, viewer) for one in young),
    )


def _young(person: Any, viewer: Viewer) -> Young:
    href = f"{reverse('children:register')}?{urlencode({'person': person.reference})}"
    return Young(
        f"{person.name} is feared for this child, is under 18 or may be, and is not on record: a "
        "child too, who may need to be kept safe.",
        Link(f"Put {person.name} on record", href)
        if viewer.may(Permission.REGISTER_CHILD)
        else None,
    )


def _table(caption: str, columns: tuple[str, ...], rows: Iterable[tuple[Cell, ...]]) -> Table:
    return Table(
        caption, tuple(Column(words) for words in columns), tuple(rows), empty="Nothing recorded."
    )


def _facts(kind: FactKind, said: Circumstances, reference: str, may_correct: bool) -> Table:
    rows = (_fact(kind, one, said, reference, may_correct) for one in said.facts[kind])
    return _table(kind.label, ("What", "When", "Recorded"), rows)


def _fact(
    kind: FactKind, fact: Any, said: Circumstances, reference: str, may_correct: bool
) -> tuple[Cell, ...]:
    first, rest = facts.in_a_line(kind, fact, knows_homes=said.knows_homes)
    is_kept_back = kind is FactKind.CARER and fact.is_kept_back
    is_shown = not is_kept_back and (said.knows_homes or not rules.leads_home(kind, fact))
    is_open = may_correct and fact.withdrawn_at is None and is_shown
    # What may name somebody to be worried about has no history of corrections that others read.
    door = "end" if kind is FactKind.ASSOCIATE else "correct"
    door = "withdraw" if door == "end" and fact.until_on else door
    href = reverse(f"children:{door}-fact", args=[reference, kind.value, fact.reference])
    recorded = " · ".join(filter(None, [spoken.instant(fact.recorded_at), fact.recorded_by_name]))
    if fact.withdrawn_at is None:
        return (Cell(first, href=href if is_open else "", note=rest), Cell(facts.days(fact)),
                Cell(recorded))  # fmt: skip
    by = f"{fact.withdrawn_by_name}, {spoken.instant(fact.withdrawn_at)}: {fact.withdrawn_why}"
    return (
        Cell(first, tag=Tag("Withdrawn", "soon"), note=rest),
        Cell(facts.days(fact)),
        Cell(recorded, note=f"Withdrawn by {by}"),
    )


def _named_by(said: Circumstances) -> Table:
    rows = (
        (
            Cell(
                one.child.person.name,
                href=reverse("chronology:child", args=[one.child.person.reference]),
                note=one.note,
            ),
            Cell(AssociateKind(one.kind).label),
            Cell(facts.days(one)),
        )
        for one in said.named_by
    )
    return _table(
        "On the records of other children", ("Child", "This child is their", "When"), rows
    )


def _workers(said: Circumstances) -> Table:
    rows = (
        (
            Cell(one.worker.name, note=AllocationKind(one.kind).label),
            Cell(one.manager.name if one.manager else "None recorded"),
            Cell(facts.days(one)),
        )
        for one in said.allocations
    )
    return _table("Workers and managers", ("Worker", "Manager", "When"), rows)


def _plans(said: Circumstances) -> Table:
    rows = (
        (
            Cell(PlanKind(one.kind).label, note=one.text),
            Cell(one.made_by, note=spoken.short_day(one.made_on)),
            Cell(one.sent_to or "Nobody yet"),
        )
        for one in said.education_plans
    )
    return _table("Plans for a child missing education", ("What", "Made by", "Sent to"), rows)


def _exchanges(said: Circumstances) -> Table:
    rows = (
        (
            Cell(ExchangeWay(one.way).label, note=one.text),
            Cell(one.officer),
            Cell(spoken.instant(one.happened_at)),
        )
        for one in said.exchanges
    )
    return _table("Exchange with education officers", ("What", "Officer", "When"), rows)


def _moves(said: Circumstances) -> Table:
    rows = (
        (
            Cell(MoveKind(one.kind).label, note=one.plan),
            Cell(one.taken_over_by),
            Cell(spoken.short_day(one.made_on), note=one.recorded_by_name),
        )
        for one in said.moves
    )
    return _table("Growing up and leaving care", ("What", "Who takes over", "When"), rows)


def _identifiers(said: Circumstances, reference: str, may_correct: bool) -> Table:
    rows = (_number(one, reference, may_correct) for one in said.identifiers)
    return _table("Numbers and references", ("Which", "Number"), rows)


def _number(one: Any, reference: str, may_correct: bool) -> tuple[Cell, ...]:
    which = Cell(IdentifierKind(one.kind).label)
    if one.withdrawn_at is not None:
        by = f"{one.withdrawn_by_name}, {spoken.instant(one.withdrawn_at)}: {one.withdrawn_why}"
        return which, Cell(one.value, tag=Tag("Withdrawn", "soon"), note=f"Withdrawn by {by}")
    of = [reference, NoteKind.IDENTIFIER.value, one.reference]
    href = reverse("children:withdraw-fact", args=of)
    return which, Cell(one.value, href=href if may_correct else "")


def _corrections(said: Circumstances) -> Table:
    rows = (
        (
            Cell(FIELDS.get(one.field, one.field.replace("_", " ").capitalize())),
            Cell(HIDDEN if one.pk in said.hidden else one.was or "Nothing"),
            Cell(HIDDEN if one.pk in said.hidden else one.now or "Nothing"),
            Cell(one.why),
            Cell(one.recorded_by_name, note=spoken.instant(one.recorded_at)),
        )
        for one in said.corrections
    )
    return _table("What was put right", ("What", "Before", "Since then", "Why", "By"), rows)


FIELDS = {"from_on": "First day", "until_on": "Last day", "urn": "Ofsted number",
          "told_at": "When the hub was told", "is_on_roll": "On the school’s roll",
          "is_protected": "Address protected", "codes": "Disabilities"}  # fmt: skip
