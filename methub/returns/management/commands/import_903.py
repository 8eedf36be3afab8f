"""`./hub manage import_903 --authority E06000031 --year 2026 Header.csv Missing.csv …`."""

import gc
import json
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from methub.agencies.models import Authority
from methub.foundation.actors import MET_HUB
from methub.foundation.timekeeping import now
from methub.returns.changes import ask_load, read_load
from methub.returns.codes import LoadState, Outcome
from methub.returns.models import Load
from methub.returns.queries import authority_of

SHOWN = 50


class Command(BaseCommand):
    help = "Brings in an earlier return on looked-after children (SSDA903), as CSV or XML."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", type=Path, nargs="+")
        parser.add_argument("--authority", required=True, help="its GSS code, as E06000031")
        parser.add_argument(
            "--year", type=int, required=True, help="2026 is April 2025 to March 2026"
        )
        parser.add_argument("--dry-run", action="store_true", help="say what would be done")
        parser.add_argument("--report", type=Path, help="write the whole report there, as JSON")

    def handle(
        self, files: list[Path], authority: str, year: int, *, dry_run: bool, report: Path | None,
        **options: Any,
    ) -> None:  # fmt: skip
        load = ask_load(
            authority=_authority(authority),
            year=year,
            files=[(file.name, _content(file)) for file in files],
            is_trial=dry_run,
            by=MET_HUB,
            at=now(),
        )
        with _no_rounds():
            load = read_load(load=load, by=MET_HUB, at=now(), progress=self.progress)
        if report is not None:
            report.write_text(json.dumps({"counts": load.counts, "rows": load.report}, indent=1))
        if load.refused_why:
            raise CommandError(f"{load.refused_why} Nothing was changed.")
        self.say(load)

    def progress(self, what: str, done: int, of: int) -> None:
        self.stderr.write(f"{what}: {done:,} of {of:,}")

    def say(self, load: Load) -> None:
        self.stdout.write(LoadState(load.state).label + ".")
        for table, counted in load.counts.items():
            said = ", ".join(
                f"{counted[code.value]:,} {code.label.lower()}"
                for code in Outcome
                if code.value in counted
            )
            self.stdout.write(f"  {table}: {said}")
        for row in load.report[:SHOWN]:
            rule = f" rule {row['rule']}:" if row["rule"] else ""
            self.stdout.write(
                f"  {row['table']} line {row['line']}, child {row['child']}, {row['outcome']}:"
                f"{rule} {row['message']}"
            )
        if len(load.report) > SHOWN:
            self.stdout.write(f"  … and {len(load.report) - SHOWN:,} more: ask for --report FILE")


@contextmanager
def _no_rounds() -> Iterator[None]:
    """Without looking for garbage meanwhile: a return makes none that goes round in circles, and
    looking through a hundred thousand rows again and again takes a third of the time."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _authority(code: str) -> Authority:
    found = authority_of(gss_code=code)
    if found is None:
        raise CommandError(f"No authority of this hub has the code {code}.")
    return found


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise CommandError(f"{file} cannot be read: {error.strerror}.") from None
