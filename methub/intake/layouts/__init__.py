"""The layouts that are shipped, one file for each kind of sender, and the words they share."""

from functools import cache
from pathlib import Path

from methub.intake.rules import Layout, parse_layout

HERE = Path(__file__).parent


@cache
def shipped() -> Layout:
    """Every layout file together, checked."""
    return parse_layout({path.name: path.read_text() for path in sorted(HERE.glob("*.toml"))})
