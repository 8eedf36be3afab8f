"""Addresses: the postcode, the door and the street in them, and how near two of each are."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from methub.foundation.codes import Code
from methub.people.rules.names import words

LONGEST_ADDRESS = 500
MOST_STREET_WORDS = 8

_POSTCODE = re.compile(
    r"(?<![A-Z0-9])(?P<out>[A-Z]{1,2}[0-9][A-Z0-9]?)\s*(?P<inward>[0-9][A-Z]{2})(?![A-Z0-9])"
)
# Other countries' postcodes. No British door has a number as long.
_FOREIGN = re.compile(r"(?<![A-Z0-9])[0-9]{4,5}(?![A-Z0-9])")
# What every second address has a word of, so that it tells nobody apart.
_ANY_STREET = frozenset({
    "street", "st", "road", "rd", "avenue", "ave", "close", "lane", "drive", "way", "place",
    "crescent", "court", "circuit", "terrace", "the", "flat", "unit", "of",
})  # fmt: skip
_ALIKE = 0.7  # of two words: one typing error in four letters
_MOSTLY, _PARTLY = 0.7, 0.35  # of the letters of the shorter address


class PlaceNearness(Code):
    """How near two postcodes, two doors or two streets are, nearest first."""

    SAME = "same", "The same"
    ALIKE = "alike", "Nearly the same"
    PARTLY = "partly", "The same in part"
    DIFFERENT = "different", "Different"


@dataclass(frozen=True)
class Address:
    """An address, taken apart."""

    postcodes: frozenset[str]
    doors: frozenset[str]
    street: tuple[str, ...]


def postcodes(text: str) -> tuple[str, ...]:
    """The British postcodes in a text, without spaces: "PE132QL"."""
    return tuple(
        match["out"] + match["inward"]
        for match in _POSTCODE.finditer(text[:LONGEST_ADDRESS].upper())
    )


def without_postcodes(text: str) -> str:
    return _POSTCODE.sub(" ", text[:LONGEST_ADDRESS].upper())


@lru_cache(maxsize=4096)
def address(text: str) -> Address:
    """The parts of an address as it was written; what it does not say is empty."""
    rest = without_postcodes(text)
    foreign = frozenset(_FOREIGN.findall(rest))
    written = words(_FOREIGN.sub(" ", rest))
    return Address(
        postcodes=frozenset(postcodes(text)) | foreign,
        doors=frozenset(word for word in written if word[0].isdigit()),
        street=tuple(word for word in written if not word[0].isdigit() and word not in _ANY_STREET)[
            :MOST_STREET_WORDS
        ],
    )


def postcodes_apart(one: Address, other: Address) -> PlaceNearness | None:
    """None where either has no postcode."""
    if not (one.postcodes and other.postcodes):
        return None
    if one.postcodes & other.postcodes:
        return PlaceNearness.SAME
    is_typed_wrongly = any(
        OSA.distance(ours, theirs, score_cutoff=1) == 1
        for ours in one.postcodes
        for theirs in other.postcodes
    )
    return PlaceNearness.ALIKE if is_typed_wrongly else PlaceNearness.DIFFERENT


def doors_apart(one: Address, other: Address) -> PlaceNearness | None:
    """House and flat numbers. None where either gives none."""
    if not (one.doors and other.doors):
        return None
    if one.doors == other.doors:
        return PlaceNearness.SAME
    return PlaceNearness.PARTLY if one.doors & other.doors else PlaceNearness.DIFFERENT


def streets_apart(one: Address, other: Address) -> PlaceNearness | None:
    """Street, house and town, in any order. None where either says nothing but numbers."""
    if not (one.street and other.street):
        return None
    if sorted(one.street) == sorted(other.street):
        return PlaceNearness.SAME
    share = min(_shared(one.street, other.street), _shared(other.street, one.street))
    fewer = max(_shared(one.street, other.street), _shared(other.street, one.street))
    if share >= _MOSTLY:
        return PlaceNearness.ALIKE
    return PlaceNearness.PARTLY if fewer >= _PARTLY else PlaceNearness.DIFFERENT


def _shared(ours: Sequence[str], theirs: Sequence[str]) -> float:
    """How much of one address, by letters, is in the other, typing errors allowed."""
    found = sum(
        len(word)
        for word in ours
        if any(OSA.normalized_similarity(word, their) >= _ALIKE for their in theirs)
    )
    return found / sum(map(len, ours))
