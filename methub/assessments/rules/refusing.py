"""Refusals that every part of a tool may need: a code nobody knows, and one said twice."""

import difflib
from collections.abc import Collection, Iterator, Sequence

from methub.policies.rules.lines import Path

Wrong = Iterator[tuple[Path, str]]


def known(code: str, among: Collection[str], path: Path, what: str) -> Wrong:
    if code and code not in among:
        yield path, f"There is no {what} “{code}”.{meant(code, among)}"


def meant(code: str, among: Collection[str]) -> str:
    close = difflib.get_close_matches(code, list(among), n=1)
    return f" Did you mean “{close[0]}”?" if close else ""


def twice(codes: Sequence[str], path: Path, *inner: str) -> Wrong:
    for index, code in enumerate(codes):
        if code in codes[:index]:
            yield (*path, index, *inner), f"“{code}” stands here twice."
