"""A child is found, and comes back. `missing` cannot start an interview: this room moves both."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from methub.audit import trail
from methub.children.models import Child
from methub.foundation.actors import Actor
from methub.intake.changes.reports import FoundReport, MissingReport
from methub.interviews import changes as interviews
from methub.missing import changes as missing
from methub.missing.models import Correction, Episode
from methub.out_of_area import changes as out_of_area
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
        _owe_an_interview(episode, "The child was found.", by, at)
        page.write("intake.child.found", about=episode, person_id=episode.child_id)
    return episode


def child_was_missing(
    *, child: Child, report: MissingReport, found: FoundReport, told_at: datetime,
    message: Message | None = None, by: Actor, at: datetime,
) -> Episode:  # fmt: skip
    """Told of late: the child went missing, was found, and perhaps is missing again by now. It is
    recorded whole, and every clock runs from when it happened."""
    with trail.open_page(by=by, at=at) as page:
        episode = missing.open_episode(
            child=child,
            missing_since=report.missing_since,
            reported_at=report.reported_at,
            grade=report.grade,
            graded_at=report.graded_at,
            told_hub_at=told_at,
            until=found.found_at,
            message=message,
            by=by,
            at=at,
            **report.facts,
        )
        episode = child_found(
            episode=episode,
            found_at=found.found_at,
            found_where=found.found_where,
            found_by=found.found_by,
            returned_at=found.returned_at,
            returned_to=found.returned_to,
            prevention=found.prevention,
            told_at=told_at,
            message=message,
            by=by,
            at=at,
        )
        page.write("intake.episode.told-late", about=episode, person_id=episode.child_id)
    return episode


def child_returned(
    *, episode: Episode, returned_at: datetime, returned_to: str, by: Actor, at: datetime
) -> Episode:
    """Back: kept apart from being found. A child who was away is back when they have returned."""
    with trail.open_page(by=by, at=at) as page:
        episode = missing.record_returned(
            episode=episode, returned_at=returned_at, returned_to=returned_to, by=by, at=at
        )
        _owe_an_interview(episode, "The child has returned.", by, at)
        page.write("intake.child.returned", about=episode, person_id=episode.child_id)
    return episode


def correct_episode(
    *,
    episode: Episode,
    changes: Mapping[str, str | datetime | None],
    why: str,
    version: int,
    by: Actor,
    at: datetime,
) -> list[Correction]:
    """Facts are put right; where the child was found or back at another time, the hours of the
    return home interview run from what is now known."""
    with trail.open_page(by=by, at=at) as page:
        corrections = missing.correct_episode(
            episode=episode, changes=changes, why=why, version=version, by=by, at=at
        )
        if {"found_at", "returned_at"} & {correction.field for correction in corrections}:
            episode.refresh_from_db()
            interviews.retime(episode=episode, why=why, by=by, at=at)
            if not episode.is_ours:
                out_of_area.follow_episode(episode=episode, why=why, by=by, at=at)
        page.write("intake.episode.corrected", about=episode, person_id=episode.child_id)
    return corrections


def _owe_an_interview(episode: Episode, why: str, by: Actor, at: datetime) -> None:
    """The hub owes it, or another authority does, and the hub asks them what came of it."""
    interviews.open_interview(episode=episode, by=by, at=at)
    if not episode.is_ours:
        out_of_area.follow_episode(episode=episode, why=why, by=by, at=at)
