"""Loading policies from the command line."""

from datetime import UTC, date, datetime
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from methub.agencies import changes as agencies
from methub.agencies.models import Authority
from methub.foundation.actors import MET_HUB
from methub.policies.models import PolicyVersion
from methub.policies.rules.shipped import PROFILES

AT = datetime(2026, 11, 21, 12, tzinfo=UTC)
FILE = PROFILES / "portsmouth.toml"

pytestmark = pytest.mark.django_db


@pytest.fixture
def portsmouth() -> Authority:
    return agencies.register_authority(
        name="Portsmouth", partnership=None, gss_code="E06000044", by=MET_HUB, at=AT
    )


def load(file: Path, authority: str = "Portsmouth", from_on: str = "2020-01-01") -> str:
    said = StringIO()
    told = ("--authority", authority, "--from", from_on)
    call_command("load_policy", str(file), *told, stdout=said)
    return said.getvalue()


def test_a_file_becomes_the_policy_of_an_authority(portsmouth):
    assert "from 1 Jan 2020" in load(FILE)
    version = PolicyVersion.objects.get(authority=portsmouth)
    assert version.from_on == date(2020, 1, 1)
    assert version.text.encode() == FILE.read_bytes()


def test_an_impossible_file_is_refused_with_the_line_that_is_wrong(portsmouth, tmp_path):
    wrong = tmp_path / "wrong.toml"
    wrong.write_text(FILE.read_text().replace("repeat_days = 90", "repeat_days = -90"))
    line = wrong.read_text().split("repeat_days")[0].count("\n") + 1
    with pytest.raises(CommandError, match=rf"wrong\.toml, line {line}: .*-90 is impossible"):
        load(wrong)


@pytest.mark.parametrize("content", [None, b"\xff\xfe"])
def test_a_file_that_cannot_be_read_is_said_so(portsmouth, tmp_path, content):
    file = tmp_path / "file.toml"
    if content:
        file.write_bytes(content)
    with pytest.raises(CommandError, match="cannot be read"):
        load(file)


def test_an_authority_nobody_knows_is_said_so(portsmouth):
    with pytest.raises(CommandError, match="no authority named Atlantis"):
        load(FILE, authority="Atlantis")


def test_each_refusal_is_one_plain_sentence(portsmouth):
    with pytest.raises(CommandError, match="not a profile of Portsmouth"):
        load(PROFILES / "southampton.toml")
    load(FILE)
    with pytest.raises(CommandError, match="already has a policy from 1 Jan 2020"):
        load(FILE)
    with pytest.raises(CommandError, match="policy of its day"):
        load(FILE, from_on="2020-02-01")


def test_shipped_policies_are_loaded_for_whoever_has_none(portsmouth):
    said = StringIO()
    call_command("load_shipped_policies", "--from", "2020-01-01", stdout=said)
    assert said.getvalue() == "Portsmouth: shipped profile, from 1 Jan 2020.\n"
    call_command("load_shipped_policies", "--from", "2027-01-01", stdout=said)
    assert "has decided already" in said.getvalue()
    assert PolicyVersion.objects.count() == 1
