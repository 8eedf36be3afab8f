"""Layouts: how notifications are spelt. They are data, checked when they are loaded.

No force publishes the layout of its notifications, and each changes it without notice; so every
spelling, word and date format is a line in a file that a hub can correct without a programmer.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from methub.intake.codes import NotificationKind
from methub.intake.rules.fields import FIELDS
from methub.intake.rules.moments import Format, compile_format
from methub.missing.codes import PoliceGrade, PreventionOutcome, YesNo
from methub.people.codes import Sex


class WrongLayout(Exception):
    """A layout file says something that cannot be meant; the message names the file and line."""


@dataclass(frozen=True)
class Layout:
    """Everything the layout files say, together."""

    keys: Mapping[str, str]
    words: Mapping[str, tuple[tuple[str, str], ...]]
    phrases: Mapping[str, frozenset[str]]
    separators: tuple[str, ...]
    dates: tuple[Format, ...]
    clocks: tuple[Format, ...]
    zones: Mapping[str, int] = field(default_factory=dict)

    def field_of(self, key: str) -> str | None:
        """Which field a key means, however it is punctuated, and though it says whose it is:
        "Child's surname", "Date of birth of missing person"."""
        words = plain(key)
        return self.keys.get(words) or self.keys.get(self._without_whose(words))

    def _without_whose(self, words: str) -> str:
        for whose in self.phrases["whose"]:
            words = words.removeprefix(f"{whose} ").removesuffix(f" of {whose}")
        return words

    def code_at_start(self, table: str, said: str) -> str | None:
        """The code of the longest listed phrase the words begin with."""
        words = f"{plain(said)} "
        return next(
            (code for phrase, code in self.words[table] if words.startswith(f"{phrase} ")), None
        )

    def only_code_at_start(self, table: str, said: str, *, words: int | None = None) -> str | None:
        """The code the words begin with, unless they go on to give another: "Yes/No", "[ ] Female
        [x] Male" and "medium to high" answer nothing. `words`: how far that is looked for."""
        code = self.code_at_start(table, said)
        beginning = " ".join(plain(said).split()[:words])
        return code if set(self.codes_within(table, beginning)) <= {code} else None

    def codes_within(self, table: str, said: str) -> list[str]:
        """The codes of listed phrases anywhere in the words, longest first, each read once."""
        words, found = f" {plain(said)} ", []
        for phrase, code in self.words[table]:
            if f" {phrase} " in words:
                found.append(code)
                words = words.replace(f" {phrase} ", " / ")
        return found

    def begins(self, table: str, said: str) -> bool:
        words = f"{plain(said)} "
        return any(words.startswith(f"{phrase} ") for phrase in self.phrases[table])

    def is_one_of(self, table: str, said: str) -> bool:
        return plain(said) in self.phrases[table]


_DROPPED = re.compile(r"[.'’*_()]")
_SPACED = re.compile(r"[\W_]+")

# Which tables of words there are, and the codes each may give.
_WORD_TABLES: Mapping[str, Iterable[str]] = {
    "kinds": NotificationKind.values(),
    "headings": NotificationKind.values(),
    "subjects": NotificationKind.values(),
    "grades": PoliceGrade.values(),
    "sexes": Sex.values(),
    "answers": YesNo.values(),
    "outcomes": PreventionOutcome.values(),
    "seen_alone": YesNo.values(),
    "trigger_plan": YesNo.values(),
}
_PHRASE_TABLES = (
    "breaks", "envelope", "not_known", "noise", "grade_times", "whose", "others",
    "farewells", "child", "not_places", "honorifics", "several",
    "ranks", "placeholders", "doubts",
)  # fmt: skip
_LIST_TABLES = ("separators", "dates", "clocks", "running_on")
_TABLES = {"keys", "zones", *_WORD_TABLES, *_PHRASE_TABLES, *_LIST_TABLES}


def plain(words: str) -> str:
    """As keys and phrases are compared: "D.O.B." and "dob" are one, "Forename(s)" is forenames."""
    return _SPACED.sub(" ", _DROPPED.sub("", words.casefold())).strip()


def parse_layout(files: Mapping[str, str]) -> Layout:
    """The layout that several files make together, or what is wrong in which of them."""
    tables = {name: _parsed(name, text) for name, text in files.items()}
    return Layout(
        keys=_keys(tables),
        words={table: _words(tables, table, set(codes)) for table, codes in _WORD_TABLES.items()},
        phrases={
            table: frozenset(plain(word) for word in _listed(tables, table))
            for table in _PHRASE_TABLES
        }
        | {"running_on": frozenset(_fields(tables, "running_on"))},
        separators=tuple(_listed(tables, "separators")),
        dates=tuple(_format(said) for said in _listed(tables, "dates")),
        clocks=tuple(_format(said) for said in _listed(tables, "clocks")),
        zones={
            word: minutes
            for table in tables.values()
            for word, minutes in table.get("zones", {}).items()
        },
    )


def _parsed(name: str, text: str) -> dict[str, Any]:
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as wrong:
        raise WrongLayout(f"{name}: {wrong}") from wrong
    if unknown := set(table) - _TABLES:
        raise WrongLayout(f"{name}: there is no table “{min(unknown)}”.")
    return table


def _keys(tables: Mapping[str, dict[str, Any]]) -> dict[str, str]:
    keys: dict[str, str] = {}
    for name, table in tables.items():
        for meant, spellings in table.get("keys", {}).items():
            if meant not in FIELDS:
                raise WrongLayout(f"{name}: keys: there is no field “{meant}”.")
            for spelling in map(plain, spellings):
                if keys.setdefault(spelling, meant) != meant:
                    raise WrongLayout(
                        f"{name}: “{spelling}” means both {keys[spelling]} and {meant}."
                    )
    return keys


def _words(
    tables: Mapping[str, dict[str, Any]], wanted: str, codes: set[str]
) -> tuple[tuple[str, str], ...]:
    """Phrases with their codes, longest first: "not completed" is read before "completed"."""
    phrases: dict[str, str] = {}
    for name, table in tables.items():
        for code, spellings in table.get(wanted, {}).items():
            if code not in codes:
                raise WrongLayout(
                    f"{name}: {wanted}: “{code}” is not one of {', '.join(sorted(codes))}."
                )
            phrases |= {plain(spelling): code for spelling in spellings}
    return tuple(sorted(phrases.items(), key=lambda item: -len(item[0])))


def _fields(tables: Mapping[str, dict[str, Any]], wanted: str) -> list[str]:
    named = _listed(tables, wanted)
    if unknown := set(named) - set(FIELDS):
        raise WrongLayout(f"{wanted}: there is no field “{min(unknown)}”.")
    return named


def _listed(tables: Mapping[str, dict[str, Any]], wanted: str) -> list[str]:
    return [str(word) for table in tables.values() for word in table.get(wanted, [])]


def _format(said: str) -> Format:
    try:
        return compile_format(said)
    except ValueError as wrong:
        raise WrongLayout(str(wrong)) from wrong
