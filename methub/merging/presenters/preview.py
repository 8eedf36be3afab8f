"""Two records side by side, and the choices between them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from methub.children import presenters as facts
from methub.children.codes import FactKind
from methub.fittings.components import Cell, Column, Link, Table
from methub.foundation import spoken
from methub.merging.codes import Side
from methub.merging.presenters.queue import born, who
from methub.merging.presenters.words import counts_alone, several
from methub.merging.queries import Asked, Episodes, Preview
from methub.people.codes import Sex


@dataclass(frozen=True)
class Choice:
    """A question, and the two answers there are to it."""

    name: str
    words: str
    answers: tuple[tuple[str, str], ...]
    likelier: Side
    reads_the_same: bool = False


@dataclass(frozen=True)
class SideBySide:
    who: str
    kept_name: str
    away_name: str
    table: Table
    moving: Table
    turn_round: Link | None
    back: Link
    warnings: tuple[str, ...]


def _interview(one: Any) -> str:
    holder = one.assigned_to.name if one.assigned_to else "nobody yet"
    return f"Opened {spoken.instant(one.opened_at)}, with {holder}"


def _worker(one: Any) -> str:
    return f"{one.worker.name}, {facts.days(one)}"


QUESTIONS: dict[str, tuple[str, Callable[[Any], str]]] = {
    "name": ("Which name is the legal one?", str),
    "birth": ("When were they born?", facts.birth_in_words),
    "sex": ("Which sex is right?", lambda code: Sex(code).label),
    "ethnicity": ("Which ethnicity is right?", lambda said: said or "Not recorded"),
    "died_on": ("When did they die?", lambda day: spoken.short_day(day) if day else "Not recorded"),
    "authority": ("Which authority is responsible?", lambda authority: authority.name),
    "worker": ("Who is allocated to them?", _worker),
    "interview": ("Which return home interview goes on?", _interview),
}


def choices_to_ask(found: Preview) -> list[Choice]:
    """A choice for every question the records answer differently, and every absence they share.
    What reads the same needs nobody's judgement."""
    differ = [choice for choice in map(_choice, found.asked) if not choice.reads_the_same]
    return [*differ, *map(_same_absence, found.twice)]


def preview_page(found: Preview) -> SideBySide:
    ours, theirs = found.kept, found.away
    return SideBySide(
        who=who(ours),
        kept_name=ours.name,
        away_name=theirs.name,
        table=_side_by_side(found),
        moving=_moving(found),
        turn_round=Link(
            "Keep the other record instead",
            reverse("merging:preview", args=[theirs.reference, ours.reference]),
        )
        if ours.is_child == theirs.is_child
        else None,
        back=Link("Duplicates", reverse("merging:duplicates")),
        warnings=tuple(_warnings(found)),
    )


def _choice(one: Asked) -> Choice:
    words, said = QUESTIONS.get(one.name) or _of_circumstances(one.name)
    ours, theirs = said(one.kept), said(one.away)
    is_same = ours == theirs and one.name != "interview"
    return Choice(one.name, words, _answers(ours, theirs), one.likelier, is_same)


def _of_circumstances(name: str) -> tuple[str, Callable[[Any], str]]:
    kind = FactKind(name)

    def said(fact: Any) -> str:
        first, _ = facts.in_a_line(kind, fact, knows_homes=False)
        return f"{first}, {facts.days(fact)}"

    return f"{kind.label}: which record is right?", said


def _same_absence(one: Episodes) -> Choice:
    return Choice(
        one.clash.name,
        "The same time missing is in both records. Which account stands?",
        _answers(_absences(one.kept), _absences(one.away)),
        Side.KEPT,
    )


def _answers(kept: str, away: str) -> tuple[tuple[str, str], ...]:
    return (
        (Side.KEPT, f"{kept} (the record that stays)"),
        (Side.AWAY, f"{away} (the other record)"),
    )


def _absences(rows: Iterable[Any]) -> str:
    return "; ".join(_absence(row) for row in rows)


def _absence(row: Any) -> str:
    ended = f"until {spoken.instant(row.ended_at)}" if row.ended_at else "and still missing"
    police = f", police reference {row.police_reference}" if row.police_reference else ""
    return f"Missing from {spoken.instant(row.missing_since)} {ended}{police}"


def _side_by_side(found: Preview) -> Table:
    said: tuple[tuple[str, Callable[[Any], str]], ...] = (
        ("Name", lambda person: person.name),
        ("Born", born),
        ("Sex", lambda person: Sex(person.sex).label),
        ("Reference", lambda person: person.reference),
    )
    of_children: tuple[tuple[str, Callable[[Any], str]], ...] = (
        ("Responsible authority", lambda child: child.responsible_authority.name),
        ("On record since", lambda child: spoken.instant(child.recorded_at)),
    )
    rows = [(words, says(found.kept), says(found.away)) for words, says in said]
    if found.children:
        ours, theirs = found.children
        rows += [(words, says(ours), says(theirs)) for words, says in of_children]
    return Table(
        caption="The two records",
        columns=(Column("Fact"), Column("This record stays"), Column("This one is merged into it")),
        rows=tuple(tuple(map(Cell, row)) for row in rows),
        empty="",
    )


def _moving(found: Preview) -> Table:
    return Table(
        caption="What stands in each",
        columns=(
            Column("What"),
            Column("Stays", number=True),
            Column("Moves over", number=True),
        ),
        rows=tuple(
            (Cell(several(table)), Cell(str(ours), number=True), Cell(str(theirs), number=True))
            for table, (ours, theirs) in found.counts.items()
            if theirs and counts_alone(table)
        ),
        empty="Nothing stands in the other record but the name.",
    )


def _warnings(found: Preview) -> Iterable[str]:
    if found.kept.is_child and not found.away.is_child:
        yield (
            "The other record is of an adult. From then on each child they are linked with stands "
            "on this child’s page, for whoever may see both."
        )
    if found.only_one_is_restricted:
        yield (
            "One of the two records is restricted. The one record will be: only people named for "
            "it will see it."
        )
    if found.twice:
        yield (
            "Some times missing stand in both records. One account of each stands; the other is "
            "kept as a duplicate of it and never counted."
        )
    if found.homes:
        where = "; ".join(facts.home_in_words(home, False) for home in found.homes)
        yield (
            f"Both records say where the child lives now: {where}. All of these homes stand: "
            "afterwards, end whichever is over or was recorded twice."
        )
