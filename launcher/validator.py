"""The validator of the return on looked-after children, in an environment of its own.

It is the judge of what the hub writes, and needs libraries that exist for Python 3.11 and no later:
so it stands apart from the product, and only tests ask it.
"""

import shutil
import subprocess
import sys
from pathlib import Path

from launcher.places import HERE
from launcher.stamps import Stamps, digest
from launcher.tools import run
from launcher.words import say, step

LOCK = HERE.root / "requirements-903.lock"
NEEDS = (3, 11)


def prepare() -> dict[str, str]:
    """Where tests find its Python; nothing on a machine without a Python 3.11, where the tests
    that ask it are skipped and say so."""
    python = right_python()
    if python is None:
        say("No Python 3.11 here: the tests that ask the validator of the return are left out.")
        return {}
    folder = HERE.var / "validator-903"
    stamps = Stamps(folder / ".stamps")
    wanted = digest([LOCK], str(HERE.root))
    inside = folder / "bin" / "python"
    if not (stamps.has("lock", wanted) and inside.exists()):
        make(python, folder, inside)
        stamps.put("lock", wanted)
    return {"HUB_VALIDATOR_903": str(inside)}


def make(python: str, folder: Path, inside: Path) -> None:
    with step("Installing the validator of the return"):
        run("make its environment", [python, "-m", "venv", "--clear", folder])
        run(
            "install the validator",
            [
                *(HERE.python, "-m", "uv", "pip", "install", "--python", inside),
                *("--require-hashes", "-r", LOCK),
            ],
            env={
                "UV_CACHE_DIR": str(HERE.cache / "uv"),
                "UV_NO_PROGRESS": "1",
                "UV_SYSTEM_CERTS": "1",
            },
        )


def right_python() -> str | None:
    """Our own, if it is the right one; else one that answers to the name."""
    if sys.version_info[:2] == NEEDS:
        return sys.executable
    named = shutil.which("python3.11")
    question = "import sys, venv; sys.exit(sys.version_info[:2] != (3, 11))"
    if named and subprocess.run([named, "-c", question], check=False).returncode == 0:
        return named
    return None
