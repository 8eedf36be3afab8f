"""Everything that stands on a paper, passed through one function; and its headings in order."""

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from markupsafe import Markup

from methub.fittings.papers.model import Heading, Paper, Part

Whole = TypeVar("Whole")


def each_text(whole: Whole, how: Callable[[str], str]) -> Whole:
    """The same, with every text in it passed through `how`. A drawing is no text."""
    return _passed(whole, how)  # type: ignore[no-any-return]


def _passed(value: Any, how: Callable[[str], str]) -> Any:
    match value:
        case Markup():
            return value
        case str():
            return how(value)
        case tuple():
            return tuple(_passed(one, how) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        parts = {one.name: _passed(getattr(value, one.name), how) for one in fields(value)}
        return replace(value, **parts)
    return value


def in_order(paper: Paper) -> Paper:
    """A title, and headings that say something and go down one step at a time: to whoever listens,
    a missing step is a missing page."""
    parts: list[Part] = []
    last = 0
    for part in paper.parts:
        if isinstance(part, Heading):
            if not part.text.strip():
                continue
            last = max(1, min(part.level, last + 1, 3))
            part = replace(part, text=part.text.strip(), level=last)
        parts.append(part)
    return replace(paper, title=paper.title.strip() or "Paper", parts=tuple(parts))
