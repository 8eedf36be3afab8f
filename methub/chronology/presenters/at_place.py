"""Children who were at a place, in words."""

from collections.abc import Iterable

from django.urls import reverse

from methub.chronology.queries import Stay
from methub.fittings.components import Cell, Column, Table
from methub.foundation import spoken


def stays_table(stays: Iterable[Stay]) -> Table:
    return Table(
        "Children who live or lived here",
        (
            Column("Child"),
            Column("From"),
            Column("Until"),
            Column("Went missing", number=True),
        ),
        tuple(_row(stay) for stay in stays),
        "No child you may know of is recorded as living here.",
    )


def _row(stay: Stay) -> tuple[Cell, ...]:
    missing = reverse("chronology:missing", args=[stay.reference])
    return (
        Cell(stay.name, href=reverse("chronology:child", args=[stay.reference])),
        Cell(spoken.short_day(stay.from_on)),
        Cell(spoken.short_day(stay.until_on) if stay.until_on else "Now"),
        Cell(str(stay.episodes), href=missing if stay.episodes else "", number=True),
    )
