"""One at a time: two launchers in one checkout must not install, or start a database, together."""

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from launcher import processes
from launcher.cluster import Cluster
from launcher.places import HERE
from launcher.words import Refusal, say

# A note is written over the one before in one piece, so that nobody reads half of it.
ROOM = 400


def opened(name: str) -> TextIO:
    """The lock's file. The system releases it when its holder ends, however it ends."""
    file = os.open(HERE.private / f"{name}.lock", os.O_RDWR | os.O_CREAT, 0o600)
    return os.fdopen(file, "r+")


def taken(file: TextIO) -> bool:
    """Take the lock unless somebody has it."""
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def note(file: TextIO) -> dict[str, str]:
    """What the holder wrote; it may have taken the lock this very moment and still be writing."""
    processes.wait(lambda: os.fstat(file.fileno()).st_size > 0, 5)
    said: dict[str, str] = json.load(file)
    return said


@contextmanager
def waiting(name: str) -> Iterator[None]:
    """Wait for another launcher to finish the same thing."""
    with opened(name) as file:
        if not taken(file):
            say("Waiting for another ./hub in this checkout …")
            fcntl.flock(file, fcntl.LOCK_EX)
        yield


@contextmanager
def alone(name: str, holder: dict[str, str], refusal: str) -> Iterator[None]:
    """Refuse when it is held, in words completed with what its holder wrote there."""
    with opened(name) as file:
        if not taken(file):
            raise Refusal(refusal.format(**note(file)))
        file.write(json.dumps(holder).ljust(ROOM))
        file.flush()
        yield


def holder_of(name: str) -> dict[str, str] | None:
    """What the present holder wrote, if there is one."""
    if not Path(HERE.private / f"{name}.lock").exists():
        return None
    with opened(name) as file:
        if taken(file):
            return None
        return note(file)


@contextmanager
def using(cluster: Cluster) -> Iterator[None]:
    """Several commands may use one database server; the last to leave stops it."""
    with opened(f"{cluster.name}.users") as file:
        fcntl.flock(file, fcntl.LOCK_SH)
        try:
            yield
        finally:
            if taken(file):
                cluster.stop()
