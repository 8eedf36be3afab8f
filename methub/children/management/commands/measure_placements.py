"""`./hub manage measure_placements`: after postcodes or boundaries are loaded."""

from typing import Any

from django.core.management.base import BaseCommand

from methub.children import changes
from methub.children.models import Placement
from methub.foundation.actors import MET_HUB
from methub.foundation.timekeeping import now


class Command(BaseCommand):
    help = "Measures again how far the homes children live in now are from the boundary."

    def handle(self, **options: Any) -> None:
        lived_in = Placement.objects.filter(until_on=None).exclude(postcode="").order_by("pk")
        looked_at = different = 0
        for placement in lived_in.select_related(
            "child__person", "child__responsible_authority"
        ).iterator(chunk_size=500):
            looked_at += 1
            different += changes.measure_placement(placement=placement, by=MET_HUB, at=now())
        self.stdout.write(f"{looked_at:,} homes measured; {different:,} are different now.")
