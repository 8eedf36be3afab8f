"""`./hub manage load_boundaries FILE.geojson`."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from methub.foundation.actors import MET_HUB
from methub.foundation.timekeeping import now
from methub.places import changes
from methub.places.rules.boundaries import MOST_BYTES, NotABoundaryFile


class Command(BaseCommand):
    help = "Loads the boundaries of districts or authorities. A bad file changes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE.geojson")

    def handle(self, file: Path, **options: Any) -> None:
        try:
            names = changes.load_boundaries(
                content=_content(file), source=file.name, by=MET_HUB, at=now()
            )
        except NotABoundaryFile as wrong:
            raise CommandError(f"{file} was not loaded. {wrong}.") from None
        said = ", ".join(names) or "nothing that was not held already"
        self.stdout.write(f"Loaded: {said}. Placements: ./hub manage measure_placements")


def _content(file: Path) -> bytes:
    """At most a byte more than is allowed is read, however large the file is."""
    try:
        with file.open("rb") as opened:
            return opened.read(MOST_BYTES + 1)
    except OSError as unreadable:
        raise CommandError(f"{file} cannot be read: {unreadable.strerror}.") from None
