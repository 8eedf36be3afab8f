"""Which rows are about one child, and how that child is described to the registry."""

from methub.people.rules.described import Described
from methub.people.rules.names import filed_as
from methub.spreadsheets.rules.naming import Someone
from methub.spreadsheets.rules.rows import Read


def described(read: Read) -> Described:
    """The child of a row, as the registry is asked about them."""
    person = read.people[0] if read.people else Someone()
    birth = read.birth
    return Described(
        surname=person.surname,
        forenames=person.forenames,
        known_as=person.known_as,
        born_on=birth.on,
        born_text="" if birth.on or not birth.year else str(birth.year),
        sex=read.sex,
        identifiers=read.identifiers,
    )


def same_child(read: Read) -> str:
    """Rows with the same answer are about one child, and whose they are is said once. Empty: this
    row alone says too little, and two such rows may be two children."""
    person = read.people[0] if read.people else Someone()
    numbers = sorted(f"{kind}:{value.lower()}" for kind, value in read.identifiers)
    if not (person.is_whole or numbers):
        return ""
    birth = read.birth
    born = birth.on.isoformat() if birth.on else f"{birth.year or ''}-{birth.month or ''}"
    return "|".join((filed_as(person.surname, person.forenames), born, *numbers))
