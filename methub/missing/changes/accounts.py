"""What is said about an episode while it goes on: grades, statuses, updates, what the police
learned, and what was behind it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Unpack

from methub.audit import trail
from methub.clocks.codes import Promise
from methub.foundation.actors import Actor
from methub.foundation.records import ChangedMeanwhile
from methub.missing import rules
from methub.missing.changes.owed import Owed
from methub.missing.changes.refusals import (
    AlreadyRecorded,
    EpisodeEnded,
    HeldBeforeFound,
    InTheFuture,
    LastLine,
    NotFoundYet,
    OnlyOnImportedRecords,
    SaysNothing,
)
from methub.missing.changes.thresholds import Thresholds
from methub.missing.codes import AuthorityStatus, PoliceGrade, PreventionOutcome, YesNo
from methub.missing.models import (
    Episode,
    EpisodeUpdate,
    Grade,
    PreventionFields,
    PreventionInterview,
    StatusRecord,
)
from methub.post.models import Message


def record_grade(
    *,
    episode: Episode,
    grade: PoliceGrade,
    graded_at: datetime,
    reason: str = "",
    message: Message | None = None,
    by: Actor,
    at: datetime,
) -> Grade:
    """The police grade from a moment on. The grades before it stay."""
    with trail.open_page(by=by, at=at) as page:
        episode = Episode.objects.held(episode.pk)
        _refuse_outside(episode, graded_at, at)
        record = Grade.objects.create(
            grade=grade,
            graded_at=graded_at,
            reason=reason,
            message=message,
            **episode.signed(by, at),
        )
        page.write("missing.grade.recorded", about=record, person_id=episode.child_id, grade=grade)
    return record


def record_status(
    *, episode: Episode, status: AuthorityStatus, from_at: datetime, by: Actor, at: datetime
) -> StatusRecord:
    """The authority's own view from a moment on, whatever the police grade."""
    if status is AuthorityStatus.ABSENT:
        raise OnlyOnImportedRecords
    with LastLine(), trail.open_page(by=by, at=at) as page:
        episode = Episode.objects.held(episode.pk)
        _refuse_outside(episode, from_at, at)
        record = StatusRecord.objects.create(
            status=status, from_at=from_at, **episode.signed(by, at)
        )
        page.write(
            "missing.status.recorded", about=record, person_id=episode.child_id, status=status
        )
        before = episode.ended_at
        episode.end_as_known(at)
        if episode.ended_at != before:
            episode.version += 1
            episode.save(update_fields=["ended_at", "ended_recorded_at", "version"])
            if episode.ended_at is not None:
                Owed(episode, page).follow_the_end(episode.ended_at)
            Thresholds(episode.child, page).look(since=episode.missing_since)
    return record


@dataclass(frozen=True)
class Note:
    """A line for the log of one episode, and where it comes from."""

    episode: Episode
    happened_at: datetime
    text: str
    source: str


def add_update(
    *,
    episode: Episode,
    happened_at: datetime,
    text: str,
    source: str = "",
    message: Message | None = None,
    by: Actor,
    at: datetime,
) -> EpisodeUpdate:
    """A line in the episode's log, also after it has ended."""
    if happened_at > at:
        raise InTheFuture
    if not text.strip():
        raise SaysNothing
    with trail.open_page(by=by, at=at) as page:
        episode = Episode.objects.held(episode.pk)
        update = EpisodeUpdate.objects.create(
            happened_at=happened_at,
            text=text,
            source=source,
            message=message,
            **episode.signed(by, at),
        )
        page.write("missing.update.added", about=update, person_id=episode.child_id)
    return update


def add_updates(*, notes: Sequence[Note], source: str, by: Actor, at: datetime) -> None:
    """What an old list says of many episodes, each in its own log: a few questions for a thousand,
    not a few for each."""
    if any(note.happened_at > at for note in notes):
        raise InTheFuture
    if not all(note.text.strip() for note in notes):
        raise SaysNothing
    with trail.open_page(by=by, at=at) as page:
        updates = EpisodeUpdate.objects.bulk_create(
            [
                EpisodeUpdate(
                    happened_at=note.happened_at,
                    text=note.text,
                    source=note.source,
                    **note.episode.signed(by, at),
                )
                for note in notes
            ],
            batch_size=1_000,
        )
        for update in updates:
            page.write("missing.update.added", about=update, person_id=update.child_id)
        page.write("missing.updates.added", about=updates[0], updates=len(updates), source=source)


def record_cause(
    *,
    episode: Episode,
    cause: str,
    crime_found: YesNo,
    crime_reference: str = "",
    crime_investigator: str = "",
    version: int,
    by: Actor,
    at: datetime,
) -> Episode:
    """What was behind it, whether there was a crime, and who investigates. Said once; after that
    it is corrected, so that what was said first is kept."""
    if not cause.strip():
        raise SaysNothing
    with trail.open_page(by=by, at=at) as page:
        episode = Episode.objects.held(episode.pk)
        if episode.version != version:
            raise ChangedMeanwhile
        if episode.cause:
            raise AlreadyRecorded
        episode.cause, episode.crime_found = cause, crime_found
        episode.crime_reference, episode.crime_investigator = crime_reference, crime_investigator
        episode.version += 1
        episode.save()
        page.write(
            "missing.cause.recorded",
            about=episode,
            person_id=episode.child_id,
            crime_found=crime_found,
        )
    return episode


def record_prevention(
    *,
    episode: Episode,
    outcome: PreventionOutcome,
    message: Message | None = None,
    by: Actor,
    at: datetime,
    **learned: Unpack[PreventionFields],
) -> PreventionInterview:
    """The police spoke to the child, or the child declined, or it was not done, because. A second
    account is a second row: both are kept."""
    with trail.open_page(by=by, at=at) as page:
        episode = Episode.objects.held(episode.pk)
        if episode.found_at is None:
            raise NotFoundYet
        because = learned.get("not_done_because", "").strip()
        if outcome is PreventionOutcome.NOT_DONE and not because:
            raise SaysNothing
        held_at = learned.get("held_at") or at
        _refuse_held(held_at, found_at=episode.found_at, at=at)
        interview = PreventionInterview.objects.create(
            outcome=outcome, message=message, **learned, **episode.signed(by, at)
        )
        page.write(
            "missing.prevention.recorded",
            about=interview,
            person_id=episode.child_id,
            outcome=outcome,
        )
        owed = Owed(episode, page)
        if outcome is PreventionOutcome.NOT_DONE:
            owed.cancel(Promise.PREVENTION_INTERVIEW, f"Not done: {because}")
        else:
            owed.settle(Promise.PREVENTION_INTERVIEW, held_at)
    return interview


def _refuse_held(held_at: datetime, *, found_at: datetime, at: datetime) -> None:
    """Nobody spoke to a child who had not been found yet, nor will have tomorrow."""
    if held_at > at:
        raise InTheFuture
    if rules.is_before(held_at, found_at):
        raise HeldBeforeFound


def _refuse_outside(episode: Episode, moment: datetime, at: datetime) -> None:
    """Late news of the episode is welcome; news from after its end belongs to another one."""
    if moment > at:
        raise InTheFuture
    if episode.ended_at is not None and moment > episode.ended_at:
        raise EpisodeEnded
