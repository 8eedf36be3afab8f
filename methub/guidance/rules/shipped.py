"""The guidance that comes with the product, as its files say it."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from methub.guidance.codes import Kind
from methub.guidance.rules.reader import parse
from methub.guidance.rules.shape import Entry

ENTRIES = Path(__file__).parents[1] / "entries"


def shipped_files() -> dict[str, str]:
    """The text of each file by its name: "indicators"."""
    return {path.stem: path.read_bytes().decode() for path in sorted(ENTRIES.glob("*.toml"))}


@cache
def shipped_entries() -> Mapping[str, tuple[Kind, Entry]]:
    """Every entry by its code, read once in a process: by kind, as they stand in the files."""
    sheets = {sheet.kind: sheet for sheet in map(parse, shipped_files().values())}
    return MappingProxyType(
        {entry.code: (kind, entry) for kind in Kind for entry in sheets[kind].entries}
    )
