"""One box: what somebody typed, taken apart into what a person can be found by."""

import re
from dataclasses import dataclass
from datetime import date

from methub.people.codes import KeyKind
from methub.people.rules.births import spelt_dates
from methub.people.rules.diminutives import other_forms
from methub.people.rules.keys import Key, plain_identifier
from methub.people.rules.names import sounds, words
from methub.people.rules.places import postcodes, without_postcodes

LONGEST_SEARCH = 200
_YEAR = re.compile(r"(?:19|20)\d\d", re.ASCII)


@dataclass(frozen=True)
class Asked:
    """Every term must be met, each by any one of its keys. `exact` are the words as typed: persons
    with more of them come first, because a name that only sounds alike is the weaker find."""

    terms: tuple[frozenset[Key], ...]
    exact: frozenset[str]


def asked(text: str, *, today: date) -> Asked:
    """What a search asks for. Nothing searchable in it: no terms, and nobody is found."""
    days, rest = spelt_dates(text[:LONGEST_SEARCH], today=today)
    codes = postcodes(rest)
    terms = [frozenset({(KeyKind.BORN, day.isoformat())}) for day in days]
    terms += [frozenset({(KeyKind.POSTCODE, code)}) for code in codes]
    names: list[str] = []
    for typed in (without_postcodes(rest) if codes else rest).split():
        if any(letter.isdigit() for letter in typed):
            terms += _number_term(typed)
        else:
            names += words(typed)
    return Asked(terms=(*terms, *map(_name_term, names)), exact=frozenset(names))


def _number_term(typed: str) -> list[frozenset[Key]]:
    if _YEAR.fullmatch(typed):
        return [frozenset({(KeyKind.BORN_YEAR, typed)})]
    value = plain_identifier(typed)
    return [frozenset({(KeyKind.IDENTIFIER, value)})] if value else []


def _name_term(word: str) -> frozenset[Key]:
    by_metaphone, by_nysiis = sounds(word)
    keys = {(KeyKind.NAME, word), (KeyKind.METAPHONE, by_metaphone), (KeyKind.NYSIIS, by_nysiis)}
    keys |= {(KeyKind.NAME, form) for form in other_forms(word)}
    return frozenset((kind, value) for kind, value in keys if value)
