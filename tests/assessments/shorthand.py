"""A small tool, and short ways to answer it."""

from collections.abc import Mapping
from datetime import date

from methub.assessments.rules import Answered, Tool, parse
from methub.assessments.rules.shipped import shipped_tools

ON = date(2026, 11, 21)
TOOLS: dict[str, Tool] = {name: parse(text) for name, text in shipped_tools().items()}
SERAF = TOOLS["seraf"]

SMALL = """# A small tool, for tests
name = "small"
version = "1"
title = "A small tool"
owner = "Nobody"
licence = "Free"
about = "exploitation"
types = ["sexual"]
method = "score"
review_months = 3
completed_by = ["allocated-worker"]

[windows]
current_months = 6
recent_months = 12

[[sections]]
code = "signs"
title = "Signs"
points = { now = 5, recently = 1, both = 6 }

[[items]]
code = "A1"
section = "signs"
wording = "First"

[[items]]
code = "A2"
section = "signs"
wording = "Second"

[[levels]]
code = "low"
label = "Low"
concern = "low"
from_score = 0
to_score = 5

[[levels]]
code = "high"
label = "High"
concern = "high"
from_score = 6

[[floors]]
about = "under-13"
at_least = "high"
why = "Too young."
"""


def answered(said: Mapping[str, str]) -> dict[str, Answered]:
    return {code: Answered(answer) for code, answer in said.items()}


def seraf_answers(v: int, m: int, r: int, c: int, b: int) -> dict[str, Answered]:
    """So many vulnerabilities, moderate indicators, and significant ones: recent, current, both."""
    significant = ["recently"] * r + ["now"] * c + ["both"] * b
    return answered(
        {f"V{n:02}": "earlier" for n in range(1, v + 1)}
        | {f"M{n:02}": "now" for n in range(1, m + 1)}
        | {f"S{n:02}": said for n, said in enumerate(significant, 1)}
    )
