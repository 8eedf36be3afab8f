"""What each finding is worth, and the words for it.

The figures and where they come from are data: `weights.toml`, beside this file, which an analyst
can check and replace. What stands here is what a hub worker reads, and what is a doubt.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from math import log2
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from methub.foundation.codes import Code
from methub.people.rules.births import BirthNearness
from methub.people.rules.names import Nearness
from methub.people.rules.places import PlaceNearness

_FIGURES: dict[str, Any] = tomllib.loads(
    Path(__file__).with_name("weights.toml").read_text(encoding="utf-8")
)


@dataclass(frozen=True)
class Finding:
    """What a comparison found: its worth, and the words for it where it speaks for or against.

    One that is in doubt keeps a proposal from being called likely, whatever else agrees: twins
    share a surname, a date of birth and an address.
    """

    field: str
    level: str
    weight: float
    for_it: str = ""
    against_it: str = ""
    is_doubt: bool = False


class _Says(NamedTuple):
    for_it: str = ""
    against_it: str = ""
    is_doubt: bool = False


Level = TypeVar("Level", bound=Code)


def _finding(field: str, level: str, says: _Says) -> Finding:
    seen = _FIGURES[field][level]
    weight = log2(seen["m"] / seen["u"]) * _FIGURES["worth"].get(field, 1)
    return Finding(field, level, round(weight, 2), *says)


def _table(field: str, says: Mapping[Level, _Says]) -> dict[Level, Finding]:
    return {level: _finding(field, level, words) for level, words in says.items()}


_SURNAME_DIFFERS = "Surname differs: {said}, {held}"
_FORENAME_DIFFERS = "Forename differs: {said}, {held}"
_BIRTH_DIFFERS = "Date of birth differs"

SURNAME = _table(
    "surname",
    {
        Nearness.SAME: _Says("Same surname"),
        Nearness.PART: _Says("Part of the surname is the same"),
        Nearness.LETTER_AND_SOUND: _Says("Surname one letter apart, sounds alike"),
        Nearness.SOUND: _Says("Surname sounds alike", _SURNAME_DIFFERS),
        Nearness.LETTER: _Says("Surname one letter apart", _SURNAME_DIFFERS),
        Nearness.SPELLING: _Says("Surname spelt alike", _SURNAME_DIFFERS),
        Nearness.DIFFERENT: _Says(against_it=_SURNAME_DIFFERS),
    },
)

FORENAME = _table(
    "forename",
    {
        Nearness.SAME: _Says("Same forename"),
        Nearness.FIRST: _Says("Same first forename"),
        # A brother's second forename is often the first of another.
        Nearness.PART: _Says("A forename in common", is_doubt=True),
        Nearness.DIMINUTIVE: _Says("Forms of one forename: {said}, {held}"),
        Nearness.LETTER_AND_SOUND: _Says("Forename sounds alike", _FORENAME_DIFFERS),
        # By sound alone Jon and Joanna are one name.
        Nearness.SOUND: _Says("Forename sounds alike", _FORENAME_DIFFERS, is_doubt=True),
        # Twins are named Jayden and Kayden: one letter is a doubt where the sound differs too.
        Nearness.LETTER: _Says("Forename one letter apart", _FORENAME_DIFFERS, is_doubt=True),
        Nearness.SPELLING: _Says("Forename spelt alike", _FORENAME_DIFFERS, is_doubt=True),
        Nearness.INITIAL: _Says("Same initial", is_doubt=True),
        Nearness.DIFFERENT: _Says(against_it=_FORENAME_DIFFERS, is_doubt=True),
    },
)

NO_FORENAME = Finding("forename", "none", 0.0, is_doubt=True)
OTHER_WAY_ROUND = _finding("order", "turned", _Says("Surname and forename the other way round"))
KNOWN_AS = _finding("known-as", "same", _Says("Known by the same name: {said}"))

BIRTH = _table(
    "born",
    {
        BirthNearness.SAME: _Says("Same date of birth"),
        BirthNearness.SWAPPED: _Says("Same date of birth, day and month swapped"),
        BirthNearness.DIGIT: _Says("Date of birth one figure apart", _BIRTH_DIFFERS),
        BirthNearness.TWO_PARTS: _Says("Date of birth the same in part", _BIRTH_DIFFERS),
        BirthNearness.PARTLY: _Says("Date of birth agrees as far as it is known"),
        BirthNearness.NEAR: _Says("Date of birth near the estimate"),
        BirthNearness.DIFFERENT: _Says(against_it=_BIRTH_DIFFERS, is_doubt=True),
    },
)

POSTCODE = _table(
    "postcode",
    {
        PlaceNearness.SAME: _Says("Same postcode"),
        PlaceNearness.ALIKE: _Says("Postcode one letter or figure apart"),
        PlaceNearness.DIFFERENT: _Says(against_it="Postcode differs"),
    },
)

DOOR = _table(
    "door",
    {
        PlaceNearness.SAME: _Says("Same house number"),
        PlaceNearness.PARTLY: _Says("A house or flat number in common"),
        PlaceNearness.DIFFERENT: _Says(against_it="House number differs"),
    },
)

STREET = _table(
    "street",
    {
        PlaceNearness.SAME: _Says("Same street and town"),
        PlaceNearness.ALIKE: _Says("Street and town nearly the same"),
        PlaceNearness.PARTLY: _Says("Part of the address is the same"),
        PlaceNearness.DIFFERENT: _Says(against_it="Street and town differ"),
    },
)

SAME_SEX = _finding("sex", "same", _Says())
OTHER_SEX = _finding("sex", "different", _Says(against_it="Sex differs", is_doubt=True))

SAME_IDENTIFIER = _finding("identifier", "same", _Says("Same {kind}"))
OTHER_IDENTIFIER = _finding("identifier", "different", _Says(against_it="{kind} differs"))

POSSIBLE_FROM: float = _FIGURES["bands"]["possible_from"]
LIKELY_FROM: float = _FIGURES["bands"]["likely_from"]
FAR_BEHIND: float = _FIGURES["bands"]["far_behind"]
MOST_PROPOSALS = 10  # more than anybody reads at three in the morning
