"""The words of each question about a concern."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from methub.fittings.components import Link, SummaryRow
from methub.foundation import spoken

NOBODY = "A child nobody has named yet"


@dataclass(frozen=True)
class Question:
    """One question: its title, the button's words, what is known, a word of help, the way back."""

    title: str
    words: str
    who: str
    back: Link
    help: str = ""
    facts: tuple[SummaryRow, ...] = ()


def called(row: Any, *, sees_child: bool) -> str:
    """The child by the record's name, for whoever may read it; else as they were called."""
    if sees_child and row.child is not None:
        return str(row.child.person.name)
    return row.child_name or NOBODY


def question(
    title: str, words: str, row: Any, *, help: str = "", facts: tuple[SummaryRow, ...] = ()
) -> Question:
    """For whoever decides, who may read the child's record where the child is known."""
    back = Link("The concern", reverse("concerns:concern", args=[row.reference]))
    return Question(title, words, called(row, sees_child=True), back, help, facts)


def raising(child: Any) -> Question:
    name = child.person.name if child is not None else ""
    back = (
        Link(name, reverse("chronology:child", args=[child.person.reference]))
        if child is not None
        else Link("Concerns", reverse("concerns:list"))
    )
    return Question("Raise a concern about exploitation", "Send it", name, back)


def whom(row: Any) -> str:
    """Whoever is to be told, and how they can be."""
    if row.answer_to:
        return f"To be told: {row.answer_to}."
    return f"{row.raised_by_name} wrote it here, and can be told by e-mail."


def described(row: Any) -> tuple[SummaryRow, ...]:
    """The child in the words it was raised with."""
    rows = (
        SummaryRow("Called", row.child_name),
        SummaryRow("Born, or how old", row.child_born),
        SummaryRow("What else is known", row.child_about),
        SummaryRow("Seen or heard", row.seen),
    )
    return tuple(one for one in rows if one.value)


def choices(found: Iterable[Any]) -> list[tuple[str, str]]:
    """Children to choose from: the name, and the day they were born."""
    return [
        (child.person.reference, f"{child.person.name}, {_born(child.person.born_on)}")
        for child in found
    ]


def _born(day: Any) -> str:
    return f"born {spoken.short_day(day)}" if day else "date of birth not known"
