"""A child is found, and comes back. `missing` cannot start an interview: this room moves both."""

from datetime import datetime
from typing import Any

from methub.audit import trail
from methub.foundation.actors import Actor
from methub.interviews import changes as interviews
from methub.missing import changes as missing
from methub.missing.models import Episode
from methub.post.models import Message


def child_found(
    *,
    episode: Episode,
    found_at: datetime,
    told_at: datetime,
    found_where: str = "",
    found_by: str = "",
    returned_at: datetime | None = None,
    returned_to: str = "",
    prevention: dict[str, Any] | None = None,
    message: Message | None = None,
    by: Actor,
    at: datetime,
) -> Episode:
    """Found: the episode closes, the prevention interview is recorded or owed, and the return
    home interview is promised from when the child was found, not from when we were told."""
    with trail.open_page(by=by, at=at) as page:
        episode = missing.record_found(
            episode=episode,
            found_at=found_at,
            found_where=found_where,
            found_by=found_by,
            told_at=told_at,
            message=message,
            by=by,
            at=at,
        )
        if returned_at is not None:
            episode = missing.record_returned(
                episode=episode, returned_at=returned_at, returned_to=returned_to, by=by, at=at
            )
        if prevention:
            missing.record_prevention(episode=episode, message=message, by=by, at=at, **prevention)
        interviews.open_interview(episode=episode, by=by, at=at)
        page.write("intake.child.found", about=episode, person_id=episode.child_id)
    return episode


def child_returned(
    *, episode: Episode, returned_at: datetime, returned_to: str, by: Actor, at: datetime
) -> Episode:
    """Back: kept apart from being found. A child who was away is back when they have returned."""
    with trail.open_page(by=by, at=at) as page:
        episode = missing.record_returned(
            episode=episode, returned_at=returned_at, returned_to=returned_to, by=by, at=at
        )
        interviews.open_interview(episode=episode, by=by, at=at)
        page.write("intake.child.returned", about=episode, person_id=episode.child_id)
    return episode
