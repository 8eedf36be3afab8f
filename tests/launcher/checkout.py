"""A copy of this checkout elsewhere, so that the launcher can be started, killed and broken.

What is large (the packages) is linked rather than copied; what the launcher writes is not.
"""

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LARGE = (".venv", "node_modules")
NOT_INHERITED = ("DATABASE_", "HUB_", "DJANGO_")


def link(source: str, target: str) -> str:
    """A second name for a file where the disk allows it, else a copy."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)
    return target


class Checkout:
    """One copy, and the launchers started in it."""

    def __init__(self, root: Path, uid: int | None = None) -> None:
        self.root = root
        self.uid = uid
        self.environ = {
            key: value for key, value in os.environ.items() if not key.startswith(NOT_INHERITED)
        } | {"HOME": str(root / "home")}

    def make(self) -> None:
        """Our own files, committed or not, and links to the packages."""
        listed = subprocess.run(
            ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        )
        for name in filter(None, listed.stdout.split("\0")):
            if (ROOT / name).is_file():
                (self.root / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(ROOT / name, self.root / name)
        for name in LARGE:
            shutil.copytree(
                ROOT / name,
                self.root / name,
                symlinks=True,
                copy_function=link,
                ignore=shutil.ignore_patterns(".stamps"),
            )
        (self.root / "home").mkdir()
        if self.uid is not None:
            for folder, _, _ in os.walk(self.root):
                os.chown(folder, self.uid, -1)

    def hub(self, *arguments: str) -> subprocess.Popen[str]:
        """Start `./hub`, as its owner."""
        return subprocess.Popen(
            [sys.executable, str(self.root / "hub"), *arguments],
            cwd=self.root,
            env=self.environ,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            user=self.uid,
            start_new_session=True,
        )

    def said(self, *arguments: str) -> tuple[int, str]:
        """Run `./hub` to its end: its code and everything it said."""
        launcher = self.hub(*arguments)
        words, _ = launcher.communicate(timeout=300)
        return launcher.returncode, words

    def processes(self) -> list[str]:
        """The command lines of whatever still runs from here."""
        here = {str(place).encode() for place in (self.root, self.databases())}
        found = []
        for process in Path("/proc").glob("[0-9]*"):
            with contextlib.suppress(OSError):
                words = (process / "cmdline").read_bytes()
                if any(place in words for place in here):
                    found.append(words.replace(b"\0", b" ").decode())
        return found

    def databases(self) -> Path:
        """Where its databases are: elsewhere when root lent an account that cannot enter here."""
        notes = list((self.root / "var" / "private").glob("database-folder-*"))
        return Path(notes[0].read_text()) if notes else self.root / "var"


def free_port() -> int:
    """A port that nobody has just now."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


def welcomed(launcher: subprocess.Popen[str]) -> float:
    """Wait for the last line of the welcome; how long that took."""
    began, said = time.monotonic(), ""
    assert launcher.stdout is not None
    for line in launcher.stdout:
        said += line
        if line.startswith("Ctrl-C"):
            return time.monotonic() - began
    raise AssertionError(f"MET Hub did not start:\n{said}")


def answers(port: int) -> bool:
    """Does the product say that it is well?"""
    with contextlib.suppress(OSError):
        urllib.request.urlopen(f"http://localhost:{port}/healthz", timeout=5).close()
        return True
    return False


def ended(launcher: subprocess.Popen[str], number: signal.Signals) -> str:
    """Send a signal; what the launcher said from then on."""
    launcher.send_signal(number)
    words, _ = launcher.communicate(timeout=90)
    return words


def made(parent: Path, uid: int | None = None) -> Iterator[Checkout]:
    """A copy in a folder with a space; nothing of it is left running."""
    root = parent / "a folder with spaces"
    root.mkdir()
    checkout = Checkout(root, uid)
    checkout.make()
    yield checkout
    checkout.said("stop")
    assert checkout.processes() == []
    shutil.rmtree(checkout.databases(), ignore_errors=True)
