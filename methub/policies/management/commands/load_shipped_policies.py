"""`./hub manage load_shipped_policies --from DATE`."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand

from methub.agencies.models import Authority
from methub.foundation.actors import MET_HUB
from methub.foundation.spoken import short_day
from methub.foundation.timekeeping import now
from methub.policies.changes import adopt_policy
from methub.policies.models import PolicyVersion
from methub.policies.rules import parse
from methub.policies.rules.shipped import shipped_profiles


class Command(BaseCommand):
    help = "Adopts the shipped profile of every authority in the record that has none yet."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--from", dest="from_on", type=date.fromisoformat, required=True)

    def handle(self, from_on: date, **options: Any) -> None:
        for text in shipped_profiles().values():
            code = parse(text).area.authority_code
            for authority in Authority.objects.filter(gss_code=code):
                if PolicyVersion.objects.filter(authority=authority).exists():
                    self.stdout.write(f"{authority.name} has decided already: nothing changed.")
                    continue
                adopt_policy(
                    authority=authority, profile_text=text, from_on=from_on, by=MET_HUB, at=now()
                )
                self.stdout.write(f"{authority.name}: shipped profile, from {short_day(from_on)}.")
