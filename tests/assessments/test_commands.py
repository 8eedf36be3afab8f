"""Tools and scores at the command line: exact, and plain about what is wrong."""

import json
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from methub.agencies import changes as agencies
from methub.assessments.models import ToolInUse, ToolVersion
from methub.assessments.rules.shipped import TOOLS, shipped_tools
from methub.foundation.actors import MET_HUB
from tests.assessments.shorthand import SMALL

GUIDE = Path(__file__).parents[2] / "docs" / "assessment-tools.md"
AT = datetime(2026, 11, 21, 12, tzinfo=UTC)

pytestmark = pytest.mark.django_db


def told(command, *arguments):
    said = StringIO()
    call_command(command, *map(str, arguments), stdout=said)
    return said.getvalue()


def file(tmp_path, text, name="tool.toml"):
    path = tmp_path / name
    path.write_text(text)
    return path


def score(tmp_path, tool, answers, *options):
    text = answers if isinstance(answers, str) else json.dumps(answers, indent=1)
    return told("score_assessment", tool, file(tmp_path, text, "answers.json"), *options)


def test_a_file_is_loaded_once_and_never_changes(tmp_path):
    path = file(tmp_path, SMALL)
    assert "small@1 is loaded: 2 items in 1 sections, 2 levels" in told("load_tool", path)
    told("load_tool", path)
    assert ToolVersion.objects.get().text == SMALL
    path.write_text(SMALL.replace("Second", "Another wording"))
    with pytest.raises(CommandError, match="never changed once it is loaded"):
        told("load_tool", path)
    path.write_text(SMALL.replace('version = "1"', 'version = "2"'))
    told("load_tool", path)
    assert [tool.key for tool in ToolVersion.objects.order_by("id")] == ["small@1", "small@2"]


def test_a_broken_file_is_refused_with_the_line_and_the_reason(tmp_path):
    path = file(
        tmp_path, SMALL.replace('section = "signs"\nwording = "Second"', 'wording = "Second"')
    )
    with pytest.raises(CommandError, match=r"tool\.toml, line 27: Item A2 is in no section\."):
        told("load_tool", path)
    assert not ToolVersion.objects.exists()


def test_a_tool_that_is_shipped_is_not_replaced_under_its_own_version(tmp_path):
    wording = shipped_tools()["seraf"].replace("Use of drugs", "Another wording")
    with pytest.raises(CommandError, match="comes with the product"):
        told("load_tool", file(tmp_path, wording))


def test_checking_loads_nothing(tmp_path):
    assert "can be loaded" in told("load_tool", file(tmp_path, SMALL), "--check")
    assert not ToolVersion.objects.exists()


def test_a_file_that_is_not_there_is_said_so(tmp_path):
    with pytest.raises(CommandError, match="cannot be read"):
        told("load_tool", tmp_path / "nothing.toml")


def test_an_authority_says_which_version_it_uses(tmp_path):
    agencies.register_authority(name="Portsmouth", partnership=None, by=MET_HUB, at=AT)
    derby = TOOLS / "derby-matrix.toml"
    told("load_tool", derby, "--authority", "Portsmouth", "--from", "2026-01-01")
    assert ToolInUse.objects.get().tool.key == "derby-matrix@1"
    with pytest.raises(CommandError, match="no authority named Atlantis"):
        told("load_tool", derby, "--authority", "Atlantis")


def test_every_tool_that_is_shipped_can_be_loaded():
    told("load_shipped_tools")
    told("load_shipped_tools")
    assert ToolVersion.objects.count() == len(shipped_tools())


def test_a_score_is_given_to_another_program_in_names_that_stay(tmp_path):
    answers = {
        "on": "2026-11-21",
        "child": {"age": 12, "learning_disability": False},
        "answers": {
            "V01": "earlier",
            "S02": {"answer": "both", "evidence": ["2026-10-01", {"on": "2026-01-05"}]},
            "M01": {"answer": "now", "evidence": [{"on": "2026-01-01", "source": "school"}]},
        },
    }
    said = json.loads(score(tmp_path, "seraf@1", answers, "--json"))
    assert (said["score"], said["level"], said["level_label"], said["level_number"]) == (
        7, "mild", "Mild risk", 2,
    )  # fmt: skip
    by_item = {line["item"]: line for line in said["items"]}
    assert by_item["S02"]["points"] == 6
    assert by_item["M01"]["points"] == 0
    assert by_item["M01"]["has_aged"] is True
    assert [warning["about"] for warning in said["warnings"]] == ["under-13"]
    assert "V02" in said["unanswered"]
    guide = GUIDE.read_text()
    for name in (*said, *said["items"][0], *said["warnings"][0]):
        assert f"`{name}`" in guide, name


def test_a_score_is_told_to_a_person_in_words(tmp_path):
    said = score(tmp_path, "criminal-exploitation@1", {"answers": {"C01": 3, "C02": "2"}})
    assert "Score: 5 of 54" in said
    assert "C01: Serious concern: 3 points." in said
    assert "judgement" in said


def test_a_tool_somebody_loaded_scores_as_well(tmp_path):
    told("load_tool", file(tmp_path, SMALL))
    assert "Score: 5 of 12" in score(tmp_path, "small@1", {"answers": {"A1": "now"}})


@pytest.mark.parametrize(
    ("answers", "line", "why"),
    [
        ('{"answers": {\n"V01": "nowe"}}', 2, "Did you mean “now”"),
        ('{"answers": {\n"V01": "now",\n"V99": "now"}}', 3, "no item V99 in seraf@1"),
        ('{"answers": {\n"V01": "now",\n"V01": "no"}}', 3, "stands here twice"),
        ('{"answers": {\n"V01": null}}', 2, "must be answered in words"),
        ('{"answers": {\n"V01": {"evidence": []}}}', 2, "has no “answer”"),
        ('{"answers": {\n"V01": {"answer": "now", "evidence": ["soon"]}}}', 2, "must have a date"),
        (
            '{"on": "2026-01-01",\n"answers": {"V01": {"answer": "now",'
            ' "evidence": ["2026-01-02"]}}}',
            2,
            "after the day of the assessment",
        ),
        ('{\n"on": "yesterday", "answers": {}}', 2, "must have a date"),
        ('{\n"child": {"age": "twelve"}, "answers": {}}', 2, "whole number of years"),
        ('{\n"answrs": {}}', 2, "Did you mean “answers”"),
        ("{}", 1, "There are no “answers”"),
        ("[]", 1, "must stand in {braces}"),
        ('{"answers": {\n"V01": "now"\n"V02": "now"}}', 3, "This is not JSON"),
        ("[" * 100_000, 1, "not JSON"),
    ],
)
def test_answers_nobody_can_score_are_refused_with_the_line_and_the_reason(
    tmp_path, answers, line, why
):
    with pytest.raises(CommandError) as refused:
        score(tmp_path, "seraf@1", answers)
    assert f"answers.json, line {line}: " in str(refused.value)
    assert why in str(refused.value)


def test_a_tool_nobody_knows_is_said_so(tmp_path):
    with pytest.raises(CommandError, match="There is no tool seraf@9. There is: .*seraf@1"):
        score(tmp_path, "seraf@9", {"answers": {}})
