"""What was over before the hub was told: returns and old lists are kept as facts, quietly.

A child who came home years ago is owed no interview within 72 hours, and an alert about it would
bury the alert about a child who is missing tonight. So history starts no clock, no alert and no
interview, and its thresholds are for reports. A child who is still missing is not history.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from methub.audit import trail
from methub.children.models import Child
from methub.children.queries import SituationThen, situations_then
from methub.clocks.codes import Promise
from methub.foundation.actors import Actor
from methub.foundation.many import insert_many
from methub.foundation.timekeeping import london_day
from methub.missing.changes.episodes import set_off
from methub.missing.changes.owed import Owed
from methub.missing.changes.refusals import (
    FoundBeforeMissing,
    InTheFuture,
    LastLine,
    MergedMeanwhile,
    NotCorrectable,
    NothingChanged,
)
from methub.missing.codes import AuthorityStatus, Precision
from methub.missing.models import Correction, Episode, StatusRecord
from methub.missing.rules import Known

BATCH = 1_000  # as often as whoever waits is told how far it is

_NOT_ENDED: Mapping[str, object] = {
    "found_at": None,
    "found_precision": Precision.MINUTE,
    "returned_at": None,
    "returned_precision": Precision.MINUTE,
}

# What is promised of a child who is missing now, and of nobody who turns out to have been found.
_WHILE_MISSING = (Promise.TELL_AUTHORITY, Promise.ADULT_HANDOVER)


@dataclass(frozen=True)
class PastEpisode:
    """An absence as a return or an old list tells it. No `until`: the child is missing now.
    `facts` are further fields of the episode, in words."""

    child: Child
    since: Known
    until: Known | None
    status: AuthorityStatus = AuthorityStatus.MISSING
    was_in_care: bool = False
    facts: Mapping[str, str] = field(default_factory=dict)


def record_history(
    *, past: Sequence[PastEpisode], source: str, by: Actor, at: datetime
) -> list[int]:
    """Episodes in the order given, in batches: all of them, or none; their keys. What overlaps
    another episode of the child is refused; ask `queries.absences_of` first to know which.

    A child who is missing now is owed what any missing child is: the promises begin."""
    for one in past:
        _refuse_impossible(one, at)
    made: list[int] = []
    with LastLine(), trail.open_page(by=by, at=at) as page:
        if Child.objects.hold({one.child.pk for one in past}):
            raise MergedMeanwhile
        for first in range(0, len(past), BATCH):
            made += _recorded(past[first : first + BATCH], source, by, at)
        oldest = Episode.objects.get(pk=made[0])
        page.write("missing.history.recorded", about=oldest, episodes=len(made), source=source)
    return made


def correct_history(
    *,
    episode: Episode,
    until: Known,
    status: AuthorityStatus,
    why: str,
    by: Actor,
    at: datetime,
) -> Episode:
    """A later return says more of an episode known to the day: when it ended, or as what. What
    was said before is kept. An episode known to the minute is for a person to correct."""
    if until.moment > at:
        raise InTheFuture
    with LastLine(), trail.open_page(by=by, at=at) as page:
        episode = Episode.objects.held(episode.pk)
        if episode.missing_since_precision != Precision.DAY:
            raise NotCorrectable
        if until.moment < episode.missing_since:
            raise FoundBeforeMissing
        said = episode.signed(by, at)
        corrections = [
            Correction(field=name, was=_day(was), now=_day(now), why=why, **said)
            for name, was, now in _moved(episode, _end(status, until))
        ]
        was_status = episode.status_at(episode.missing_since)
        if not corrections and was_status is status:
            raise NothingChanged
        if was_status is not status:
            StatusRecord.objects.create(status=status, from_at=episode.missing_since, **said)
        if episode.ended_at is None:
            episode.ended_recorded_at = at
        episode.ended_at, episode.is_history = until.moment, True
        episode.version += 1
        episode.save()
        Correction.objects.bulk_create(corrections)
        for promise in _WHILE_MISSING:
            Owed(episode, page).cancel(promise, why)
        page.write("missing.history.corrected", about=episode, person_id=episode.child_id, why=why)
    return episode


def _refuse_impossible(one: PastEpisode, at: datetime) -> None:
    until = one.until.moment if one.until else one.since.moment
    if max(one.since.moment, until) > at:
        raise InTheFuture
    if until < one.since.moment:
        raise FoundBeforeMissing


def _recorded(batch: Sequence[PastEpisode], source: str, by: Actor, at: datetime) -> list[int]:
    """One page a batch, so that a hundred thousand lines never wait in memory."""
    with trail.open_page(by=by, at=at) as page:
        made = insert_many(Episode, _episodes(batch), told_hub_at=at, recorded_at=at)
        both = list(zip(made, batch, strict=True))
        insert_many(
            StatusRecord,
            [_status(key, one) for key, one in both],
            recorded_at=at,
            recorded_by_id=by.id,
            recorded_by_name=by.name,
        )
        page.write_each(
            "missing.episode.recorded-from-history",
            about=Episode,
            whose=[(key, one.child.pk) for key, one in both],
            source=source,
        )
        for key, one in both:
            if one.until is None:
                set_off(Episode.objects.held(key), page)
    return made


def _status(key: int, one: PastEpisode) -> dict[str, object]:
    return {
        "episode_id": key,
        "child_id": one.child.pk,
        "status": one.status,
        "from_at": one.since.moment,
    }


def _episodes(batch: Sequence[PastEpisode]) -> list[dict[str, object]]:
    asked: dict[int, set[datetime]] = defaultdict(set)
    for one in batch:
        asked[one.child.pk].add(one.since.moment)
    then = situations_then(asked)
    no_facts = {name: "" for one in batch for name in one.facts}
    return [
        {**no_facts, **_episode(one, then[one.child.pk, one.since.moment]), **one.facts}
        for one in batch
    ]


def _episode(one: PastEpisode, then: SituationThen) -> dict[str, object]:
    return {
        "child_id": one.child.pk,
        "responsible_authority_id": one.child.responsible_authority_id,
        "host_authority_id": then.host_authority_id,
        "placement_id": then.placement_id,
        "was_in_care": one.was_in_care or then.is_in_care,
        "district": then.district,
        "missing_since": one.since.moment,
        "missing_since_precision": one.since.precision,
        "ended_at": one.until.moment if one.until else None,
        "is_history": one.until is not None,
        **_NOT_ENDED,
        **(_end(one.status, one.until) if one.until else {}),
    }


def _end(status: AuthorityStatus, until: Known) -> dict[str, object]:
    """A missing child is found; one who was away has returned (practice.md §1.7)."""
    if status is AuthorityStatus.AWAY:
        return {"returned_at": until.moment, "returned_precision": until.precision}
    return {"found_at": until.moment, "found_precision": until.precision}


def _moved(episode: Episode, end: Mapping[str, object]) -> list[tuple[str, object, object]]:
    """What the episode says otherwise from now on: field, what it said, what it says."""
    wanted = {name: end.get(name) for name in ("found_at", "returned_at")}
    moved = [(n, getattr(episode, n), now) for n, now in wanted.items()
             if getattr(episode, n) != now]  # fmt: skip
    for name, now in {**wanted, **end}.items():
        setattr(episode, name, now)
    return moved


def _day(moment: object) -> str:
    return london_day(moment).isoformat() if isinstance(moment, datetime) else ""
