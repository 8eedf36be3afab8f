"""What a cell says: a value, or nothing that anybody knew; and what is odd about it."""

import re
from dataclasses import dataclass
from typing import Generic, TypeVar

from methub.spreadsheets.codes import Severity

Value = TypeVar("Value")


@dataclass(frozen=True)
class Odd:
    """What is odd about a cell, in words, and what that means for its row."""

    words: str
    severity: Severity


@dataclass(frozen=True)
class Heard(Generic[Value]):
    """The value of a cell. None: nobody knew, or it needs an answer first, as `odd` says."""

    value: Value | None = None
    odd: tuple[Odd, ...] = ()


def note(words: str) -> Odd:
    return Odd(words, Severity.NOTE)


def ask(words: str) -> Odd:
    return Odd(words, Severity.ASK)


def refuse(words: str) -> Odd:
    return Odd(words, Severity.REFUSE)


# How people write that they do not know.
_NOTHING = frozenset(
    {
        "", "nk", "na", "none", "nil", "unknown", "not known", "not applicable", "tbc", "tba",
        "tbd", "not recorded", "not stated", "not yet known", "no info", "no information", "blank",
    }
)  # fmt: skip
_ABOVE = frozenset({"as above", "same as above", "see above", "ditto", "do", "same"})
_MARKS = re.compile(r"[^\w\s]|_")
_DITTO = frozenset({'"', "''", "”", "“", "〃", ",,", "“ ”", '" "'})
_AS_A_FORMULA = ("=", "@", "+", "\t", "\r")


def says_nothing(text: str) -> bool:
    """ "?", "n/k", "N/A", "-" and their like."""
    return " ".join(_MARKS.sub("", text).lower().split()) in _NOTHING


def is_as_above(text: str) -> bool:
    """The same as the row before."""
    return text.strip() in _DITTO or " ".join(_MARKS.sub("", text).lower().split()) in _ABOVE


def begins_like_a_formula(text: str) -> bool:
    """A telephone number may begin with a plus."""
    return text.startswith(_AS_A_FORMULA) and not re.fullmatch(r"\+[\d\s()-]+", text)
