"""Every ten minutes: which child came under an authority of ours while missing, and nobody said so
until the child was found. The worker finds this by name."""

import logging
from datetime import datetime

from procrastinate.contrib.django import app

from methub.foundation.actors import MET_HUB
from methub.foundation.timekeeping import now
from methub.interviews import changes, queries

_log = logging.getLogger(__name__)


@app.periodic(cron="*/10 * * * *")
@app.task(name="interviews.look", lock="interviews.look", queueing_lock="interviews.look")
def look(timestamp: int) -> None:
    look_for_children_who_came_over(at=now())


def look_for_children_who_came_over(*, at: datetime) -> int:
    """How many interviews were opened. Run twice, each is opened once."""
    opened = 0
    for episode in queries.episodes_that_came_over():
        try:
            opened += changes.open_interview(episode=episode, by=MET_HUB, at=at) is not None
        except Exception:  # one child whose facts cannot be judged may not hold up the next
            _log.exception("Episode %s could not be looked at.", episode.reference)
    return opened
