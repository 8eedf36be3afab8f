"""Somebody asks us to stop: at once, or after a step that must not be cut in half."""

import signal
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any


class Stopped(BaseException):
    """Somebody pressed Ctrl-C, or asked politely in another way."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number


class Bell:
    """Rung by a signal; while it is held, it rings afterwards."""

    def __init__(self) -> None:
        self.is_held = False
        self.asked: int | None = None

    def ring(self, number: int, frame: FrameType | None = None) -> None:
        if self.is_held:
            self.asked = number
            return
        for each in RELATIVES:
            signal.signal(each, signal.SIG_IGN)
        raise Stopped(number)

    @contextmanager
    def held(self) -> Iterator[None]:
        """Between starting a process and knowing its number nobody could stop it again."""
        self.is_held = True
        try:
            yield
        finally:
            self.is_held = False
            asked, self.asked = self.asked, None
            if asked is not None:
                self.ring(asked)


BELL = Bell()
RELATIVES = [signal.SIGINT, signal.SIGTERM, signal.SIGHUP]


@contextmanager
def until_stopped() -> Iterator[None]:
    """Ctrl-C and its relatives end the block; what tidies up afterwards is not interrupted."""
    before = {each: signal.getsignal(each) for each in RELATIVES}
    for each, handler in before.items():
        if each != signal.SIGHUP or handler != signal.SIG_IGN:  # which is what nohup asks for
            signal.signal(each, BELL.ring)
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)


def ran(
    command: Sequence[str | Path], *, told: str | None = None, **how: Any
) -> subprocess.CompletedProcess[Any]:
    """One program, to its end: `subprocess.run`, but that whoever asks us to stop in the moment
    in which it begins leaves nothing of it behind. `told` goes to its standard input."""
    words = [str(word) for word in command]
    child: subprocess.Popen[Any] | None = None
    try:
        with BELL.held():
            child = subprocess.Popen(words, **how)
        said, complained = child.communicate(told)
        return subprocess.CompletedProcess(words, child.returncode, said, complained)
    finally:
        if child is not None:
            child.kill()  # which does nothing to one that has ended
            with child:
                pass
