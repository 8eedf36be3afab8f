"""Every ten minutes: whose record says that they came alone from abroad, or are now feared to have
been trafficked, and nobody owes what is owed for it; and whose trigger plan speaks of a home, a
school, a worker or a level that has changed. The worker finds this by name."""

import logging
from datetime import datetime

from procrastinate.contrib.django import app

from methub.foundation.actors import MET_HUB
from methub.foundation.timekeeping import now
from methub.plans import changes, queries

_log = logging.getLogger(__name__)
FEARED = "An assessment of the child looks at trafficking."


@app.periodic(cron="*/10 * * * *")
@app.task(name="plans.look", lock="plans.look", queueing_lock="plans.look")
def look(timestamp: int) -> None:
    look_for_arrivals(at=now())
    look_for_overtaken_plans(at=now())


def look_for_arrivals(*, at: datetime) -> int:
    """For how many children something is owed from now. Run twice, it is owed once."""
    done = 0
    for row in queries.arrived_lately(at=at):
        try:
            changes.record_arrival(
                child=row.child,
                arrived_on=row.from_on,
                is_alone=True,
                concern=FEARED if row.is_feared else "",
                by=MET_HUB,
                at=at,
            )
            done += 1
        except Exception:  # one child whose facts cannot be judged may not hold up the next
            _log.exception("Child %s could not be looked at.", row.child.person.reference)
    for arrival in queries.arrivals_now_feared():
        try:
            changes.fear_trafficking(arrival=arrival, concern=FEARED, by=MET_HUB, at=at)
            done += 1
        except Exception:
            _log.exception("Arrival %s could not be looked at.", arrival.reference)
    return done


def look_for_overtaken_plans(*, at: datetime) -> int:
    """For how many plans a look is due from today. Run twice, it is due once."""
    done = 0
    for row in queries.plans_overtaken(at=at):
        try:
            changes.bring_review_forward(plan=row.plan, why=row.why, by=MET_HUB, at=at)
            done += 1
        except Exception:
            _log.exception("Plan %s could not be looked at.", row.plan.reference)
    return done
