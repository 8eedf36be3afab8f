"""Which rows are about one child, and how that child is described to the registry."""

from datetime import date
from typing import Any

from methub.people.codes import IdentifierKind, Precision, Sex
from methub.people.rules.births import Birth
from methub.people.rules.described import Described
from methub.people.rules.matching import Band, Proposal
from methub.people.rules.names import filed_as
from methub.spreadsheets.codes import Who
from methub.spreadsheets.rules.naming import Someone
from methub.spreadsheets.rules.rows import Read


def as_plain(read: Read) -> dict[str, Any]:
    """Whom a row is about, in values that can be kept."""
    person = read.people[0] if read.people else Someone()
    birth = read.birth
    return {
        "surname": person.surname,
        "forenames": person.forenames,
        "known_as": person.known_as,
        "sex": read.sex.value,
        "born": [birth.precision.value, birth.on.isoformat() if birth.on else None,
                 birth.year, birth.month],
        "identifiers": [[kind.value, value] for kind, value in read.identifiers],
    }  # fmt: skip


def someone(plain: dict[str, Any]) -> Someone:
    return Someone(plain["forenames"], plain["surname"], plain["known_as"])


def birth(plain: dict[str, Any]) -> Birth:
    precision, on, year, month = plain["born"]
    return Birth(Precision(precision), date.fromisoformat(on) if on else None, year, month)


def identifiers(plain: dict[str, Any]) -> tuple[tuple[IdentifierKind, str], ...]:
    return tuple((IdentifierKind(kind), value) for kind, value in plain["identifiers"])


def described(plain: dict[str, Any]) -> Described:
    """As the registry is asked about them."""
    born = birth(plain)
    return Described(
        surname=plain["surname"],
        forenames=plain["forenames"],
        known_as=plain["known_as"],
        born_on=born.on,
        born_text=str(born.year) if born.year and not born.on else "",
        sex=Sex(plain["sex"]),
        identifiers=identifiers(plain),
    )


def same_child(plain: dict[str, Any]) -> str:
    """Rows with the same answer are about one child, and whose they are is said once. Empty: this
    row alone says too little, and two such rows may be two children."""
    person = someone(plain)
    numbers = sorted(f"{kind}:{value.lower()}" for kind, value in plain["identifiers"])
    if not (person.is_whole or numbers):
        return ""
    born = "-".join(str(part) for part in plain["born"])
    return "|".join((filed_as(person.surname, person.forenames), born, *numbers))


def decided(plain: dict[str, Any], proposals: list[Proposal]) -> tuple[Who, int | None]:
    """What can be said without asking anybody: exactly one person is likely, and more than a name
    agrees; or nobody is like them, and they are named in full with a date of birth."""
    is_more_than_a_name = birth(plain).on is not None or bool(plain["identifiers"])
    likely = [one for one in proposals if one.band is Band.LIKELY]
    if len(likely) == 1 and is_more_than_a_name:
        return Who.KNOWN, likely[0].person_id
    if not proposals and is_more_than_a_name and someone(plain).is_whole:
        return Who.NEW, None
    return Who.UNDECIDED, None
