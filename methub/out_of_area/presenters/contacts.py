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
    said = _said(authority)
    wanting = ", ".join(what.lower() for what, text in said.items() if not text)
    return (
        SideItem(authority.contact_name or NOBODY, note="Ask for"),
        *(SideItem(text, note=what) for what, text in said.items() if text),
        *([SideItem(f"Nobody has recorded: {wanting}")] if wanting else []),
    )


def contact_rows(authority: Any) -> tuple[SummaryRow, ...]:
    """What is kept now, beside what somebody else wrote."""
    said = {"Ask for": authority.contact_name, **_said(authority)}
    return tuple(SummaryRow(what, text or "Not recorded") for what, text in said.items())


def _said(authority: Any) -> dict[str, str]:
    return {
        "E-mail": authority.contact_email,
        "Telephone by day": authority.contact_phone,
        "Out of hours": authority.out_of_hours,
    }


def ring(authority: Any) -> str:
    """Whom to ring, within a sentence."""
    number = authority.contact_phone or authority.out_of_hours
    return f"{authority.name}{f' ({number})' if number else ''}"
