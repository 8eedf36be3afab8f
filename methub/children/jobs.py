"""Every morning: who has come to the age at which the move to adult services is planned."""

import logging
from datetime import datetime

from procrastinate.contrib.django import app

from methub.children import changes, queries
from methub.children.models import Child
from methub.foundation.actors import MET_HUB
from methub.foundation.timekeeping import london_day, now

_log = logging.getLogger(__name__)


@app.periodic(cron="15 5 * * *")
@app.task(name="children.look", lock="children.look", queueing_lock="children.look")
def look(timestamp: int) -> None:
    look_for_growing_up(at=now())


def look_for_growing_up(*, at: datetime) -> int:
    """For how many children the move is owed from today. Run twice, it is owed once."""
    done = 0
    for child in queries.may_be_growing_up(at=at).iterator():
        try:
            done += _owe_if_of_age(child, at)
        except Exception:  # one child whose facts cannot be judged may not hold up the next
            _log.exception("Child %s could not be looked at.", child.person.reference)
    return done


def _owe_if_of_age(child: Child, at: datetime) -> bool:
    window = queries.growing_up(child=child, at=at)
    if window is None or not window.starts <= london_day(at) < window.adult:
        return False
    changes.owe_transition(child=child, by=MET_HUB, at=at)
    return True
