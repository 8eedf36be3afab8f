"""`load_demo`: the demonstration partnership and its four months of life up to now."""

from argparse import ArgumentParser
from datetime import datetime
from random import Random
from typing import Any

from django.core.management.base import BaseCommand
from django.db import connection, transaction

from methub.agencies.models import Partnership
from methub.demo import (
    assessments,
    cast,
    children,
    circumstances,
    concerns,
    guidance,
    meetings,
    merging,
    messages,
    out_of_area,
    partnership,
    places,
    plan,
    plans,
    referrals,
    returns,
    spreadsheets,
    themes,
    tracker,
)
from methub.demo.life import Life
from methub.foundation.actors import MET_HUB
from methub.foundation.timekeeping import now
from methub.intake.changes import receive
from methub.missing.models import Episode
from methub.post.codes import Channel


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
            places.load_postcodes(at=begins)
            residents = children.settle(town, at=begins, rng=rng)
            life = Life(town=town, residents=residents, begins=begins, now=at, rng=rng)
            children.place_far_away(town, plan.far_away(life), at=begins)
            plan.plan(life)
            out_of_area.handshakes(life)
            concerns.raised(life)
            referrals.lived(life)
            assessments.assessed(life)
            plans.made(life)
            meetings.held(life)
            happened = life.live()
            places.known_places(town.partnership, at=at)
            keeley = residents[f"{cast.KEELEY.forenames} {cast.KEELEY.surname}"]
            circumstances.known(keeley.child, residents, at=at)
            merging.written_down_twice(town, keeley.child, at=at)
            spreadsheets.earlier_tracker(town, at=at)
            tracker.saved_views(town, at=at)
            returns.year_before(town, residents, at=at)
            guidance.worded(town, at=at)
            themes.looked_back(town, at=at)
        self._waiting(town.partnership, at)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        self.stdout.write(f"{len(residents)} invented children, {happened} things that happened.")

    def _waiting(self, partnership: Partnership, at: datetime) -> None:
        """What waits in the inbox. Outside the one transaction: what arrives is kept first."""
        missing = Episode.objects.filter(ended_at=None).select_related("child__person")
        for raw in messages.waiting(missing.order_by("-missing_since")[0], at=at):
            receive(raw=raw, channel=Channel.MAILBOX, partnership=partnership, by=MET_HUB, at=at)
