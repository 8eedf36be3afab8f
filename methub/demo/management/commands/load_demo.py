"""`load_demo`: the demonstration partnership and its four months of life up to now."""

from argparse import ArgumentParser
from random import Random
from typing import Any

from django.core.management.base import BaseCommand
from django.db import connection, transaction

from methub.agencies.models import Partnership
from methub.demo import children, partnership, plan
from methub.demo.life import Life
from methub.foundation.timekeeping import now


class Command(BaseCommand):
    help = "Load the demonstration partnership: invented children, four months of life up to now."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--seed", type=int, default=2020)

    def handle(self, *args: Any, **options: Any) -> None:
        if Partnership.objects.exists():
            self.stdout.write("There is a partnership already; nothing was loaded.")
            return
        at = now()
        rng = Random(options["seed"])
        with transaction.atomic():
            begins = plan.begins(at)
            town = partnership.found(at=begins)
            residents = children.settle(town, at=begins, rng=rng)
            life = Life(town=town, residents=residents, begins=begins, now=at, rng=rng)
            children.place_far_away(town, plan.far_away(life), at=begins)
            plan.plan(life)
            happened = life.live()
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        self.stdout.write(f"{len(residents)} invented children, {happened} things that happened.")
