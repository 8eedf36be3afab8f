"""Names and postcodes, as they stand in one line."""

import re
from dataclasses import dataclass
from itertools import takewhile

_POSTCODE = re.compile(r"\b([A-Z]{1,2}\d[A-Z\d]?)\s*(\d[A-Z]{2})\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+", re.UNICODE)
_MAC = re.compile(r"^(?:Mc|Mac|Fitz)(?=[^\W\d_a-z])")
_MC = re.compile(r"\bMc([^\W\d_])")
_PARTICLES = frozenset(
    ["van", "von", "der", "den", "de", "la", "los", "las", "da", "dos", "das", "do", "del"]
    + ["della", "di", "du", "le", "ter", "ten", "bin", "bint", "ibn", "al", "el", "ap", "ab", "y"]
)
# Written small, as most families do, where they came in capitals before more of the name.
_SMALL = re.compile(
    r"\b(?:Van(?: De[rn]?)?|Von(?: Der)?|De(?: Las?| Los)?|Da|Dos|Del|Di|Du|Ter)(?= )"
    r"|\b(?:Bint?|Ibn|A[pb])(?= )"
)
_BESIDE = re.compile(r"\s*(?:(?<=\s)[(\[{]|[\s,;–-](?=\d)|[\s,;–-]+(?=aged?\b))", re.IGNORECASE)
_NOT_IN_NAMES = re.compile(r"[\d:@?!|]|\s[-–]\s")


@dataclass(frozen=True)
class FullName:
    surname: str
    forenames: str
    is_sure: bool


def full_name(said: str) -> FullName:
    """ "Tyrell James BENNETT", "BENNETT, Tyrell James": capitals or a comma say which is the
    surname. Without either, the last word is the likeliest, and a person is asked to check."""
    if "," in said:
        return _with_comma(said)
    words = said.split()
    first, last = _marked(words)
    if first < last:
        surname, forenames = words[first:last], words[:first] + words[last:]
    else:
        surname, forenames = words[1:][-1:], words[:-1] or words
    return FullName(
        in_title(" ".join(surname)), in_title(" ".join(forenames)), is_sure=first < last
    )


def in_title(name: str) -> str:
    """Capitals that only said "this is the surname" are not part of it: "O'NEILL" is O'Neill,
    "McDONALD" McDonald. A name written in any other way stays as its family writes it."""
    words = name.split()
    if not any(map(_is_capitals, words)) or not all(_is_marked(word) for word in words):
        return name
    titled = " ".join(_titled(word) if _is_capitals(word) else word for word in words)
    return _SMALL.sub(lambda small: small[0].lower(), titled)


def name_alone(said: str) -> tuple[str, str]:
    """A name, and what stands beside it: "(15)", "aged 15", a date."""
    beside = _BESIDE.search(said)
    if beside is None or beside.start() == 0:
        return said.strip(" ,;"), ""
    return said[: beside.start()].strip(" ,;–-"), said[beside.start() :].strip(" ,;–-()[]{}")


def is_more_than_a_name(name: str) -> bool:
    """ "Keeley from number 5", "Hollis - see below": a sentence, not a name."""
    words = name.split()
    small = [word for word in words if word.islower() and word not in _PARTICLES]
    is_sentence = len(small) > 3 or 0 < len(small) < len(words)
    return is_sentence or bool(_NOT_IN_NAMES.search(name)) or name.count(",") > 1


def postcode_in(said: str) -> str:
    """The first postcode, spaced as it is written on an envelope; blank if there is none."""
    found = _POSTCODE.search(said)
    return f"{found[1]} {found[2]}".upper() if found else ""


def _with_comma(said: str) -> FullName:
    surname, _, forenames = (part.strip() for part in said.partition(","))
    before = [word for word in surname.split() if word not in _PARTICLES]
    after = list(map(_is_capitals, forenames.split()))
    is_in_capitals = bool(before) and all(map(_is_capitals, before))
    is_sure = bool(after) and (
        (is_in_capitals and all(after) == any(after)) or (len(before) == 1 and not any(after))
    )
    return FullName(in_title(surname), in_title(forenames), is_sure)


def _marked(words: list[str]) -> tuple[int, int]:
    """Where the words in capitals stand, at the end or at the beginning, with the "van der" before
    them; nowhere if all are, or both ends."""
    marked = [_is_marked(word) for word in words]
    for number in reversed(range(len(words) - 1)):
        is_before_one = marked[number + 1]
        marked[number] = _is_capitals(words[number]) or (is_before_one and marked[number])
    at_end = len(list(takewhile(bool, reversed(marked))))
    at_start = len(list(takewhile(bool, marked)))
    if all(marked) or (at_end and at_start):
        return 0, 0
    return (len(words) - at_end, len(words)) if at_end else (0, at_start)


def _is_marked(word: str) -> bool:
    return _is_capitals(word) or word in _PARTICLES


def _is_capitals(word: str) -> bool:
    rest = _MAC.sub("", word)
    return rest.isupper() and sum(map(str.isalpha, rest)) > 1


def _titled(word: str) -> str:
    prefix = (_MAC.match(word) or [""])[0]
    rest = _WORD.sub(lambda part: part[0].capitalize(), word[len(prefix) :])
    return _MC.sub(lambda part: f"Mc{part[1].upper()}", prefix + rest)
