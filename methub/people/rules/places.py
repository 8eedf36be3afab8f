"""Addresses: the postcode in them, and how near two of them are."""

import re

from methub.foundation.codes import Code
from methub.people.rules.names import words

LONGEST_ADDRESS = 500

_POSTCODE = re.compile(
    r"(?<![A-Z0-9])(?P<out>[A-Z]{1,2}[0-9][A-Z0-9]?)\s*(?P<inward>[0-9][A-Z]{2})(?![A-Z0-9])"
)


class PlaceNearness(Code):
    SAME = "same", "The same address"
    POSTCODE = "postcode", "The same postcode"
    DIFFERENT = "different", "Different"


def postcodes(text: str) -> tuple[str, ...]:
    """The postcodes in a text, without spaces: "PE132QL"."""
    return tuple(
        match["out"] + match["inward"]
        for match in _POSTCODE.finditer(text[:LONGEST_ADDRESS].upper())
    )


def without_postcodes(text: str) -> str:
    return _POSTCODE.sub(" ", text[:LONGEST_ADDRESS].upper())


def places_apart(one: str, other: str) -> PlaceNearness | None:
    """How near two addresses are; None where one is too short of detail to say."""
    ours, theirs = _lines(one), _lines(other)
    if not (ours and theirs):
        return None
    our_codes, their_codes = set(postcodes(one)), set(postcodes(other))
    if our_codes & their_codes:
        alike = ours[0] == theirs[0] or set(_numbers(ours)) & set(_numbers(theirs))
        return PlaceNearness.SAME if alike else PlaceNearness.POSTCODE
    if ours == theirs:
        return PlaceNearness.SAME
    return PlaceNearness.DIFFERENT if our_codes and their_codes else None


def _lines(text: str) -> tuple[str, ...]:
    return words(without_postcodes(text)) or postcodes(text)


def _numbers(all_words: tuple[str, ...]) -> list[str]:
    """House and flat numbers: within one postcode they say which door."""
    return [word for word in all_words if word[0].isdigit()]
