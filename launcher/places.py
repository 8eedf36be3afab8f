"""Where things are. Everything the launcher makes is under `.venv`, `node_modules` and `var`."""

import os
from dataclasses import dataclass
from pathlib import Path

from launcher.words import Refusal


@dataclass(frozen=True)
class Places:
    """The folders of one checkout."""

    root: Path

    @property
    def var(self) -> Path:
        """What this machine made: databases, logs, passwords, caches. Never in git."""
        return self.root / "var"

    @property
    def private(self) -> Path:
        """Passwords and keys, readable by the person who started the hub and nobody else."""
        return self.var / "private"

    @property
    def logs(self) -> Path:
        """What each process printed."""
        return self.var / "log"

    @property
    def cache(self) -> Path:
        """Downloads, kept inside the checkout so that nothing is written to anybody's home."""
        return self.var / "cache"

    @property
    def venv(self) -> Path:
        """The virtual environment with the locked Python packages."""
        return self.root / ".venv"

    @property
    def python(self) -> Path:
        """The interpreter that runs Django."""
        return self.venv / "bin" / "python"

    @property
    def node_modules(self) -> Path:
        """The locked front-end packages."""
        return self.root / "node_modules"

    def log(self, name: str) -> Path:
        """A new log for one process. The one before is kept, in case it says why it ended."""
        log = self.logs / f"{name}.log"
        if log.exists():
            log.replace(self.logs / f"{name}.log.1")
        return log

    def site_packages(self, package: str) -> Path:
        """The folder of one installed Python package, without importing it."""
        return next(self.venv.glob(f"lib/python3*/site-packages/{package}"))

    def make(self) -> None:
        """Create what every command needs.

        Others may pass through `var` but not list it: when root starts the hub, the database's own
        account has to get to its files.
        """
        if self.var.exists() and self.var.stat().st_uid != os.geteuid():
            owner = self.var.owner()
            raise Refusal(f"MET Hub was first run here by {owner}; run it as {owner} again.")
        for folder, mode in ((self.var, 0o711), (self.private, 0o700), (self.logs, 0o700)):
            if not folder.is_dir():
                folder.mkdir(mode=mode)
                folder.chmod(mode)


HERE = Places(Path(__file__).resolve().parent.parent)
