"""Emergency access: what waits for a review, and what came of the others."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse

from methub.fittings.components import Cell, Column, SummaryRow, Table, Tag, Tone
from methub.foundation.spoken import instant
from methub.people.codes import ReviewOutcome

TONES: dict[str, Tone] = {
    ReviewOutcome.NEEDED: "ok",
    ReviewOutcome.MISTAKEN: "soon",
    ReviewOutcome.TAKEN_FURTHER: "late",
}


@dataclass(frozen=True)
class Page:
    waiting: Table
    reviewed: Table


def access(waiting: Sequence[Any], reviewed: Sequence[Any], *, at: datetime) -> Page:
    return Page(
        waiting=Table(
            caption="Waiting for your review",
            columns=tuple(map(Column, ("Who", "Whose record", "Opened", "Why", "Next step"))),
            rows=tuple(_waiting(opened, at) for opened in waiting),
            empty="Nothing waits for your review.",
        ),
        reviewed=Table(
            caption="Reviewed",
            columns=tuple(map(Column, ("Who", "Whose record", "Opened", "Why", "Review"))),
            rows=tuple(_reviewed(opened) for opened in reviewed),
            empty="Nothing has been reviewed yet.",
        ),
    )


def facts(opened: Any, *, at: datetime) -> tuple[SummaryRow, ...]:
    person = opened.sight.person
    return (
        SummaryRow("Who", opened.sight.user.name),
        SummaryRow("Whose record", f"{person.name}, {person.reference}"),
        SummaryRow("Opened", instant(opened.opened_at)),
        SummaryRow("Open until", instant(opened.sight.until_at), tag=_still_open(opened, at)),
        SummaryRow("Their reason", opened.reason),
    )


def _waiting(opened: Any, at: datetime) -> tuple[Cell, ...]:
    until = f"Until {instant(opened.sight.until_at)}"
    return (
        *_whose(opened),
        Cell(instant(opened.opened_at), note=until, tag=_still_open(opened, at)),
        Cell(opened.reason),
        Cell(
            f"Review {opened.sight.user.name}'s access",
            href=reverse("governance:review", args=[opened.reference]),
        ),
    )


def _reviewed(opened: Any) -> tuple[Cell, ...]:
    outcome = ReviewOutcome(opened.outcome)
    said = f"{opened.reviewed_by_name}, {instant(opened.reviewed_at)}: {opened.note}"
    return (
        *_whose(opened),
        Cell(instant(opened.opened_at)),
        Cell(opened.reason),
        Cell("", tag=Tag(outcome.label, TONES[outcome]), note=said),
    )


def _whose(opened: Any) -> tuple[Cell, Cell]:
    person = opened.sight.person
    return Cell(opened.sight.user.name), Cell(person.name, note=person.reference)


def _still_open(opened: Any, at: datetime) -> Tag | None:
    return Tag("Still open", "soon") if opened.sight.until_at > at else None
