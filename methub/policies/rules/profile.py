"""Reads the text of a profile. An impossible one is refused with the line that is wrong."""

import re

from methub.policies.rules.lines import Path, line_of, locate, read_toml
from methub.policies.rules.reading import Impossible, read
from methub.policies.rules.sense import impossibilities
from methub.policies.rules.shape import Policy


class ProfileError(Exception):
    """A profile nobody could work by: the line that is wrong, and what is wrong with it."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(f"Line {line}: {message}")
        self.line, self.message = line, message


def parse(text: str) -> Policy:
    """The policy a profile describes; ProfileError for the first thing that cannot be."""
    try:
        said = read_toml(text)
    except (ValueError, RecursionError) as unreadable:
        raise _unreadable(text, unreadable) from None
    try:
        policy: Policy = read(Policy, said, ())
    except Impossible as wrong:
        raise _refusal(text, wrong.path, wrong.message) from None
    for path, message in impossibilities(policy):
        raise _refusal(text, path, message)
    return policy


def _refusal(text: str, path: Path, message: str) -> ProfileError:
    return ProfileError(line_of(path, locate(text)), message)


def _unreadable(text: str, why: Exception) -> ProfileError:
    """The reader says "... (at line 3, column 5)", or "... (at end of document)"."""
    found = re.search(r"^(?P<what>.*) \(at line (?P<line>\d+), column \d+\)$", str(why))
    if found:
        return ProfileError(int(found["line"]), f"This cannot be read: {found['what']}.")
    return ProfileError(text.count("\n") + 1, "This cannot be read: something is not closed.")
