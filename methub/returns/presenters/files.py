"""The tables of a return, row by row, from what was found."""

from collections.abc import Iterator

from methub.people.codes import Sex
from methub.returns.codes import Table
from methub.returns.queries import InReturn, WholeReturn
from methub.returns.rules.days import CollectionYear, written
from methub.returns.rules.outgoing import Care
from methub.returns.rules.written import file_of

_SEX = {Sex.MALE: "M", Sex.FEMALE: "F"}
_SEX_UNTIL_2024 = {Sex.MALE: "1", Sex.FEMALE: "2"}
_LETTERS_SINCE = 2025
_NO_POSTCODE = ""


def files(whole: WholeReturn) -> dict[str, bytes]:
    """By name: Header.csv, Episodes.csv, Missing.csv, and what is kept of other tables."""
    said = {
        Table.HEADER: [header(one, whole.year) for one in whole.children],
        Table.EPISODES: [row for one in whole.children for row in episodes(one)],
        Table.MISSING: [row for one in whole.children for row in absences(one)],
    }
    kept = {Table(table): rows for table, rows in whole.kept.items()}
    return {f"{table.value}.csv": file_of(table, rows) for table, rows in (said | kept).items()}


def header(one: InReturn, year: CollectionYear) -> tuple[str, ...]:
    person, said = one.child.person, one.background
    letters = _SEX if year.number >= _LETTERS_SINCE else _SEX_UNTIL_2024
    unknown = "U" if year.number >= _LETTERS_SINCE else ""
    is_mother = said.is_mother if said else None
    return (
        one.number,
        letters.get(Sex(person.sex), unknown),
        written(person.born_on),
        (said.ethnicity if said else "") or "NOBT",
        one.upn or (said.upn_unknown if said else ""),
        {True: "1", False: "0"}.get(is_mother, "") if is_mother is not None else "",
        written(said.mothers_child_born_on) if said else "",
    )


def episodes(one: InReturn) -> Iterator[tuple[str, ...]]:
    for spell in one.rows.care:
        yield _episode(one, spell)


def _episode(one: InReturn, spell: Care) -> tuple[str, ...]:
    """A home that is protected, or may be where a child hides, has no postcode here: this file
    leaves the building, and the authority's own system knows it."""
    record = one.care[spell.key]
    home = record.placement
    return (
        one.number,
        written(spell.begins),
        record.started_because,
        record.legal_status,
        record.need,
        home.place_type if home else "",
        home.provider_type if home else "",
        written(spell.ends),
        spell.reason,
        home.ended_because if home and spell.ends and spell.ends == home.until_on else "",
        _NO_POSTCODE if one.hides else record.home_postcode,
        home.postcode if home and not one.hides else _NO_POSTCODE,
        home.urn if home and not one.hides else "",
    )


def absences(one: InReturn) -> Iterator[tuple[str, ...]]:
    born = written(one.child.person.born_on)
    for piece in one.rows.absences:
        yield (one.number, born, piece.kind, written(piece.since), written(piece.until))
