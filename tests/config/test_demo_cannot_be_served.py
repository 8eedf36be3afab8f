"""The one-click sign-ins exist in the demonstration, and cannot exist anywhere else."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SERVED = {
    "HUB_MODE": "serve",
    "HUB_SECRET_KEY": "correct-horse-battery-staple-0123456789-ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "HUB_ORIGIN": "https://hub.example.gov.uk",
}
NAMES = """
import django; django.setup()
from django.urls import get_resolver
print("demo" in get_resolver().reverse_dict)
"""


def told(script: str, **environ: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT,
        env={
            **{name: value for name, value in os.environ.items() if not name.startswith("HUB_")},
            "DJANGO_SETTINGS_MODULE": "methub.config.settings",
            **environ,
        },
        capture_output=True,
        text=True,
        check=False,
    )


def test_they_are_there_in_the_demonstration() -> None:
    """The planted breach: the next test would notice them."""
    assert told(NAMES, HUB_MODE="demo").stdout.strip() == "True"


@pytest.mark.parametrize("extra", [{}, {"HUB_DEMO": "1"}], ids=["plain", "asked for"])
def test_they_are_not_where_real_records_are(extra: dict[str, str]) -> None:
    served = told(NAMES, **SERVED, **extra)

    assert served.stdout.strip() == "False", served.stderr


def test_their_code_refuses_to_be_loaded_there() -> None:
    loaded = told("import django; django.setup(); import methub.config.demo", **SERVED)

    assert loaded.returncode != 0
    assert "exist only in the demonstration" in loaded.stderr


def test_their_command_refuses_there() -> None:
    ran = told("from django.core.management import call_command; import django; django.setup();"
               "call_command('demo_signins')", **SERVED)  # fmt: skip

    assert "exist only in the demonstration" in ran.stderr
