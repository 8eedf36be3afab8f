"""Every ten minutes: whose record says that they came alone from abroad, or are now feared to have
been trafficked, and nobody owes what is owed for it; and whose trigger plan speaks of a home, a
school, a worker or a level that has changed. The worker finds this by name."""

import logging
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

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

    def arrived(row: Any) -> None:
        concern = FEARED if row.is_feared else ""
        changes.record_arrival(
            child=row.child, arrived_on=row.from_on, is_alone=True, concern=concern,
            by=MET_HUB, at=at,
        )  # fmt: skip

    def feared(arrival: Any) -> None:
        changes.fear_trafficking(arrival=arrival, concern=FEARED, by=MET_HUB, at=at)

    arrivals = _one_by_one(queries.arrived_lately(at=at), arrived)
    return arrivals + _one_by_one(queries.arrivals_now_feared(), feared)


def look_for_overtaken_plans(*, at: datetime) -> int:
    """For how many plans a look is due from today. Run twice, it is due once."""

    def overtaken(row: Any) -> None:
        changes.bring_review_forward(plan=row.plan, why=row.why, by=MET_HUB, at=at)

    return _one_by_one(queries.plans_overtaken(at=at), overtaken)


def _one_by_one(rows: Iterable[Any], judge: Callable[[Any], None]) -> int:
    """For how many it could be done: a record that cannot be judged may not hold up the next
    child's, and is in the log by its reference."""
    done = 0
    for row in rows:
        try:
            judge(row)
            done += 1
        except Exception:
            _log.exception("%s %s could not be looked at.", type(row).__name__, row.reference)
    return done
