"""A contract year in words and figures."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from methub.fittings.components import Cell, Column, Figure, Table
from methub.foundation import spoken
from methub.interviews import rules
from methub.interviews.presenters.head import stage_tag
from methub.interviews.presenters.pages import instant
from methub.interviews.queries import Interview, Use


@dataclass(frozen=True)
class Contract:
    """One contract: what is used, left and to be expected, and the interviews that were counted."""

    name: str
    words: str
    warning: str
    is_used_up: bool
    figures: tuple[Figure, ...]
    arithmetic: str
    counted: Table | None
    unseen: str


_WARNINGS = {
    rules.Room.ENOUGH: "",
    rules.Room.SCARCE: "Few are left. From the last one on, the hub team interviews children placed"
    " far away.",
    rules.Room.NONE: "None is left in this contract year. The hub team interviews children placed"
    " far away, unless a person decides otherwise and says why.",
}


def contract(
    number: int, name: str, use: Use | None, rows: Sequence[Interview], *, on: date
) -> Contract:
    if use is None:
        words = "No contract is in force today: the hub interviews every child itself."
        return Contract(name, words, "", False, (), "", None, "")
    pace = rules.forecast(used=use.used, first=use.first, last=use.last, on=on)
    unseen = use.used - len(rows)
    return Contract(
        name=name,
        words=(
            f"{use.provider} interviews children in care placed more than {use.beyond_miles} miles"
            f" from the boundary: {use.cap} a year, from {spoken.short_day(use.first)} to"
            f" {spoken.short_day(use.last)}."
        ),
        warning=_WARNINGS[use.room],
        is_used_up=use.room is rules.Room.NONE,
        figures=(
            Figure(str(use.used), "used", of=f"of {use.cap}", href=f"#counted-{number}"),
            Figure(str(use.remaining), "left"),
            Figure(str(pace.expected), "expected by the end of the year", of=f"of {use.cap}"),
        ),
        arithmetic=(
            f"{pace.used} used in {pace.days_gone} days; the year has {pace.days}:"
            f" {pace.used} × {pace.days} ÷ {pace.days_gone}, to the nearest whole one, is"
            f" {pace.expected}."
        ),
        counted=_table(rows),
        unseen=(
            f"{unseen} more {'is' if unseen == 1 else 'are'} counted, of children you may not know"
            " of."
            if unseen
            else ""
        ),
    )


def _table(rows: Sequence[Interview]) -> Table:
    return Table(
        "Those that were counted",
        (Column("Child"), Column("Opened"), Column("Where it stands"), Column("Why")),
        tuple(
            (
                Cell(
                    row.child.person.name,
                    href=reverse("interviews:interview", args=[row.reference]),
                ),
                Cell(instant(row.opened_at)),
                Cell("", tag=stage_tag(row)),
                Cell(row.route_why),
            )
            for row in rows
        ),
        "None yet. An interview counts from the day it is given to the provider.",
    )
