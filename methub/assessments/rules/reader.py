"""Reads the text of a tool. One that nobody could assess with is refused, with the line."""

import re

from methub.assessments.rules.sense import senseless, unknown_references
from methub.assessments.rules.shape import Tool
from methub.policies.rules.lines import Path, line_of, locate, read_toml
from methub.policies.rules.reading import Impossible, read

LONGEST = 1_000_000
"""Characters. The longest tool found in use is a fiftieth of it."""


class ToolError(Exception):
    """A file that is no tool: the line that is wrong, and what is wrong with it."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(f"Line {line}: {message}")
        self.line, self.message = line, message


def parse(text: str) -> Tool:
    """The tool a file describes; ToolError for the first thing that cannot be."""
    if len(text) > LONGEST:
        raise ToolError(1, "This is too long to be a tool.")
    try:
        said = read_toml(text)
    except (ValueError, RecursionError) as unreadable:
        raise _unreadable(text, unreadable) from None
    try:
        tool: Tool = read(Tool, said, ())
    except Impossible as wrong:
        raise _refusal(text, wrong.path, wrong.message) from None
    for path, message in senseless(tool):
        raise _refusal(text, path, message)
    return tool


def parse_to_load(text: str) -> Tool:
    """The same, and whatever it says of the reference stands there."""
    tool = parse(text)
    for path, message in unknown_references(tool):
        raise _refusal(text, path, message)
    return tool


def _refusal(text: str, path: Path, message: str) -> ToolError:
    return ToolError(line_of(path, locate(text)), message)


def _unreadable(text: str, why: Exception) -> ToolError:
    """The reader says "... (at line 3, column 5)", or "... (at end of document)"."""
    found = re.search(r"^(?P<what>.*) \(at line (?P<line>\d+), column \d+\)$", str(why))
    if found:
        return ToolError(int(found["line"]), f"This cannot be read: {found['what']}.")
    return ToolError(text.count("\n") + 1, "This cannot be read: something is not closed.")
