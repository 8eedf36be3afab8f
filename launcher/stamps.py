"""Doing slow work once: a stamp remembers the digest of the inputs that something was made from."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


def digest(files: Iterable[Path], *words: str) -> str:
    """One digest over the names and contents of files, and any words that matter as much."""
    total = hashlib.sha256()
    for file in sorted(files):
        total.update(file.name.encode() + b"\0" + hashlib.sha256(file.read_bytes()).digest())
    for word in words:
        total.update(word.encode() + b"\0")
    return total.hexdigest()


@dataclass(frozen=True)
class Stamps:
    """A folder of stamps, kept beside the thing they speak for so that both disappear together."""

    folder: Path

    def has(self, name: str, inputs: str) -> bool:
        """Was it made from exactly these inputs?"""
        stamp = self.folder / name
        return stamp.is_file() and stamp.read_text() == inputs

    def put(self, name: str, inputs: str) -> None:
        """Remember the inputs. Called only after the work succeeded."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        (self.folder / name).write_text(inputs)

    def remove(self, *names: str) -> None:
        """Forget, so that the work is done again."""
        for name in names:
            (self.folder / name).unlink(missing_ok=True)
