"""Rows of Episodes, read as episodes of care; or what is wrong with them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from methub.children.codes import (
    LegalStatus,
    Need,
    PlaceChange,
    PlaceProvider,
    PlaceType,
    ReasonCeased,
    ReasonNew,
)
from methub.foundation.codes import Code
from methub.returns.codes import Table
from methub.returns.rules.days import CollectionYear, read_day, written
from methub.returns.rules.layouts import COLUMNS, Row

_CODES: dict[str, type[Code]] = {
    "RNE": ReasonNew,
    "LS": LegalStatus,
    "CIN": Need,
    "PLACE": PlaceType,
    "PLACE_PROVIDER": PlaceProvider,
    "REC": ReasonCeased,
    "REASON_PLACE_CHANGE": PlaceChange,
}


@dataclass(frozen=True)
class Spell:
    """An episode of care as the return tells it."""

    line: int
    child: str
    begins: date
    ends: date | None
    said: dict[str, str]


@dataclass(frozen=True)
class HeldSpell:
    """One that the record knows. `law` is blank where nobody said under which law."""

    key: int
    begins: date
    ends: date | None
    law: str
    ended_because: str


def read_spell(row: Row) -> Spell | str:
    """The episode, or why it cannot be taken."""
    said = {
        column: value.strip().upper()
        for column, value in zip(COLUMNS[Table.EPISODES], row.values, strict=True)
    }
    begins, ends = read_day(said["DECOM"]), read_day(said["DEC"])
    wrong = _what_is_wrong(said, begins, ends)
    if wrong or begins is None:
        return wrong
    return Spell(row.line, said["CHILD"], begins, ends, said)


def _what_is_wrong(said: dict[str, str], begins: date | None, ends: date | None) -> str:
    if begins is None:
        return f"DECOM is not a day: {said['DECOM'] or 'blank'}."
    if said["DEC"] and ends is None:
        return f"DEC is not a day: {said['DEC']}."
    if ends and ends < begins:
        return "DEC is before DECOM."
    if bool(said["REC"]) != bool(ends):
        return "DEC and REC are given together or not at all."
    if not said["LS"]:
        return "LS is blank."
    unknown = [f"{column} {said[column]}" for column, codes in _CODES.items()
               if said[column] and said[column] not in codes.values()]  # fmt: skip
    return f"Not a code of the return: {', '.join(unknown)}." if unknown else ""


def overlapping(spells: Iterable[Spell]) -> set[int]:
    """Lines of one child's episodes that begin before another of the file has ended."""
    wrong: set[int] = set()
    before: Spell | None = None
    for spell in sorted(spells, key=lambda one: (one.begins, one.ends or date.max)):
        if before is not None and (before.ends is None or spell.begins < before.ends):
            wrong.add(spell.line)
        else:
            before = spell
    return wrong


def compared(spell: Spell, held: Iterable[HeldSpell], year: CollectionYear) -> "Compared":
    """What the record says of these days."""
    for one in held:
        if one.begins == spell.begins:
            return Compared(one, *_same(spell, one, year))
        meets = one.begins < (spell.ends or date.max) and spell.begins < (one.ends or date.max)
        if meets:
            return Compared(one, "", f"It overlaps what the record says: {_in_words(one)}.")
    return Compared(None, "new", "")


@dataclass(frozen=True)
class Compared:
    """`what`: new, same, ended; else the reason why it is refused."""

    held: HeldSpell | None
    what: str
    why: str


def _same(spell: Spell, one: HeldSpell, year: CollectionYear) -> tuple[str, str]:
    is_over = one.ends is not None and one.ends <= year.last
    seen = (one.law, one.ends if is_over else None, one.ended_because if is_over else "")
    if seen == (spell.said["LS"], spell.ends, spell.said["REC"]):
        return "same", ""
    if one.law == spell.said["LS"] and one.ends is None:
        return "ended", ""
    return "", f"The record says otherwise: {_in_words(one)}."


def _in_words(one: HeldSpell) -> str:
    ended = f"to {written(one.ends)}" if one.ends else "and not ended"
    return f"{one.law or 'law not known'} from {written(one.begins)} {ended}"
