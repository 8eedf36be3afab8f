"""The locked Python packages, in a virtual environment of this checkout."""

import importlib.util
import subprocess
import sys
from pathlib import Path

from launcher.places import HERE
from launcher.stamps import Stamps, digest
from launcher.tools import run
from launcher.words import Refusal, step

NEEDED = {"venv": "venv", "ensurepip": "venv", "ssl": "ssl"}
LOCKS = {
    "demo": HERE.root / "requirements-demo.lock",
    "dev": HERE.root / "requirements-dev.lock",
}
BOOTSTRAP = HERE.root / "requirements-bootstrap.lock"
BUILD = HERE.root / "requirements-build.lock"


def install(lock: str) -> None:
    """Everything one lock names, each package checked by hash; nothing when it is already so."""
    wanted = digest([LOCKS[lock], BOOTSTRAP, BUILD], str(HERE.root))
    stamps = Stamps(HERE.venv / ".stamps")
    if stamps.has(lock, wanted) and HERE.python.exists():
        return
    refuse_crippled_python()
    make_environment()
    python = HERE.python
    with step("Installing the Python packages (a minute or two the first time)"):
        run(
            "install its installer",
            [python, "-m", "pip", "install", "--quiet", "--require-hashes", "-r", BOOTSTRAP],
            env={
                "PIP_CACHE_DIR": str(HERE.cache / "pip"),
                "PIP_DISABLE_PIP_VERSION_CHECK": "1",
                "PIP_RETRIES": "2",
            },
        )
        run(
            "install the Python packages",
            [
                *(python, "-m", "uv", "pip", "install", "--python", python, "--require-hashes"),
                *("--build-constraints", BUILD, "-r", LOCKS[lock]),
            ],
            # The machine's own certificates, as for npm.
            env={
                "UV_CACHE_DIR": str(HERE.cache / "uv"),
                "UV_NO_PROGRESS": "1",
                "UV_SYSTEM_CERTS": "1",
            },
        )
    stamps.put(lock, wanted)


def refuse_crippled_python() -> None:
    """Some systems ship Python in parts; say which part is missing and stop."""
    missing = [name for name in NEEDED if importlib.util.find_spec(name) is None]
    if missing:
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        raise Refusal(
            f"This Python lacks its “{missing[0]}” module; on Debian or Ubuntu install "
            f"python{version}-{NEEDED[missing[0]]} and run the command again."
        )


def make_environment() -> None:
    """A virtual environment at this path, by whichever Python first made a working one."""
    if works(HERE.python):
        return
    with step("Making a Python environment"):
        run("make a Python environment", [sys.executable, "-m", "venv", "--clear", HERE.venv])


def works(python: Path) -> bool:
    """Does it run (its Python may have been removed or upgraded since) and can it install?"""
    if not python.exists():
        return False
    question = "import pip, sys; sys.exit(sys.version_info < (3, 11))"
    return (
        subprocess.run([python, "-c", question], capture_output=True, check=False).returncode == 0
    )
