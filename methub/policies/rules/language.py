"""The guide to language: warns of words that blame a child, and never stops anybody writing.

The phrases are data, in `profiles/language.toml`. Whoever asks decides by field: the child's own
words are never corrected, and nor is a passage in quotation marks."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache

from methub.policies.rules.shipped import LANGUAGE

GAP = r"[\s-]{1,9}"
QUOTED = re.compile(r"“[^“”]*”|\"[^\"]*\"")


@dataclass(frozen=True)
class Hint:
    """Where the words stand in the text, why they harm, and what could be said instead."""

    start: int
    end: int
    phrase: str
    why: str
    instead: str


@dataclass(frozen=True)
class Phrase:
    pattern: re.Pattern[str]
    why: str
    instead: str


def blaming_words(text: str) -> list[Hint]:
    """What the guide would say about this text, in the order it is read."""
    unquoted = QUOTED.sub(lambda quoted: "\0" * len(quoted.group()), text)
    found = [
        Hint(match.start(), match.end(), match.group(), phrase.why, phrase.instead)
        for phrase in guide()
        for match in phrase.pattern.finditer(unquoted)
    ]
    return _apart(sorted(found, key=lambda hint: (hint.start, -hint.end)))


@cache
def guide() -> tuple[Phrase, ...]:
    """The guide as it is shipped, read once."""
    rows = tomllib.loads(LANGUAGE.read_text(encoding="utf-8"))["phrases"]
    return tuple(
        Phrase(_pattern(words), row["why"], row["instead"])
        for row in rows
        for words in row["avoid"]
    )


def _apart(hints: list[Hint]) -> list[Hint]:
    """One hint for a place: the first and longest."""
    kept: list[Hint] = []
    for hint in hints:
        if not kept or hint.start >= kept[-1].end:
            kept.append(hint)
    return kept


def _pattern(words: str) -> re.Pattern[str]:
    """ "put/puts himself/herself at serious? risk": words one after another, in any of their forms.

    A word that ends in "?" may be left out (never the first)."""
    first, *rest = words.split()
    pattern = _forms(first)
    for word in rest:
        pattern += f"(?:{GAP}{_forms(word)}){'?' if word.endswith('?') else ''}"
    return re.compile(rf"\b{pattern}\b", re.IGNORECASE)


def _forms(word: str) -> str:
    """The forms of one word. Either apostrophe will do, and a hyphen or a space."""
    forms = re.escape(word.removesuffix("?"))
    for written, read_as in (("/", "|"), ("'", "['’]"), (r"\-", GAP)):
        forms = forms.replace(written, read_as)
    return f"(?:{forms})"
