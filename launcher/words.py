"""What the launcher says to a person.

Progress goes to standard error, so that a command's own output can be piped.
"""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager


class Refusal(Exception):
    """Something the reader can put right, said in one plain sentence."""


def say(words: str) -> None:
    """One line of progress."""
    print(words, file=sys.stderr, flush=True)


@contextmanager
def step(words: str) -> Iterator[None]:
    """Say what is being done, and how long it took when a person will have noticed."""
    say(f"{words} …")
    began = time.monotonic()
    yield
    took = time.monotonic() - began
    if took >= 1:
        say(f"  done in {took:.0f} s")
