"""Every ten minutes: who lives across a border and nobody said so, what has ended, whom to remind.
The worker finds these by name."""

import logging
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import TypeVar

from procrastinate.contrib.django import app

from methub.children.models import Placement
from methub.clocks.models import Alert
from methub.foundation.actors import MET_HUB
from methub.foundation.timekeeping import now
from methub.missing.models import Episode
from methub.out_of_area import changes, queries
from methub.out_of_area.models import PlacedAway

_log = logging.getLogger(__name__)
Row = TypeVar("Row", Placement, PlacedAway, Episode, Alert)


@app.periodic(cron="*/10 * * * *")
@app.task(name="out_of_area.look", lock="out_of_area.look", queueing_lock="out_of_area.look")
def look(timestamp: int) -> None:
    look_round(at=now())


def look_round(*, at: datetime) -> int:
    """Everything there is to look at; how much was done."""
    return (
        _each(queries.placements_that_are_over(at=at), _end, at)
        + _each(queries.placements_not_known(at=at), _find, at)
        + _each(queries.episodes_no_longer_theirs(), _follow, at)
        + _each(queries.rungs_without_a_reminder(), _remind, at)
    )


def _end(row: PlacedAway, at: datetime) -> None:
    changes.end_placed_away(
        placed_away=row, why="The child lives there no longer.", by=MET_HUB, at=at
    )


def _find(placement: Placement, at: datetime) -> None:
    changes.find_placement(placement=placement, by=MET_HUB, at=at)


def _follow(episode: Episode, at: datetime) -> None:
    changes.follow_episode(
        episode=episode,
        why="Another authority answers for the child now, or the episode does not count.",
        by=MET_HUB,
        at=at,
    )


def _remind(alert: Alert, at: datetime) -> None:
    changes.remind(alert=alert, by=MET_HUB, at=at)


def _each(rows: Iterable[Row], do: Callable[[Row, datetime], None], at: datetime) -> int:
    """One child whose facts cannot be judged may not hold up the next child's."""
    done = 0
    for row in rows:
        try:
            do(row, at)
            done += 1
        except Exception:
            _log.exception("%s %s could not be looked at.", type(row).__name__, row.reference)
    return done
