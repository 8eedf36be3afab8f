"""Calling the product's own commands, in the virtual environment and not in this process."""

import os
import signal
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from launcher.bell import BELL, Stopped, ran, until_stopped
from launcher.places import HERE
from launcher.stamps import Stamps, digest
from launcher.tools import run
from launcher.words import Refusal, step

PRODUCT = HERE.root / "methub"


def manage(purpose: str, *arguments: str, env: Mapping[str, str]) -> None:
    """A command whose output nobody needs unless it fails."""
    run(purpose, [HERE.python, "manage.py", *arguments], env=env)


def command(*arguments: str, env: Mapping[str, str]) -> int:
    """One of the product's own commands, for the person who typed it: the files they name are
    where they are."""
    return hand_over([str(HERE.root / "manage.py"), *arguments], env, folder=Path.cwd())


def hand_over(arguments: Sequence[str], env: Mapping[str, str], *, folder: Path = HERE.root) -> int:
    """A program that talks to the person who typed it."""
    child: subprocess.Popen[bytes] | None = None
    with until_stopped():
        try:
            with BELL.held():
                child = subprocess.Popen(
                    [str(HERE.python), *arguments], cwd=folder, env={**os.environ, **env}
                )
            return child.wait()
        except Stopped as asked:
            return wound_up(child, asked.number) if child else asked.number


def wound_up(child: subprocess.Popen[bytes], asked: int) -> int:
    """Let a command tidy up. Ctrl-C has reached it already; other requests come only to us."""
    if asked != signal.SIGINT:
        child.send_signal(signal.SIGINT)
    try:
        return child.wait(20)
    except subprocess.TimeoutExpired:
        child.kill()
        return child.wait()


def told(purpose: str, *arguments: str, env: Mapping[str, str]) -> str:
    """What a command prints."""
    asked = ran(
        [HERE.python, "manage.py", *arguments],
        cwd=HERE.root,
        env={**os.environ, **env},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    if asked.returncode:
        raise Refusal(f"MET Hub could not {purpose}: {asked.stderr.strip().splitlines()[-1]}")
    return str(asked.stdout)


def digest_of_code() -> str:
    """Changes whenever a migration could: with the product's code or the packages under it."""
    sources = [file for file in PRODUCT.rglob("*.py") if "__pycache__" not in file.parts]
    names = (str(file.relative_to(HERE.root)) for file in sorted(sources))
    return digest([*sources, HERE.root / "requirements.lock"], *names)


def collect_static(env: Mapping[str, str]) -> None:
    """Every style sheet and script in one folder, named after its content, when one changed."""
    served = [file for file in PRODUCT.glob("*/static/**/*") if file.is_file()]
    wanted = digest([*served, HERE.root / "requirements.lock"])
    stamps = Stamps(Path(env["HUB_VAR"]) / "static")
    if stamps.has(".collected", wanted):
        return
    with step("Gathering style sheets and scripts"):
        manage(
            "gather the style sheets and scripts", "collectstatic", "--noinput", "--clear", env=env
        )
    stamps.put(".collected", wanted)
