"""Keeping processes going until somebody says stop, and leaving none behind.

A launcher that is killed outright cannot tidy up, so every process it started is written down and
the next run finds it.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from launcher import processes
from launcher.bell import BELL
from launcher.cluster import Cluster
from launcher.places import HERE
from launcher.words import Refusal, say

NOTES = "*.process"
TOO_OFTEN = 3
WITHIN_SECONDS = 30


@dataclass
class Child:
    """One process of the product: how to start it, and the latest time it was started."""

    name: str
    command: Sequence[str | Path]
    env: Mapping[str, str]
    logs_to_file: bool = True
    patience: float = 15
    process: subprocess.Popen[bytes] | None = None
    starts: list[float] = field(default_factory=list)

    @property
    def note(self) -> Path:
        return HERE.private / f"{self.name}.process"

    @property
    def has_ended(self) -> bool:
        return self.process is None or self.process.poll() is not None

    def start(self) -> None:
        """In a session of its own: Ctrl-C reaches the launcher, which stops things in order."""
        self.starts = [at for at in self.starts if at > time.monotonic() - WITHIN_SECONDS]
        if len(self.starts) >= TOO_OFTEN:
            raise Refusal(f"The {self.name} keeps ending; {self.last_words()}")
        self.starts.append(time.monotonic())
        with BELL.held(), self.log() as log:
            self.process = subprocess.Popen(
                [str(word) for word in self.command],
                cwd=HERE.root,
                env={**os.environ, **self.env},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
            if found := processes.known(self.process.pid):
                processes.remember(self.note, found)

    def log(self) -> IO[bytes]:
        """A file of its own, or ours: a service's log belongs to the machine's journal."""
        if self.logs_to_file:
            return HERE.log(self.name).open("wb")
        return open(os.dup(sys.stderr.fileno()), "wb")

    def stop(self) -> None:
        """Ask, wait, insist."""
        if self.process and (found := processes.known(self.process.pid)):
            processes.stop(found, patience=self.patience)
        self.note.unlink(missing_ok=True)

    def last_words(self) -> str:
        """The end of what it wrote, for the sentence a person reads."""
        if not self.logs_to_file:
            return "what it said is above."
        log = HERE.logs / f"{self.name}.log"
        lines = log.read_text(errors="replace").strip().splitlines()
        return f"{lines[-1] if lines else 'it wrote nothing'} (more in {log})"


def stop_leftovers() -> None:
    """Stop what a launcher that was killed could not."""
    for note in HERE.private.glob(NOTES):
        if found := processes.remembered(note):
            say(f"Stopping the {note.stem} that an earlier run left behind …")
            processes.stop(found)
        note.unlink(missing_ok=True)


def keep_going(children: Sequence[Child], cluster: Cluster | None = None) -> None:
    """Start again whatever ends by itself, until Stopped."""
    while True:
        if cluster is not None and cluster.running() is None:
            say("The database ended by itself.")
            cluster.start()
        for child in children:
            if child.has_ended:
                say(f"The {child.name} ended by itself; starting it again.")
                child.start()
        time.sleep(0.5)


def ask_to_stop(pid: int) -> None:
    """Ask another launcher, and wait until it has tidied up."""
    if launcher := processes.known(pid):
        os.kill(pid, signal.SIGTERM)
        processes.wait(lambda: not launcher.is_running, 90)
