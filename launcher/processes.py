"""Knowing our own processes again, after a crash too: by number and start time together.

A process number alone is not enough. Numbers are used again, and stopping a stranger's process
because it inherited an old number would be worse than leaving our own behind.
"""

import contextlib
import json
import os
import signal
import subprocess
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

PROC = Path("/proc")


def started(pid: int) -> str | None:
    """When this process started, in the system's own words; None when it no longer runs."""
    if (PROC / "self").exists():
        try:
            stat = (PROC / f"{pid}/stat").read_text()
        except OSError:
            return None
        # The name in brackets may itself hold spaces and brackets.
        fields = stat.rpartition(")")[2].split()
        return None if fields[0] == "Z" else fields[19]
    told = subprocess.run(
        ["ps", "-o", "lstart=", "-p", str(pid)], capture_output=True, text=True, check=False
    )
    return told.stdout.strip() or None


@dataclass(frozen=True)
class Known:
    """A process we started."""

    pid: int
    started: str

    @property
    def is_running(self) -> bool:
        """Is it still that process, rather than a later one with the same number?"""
        return started(self.pid) == self.started


def known(pid: int) -> Known | None:
    """Recognise a running process from now on."""
    when = started(pid)
    return Known(pid, when) if when else None


def remember(file: Path, process: Known) -> None:
    """Write down a process so that the next run can find it."""
    file.write_text(json.dumps(asdict(process)))


def remembered(file: Path) -> Known | None:
    """The process written down, if it still runs."""
    try:
        process = Known(**json.loads(file.read_text()))
    except (OSError, ValueError, TypeError):
        return None
    return process if process.is_running else None


def wait(condition: Callable[[], bool], seconds: float) -> bool:
    """Did the condition come true in time?"""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True


def stop(process: Known, *, gently: signal.Signals = signal.SIGTERM, patience: float = 10) -> None:
    """Ask, wait, then insist. A group leader takes its group with it when we insist."""
    for request, seconds in ((gently, patience), (signal.SIGKILL, 5.0)):
        if not process.is_running:
            return
        send(process, request)
        reap(process.pid, lambda: not process.is_running, seconds)


def send(process: Known, request: signal.Signals) -> None:
    """To the whole group when we insist and the process leads one; else to it alone."""
    try:
        if request == signal.SIGKILL and os.getpgid(process.pid) == process.pid:
            os.killpg(process.pid, request)
        else:
            os.kill(process.pid, request)
    except ProcessLookupError:
        pass


def reap(pid: int, gone: Callable[[], bool], seconds: float) -> bool:
    """Wait for a process to go, collecting it when it is our child so that no zombie stays."""

    def finished() -> bool:
        with contextlib.suppress(ChildProcessError):
            os.waitpid(pid, os.WNOHANG)
        return gone()

    return wait(finished, seconds)


def folder(pid: int) -> Path | None:
    """The folder a process works in. Only Linux says so plainly; elsewhere our notes must do."""
    try:
        return (PROC / f"{pid}/cwd").resolve(strict=True)
    except OSError:
        return None
