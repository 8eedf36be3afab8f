"""What a form asks: learnt from the page it stands on, and from what the product looks for."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from html.parser import HTMLParser
from random import Random
from typing import Any
from unittest.mock import patch

from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

UNNAMED = {"submit", "button", "reset", "image"}
ASKED = ("__getitem__", "get", "getlist", "__contains__")


@dataclass
class Controls(HTMLParser):
    """Every named control of a page, with the answers it offers."""

    offered: dict[str, list[str]] = field(default_factory=dict)
    files: set[str] = field(default_factory=set)
    _area: str = ""
    _choice: str = ""

    def __post_init__(self) -> None:
        super().__init__()

    @classmethod
    def of(cls, page: str) -> "Controls":
        parsed = cls()
        parsed.feed(page)
        parsed.offered.pop("csrfmiddlewaretoken", None)
        return parsed

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        name, kind = said.get("name", ""), said.get("type", "text")
        if tag == "option" and self._choice:
            self.offered[self._choice].append(said.get("value", ""))
        if not name or tag not in ("input", "select", "textarea") or kind in UNNAMED:
            return
        answers = self.offered.setdefault(name, [])
        if tag == "input":
            self._input(name, kind, said.get("value", "on" if kind == "checkbox" else ""), answers)
        self._choice = name if tag == "select" else self._choice
        self._area = name if tag == "textarea" else ""

    def _input(self, name: str, kind: str, value: str, answers: list[str]) -> None:
        if kind == "file":
            self.files.add(name)
        elif value:
            answers.append(value)

    def handle_endtag(self, tag: str) -> None:
        if tag == "select":
            self._choice = ""
        if tag == "textarea":
            self._area = ""

    def handle_data(self, data: str) -> None:
        if self._area and data.strip():
            self.offered[self._area].append(data)

    def likely(self, name: str, chance: Random) -> str:
        """An answer that a form may well take, so that what comes after it is reached too."""
        answers = [answer for answer in self.offered.get(name, []) if answer]
        if answers:
            return chance.choice(answers)
        if name.endswith("day") or name.endswith("_on"):
            return chance.choice(("20/11/2026", "1 Nov 2026", "14/3/2011"))
        if name.endswith("time"):
            return "10:15"
        return chance.choice(("Keeley's aunt said so", "CB1 2AB", "01223 496 0000", "Hollis"))


@contextmanager
def listening() -> Iterator[set[str]]:
    """Which names the product looks for in what was sent, whatever stands on its pages."""
    heard: set[str] = set()

    def ear(original: Any) -> Any:
        def listens(self: Any, key: Any, *rest: Any) -> Any:
            if isinstance(self, QueryDict) and isinstance(key, str):
                heard.add(key)
            return original(self, key, *rest)

        return listens

    patches = [
        patch.object(MultiValueDict, name, ear(getattr(MultiValueDict, name))) for name in ASKED
    ]
    for each in patches:
        each.start()
    try:
        yield heard
    finally:
        for each in patches:
            each.stop()
        heard -= {"csrfmiddlewaretoken"}
