"""`./hub manage load_guidance FILE --authority NAME | --check`."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from methub.agencies.models import Authority
from methub.foundation.actors import MET_HUB
from methub.foundation.timekeeping import now
from methub.guidance.changes import Refused, load_sheet
from methub.guidance.rules import GuidanceError, parse


class Command(BaseCommand):
    help = "Checks a file of guidance; what it says becomes an authority's own words from today."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--check", action="store_true", help="only check; load nothing")
        parser.add_argument("--authority", default="", help="whose words these are")

    def handle(self, file: Path, check: bool, authority: str, **options: Any) -> None:
        try:
            sheet = parse(_text(file))
        except GuidanceError as wrong:
            raise CommandError(f"{file}, line {wrong.line}: {wrong.message}") from None
        if check:
            self.stdout.write(f"{file} can be loaded: {len(sheet.entries)} entries.")
            return
        place = Authority.objects.filter(name=authority).first()
        if place is None:
            raise CommandError(f"Say with --authority whose words these are; not “{authority}”.")
        try:
            written = load_sheet(authority=place, sheet=sheet, by=MET_HUB, at=now())
        except Refused as refused:
            raise CommandError(f"{file}: {refused}") from None
        self.stdout.write(
            f"{place.name} says {len(written)} of {len(sheet.entries)} entries in these words from"
            " today. The others it said already."
        )


def _text(file: Path) -> str:
    try:
        return file.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as unreadable:
        raise CommandError(f"{file} cannot be read as text: {unreadable}.") from None
