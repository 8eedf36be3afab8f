"""`./hub manage export_903 --authority E06000031 --year 2026 --out DIR [--also ssd,annex-a]`."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from methub.audit import trail
from methub.foundation.actors import MET_HUB
from methub.foundation.timekeeping import now
from methub.returns import queries
from methub.returns.presenters.files import files
from methub.returns.presenters.others import ALSO
from methub.returns.rules.days import CollectionYear


class Command(BaseCommand):
    help = "Writes the return on looked-after children (SSDA903) of one authority and year."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--authority", required=True, help="its GSS code, as E06000031")
        parser.add_argument(
            "--year", type=int, required=True, help="2026 is April 2025 to March 2026"
        )
        parser.add_argument("--out", type=Path, required=True)
        parser.add_argument("--also", default="", help=f"further files: {', '.join(ALSO)}")

    def handle(self, authority: str, year: int, out: Path, also: str, **options: Any) -> None:
        found = queries.authority_of(gss_code=authority)
        if found is None:
            raise CommandError(f"No authority of this hub has the code {authority}.")
        wanted = [name for name in also.split(",") if name]
        if unknown := [name for name in wanted if name not in ALSO]:
            raise CommandError(f"Not known: {', '.join(unknown)}. Known: {', '.join(ALSO)}.")
        at = now()
        whole = queries.whole_return(authority=found, year=CollectionYear(year))
        further = queries.further(whole=whole, at=at)
        trail.note_reading(
            "returns.return.written", by=MET_HUB, at=at, about=found, year=year, also=wanted,
            shown=sorted({*whole.person_ids, *further.person_ids}),
        )  # fmt: skip
        written = files(whole)
        for name in wanted:
            title, write = ALSO[name]
            written[title] = write(whole, further)
        out.mkdir(parents=True, exist_ok=True)
        for name, content in written.items():
            (out / name).write_bytes(content)
            rows_in = content.count(b"\r\n") - 1
            self.stdout.write(f"{out / name}: {rows_in:,} rows")
