"""Who makes which paper. The rooms above say so here: this room knows no meeting and no report."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from methub.agencies.permissions import Permission
from methub.agencies.viewer import Viewer
from methub.fittings.papers import Paper

KEPT_DAYS = 30
"""How long the file is kept. It can be asked for again."""
Options = Mapping[str, Any]
Progress = Callable[[int, int], None]
"""Told how much is done, and how much there is."""


class NotAllowed(Exception):
    """Whoever asked may not have this paper, or may not any more."""


@dataclass(frozen=True)
class Made:
    """The paper, and the keys of every person who stands on it: for the audit book."""

    paper: Paper
    persons: tuple[int, ...] = ()


class Make(Protocol):
    """Reads the record with the sight of whoever asked, as it is when the paper is made."""

    def __call__(self, *, viewer: Viewer, of: str, options: Options, progress: Progress) -> Made:
        """Raises `NotAllowed` where the viewer may not have it."""


class May(Protocol):
    """Whether the viewer may have this paper now: asked again each time before it is handed out."""

    def __call__(self, *, viewer: Viewer, of: str, options: Options) -> bool: ...


@dataclass(frozen=True)
class Maker:
    """`kind`: the name that is stored. `words`: what people call it, with no name of anybody.
    `page`: the name of the address that a reader goes back to, with what the paper is of."""

    kind: str
    words: str
    page: str
    permission: Permission
    may: May
    make: Make


_MAKERS: dict[str, Maker] = {}


def register(maker: Maker) -> None:
    """Once for each kind, when the product begins."""
    if _MAKERS.get(maker.kind, maker) != maker:
        raise ValueError(f"Two makers of {maker.kind}")
    _MAKERS[maker.kind] = maker


def maker_of(kind: str) -> Maker:
    """Raises `LookupError` for a kind that nobody makes."""
    return _MAKERS[kind]


def may_have(*, viewer: Viewer, kind: str, of: str, options: Options) -> bool:
    """Asked as the door asks: with the jobs alone that hold the permission."""
    maker = _MAKERS.get(kind)
    if maker is None or not viewer.may(maker.permission):
        return False
    return maker.may(viewer=viewer.to(maker.permission), of=of, options=options)
