"""The words of each question about services."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from methub.fittings.components import Link
from methub.referrals.codes import StepKind

ASKED: dict[StepKind, tuple[str, str]] = {
    StepKind.ACCEPT: ("Accept the request", "Accept it"),
    StepKind.DECLINE: ("Decline the request", "Decline it"),
    StepKind.WORKER: ("Somebody else works on it", "Record it"),
    StepKind.START: ("The work began", "Record it"),
    StepKind.END: ("The work ended", "Record it"),
    StepKind.WITHDRAW: ("Take the request back", "Take it back"),
}
"""The title of each step, and its button. Nobody is asked beforehand when the work must end."""


@dataclass(frozen=True)
class Question:
    """One question: its title, the button's words, whom it is about, and the way back."""

    title: str
    words: str
    who: str
    back: Link


def for_whom(row: Any) -> str:
    """The child, or whoever else the work is for."""
    return str(row.child.person.name) if row.child is not None else str(row.who)


def about_step(row: Any, kind: StepKind) -> Question:
    title, words = ASKED[kind]
    back = Link("The request", reverse("referrals:referral", args=[row.reference]))
    return Question(title, words, f"{row.service.name}: {for_whom(row)}", back)


def asking(title: str, words: str, child: Any) -> Question:
    if child is None:
        return Question(title, words, "", Link("Services", reverse("referrals:list")))
    back = reverse("referrals:of-child", args=[child.person.reference])
    return Question(title, words, child.person.name, Link(child.person.name, back))


def about_services(title: str, words: str) -> Question:
    return Question(title, words, "", Link("What is offered", reverse("referrals:services")))


def about_gaps(title: str, words: str, who: str = "") -> Question:
    return Question(title, words, who, Link("What nobody offers", reverse("referrals:gaps")))


def chosen(rows: Iterable[Any]) -> list[tuple[str, str]]:
    """To choose from, by reference and name."""
    return [(one.reference, one.name) for one in rows]
