"""Somebody as a list describes them, and who they may be."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from methub.fittings.components import Candidate, Reason, SummaryRow
from methub.foundation import spoken
from methub.people.rules.matching import Band
from methub.spreadsheets.codes import Who
from methub.spreadsheets.rules import whose

_PARTS = {"month": "{month}/{year}", "year": "{year}"}


@dataclass(frozen=True)
class Choice:
    """A child it may be, and the button that says so."""

    card: Candidate
    value: str


@dataclass(frozen=True)
class PersonPage:
    name: str
    facts: tuple[SummaryRow, ...]
    choices: tuple[Choice, ...]
    others: tuple[Choice, ...]
    may_be_new: bool


def person_page(
    person: Any, rows: Iterable[Any], proposed: Iterable[Any], looked_for: Iterable[Any]
) -> PersonPage:
    named = whose.someone(person.described)
    return PersonPage(
        name=named.whole or "Nobody named",
        facts=(
            SummaryRow("Name in the list", named.whole or "None"),
            SummaryRow("Date of birth in the list", _born(person.described)),
            SummaryRow("Rows about them", f"{person.row_count:,}"),
            SummaryRow("Taken for", _taken_for(person)),
            *(_said(person, row) for row in rows),
        ),
        choices=tuple(_proposed(one) for one in proposed),
        others=tuple(_choice(child, ()) for child in looked_for),
        may_be_new=named.is_whole,
    )


def _said(person: Any, row: Any) -> SummaryRow:
    """What else a row says: often all there is to know them by."""
    return SummaryRow(
        f"Row {row.number}",
        " · ".join(text for text in row.read_as if text),
        href=reverse("spreadsheets:row", args=[person.sheet.reference, row.reference]),
    )


def _taken_for(person: Any) -> str:
    if person.child:
        return str(person.child.person.name)
    return Who(person.who).label


def _proposed(one: Any) -> Choice:
    reasons = tuple(Reason(line.words, line.is_agreeing) for line in one.proposal.reasons)
    return _choice(one.child, reasons, is_best=one.proposal.band is Band.LIKELY)


def _choice(child: Any, reasons: tuple[Reason, ...], *, is_best: bool = False) -> Choice:
    born = child.person.born_on
    note = f"Born {spoken.short_day(born)}" if born else "Date of birth not known"
    card = Candidate(child.person.name, reasons, note=note, is_best=is_best)
    return Choice(card, f"child:{child.person.reference}")


def _born(plain: dict[str, Any]) -> str:
    born = whose.birth(plain)
    if born.on:
        return spoken.short_day(born.on)
    return _PARTS.get(born.precision, "Not known").format(month=born.month, year=born.year)
