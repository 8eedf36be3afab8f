"""Files that somebody made to be read for ever, or to break whoever reads them: each is refused in
words, at once. Policies, tools, the reference and kinds of meetings are read by the same reader."""

import re
from time import process_time

import pytest

from methub.assessments.rules import ToolError
from methub.assessments.rules import parse as parse_tool
from methub.assessments.rules.shipped import shipped_tools
from methub.guidance.rules.reader import GuidanceError
from methub.guidance.rules.reader import parse as parse_sheet
from methub.meetings.rules.kinds import KindsError
from methub.meetings.rules.kinds import parse as parse_kinds
from methub.policies.rules.profile import ProfileError
from methub.policies.rules.profile import parse as parse_profile

READERS = [
    (parse_tool, ToolError), (parse_sheet, GuidanceError), (parse_kinds, KindsError),
    (parse_profile, ProfileError),
]  # fmt: skip
HUGE = "0x" + "f" * 5_000
MADE_TO_HANG = {
    "a name of many parts": ".".join(["a"] * 60_000) + " = 1",
    "a heading of many parts": f"[{'.'.join(['a'] * 60_000)}]",
    "a name within a table": f"a = {{ {'.'.join(['a'] * 60_000)} = 1 }}",
    "a list of many lines": "a = [\n" + "1,\n" * 60_000 + "]",
    "lists within lists": "a = " + "[" * 150_000,
}


@pytest.mark.parametrize("made", MADE_TO_HANG)
@pytest.mark.parametrize(("parse", "error"), READERS)
def test_a_file_made_to_hang_is_refused_at_once(parse, error, made):
    began = process_time()
    with pytest.raises(error):
        parse(MADE_TO_HANG[made])
    assert process_time() - began < 5, "quadratic, it takes minutes"


@pytest.mark.parametrize("number", ["review_months", "current_months", "from_score", "now"])
def test_a_number_too_long_to_be_said_is_refused_in_words(number):
    text = shipped_tools()["seraf"]
    assert re.search(rf"{number} = [1-9]\d*", text)
    with pytest.raises(ToolError, match="a number nobody could mean"):
        parse_tool(re.sub(rf"\b{number} = [1-9]\d*", f"{number} = {HUGE}", text, count=1))


@pytest.mark.parametrize("letter", ["\\u0000", "\\u0007", "\\u202e", "\\u2066", "\\uffff"])
def test_no_tool_hides_a_letter_that_turns_its_words_around(letter):
    """A level called "Significant" that reads as another is chosen by mistake."""
    text = shipped_tools()["seraf"].replace('label = "', f'label = "{letter}', 1)
    with pytest.raises(ToolError, match="cannot be shown"):
        parse_tool(text)
