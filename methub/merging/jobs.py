"""Every night, and whenever somebody asks: who may be on the registry twice?"""

from procrastinate.contrib.django import app

from methub.agencies.models import Partnership
from methub.foundation.actors import MET_HUB
from methub.foundation.timekeeping import now
from methub.merging import changes
from methub.merging.models import Look


@app.periodic(cron="10 1 * * *")
@app.task(name="merging.nightly", lock="merging.look", queueing_lock="merging.nightly")
def nightly(timestamp: int) -> None:
    for partnership in Partnership.objects.order_by("pk"):
        changes.ask_to_look(partnership=partnership, by=MET_HUB, at=now())
    look()


@app.task(name="merging.look", lock="merging.look", queueing_lock="merging.look")
def look() -> None:
    """Every look that somebody asked for and nobody has done."""
    for one in Look.objects.filter(ended_at=None).order_by("pk"):
        changes.look_for_duplicates(look=one, by=MET_HUB, at=now())
