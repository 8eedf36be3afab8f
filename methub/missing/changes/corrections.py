"""An episode is corrected: what was said before is kept, and what followed from it follows anew."""

from collections.abc import Mapping
from datetime import datetime

from methub.audit import trail
from methub.foundation.actors import Actor
from methub.foundation.records import ChangedMeanwhile
from methub.foundation.timekeeping import london_day
from methub.missing import rules
from methub.missing.changes.owed import Owed
from methub.missing.changes.refusals import (
    FoundBeforeMissing,
    InTheFuture,
    LastLine,
    NotCorrectable,
    NotFoundYet,
    NothingChanged,
    NotReturnedYet,
    ReturnedBeforeFound,
    ReviewedSince,
    SaysNothing,
)
from methub.missing.changes.thresholds import Thresholds
from methub.missing.changes.trigger_plan import TriggerPlan
from methub.missing.codes import Precision
from methub.missing.models import CarePlanReview, Correction, Episode

Fact = str | datetime | None

# Only what was recorded can be corrected: the first time, it is a thing that happened.
_HAPPENED_FIRST = {"found_at": NotFoundYet, "returned_at": NotReturnedYet}


def correct_episode(
    *,
    episode: Episode,
    changes: Mapping[str, Fact],
    why: str,
    version: int,
    by: Actor,
    at: datetime,
) -> list[Correction]:
    """Put facts right. Returns one correction for each fact that differs: what was, what is now.

    Without `found_at` (or `returned_at`) the child turns out not to have been found: the episode
    is open again, and what was said with it goes too. Promises that ran from a corrected fact get
    the times they should have had; what ran from one that did not happen is owed no longer.
    """
    if not why.strip():
        raise SaysNothing
    with LastLine(), trail.open_page(by=by, at=at) as page:
        episode = Episode.objects.held(episode.pk)
        if episode.version != version:
            raise ChangedMeanwhile
        began = episode.missing_since
        corrections = _corrected(episode, _with_what_was_said(changes), why, by, at)
        _refuse_impossible(episode, at)
        episode.end_as_known(at)
        episode.is_history = episode.is_history and episode.ended_at is not None
        if episode.ended_at is None and CarePlanReview.objects.filter(episode=episode).exists():
            raise ReviewedSince
        episode.version += 1
        episode.save()
        Correction.objects.bulk_create(corrections)
        page.write(
            "missing.episode.corrected",
            about=episode,
            person_id=episode.child_id,
            fields=[correction.field for correction in corrections],
            why=why,
        )
        owed = Owed(episode, page)
        owed.move(f"Corrected: {why}")
        TriggerPlan(owed).look_again(f"Corrected: {why}")
        Thresholds(episode.child, page).look(
            since=min(began, episode.missing_since), why=f"Corrected: {why}"
        )
    return corrections


def _with_what_was_said(changes: Mapping[str, Fact]) -> dict[str, Fact]:
    """Nobody found her “by a patrol, at the station” if she was not found."""
    unsaid = [rules.SAID_WITH[field] for field, now in changes.items()
              if now is None and field in rules.SAID_WITH]  # fmt: skip
    return {**changes, **{field: now for said in unsaid for field, now in said.items()}}


def _corrected(
    episode: Episode, changes: Mapping[str, Fact], why: str, by: Actor, at: datetime
) -> list[Correction]:
    corrections = []
    for field, now in changes.items():
        if field not in rules.CORRECTABLE:
            raise NotCorrectable
        was = getattr(episode, field)
        if _is_the_same(was, now):
            continue
        if was is None and field in _HAPPENED_FIRST:
            raise _HAPPENED_FIRST[field]
        told = _kept_as_known(episode, field)
        setattr(episode, field, now)
        corrections.append(
            Correction(field=field, was=told, now=_kept(now), why=why, **episode.signed(by, at))
        )
    if not corrections:
        raise NothingChanged
    return corrections


def _kept_as_known(episode: Episode, field: str) -> str:
    """What was said, as precisely as it was known. What a person says now is to the minute."""
    was, precision = getattr(episode, field), rules.PRECISION_OF.get(field)
    if precision is None or was is None or episode.known(field).precision is Precision.MINUTE:
        return _kept(was)
    setattr(episode, precision, Precision.MINUTE)
    return london_day(was).isoformat()


def _is_the_same(was: Fact, now: Fact) -> bool:
    """People say times to the minute: the seconds of an instant are not a difference."""
    if isinstance(was, datetime) and isinstance(now, datetime):
        return was == now or was.replace(second=0, microsecond=0) == now
    return was == now


def _kept(fact: Fact) -> str:
    """Instants as ISO text, so that they can be read again."""
    return fact.isoformat() if isinstance(fact, datetime) else fact or ""


def _refuse_impossible(episode: Episode, at: datetime) -> None:
    if episode.missing_since is None or episode.told_hub_at is None:
        raise NotCorrectable
    moments = [getattr(episode, field) for field in rules.INSTANTS]
    if any(moment is not None and moment > at for moment in moments):
        raise InTheFuture
    if episode.found_at is not None and episode.found_at < episode.missing_since:
        raise FoundBeforeMissing
    if episode.returned_at is not None and episode.returned_at < (
        episode.found_at or episode.missing_since
    ):
        raise ReturnedBeforeFound
