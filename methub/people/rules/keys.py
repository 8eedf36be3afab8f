"""What a person can be found by, and what to look under for a described one.

Keys are compared with plain `=` and nothing else: under row-level security a pattern search reads
every row of the registry, and a notification waits while it does.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from methub.people.codes import KeyKind
from methub.people.rules.births import Birth, swapped
from methub.people.rules.described import Described
from methub.people.rules.diminutives import other_forms
from methub.people.rules.names import Named, joined, sounds, words
from methub.people.rules.places import postcodes

Key = tuple[KeyKind, str]

# How much one agreeing key counts when only the nearest few persons can be looked at closely.
# It decides who is compared, never who is proposed: that is `weights`.
STRENGTHS: dict[KeyKind, int] = {
    KeyKind.IDENTIFIER: 12,
    KeyKind.EXACT: 12,
    KeyKind.BORN: 8,
    KeyKind.POSTCODE: 5,
    KeyKind.NAME: 4,
    KeyKind.BORN_DAY: 3,
    KeyKind.METAPHONE: 2,
    KeyKind.NYSIIS: 2,
    KeyKind.BORN_MONTH: 2,
    KeyKind.BORN_YEAR: 1,
}


def keys_of(
    names: Iterable[Named], birth: Birth, addresses: Iterable[str], identifiers: Iterable[str]
) -> frozenset[Key]:
    """The keys a person is kept under. Leave protected addresses out: a search must not say
    which child lives at one."""
    found: set[Key] = set()
    for name in names:
        found |= _name_keys(f"{name.forenames} {name.surname}")
        found |= _name_keys(joined(name.surname))
        found |= _exact_keys(name, birth)
    found |= _birth_keys(birth)
    found |= {(KeyKind.POSTCODE, code) for text in addresses for code in postcodes(text)}
    found |= {(KeyKind.IDENTIFIER, value) for value in map(plain_identifier, identifiers) if value}
    return frozenset(found)


def exact_key(surname: str, forenames: str, born_on: date) -> Key:
    """A whole name and date of birth, as somebody says them."""
    return KeyKind.EXACT, f"{joined(surname)}/{joined(forenames)}/{born_on.isoformat()}"


def keys_for(described: Described) -> dict[KeyKind, frozenset[str]]:
    """What to look under to find a described person, wider than what they are kept under:
    short forms of forenames, and dates with day and month the other way round. Never under the
    year alone where the day is known: every tenth child of the registry would be compared."""
    found: set[Key] = set()
    for text in (described.surname, joined(described.surname)):
        found |= _name_keys(text)
    for text in (described.forenames, described.known_as):
        found |= _name_keys(text)
        found |= {(KeyKind.NAME, form) for word in words(text) for form in other_forms(word)}
    for birth in described.births:
        found |= _birth_keys(birth)
        if birth.on:
            found.discard((KeyKind.BORN_YEAR, f"{birth.year:04}"))
            found |= {(KeyKind.BORN, day.isoformat()) for day in [swapped(birth.on)] if day}
    found |= {(KeyKind.POSTCODE, code) for text in described.places for code in postcodes(text)}
    found |= {
        (KeyKind.IDENTIFIER, value)
        for _, said in described.identifiers
        if (value := plain_identifier(said))
    }
    return _by_kind(found)


def plain_identifier(value: str) -> str:
    """A number without its spaces and strokes: MP/35/4471/26 and mp35447126 are one."""
    return joined(value)


def _by_kind(found: Iterable[Key]) -> dict[KeyKind, frozenset[str]]:
    grouped: defaultdict[KeyKind, set[str]] = defaultdict(set)
    for kind, value in found:
        grouped[kind].add(value)
    return {kind: frozenset(values) for kind, values in grouped.items()}


def _name_keys(text: str) -> set[Key]:
    found: set[Key] = set()
    for word in words(text):
        by_metaphone, by_nysiis = sounds(word)
        found |= {
            (KeyKind.NAME, word),
            (KeyKind.METAPHONE, by_metaphone),
            (KeyKind.NYSIIS, by_nysiis),
        }
    return {(kind, value) for kind, value in found if value}


def _exact_keys(name: Named, birth: Birth) -> set[Key]:
    """With all the forenames, and with the first alone."""
    forenames = words(name.forenames)
    if birth.on is None or not (forenames and joined(name.surname)):
        return set()
    return {exact_key(name.surname, said, birth.on) for said in (name.forenames, forenames[0])}


def _birth_keys(birth: Birth) -> set[Key]:
    found: set[Key] = set()
    if birth.year is not None:
        found.add((KeyKind.BORN_YEAR, f"{birth.year:04}"))
        if birth.month is not None:
            found.add((KeyKind.BORN_MONTH, f"{birth.year:04}-{birth.month:02}"))
    if birth.on is not None:
        found |= {
            (KeyKind.BORN, birth.on.isoformat()),
            (KeyKind.BORN_DAY, f"{birth.on:%m-%d}"),
        }
    return found
