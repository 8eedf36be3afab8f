"""Asks the validator that councils use.

It lives in an environment of its own, for it needs libraries of years ago: `./hub test` makes it,
and says so where the machine has no Python for it."""

import json
import os
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from methub.returns.rules.checks import ALL_RULES

HERE = Path(__file__).parent
PYTHON = Path(
    os.environ.get("HUB_VALIDATOR_903") or HERE.parents[1] / "var/validator-903/bin/python"
)
CODES = [rule.code for rule in ALL_RULES]
needs_the_validator = pytest.mark.skipif(
    not PYTHON.exists(), reason="no Python 3.11 here to run the validator of the return with"
)


@dataclass(frozen=True)
class Case:
    """Files of one authority and year; `last`: of the year before."""

    files: Sequence[Path]
    last: Sequence[Path] = ()
    year: str = "2026"
    authority: str = "E06000031"


@dataclass(frozen=True)
class Said:
    """What the validator said: rules asked, and (table, row from 0, rule) found."""

    asked: list[str]
    failed: list[str]
    found: set[tuple[str, int, str]]


def judged(*cases: Case) -> list[Said]:
    asked = [
        {
            "files": [str(file) for file in case.files],
            "last": [str(file) for file in case.last],
            "year": case.year,
            "authority": case.authority,
            "rules": CODES,
        }
        for case in cases
    ]
    done = subprocess.run(
        [PYTHON, HERE / "validator.py"],
        input=json.dumps(asked), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-3000:]
    lines = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    return [
        Said(line["asked"], line["failed"], {(t, row, code) for t, row, code in line["found"]})
        for line in lines
    ]
