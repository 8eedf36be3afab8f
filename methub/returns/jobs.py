"""Files of earlier returns are read where nobody has to wait for them."""

import logging
from datetime import datetime

from procrastinate.contrib.django import app

from methub.agencies.models import User
from methub.agencies.permissions import Permission
from methub.agencies.queries import front_desk
from methub.foundation.actors import MET_HUB
from methub.foundation.timekeeping import now
from methub.returns import changes, queries
from methub.returns.models import Load

_log = logging.getLogger(__name__)


@app.periodic(cron="* * * * *", queueing_lock="returns.read")
@app.task(name="returns.read", lock="returns.read")
def read(timestamp: int) -> None:
    """At once when somebody asks; and every minute, for what a stopped machine left lying."""
    read_waiting(at=now())


@app.periodic(cron="40 2 * * *")
@app.task(name="returns.forget", lock="returns.forget", queueing_lock="returns.forget")
def forget(timestamp: int) -> None:
    forget_left_lying(at=now())


def read_waiting(*, at: datetime) -> int:
    """How many were read. Each signs as whoever asked, who must still be allowed to."""
    waiting = list(queries.waiting_loads())
    for load in waiting:
        try:
            _read_one(load, at)
        except Exception:  # one return's fault may not hold up the next
            _log.exception("The load %s could not be read.", load.reference)
            changes.give_up(load=load, by=MET_HUB, at=at)
    return len(waiting)


def forget_left_lying(*, at: datetime) -> int:
    forgotten = list(queries.left_lying(at=at))
    for load in forgotten:
        changes.forget_files(load=load, by=MET_HUB, at=at)
    return len(forgotten)


def _read_one(load: Load, at: datetime) -> None:
    if load.asked_by_id == MET_HUB.id:  # a command is reading it itself
        return
    viewer, actor = front_desk(user=User.objects.get(pk=load.asked_by_id), at=at)
    if viewer.may(Permission.MAKE_RETURN):
        changes.read_load(load=load, by=actor, at=at)
    else:
        changes.give_up(load=load, by=MET_HUB, at=at)
