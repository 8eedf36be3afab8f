"""Who may be on the registry twice: pairs of persons who share enough keys to be compared.

Every pair of 400,000 persons would be 80,000 million comparisons. A key that many share says little
and makes most of the pairs, so it is passed over; what is left is counted a bucket at a time,
because all pairs at once do not fit in the memory of a small server.
"""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations, groupby
from operator import itemgetter

from methub.people.codes import KeyKind
from methub.people.rules.described import Described
from methub.people.rules.matching import Candidate

# Names alike in every way are six: without a birthday or an address in common, another person.
STRENGTHS: dict[KeyKind, int] = {
    KeyKind.EXACT: 8,
    KeyKind.IDENTIFIER: 8,
    KeyKind.POSTCODE: 5,
    KeyKind.NAME_BORN: 3,
    KeyKind.NAMES: 2,
}
LEAST_STRENGTH = 8
MOST_ALIKE = 50  # persons under one key
BUCKETS = 64
_SHIFT = 40  # bits for the second person of a pair

KeyRow = tuple[str, str, int]
"""Kind, value and person, in that order of sorting."""


def pairs(rows: Iterable[KeyRow]) -> Iterator[tuple[int, list[int]]]:
    """Each person with whoever shares enough keys with them; each pair once."""
    buckets = [(array("q"), array("b")) for _ in range(BUCKETS)]
    for (kind, _), alike in groupby(rows, key=itemgetter(0, 1)):
        persons = sorted(row[2] for row in alike)
        if not 1 < len(persons) <= MOST_ALIKE:
            continue
        strength = STRENGTHS[KeyKind(kind)]
        for one, other in combinations(persons, 2):
            both, strengths = buckets[one % BUCKETS]
            both.append(one << _SHIFT | other)
            strengths.append(strength)
    while buckets:
        yield from _strong(*buckets.pop())


def as_described(candidate: Candidate) -> Described:
    """A person of the registry, as a notice about them would say it."""
    first, *further = candidate.names
    return Described(
        surname=first.surname,
        forenames=first.forenames,
        known_as=next((name.forenames for name in further if name.forenames), ""),
        born_on=candidate.birth.on,
        born_text=str(candidate.birth.year or ""),
        sex=candidate.sex,
        addresses=candidate.addresses,
        identifiers=candidate.identifiers,
    )


def _strong(both: "array[int]", strengths: "array[int]") -> Iterator[tuple[int, list[int]]]:
    counted: Counter[int] = Counter()
    for pair, strength in zip(both, strengths, strict=True):
        counted[pair] += strength
    others: defaultdict[int, list[int]] = defaultdict(list)
    for pair, strength in counted.items():
        if strength >= LEAST_STRENGTH:
            others[pair >> _SHIFT].append(pair & (1 << _SHIFT) - 1)
    yield from others.items()
