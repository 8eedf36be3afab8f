"""The words of a letter: a reference and a link, and no room for anything about a child.

An e-mail leaves the hub's protection: it is read on telephones, forwarded, and kept by others. So
a letter can hold nothing but a random reference and an address that needs a sign-in.
"""

import re
from dataclasses import dataclass
from string import Template

_PLACES = {"reference", "link"}
_RANDOM = "[2-9A-HJKMNP-TV-Z]{10}"  # a record's reference, as `foundation.records` makes them
_REFERENCE = re.compile(_RANDOM)
_PATH = re.compile(f"(?:/(?:[a-z-]+|{_RANDOM}))*/?")


class SaysTooMuch(Exception):
    """A letter may hold a reference and a link made of plain words and references only."""


@dataclass(frozen=True)
class LetterWords:
    """A letter's words before the reference and the link are put in."""

    subject: Template
    text: Template


@dataclass(frozen=True)
class Composed:
    subject: str
    text: str


def parse_letter(words: str) -> LetterWords:
    """First line the subject, a blank line, then the text."""
    subject, _, text = words.partition("\n\n")
    letter = LetterWords(Template(subject.strip()), Template(text.strip() + "\n"))
    wanted = set(letter.subject.get_identifiers()) | set(letter.text.get_identifiers())
    if not subject.strip() or not text.strip() or not wanted <= _PLACES:
        raise SaysTooMuch(words)
    return letter


def compose(letter: LetterWords, *, reference: str, link: str) -> Composed:
    return Composed(
        letter.subject.substitute(reference=reference, link=link),
        letter.text.substitute(reference=reference, link=link),
    )


def refuse_what_tells(*, reference: str, path: str) -> None:
    """No name, date or number can pass for a reference or a path."""
    if not _REFERENCE.fullmatch(reference) or not _PATH.fullmatch(path):
        raise SaysTooMuch
