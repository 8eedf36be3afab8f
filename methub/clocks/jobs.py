"""Every minute: late promises climb the ladder."""

import logging
from datetime import datetime

from procrastinate.contrib.django import app

from methub.clocks import changes, queries
from methub.foundation.actors import MET_HUB
from methub.foundation.timekeeping import now

AT_ONCE = 500

_log = logging.getLogger(__name__)


@app.periodic(cron="* * * * *")
@app.task(name="clocks.climb", lock="clocks.climb", queueing_lock="clocks.climb")
def climb(timestamp: int) -> None:
    raise_due_alerts(at=now())


def raise_due_alerts(*, at: datetime) -> int:
    """Raise every alert whose moment has come; how many rose."""
    raised = 0
    for clock in queries.to_be_raised(at=at)[:AT_ONCE]:
        try:
            raised += changes.raise_alert(clock=clock, by=MET_HUB, at=at) is not None
        except Exception:  # one promise that cannot climb may not hold up the next child's
            _log.exception("Promise %s could not climb.", clock.reference)
    return raised
