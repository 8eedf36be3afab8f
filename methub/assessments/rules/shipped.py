"""The tools that come with the product, as their files say them."""

from functools import cache
from pathlib import Path

from methub.assessments.rules.reader import parse

TOOLS = Path(__file__).parents[1] / "tools"


def shipped_tools() -> dict[str, str]:
    """The text of each tool by the name of its file: "seraf"."""
    return {path.stem: path.read_bytes().decode() for path in sorted(TOOLS.glob("*.toml"))}


@cache
def shipped_versions() -> dict[str, str]:
    """The same by name and version: "seraf@1". Nobody may load another text under that."""
    return {parse(text).key: text for text in shipped_tools().values()}
