"""A tool is a file a practitioner can read; one nobody could assess with is refused by line."""

import json
import re
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from methub.agencies.permissions import Permission
from methub.agencies.roles import DUTIES
from methub.assessments.codes import Exploitation
from methub.assessments.rules import (
    Item,
    Level,
    Tool,
    ToolError,
    parse,
    parse_to_load,
    read_answers,
    scored,
)
from methub.assessments.rules.shipped import shipped_tools
from methub.policies.rules import blaming_words
from tests.assessments.shorthand import ON, SMALL, TOOLS

# What somebody wrote instead of a good line, and what they are told about that very line.
POINTS = "points = { now = 5, recently = 1, both = 6 }"
SECOND = 'section = "signs"\nwording = "Second"'
WORKERS = 'completed_by = ["allocated-worker"]'
WRONG = [
    (SECOND, 'section = "sign"\nwording = "Second"', "A2 is in no section"),
    ('name = "small"', 'name = "Small tool"', "small letters and figures"),
    ('version = "1"', 'version = "one two"', "letters and figures"),
    ("review_months = 3", "review_months = 0", "1 to 120 months"),
    ("review_months = 3", 'review_months = "three"', "must be a whole number"),
    (WORKERS, 'completed_by = ["analyst"]', "does not assess children"),
    (WORKERS, "completed_by = []", "Somebody must be allowed"),
    ('about = "exploitation"', 'about = "weather"', "must be one of exploitation"),
    ('method = "score"', 'method = "guess"', "must be one of score"),
    ("current_months = 6", "current_months = 0", "A window is 1 to 120 months"),
    ("recent_months = 12", "recent_months = 6", "further back than the 6 months"),
    (POINTS, "points = { now = 1, recently = 5, both = 6 }", "Older may never score more"),
    (POINTS, "points = { now = -5 }", "impossible"),
    (POINTS, "points = { no = 5 }", "“no” is not known here"),
    ('code = "A2"', 'code = "A1"', "“A1” stands here twice"),
    ('code = "A2"', 'code = "A 2"', "letters and figures"),
    ('wording = "Second"', 'wording = " "', "is empty"),
    ('wording = "Second"', 'wordings = "Second"', "Did you mean “wording”?"),
    ('wording = "Second"', 'wording = "a\\u0000b"', "cannot be shown"),
    ('wording = "Second"', "wording =", "cannot be read"),
    ("from_score = 6", "from_score = 7", "6 would be in no level"),
    ("from_score = 6", "from_score = 5", "5 would be in two levels"),
    ("from_score = 0", "from_score = 1", "0 would be in no level"),
    ("from_score = 0\nto_score = 5", "from_score = 0\nto_score = -1", "ends before it starts"),
    ("from_score = 6", "from_score = 6\nto_score = 11", "can score 12 at most"),
    ('concern = "high"', 'concern = "none"', "less than the one before"),
    ('at_least = "high"', 'at_least = "hihg"', "Did you mean “high”?"),
    ('about = "under-13"', 'about = "under-14"', "must be one of under-13"),
    ("[[levels]]\ncode = \"high\"", "[[level]]\ncode = \"high\"", "“level” is not known here"),
]  # fmt: skip


@pytest.mark.parametrize(("good", "wrong", "told"), WRONG, ids=lambda words: str(words)[:40])
def test_the_line_that_is_wrong_is_named(good, wrong, told):
    before, after = SMALL.split(good, 1)
    with pytest.raises(ToolError) as refused:
        parse(before + wrong + after)
    first = before.count("\n") + 1
    assert first <= refused.value.line <= first + wrong.count("\n")
    assert told in refused.value.message


@pytest.mark.parametrize(
    ("left_out", "heading", "told"),
    [
        ('section = "signs"\nwording = "Second"', "[[items]]", "Item A2 is in no section."),
        ("to_score = 5\n", "[[levels]]", "does not say “to_score”"),
        ('title = "A small tool"\n', "# A small tool, for tests", "The file does not say “title”"),
        (
            "[windows]\ncurrent_months = 6\nrecent_months = 12\n",
            "# A small tool, for tests",
            "There are no “windows”",
        ),
        ("points = { now = 5, recently = 1, both = 6 }\n", "[[items]]", "A1 can never score"),
    ],
)
def test_what_is_missing_is_named_at_the_thing_it_belongs_to(left_out, heading, told):
    text = SMALL.replace(left_out, 'wording = "Second"' if "Second" in left_out else "", 1)
    with pytest.raises(ToolError) as refused:
        parse(text)
    assert told in refused.value.message
    assert text.split("\n")[refused.value.line - 1] == heading


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ('[[sections]]\ncode = "empty"\ntitle = "Empty"\n', "has no items"),
        ('[[items]]\ncode = "A3"\nwording = "Third"\n', "Item A3 is in no section."),
        (
            '[[items]]\ncode = "A3"\nsection = "signs"\nwording = "Third"\nkind = "graded"\n',
            "names a scale",
        ),
        (
            '[[scales]]\ncode = "s"\nanswers = [{ code = "b", label = "B", points = 2 },'
            ' { code = "a", label = "A", points = 1 }]\n',
            "it scores less",
        ),
    ],
)
def test_what_hangs_in_the_air_is_refused_where_it_stands(more, told):
    with pytest.raises(ToolError) as refused:
        parse(SMALL + more)
    assert told in refused.value.message
    assert refused.value.line > SMALL.count("\n")


@pytest.mark.parametrize(
    "text", ["", "title = ", "[[", "x = [1,\n2", "a" * 100, "x = " + "[" * 5000]
)
def test_what_is_no_tool_at_all_is_refused_and_nothing_breaks(text):
    with pytest.raises(ToolError):
        parse(text)


@given(st.integers(0, len(SMALL)), st.integers(0, 40), st.text(max_size=10))
def test_whatever_is_written_into_a_file_it_is_read_or_refused(start, length, written):
    text = SMALL[:start] + written + SMALL[start + length :]
    try:
        parse(text)
    except ToolError as refused:
        assert 1 <= refused.line <= text.count("\n") + 1


@pytest.mark.parametrize("name", sorted(shipped_tools()))
def test_a_shipped_tool_says_whose_it_is_and_blames_nobody(name):
    tool, text = TOOLS[name], shipped_tools()[name]
    assert tool.name == name
    assert "MET Hub's own" in tool.licence
    assert not blaming_words(text)


def test_the_tools_of_the_practice_are_there():
    assert set(TOOLS) == {
        "seraf", "ceraf", "derby-matrix", "cambridgeshire-2015", "criminal-exploitation",
        "missing-risk", "trafficking",
    }  # fmt: skip
    assert (TOOLS["ceraf"].windows.current_months, TOOLS["ceraf"].windows.recent_months) == (3, 6)
    twelve = TOOLS["cambridgeshire-2015"]
    assert len(twelve.sections) == 12
    assert [level.label for level in twelve.levels] == ["Emerging", "Moderate", "Significant"]
    assert "stands in" in twelve.stand_in
    for tool in TOOLS.values():  # or a child under 13 raises no alert
        asks = any(item.sexual_activity for item in tool.items)
        assert asks or Exploitation.SEXUAL not in tool.types, tool.key


def test_whoever_may_assess_holds_the_permission_to():
    for tool in TOOLS.values():
        assert all(Permission.WRITE_ASSESSMENT in DUTIES[role].opens for role in tool.completed_by)


def test_a_tool_written_by_somebody_who_read_only_the_guide_can_be_loaded_and_scored():
    tool = parse_to_load(Path(__file__).with_name("written_from_the_guide.toml").read_text())
    answers = {
        "F1": {"answer": "now", "answered_on": "2026-11-20", "evidence": ["2026-10-30"]},
        "F2": {"answer": "recently", "evidence": ["2026-01-05"]},
        "W1": "carried",
    }
    read = read_answers(tool, json.dumps({"on": "2026-11-21", "answers": answers}), today=ON)
    result = scored(tool, read.answers, on=read.on)
    assert result.level.label == "Act"
    assert dict(result.counts) == {"low": 0, "medium": 1, "high": 1}
    assert result.unanswered == ("F3", "W2")
    assert next(line for line in result.lines if line.item == "F2").has_aged


def test_the_tool_in_the_guide_can_be_loaded():
    """Somebody who reads only that page must succeed."""
    guide = (Path(__file__).parents[2] / "docs" / "assessment-tools.md").read_text()
    tool = parse(guide.split("```toml\n")[1].split("```")[0])
    answers = guide.split("```json\n")[1].split("```")[0]
    read = read_answers(tool, answers, today=ON)
    assert scored(tool, read.answers, on=read.on).score == 10
    for field in (*fields(Tool), *fields(Item), *fields(Level)):
        assert re.search(rf"(`|\[\[|\n\[|\n){field.name}(`|\]| = )", guide), field.name
