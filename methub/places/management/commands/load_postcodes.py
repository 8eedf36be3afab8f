"""`./hub manage load_postcodes --areas "PE CB"`, or `--all`."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from methub.foundation.actors import MET_HUB
from methub.foundation.timekeeping import now
from methub.places import changes
from methub.places.rules import directory
from methub.places.rules.postcodes import chosen


class Command(BaseCommand):
    help = "Loads postcodes with their positions and districts. Loading twice changes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        wanted = parser.add_mutually_exclusive_group(required=True)
        wanted.add_argument(
            "--areas", help='the letters they begin with: "PE CB", or "P" for all P'
        )
        wanted.add_argument("--all", action="store_true", help="the whole United Kingdom")

    def handle(self, areas: str | None, **options: Any) -> None:
        said = (areas or "").upper().split()
        letters = directory.letters()
        if not said and areas is not None:
            raise CommandError('Say which areas: --areas "PE CB".')
        if wrong := sorted({one for one in said if one[0] not in letters}):
            raise CommandError(f"There is no postcode area {', '.join(wrong)}.")
        total = sum(
            self._load(letter, [one for one in said if one.startswith(letter)])
            for letter in letters
            if not said or any(one.startswith(letter) for one in said)
        )
        self.stdout.write(f"{total:,} postcodes are new or different. {directory.ATTRIBUTION}")

    def _load(self, letter: str, said: list[str]) -> int:
        """The areas of one letter, with progress; how many postcodes changed."""
        rows = directory.areas_of_letter(letter)
        wanted, unknown = chosen(set(rows), said) if said else (set(rows), [])
        if unknown:
            raise CommandError(f"There is no postcode area {', '.join(unknown)}.")
        total = 0
        for area in sorted(wanted):
            changed = changes.load_area(
                area=area, edition=directory.edition(), rows=rows[area], by=MET_HUB, at=now()
            )
            self.stdout.write(f"{area}: {len(rows[area]):,} postcodes, {changed:,} changed")
            total += changed
        return total
