"""Every minute: who has been missing too long, and who is about to come of age."""

import logging
from collections.abc import Callable, Iterable
from datetime import datetime

from procrastinate.contrib.django import app

from methub.clocks import queries as promises
from methub.clocks.codes import Promise
from methub.foundation.actors import MET_HUB
from methub.foundation.timekeeping import now
from methub.missing import changes, queries, rules
from methub.missing.models import Episode
from methub.policies import queries as policies

_log = logging.getLogger(__name__)


@app.periodic(cron="* * * * *")
@app.task(name="missing.look", lock="missing.look", queueing_lock="missing.look")
def look(timestamp: int) -> None:
    at = now()
    look_for_long_missing(at=at)
    look_for_coming_of_age(at=at)


def look_for_long_missing(*, at: datetime) -> int:
    """Open episodes past the authority's limit; how many were found."""
    return _each(queries.may_be_long(at=at), _record_if_long, at)


def look_for_coming_of_age(*, at: datetime) -> int:
    """Children still missing who are nearly adults; how many were found."""
    return _each(queries.may_come_of_age(at=at), _owe_handover_if_near, at)


def _record_if_long(episode: Episode, at: datetime) -> bool:
    decided = policies.policy_for(authority=episode.policy_authority, at=episode.missing_since)
    if not rules.is_long(episode.missing_since, at, days=decided.missing.long_days):
        return False
    changes.record_long_missing(episode=episode, by=MET_HUB, at=at)
    return True


def _owe_handover_if_near(episode: Episode, at: datetime) -> bool:
    decided = policies.policy_for(authority=episode.policy_authority, at=at)
    window = rules.handover(
        missing_since=episode.missing_since,
        born_on=episode.child.person.born_on,
        years=decided.ages.missing_until,
        lead_days=decided.missing.adult_handover_lead_days,
    )
    begun = promises.once_begun(promise=Promise.ADULT_HANDOVER, about=episode.reference)
    if window is None or at < window.starts or begun.exists():
        return False
    changes.owe_adult_handover(episode=episode, window=window, by=MET_HUB, at=at)
    return True


def _each(
    episodes: Iterable[Episode], do: Callable[[Episode, datetime], bool], at: datetime
) -> int:
    """One child whose facts cannot be judged may not hold up the next child's."""
    done = 0
    for episode in episodes:
        try:
            done += do(episode, at)
        except Exception:
            _log.exception("Episode %s could not be looked at.", episode.reference)
    return done
