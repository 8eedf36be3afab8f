"""Whom to speak to at other authorities."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse

from methub.fittings.components import Cell, Column, SideItem, SummaryRow, Table

NOBODY = "Nobody is named yet"


def contact_table(authorities: Iterable[Any]) -> Table:
    return Table(
        "Other authorities",
        tuple(map(Column, ("Authority", "Whom to ask for", "E-mail", "Telephone", "Out of hours"))),
        tuple(
            (
                Cell(one.name, reverse("out_of_area:contact", args=[one.reference])),
                Cell(one.contact_name or NOBODY),
                Cell(one.contact_email),
                Cell(one.contact_phone),
                Cell(one.out_of_hours),
            )
            for one in authorities
        ),
        empty="No other authority has placed a child here yet. One is added with the first notice.",
    )


def contact_side(authority: Any) -> tuple[SideItem, ...]:
    """Beside a page: who to write to and to ring, and what is wanting."""
    said = (
        (authority.contact_name or NOBODY, "Ask for"),
        (authority.contact_email or "None held", "E-mail"),
        (authority.contact_phone or "None held", "Telephone by day"),
        (authority.out_of_hours or "None held", "Out of hours"),
    )
    return tuple(SideItem(text, note=note) for text, note in said)


def contact_rows(authority: Any) -> tuple[SummaryRow, ...]:
    """What is kept now, beside what somebody else wrote."""
    return tuple(SummaryRow(item.note, item.text) for item in contact_side(authority))


def ring(authority: Any) -> str:
    """Whom to ring, within a sentence."""
    number = authority.contact_phone or authority.out_of_hours
    return f"{authority.name}{f' ({number})' if number else ''}"
