"""Reads the text of a file of guidance. One that makes no sense is refused, with the line."""

import re
from collections.abc import Iterator

from methub.guidance.rules.shape import Entry, Sheet
from methub.policies.rules.lines import Path, line_of, locate, read_toml
from methub.policies.rules.reading import Impossible, read

CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LONGEST_CODE, LONGEST_TITLE, LONGEST_TEXT = 60, 200, 4_000
LONGEST = 1_000_000
OWN = "own-"
"""How the code of what an authority added begins. Nothing that is shipped begins so."""


class GuidanceError(Exception):
    """A file nobody could read from: the line that is wrong, and what is wrong with it."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(f"Line {line}: {message}")
        self.line, self.message = line, message


def parse(text: str) -> Sheet:
    """The entries a file holds; GuidanceError for the first thing that cannot be."""
    if len(text) > LONGEST:
        raise GuidanceError(1, "This is too long to be read.")
    try:
        said = read_toml(text)
    except (ValueError, RecursionError) as unreadable:
        raise _unreadable(text, unreadable) from None
    try:
        sheet: Sheet = read(Sheet, said, ())
    except Impossible as wrong:
        raise _refusal(text, wrong.path, wrong.message) from None
    for path, message in _senseless(sheet):
        raise _refusal(text, path, message)
    return sheet


def _senseless(sheet: Sheet) -> Iterator[tuple[Path, str]]:
    if not sheet.entries:
        yield ("entries",), "There are no entries."
    codes = [entry.code for entry in sheet.entries]
    for index, entry in enumerate(sheet.entries):
        path: Path = ("entries", index)
        if not CODE.fullmatch(entry.code) or len(entry.code) > LONGEST_CODE:
            yield (
                (*path, "code"),
                f"“{entry.code}” must be small letters and figures, joined by hyphens.",
            )
        if entry.code in codes[:index]:
            yield (*path, "code"), f"“{entry.code}” stands here twice."
        yield from _words(entry, path)
        yield from _days(entry, path)


def _words(entry: Entry, path: Path) -> Iterator[tuple[Path, str]]:
    for name, most in (("title", LONGEST_TITLE), ("text", LONGEST_TEXT), ("source", LONGEST_TITLE)):
        words = getattr(entry, name)
        if len(words) > most:
            yield (*path, name), f"This is longer than {most:,} characters."
        if "\0" in words:
            yield (*path, name), "There is a character here that cannot be shown."


def _days(entry: Entry, path: Path) -> Iterator[tuple[Path, str]]:
    """Each wording holds until the next, so each begins after the one before."""
    if entry.earlier and entry.from_on is None:
        yield path, f"“{entry.code}” has earlier wordings, and does not say “from_on” for today’s."
        return
    days = [wording.from_on for wording in entry.earlier]
    for index, wording in enumerate(entry.earlier):
        following = [*days, entry.from_on][index + 1]
        if following is not None and wording.from_on >= following:
            yield (
                (*path, "earlier", index),
                "Earlier wordings stand from the oldest to the newest, before today’s.",
            )


def _refusal(text: str, path: Path, message: str) -> GuidanceError:
    return GuidanceError(line_of(path, locate(text)), message)


def _unreadable(text: str, why: Exception) -> GuidanceError:
    """The reader says "... (at line 3, column 5)", or "... (at end of document)"."""
    found = re.search(r"^(?P<what>.*) \(at line (?P<line>\d+), column \d+\)$", str(why))
    if found:
        return GuidanceError(int(found["line"]), f"This cannot be read: {found['what']}.")
    return GuidanceError(text.count("\n") + 1, "This cannot be read: something is not closed.")
