"""`./hub manage load_policy FILE --authority NAME --from DATE`."""

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from methub.agencies.models import Authority
from methub.foundation.actors import MET_HUB
from methub.foundation.spoken import short_day
from methub.foundation.timekeeping import now
from methub.policies.changes import (
    AlreadyAdopted,
    AnotherAuthoritysPolicy,
    WouldJudgeThePastAnew,
    adopt_policy,
)
from methub.policies.rules import ProfileError

REFUSALS = {
    AlreadyAdopted: "{authority} already has a policy from {day}.",
    WouldJudgeThePastAnew: "{authority} already had a policy on {day}, and the past is judged by"
    " the policy of its day. Choose a day after today.",
    AnotherAuthoritysPolicy: "{file} is not a profile of {authority}: its authority_code differs.",
}


class Command(BaseCommand):
    help = "Adopts a policy profile for an authority, from a day on."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--authority", required=True, help="its name, as in the record")
        parser.add_argument("--from", dest="from_on", type=date.fromisoformat, required=True)

    def handle(self, file: Path, authority: str, from_on: date, **options: Any) -> None:
        try:
            adopting = Authority.objects.get(name=authority)
        except Authority.DoesNotExist:
            raise CommandError(f"There is no authority named {authority}.") from None
        words = {"authority": authority, "day": short_day(from_on), "file": file}
        try:
            adopt_policy(
                authority=adopting,
                profile_text=_text(file),
                from_on=from_on,
                by=MET_HUB,
                at=now(),
            )
        except ProfileError as wrong:
            raise CommandError(f"{file}, line {wrong.line}: {wrong.message}") from None
        except tuple(REFUSALS) as refused:
            raise CommandError(REFUSALS[type(refused)].format(**words)) from None
        self.stdout.write("{authority} works by {file} from {day}.".format(**words))


def _text(file: Path) -> str:
    try:
        return file.read_bytes().decode()
    except (OSError, UnicodeDecodeError) as unreadable:
        raise CommandError(f"{file} cannot be read as text: {unreadable}.") from None
