"""Names and postcodes, as they stand in one line."""

import re
from dataclasses import dataclass
from itertools import takewhile

_POSTCODE = re.compile(r"\b([A-Z]{1,2}\d[A-Z\d]?)\s*(\d[A-Z]{2})\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+", re.UNICODE)


@dataclass(frozen=True)
class FullName:
    surname: str
    forenames: str
    is_sure: bool


def full_name(said: str) -> FullName:
    """ "Tyrell James BENNETT", "BENNETT, Tyrell James": capitals or a comma say which is the
    surname. Without either, the last word is the likeliest, and a person is asked to check."""
    if "," in said:
        surname, _, forenames = said.partition(",")
        return FullName(surname.strip(), forenames.strip(), is_sure=True)
    words = said.split()
    first, last = _marked(words)
    if first < last:
        surname = " ".join(map(_in_title, words[first:last]))
        return FullName(surname, " ".join(words[:first] + words[last:]), is_sure=True)
    return FullName(" ".join(words[1:][-1:]), " ".join(words[:-1] or words), is_sure=False)


def postcode_in(said: str) -> str:
    """The first postcode, spaced as it is written on an envelope; blank if there is none."""
    found = _POSTCODE.search(said)
    return f"{found[1]} {found[2]}".upper() if found else ""


def _marked(words: list[str]) -> tuple[int, int]:
    """Where the words in capitals stand, at the end or at the beginning; nowhere if all are."""
    marked = [word.isupper() and sum(map(str.isalpha, word)) > 1 for word in words]
    if all(marked):
        return 0, 0
    at_end = len(list(takewhile(bool, reversed(marked))))
    at_start = len(list(takewhile(bool, marked)))
    return (len(words) - at_end, len(words)) if at_end else (0, at_start)


def _in_title(word: str) -> str:
    """Capitals that only said "this is the surname" are not part of it: "O'NEILL" is O'Neill."""
    return _WORD.sub(lambda part: part[0].capitalize(), word)
