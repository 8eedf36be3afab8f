"""The account PostgreSQL runs as. It refuses to run as root, so root lends it an unprivileged one.

Nobody's permissions are widened for it: where that account cannot reach the checkout, the database
and its programs live in a private folder of their own instead, and `var` remembers where.
"""

import os
import pwd
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

from launcher.words import Refusal

CANDIDATES = ("postgres", "nobody", "daemon", "bin")


class Identity(TypedDict, total=False):
    """What `subprocess` is told to become."""

    user: int
    group: int
    extra_groups: list[int]


@dataclass(frozen=True)
class Account:
    """Who owns the database's files and runs its processes."""

    uid: int
    gid: int

    @property
    def is_ours(self) -> bool:
        """Is it simply whoever started the hub?"""
        return self.uid == os.geteuid()

    @property
    def identity(self) -> Identity:
        """Arguments that make a child process this account."""
        if self.is_ours:
            return {}
        return {"user": self.uid, "group": self.gid, "extra_groups": []}

    def can_reach(self, path: Path) -> bool:
        """May it pass through every folder on the way? Asked of the system, as the account."""
        asked = subprocess.run(
            ["test", "-x", str(path)], check=False, stderr=subprocess.DEVNULL, **self.identity
        )
        return asked.returncode == 0

    def own(self, path: Path) -> None:
        """Give one file or folder to the account."""
        if not self.is_ours:
            os.chown(path, self.uid, self.gid)

    def private_folder(self, path: Path) -> Path:
        """Make a folder that only this account may enter."""
        path.mkdir(mode=0o700)
        self.own(path)
        return path

    def private_folder_in(self, parent: str, prefix: str) -> Path:
        """The same with a name nobody can guess or prepare, for folders shared with strangers."""
        path = Path(tempfile.mkdtemp(prefix=prefix, dir=parent))
        self.own(path)
        return path


def for_postgres() -> Account:
    """Ourselves, unless we are root."""
    if os.geteuid() != 0:
        return Account(os.geteuid(), os.getegid())
    for name in CANDIDATES:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        if entry.pw_uid != 0:
            return Account(entry.pw_uid, entry.pw_gid)
    raise Refusal("PostgreSQL will not run as root, and this machine has no unprivileged account.")
