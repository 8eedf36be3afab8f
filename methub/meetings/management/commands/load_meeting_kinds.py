"""`./hub manage load_meeting_kinds FILE --authority NAME --from DATE`."""

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from methub.agencies.models import Authority
from methub.foundation.actors import MET_HUB
from methub.foundation.timekeeping import now
from methub.meetings.changes import AlreadyAdopted, InThePastAlready, adopt_kinds
from methub.meetings.rules import KindsError


class Command(BaseCommand):
    help = "An authority says what its meetings are, from a day on."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--authority", required=True, help="its name, as in the record")
        parser.add_argument("--from", dest="from_on", type=date.fromisoformat, required=True)

    def handle(self, file: Path, authority: str, from_on: date, **options: Any) -> None:
        try:
            adopting = Authority.objects.get(name=authority)
        except Authority.DoesNotExist:
            raise CommandError(f"There is no authority named {authority}.") from None
        try:
            text = file.read_bytes().decode()
        except (OSError, UnicodeDecodeError) as unreadable:
            raise CommandError(f"{file} cannot be read as text: {unreadable}.") from None
        try:
            adopt_kinds(authority=adopting, text=text, from_on=from_on, by=MET_HUB, at=now())
        except KindsError as wrong:
            raise CommandError(f"{file}, line {wrong.line}: {wrong.message}") from None
        except (AlreadyAdopted, InThePastAlready) as refused:
            raise CommandError(str(type(refused).__doc__)) from None
        self.stdout.write(f"{authority} holds the meetings of {file}.")
