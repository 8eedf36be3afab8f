"""Reads plain values into a shape, such as a policy's; refuses in plain words what does not fit."""

import difflib
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from functools import cache
from types import MappingProxyType, UnionType
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from methub.foundation.codes import Code
from methub.policies.rules.lines import Path
from methub.policies.rules.meaning import Meaning

PLAIN = {
    int: "a whole number",
    bool: "true or false",
    str: "words in quotation marks",
    date: "a date, like 2026-04-01",
}

MOST = 10**9


class Impossible(Exception):
    """What is wrong, and where in the file it stands."""

    def __init__(self, path: Path, message: str) -> None:
        super().__init__(message)
        self.path, self.message = path, message


@cache
def decisions(section: type) -> Mapping[str, Any]:
    """What a section decides: each name with its type and meaning."""
    return get_type_hints(section, include_extras=True)


def meaning_of(hint: Any) -> tuple[Any, Meaning | None]:
    """The type of a decision without its meaning, and the meaning; of `X | None`, the X."""
    meaning = None
    if get_origin(hint) is Annotated:
        hint, meaning = get_args(hint)
    if get_origin(hint) is UnionType:
        hint = next(kind for kind in get_args(hint) if kind is not type(None))
    return hint, meaning


def limits(meaning: Meaning) -> str:
    """ "between 1 and 31 days"."""
    return f"between {meaning.least} and {meaning.most} {meaning.unit}".strip()


def read(hint: Any, value: object, path: Path) -> Any:
    """A value of the type asked for, or a refusal that says where and why."""
    kind, meaning = meaning_of(hint)
    if is_dataclass(kind):
        return _section(kind, value, path)  # type: ignore[arg-type]
    if get_origin(kind) is tuple:
        items = _expect(list, "a list in [brackets]", value, path)
        return tuple(read(get_args(kind)[0], item, (*path, i)) for i, item in enumerate(items))
    if get_origin(kind) is Mapping:
        named = _expect(dict, "a section", value, path)
        rest = get_args(kind)[1]
        return MappingProxyType({key: read(rest, v, (*path, key)) for key, v in named.items()})
    if issubclass(kind, Code):
        return _word(kind, value, path)
    return _plain(kind, meaning, value, path)


def _section(section: type, value: object, path: Path) -> Any:
    said = _expect(dict, "a section", value, path)
    known = decisions(section)
    for key in said:
        if key not in known:
            raise Impossible((*path, key), f"“{key}” is not known here.{_meant(key, known)}")
    for field in fields(section):
        if field.name not in said and field.default is MISSING:
            raise Impossible(path, f"{_place(path)} does not say “{field.name}”.")
    return section(**{key: read(known[key], inner, (*path, key)) for key, inner in said.items()})


def _word(words: type[Code], value: object, path: Path) -> Code:
    if isinstance(value, str) and value in words.values():
        return words(value)
    raise Impossible(path, f"{_place(path)} must be one of {', '.join(words.values())}.")


def _plain(kind: Any, meaning: Meaning | None, value: object, path: Path) -> Any:
    value = _expect(kind, PLAIN[kind], value, path)
    if isinstance(value, int) and abs(value) > MOST:  # too long to be said in a refusal
        raise Impossible(path, f"{_place(path)} is a number nobody could mean.")
    if isinstance(value, str) and not value.strip():
        raise Impossible(path, f"{_place(path)} is empty.")
    if isinstance(value, int) and meaning and not meaning.least <= value <= meaning.most:
        raise Impossible(path, f"{_place(path)} must be {limits(meaning)}; {value} is impossible.")
    return value


def _expect(kind: type, words: str, value: object, path: Path) -> Any:
    """Exactly this type: in TOML true is a kind of number, and a moment a kind of date."""
    if type(value) is kind:
        return value
    raise Impossible(path, f"{_place(path)} must be {words}.")


def _meant(key: str, known: Mapping[str, Any]) -> str:
    close = difflib.get_close_matches(key, known, n=1)
    return f" Did you mean “{close[0]}”?" if close else ""


def _place(path: Path) -> str:
    """ "interviews.within_hours", "lists.helplines, item 2"."""
    words = "".join(f", item {p + 1}" if isinstance(p, int) else f".{p}" for p in path)
    return f"“{words.lstrip('.')}”" if path else "The file"
