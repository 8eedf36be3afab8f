"""Beside the story: that the child lives, or is to live, across a border, and what to look at."""

from collections.abc import Iterable

from django.urls import reverse

from methub.fittings.components import SideItem, Tag
from methub.foundation import spoken
from methub.out_of_area.codes import Direction
from methub.out_of_area.queries import Handshake

ANOTHER = "another authority"
"""Where a home is protected, in whose area it is gives it away."""


def placed_away(found: Iterable[Handshake]) -> list[SideItem]:
    """One line for each placement that stands: nearly always one, or none."""
    return [
        SideItem(
            text=_words(one),
            href=reverse("out_of_area:placement", args=[one.row.reference]),
            note="; ".join(flag.label for flag in one.flags),
            tag=Tag("To look at", "late") if one.flags else Tag("In order", "ok"),
        )
        for one in found
    ]


def _words(one: Handshake) -> str:
    row = one.row
    if row.direction == Direction.HERE:
        return f"Placed here by {row.placing_authority.name}"
    area = row.host_authority.name if one.may_know_where else ANOTHER
    if row.placed_at is None and row.intended_on is not None:
        return f"To move to {area}, {spoken.short_day(row.intended_on)}"
    return f"Lives in the area of {area}"
