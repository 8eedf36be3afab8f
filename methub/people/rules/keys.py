"""What a person can be found by, and what to look under for a described one.

Keys are compared with plain `=` and nothing else: under row-level security a pattern search reads
every row of the registry, and a notification waits while it does. A matching key joins two facts
("how a name sounds" and "the day of the year"), so that it leads to tens of persons and not to
thousands, and there are many, so that a description with most of its facts wrong shares one.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import product

from methub.people.codes import KeyKind
from methub.people.rules.births import Birth, swapped
from methub.people.rules.described import Described
from methub.people.rules.diminutives import other_forms
from methub.people.rules.names import Named, joined, sounds, words
from methub.people.rules.places import Address, address

Key = tuple[KeyKind, str]

# How much one agreeing key counts when only the nearest few persons can be looked at closely.
# It decides who is compared, never who is proposed: that is `weights`.
STRENGTHS: dict[KeyKind, int] = {
    KeyKind.IDENTIFIER: 12,
    KeyKind.EXACT: 12,
    KeyKind.BORN: 8,
    KeyKind.NAMES: 8,
    KeyKind.POSTCODE: 5,
    KeyKind.NAME_BORN: 4,
    KeyKind.NAME_PLACE: 4,
    KeyKind.DOOR_STREET: 3,
    KeyKind.NAME: 2,
    KeyKind.METAPHONE: 1,
}
NEAREST = 30  # persons compared closely; the right one is among the first few by shared keys
_MOST_FORENAMES = 2  # further forenames are seldom said, and never alone
_FEWEST_LETTERS = 3
_MOST_STREET_WORDS = 2  # the street; the town comes later, and half the town shares a name


def keys_of(
    names: Iterable[Named], birth: Birth, addresses: Iterable[str], identifiers: Iterable[str]
) -> frozenset[Key]:
    """The keys a person is kept under. Leave protected addresses out: a search must not say
    which child lives at one."""
    names = tuple(names)
    forenames = {word for name in names for word in words(name.forenames)[:_MOST_FORENAMES]}
    surnames = {part for name in names for part in _surname_parts(name.surname)}
    places = [address(text) for text in addresses]
    found: set[Key] = set()
    for name in names:
        found |= _word_keys(f"{name.forenames} {name.surname}")
        found |= _word_keys(joined(name.surname))
        found |= _exact_keys(name, birth)
    found |= set(_joint_keys(forenames, surnames, [birth], places))
    if birth.year is not None:
        found.add((KeyKind.BORN_YEAR, f"{birth.year:04}"))
    found |= _identifier_keys(identifiers)
    return frozenset(found)


def exact_key(surname: str, forenames: str, born_on: date) -> Key:
    """A whole name and date of birth, as somebody says them."""
    return KeyKind.EXACT, f"{joined(surname)}/{joined(forenames)}/{born_on.isoformat()}"


def keys_for(described: Described) -> dict[KeyKind, frozenset[str]]:
    """What to look under to find a described person, wider than what they are kept under:
    short forms of forenames, and dates with day and month the other way round. Under a single
    name only where nothing else was said: half a town would be compared."""
    said = {
        word
        for text in (described.forenames, described.known_as)
        for word in words(text)[:_MOST_FORENAMES]
    }
    forenames = said | {form for word in said for form in other_forms(word)}
    surnames = set(_surname_parts(described.surname))
    births = [*described.births]
    births += [Birth.on_day(day) for birth in births if birth.on and (day := swapped(birth.on))]
    places = [address(text) for text in described.places]
    found = set(_joint_keys(forenames, surnames, births, places))
    found |= _identifier_keys(value for _, value in described.identifiers)
    if not found:
        found = {
            key for word in forenames | surnames for key in _word_keys(word) if key[0] in STRENGTHS
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


def _joint_keys(
    forenames: set[str], surnames: set[str], births: list[Birth], places: list[Address]
) -> Iterator[Key]:
    """Two facts each, or one that few persons share."""
    named = _sounds(forenames | surnames)
    yield from _names_keys(forenames, surnames)
    for birth in births:
        if birth.on is not None:
            yield KeyKind.BORN, birth.on.isoformat()
        for sound, part in product(named, _parts(birth)):
            yield KeyKind.NAME_BORN, f"{sound}/{part}"
    for place in places:
        yield from _place_keys(named, place)


def _names_keys(forenames: set[str], surnames: set[str]) -> Iterator[Key]:
    """How both sound, and how one sounds with the beginning of the other. In alphabetical order,
    because forename and surname are often given the other way round."""
    pairs = (
        *product(_sounds(forenames), _sounds(surnames)),
        *product(_sounds(forenames), _beginnings(surnames)),
        *product(_beginnings(forenames), _sounds(surnames)),
    )
    for pair in pairs:
        yield KeyKind.NAMES, "/".join(sorted(pair))


def _place_keys(named: set[str], place: Address) -> Iterator[Key]:
    for postcode in place.postcodes:
        yield KeyKind.POSTCODE, postcode
    street = place.street[:_MOST_STREET_WORDS]
    for sound, part in product(named, (*place.doors, *street)):
        yield KeyKind.NAME_PLACE, f"{sound}/{part}"
    for door, word in product(place.doors, street):
        yield KeyKind.DOOR_STREET, f"{door}/{word}"


def _parts(birth: Birth) -> list[str]:
    """The year, and the day of the year: one of them survives most typing errors."""
    parts = [] if birth.year is None else [f"{birth.year:04}"]
    return parts if birth.on is None else [*parts, f"{birth.on:%m-%d}"]


def _sounds(names: set[str]) -> set[str]:
    """How each name sounds; in other alphabets, its letters."""
    return {sounds(name)[0] or name for name in names if name}


def _beginnings(names: set[str]) -> set[str]:
    return {name[:_FEWEST_LETTERS] for name in names if len(name) >= _FEWEST_LETTERS}


def _surname_parts(surname: str) -> Iterator[str]:
    """A double-barrelled surname as one, and each of its halves."""
    yield joined(surname)
    yield from (word for word in words(surname) if len(word) >= _FEWEST_LETTERS)


def _word_keys(text: str) -> set[Key]:
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


def _identifier_keys(values: Iterable[str]) -> set[Key]:
    return {(KeyKind.IDENTIFIER, plain) for plain in map(plain_identifier, values) if plain}
