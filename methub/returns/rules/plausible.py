"""Files that are a return, but hardly the one that was meant."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from methub.returns.codes import Table
from methub.returns.rules.checked import absence, care_spell
from methub.returns.rules.days import CollectionYear, year_of
from methub.returns.rules.layouts import Sheet
from methub.returns.rules.unreadable import Unreadable

_FEWEST = 3


def refuse_other_year(sheets: Sequence[Sheet], year: CollectionYear) -> None:
    """No absence and no episode of care of a whole table reaches into the year: it is the file of
    another year, and each of its rows would be refused one by one."""
    for sheet in sheets:
        if not any(_reaches(span, year) for span in _spans(sheet)):
            begun = [since for since, _ in _spans(sheet)]
            if begun:
                raise Unreadable(
                    sheet.name,
                    f"nothing in it falls in {year.name}; it speaks of {year_of(max(begun)).name}",
                )


def _spans(sheet: Sheet) -> Iterator[tuple[date, date | None]]:
    """From when until when each row speaks, of the tables that speak of a year."""
    if sheet.table is Table.MISSING:
        rows = map(absence, sheet.rows)
        yield from ((row.since, row.until) for row in rows if row.since)
    elif sheet.table is Table.EPISODES:
        spells = map(care_spell, sheet.rows)
        yield from ((spell.begins, spell.ends) for spell in spells if spell.begins)


def _reaches(span: tuple[date, date | None], year: CollectionYear) -> bool:
    since, until = span
    return since <= year.last and (until is None or until >= year.first)


def refuse_other_authority(birthdays: Iterable[bool]) -> None:
    """`birthdays`: for each number the record knows, whether the birthday is the same. Each
    authority numbers its own children: another's file would be written into strangers' records."""
    agrees = list(birthdays)
    if len(agrees) >= _FEWEST and agrees.count(False) * 2 > len(agrees):
        raise Unreadable(
            "", "most of these numbers belong to children with another date of birth. Is this the "
            "return of another authority",
        )  # fmt: skip
