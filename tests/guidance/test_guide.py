"""Whoever reads only the page about the reference must succeed."""

from pathlib import Path

from methub.guidance.rules import parse

GUIDE = Path(__file__).parents[2] / "docs" / "guidance.md"


def test_the_file_in_the_guide_can_be_loaded():
    [entry] = parse(GUIDE.read_text().split("```toml\n")[1].split("```")[0]).entries
    assert entry.code == "debt"
