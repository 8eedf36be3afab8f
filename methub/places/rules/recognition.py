"""Whether two descriptions are of the same place.

People write one address in many ways, and two businesses may share one. So a name, where both have
one, decides; else the numbers in the address do (12 of "12 High St", 2 and 12 of "Flat 2, 12 High
St"); else its first line. A different postcode is a different place.
"""

import re
from dataclasses import dataclass

from methub.places.rules.postcodes import normalised

TELLING = 6
"""Letters of a name that is taken for one where somebody mentions it."""
_NUMBER = re.compile(r"\b\d+[a-z]?\b")
_WORD = re.compile(r"[a-z0-9]+")
_SAME_WORDS = {
    "st": "street", "rd": "road", "ave": "avenue", "av": "avenue", "ln": "lane", "dr": "drive",
    "cl": "close", "ct": "court", "pl": "place", "sq": "square", "gdns": "gardens", "hse": "house",
}  # fmt: skip


@dataclass(frozen=True)
class Described:
    """A place as somebody wrote it down."""

    name: str = ""
    address: str = ""
    postcode: str = ""

    @property
    def says_something(self) -> bool:
        return bool(_plain(self.name) or _plain(self.address) or normalised(self.postcode))

    @property
    def has_an_address(self) -> bool:
        return bool(_plain(self.address) and normalised(self.postcode))


def is_same(one: Described, other: Described) -> bool:
    """Recognised again: by whoever records it, and shown to them."""
    if normalised(one.postcode) != normalised(other.postcode):
        return False
    if one.name and other.name:
        return _plain(one.name) == _plain(other.name) and _may_be_one(one, other)
    return bool(_where(one)) and _where(one) == _where(other)


def is_named_in(said: str, known: Described) -> bool:
    """Whether words said in passing ("by the bins behind Pizza Palace") name a place: its whole
    name, or its number and street. A name as short as "Park" or "Home" is every park and home."""
    words = _plain(said)
    street = known.address.partition(",")[0]
    telling = [
        name
        for name, is_telling in (
            (_plain(known.name), len(known.name) >= TELLING),
            (_plain(street), bool(_numbers(street))),
        )
        if is_telling
    ]
    return any(_stands_in(words, name) for name in telling)


def _stands_in(words: tuple[str, ...], name: tuple[str, ...]) -> bool:
    starts = range(len(words) - len(name) + 1)
    return len(name) > 0 and any(words[at : at + len(name)] == name for at in starts)


def _may_be_one(one: Described, other: Described) -> bool:
    """Of two with one name: not if each address has numbers and they differ, nor if neither has a
    postcode and the addresses differ: there is a Station Hotel in every town."""
    if normalised(one.postcode):
        numbers = (_numbers(one.address), _numbers(other.address))
        return not all(numbers) or numbers[0] == numbers[1]
    return _plain(one.address) == _plain(other.address)


def _where(described: Described) -> tuple[str, ...]:
    """What stands for the address: with a postcode its numbers are enough."""
    if normalised(described.postcode) and (numbers := _numbers(described.address)):
        return numbers
    return _plain(described.address.partition(",")[0] or described.address)


def _numbers(address: str) -> tuple[str, ...]:
    return tuple(_NUMBER.findall(address.lower()))


def _plain(words: str) -> tuple[str, ...]:
    return tuple(
        _SAME_WORDS.get(word, word) for word in _WORD.findall(re.sub(r"['’]", "", words.lower()))
    )
