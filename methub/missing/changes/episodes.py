"""An episode begins and ends: missing, found, returned."""

from datetime import datetime

from methub.audit import trail
from methub.audit.trail import Page
from methub.children.models import Child, Placement
from methub.children.queries import situation_of
from methub.clocks.codes import Promise
from methub.foundation.actors import Actor
from methub.missing import rules
from methub.missing.changes.owed import Owed
from methub.missing.changes.refusals import (
    AlreadyFound,
    AlreadyMissing,
    AlreadyReturned,
    FoundBeforeMissing,
    InTheFuture,
    LastLine,
    OnlyOnImportedRecords,
    OverlapsAnotherEpisode,
    ReturnedBeforeFound,
)
from methub.missing.changes.thresholds import Thresholds
from methub.missing.changes.trigger_plan import TriggerPlan
from methub.missing.codes import AuthorityStatus, PoliceGrade
from methub.missing.models import Episode, Grade, StatusRecord
from methub.missing.rules import Period
from methub.post.models import Message


def open_episode(
    *,
    child: Child,
    missing_since: datetime,
    told_hub_at: datetime,
    reported_at: datetime | None = None,
    reported_by: str = "",
    missing_from: str = "",
    police_reference: str = "",
    force: str = "",
    occurrence: str = "",
    circumstances: str = "",
    clothing: str = "",
    with_whom: str = "",
    places_checked: str = "",
    last_seen_at: datetime | None = None,
    last_seen: str = "",
    authority_status: AuthorityStatus = AuthorityStatus.MISSING,
    grade: PoliceGrade | None = None,
    graded_at: datetime | None = None,
    grade_reason: str = "",
    until: datetime | None = None,
    home: Placement | None = None,
    message: Message | None = None,
    by: Actor,
    at: datetime,
) -> Episode:
    """A child is missing, or away without authorisation. Where they lived, who is responsible and
    whether they were in care are taken as they were when the child went missing. Of several homes
    it is the `home` somebody chose, or the one that `missing_from` names.

    `until`: told of late, when it was over already. The child may be missing again by then, and
    whoever says so records in the same breath how they were found."""
    _refuse_future(at, missing_since, reported_at, last_seen_at, told_hub_at, graded_at, until)
    if until is not None and until < missing_since:
        raise FoundBeforeMissing
    if authority_status is AuthorityStatus.ABSENT:
        raise OnlyOnImportedRecords
    with LastLine(), trail.open_page(by=by, at=at) as page:
        child = Child.objects.select_for_update(no_key=True).get(pk=child.pk)
        _refuse_overlap(child, Period("", missing_since, until))
        then = situation_of(child=child, at=missing_since)
        lived_at = home if home in then.placements else then.home_called(missing_from)
        episode = Episode.objects.create(
            child=child,
            message=message,
            responsible_authority=child.responsible_authority,
            host_authority=lived_at.host_authority if lived_at else None,
            placement=lived_at,
            was_in_care=then.is_in_care,
            district=lived_at.district if lived_at else "",
            force=force,
            police_reference=police_reference,
            occurrence=occurrence,
            missing_from=missing_from,
            missing_since=missing_since,
            last_seen_at=last_seen_at,
            last_seen=last_seen,
            reported_at=reported_at,
            reported_by=reported_by,
            told_hub_at=told_hub_at,
            circumstances=circumstances,
            clothing=clothing,
            with_whom=with_whom,
            places_checked=places_checked,
            ended_at=until,
            recorded_at=at,
        )
        _first_words(
            episode,
            page,
            authority_status,
            grade,
            graded_at or reported_at or told_hub_at,
            grade_reason,
        )
        page.write(
            "missing.episode.opened",
            about=episode,
            person_id=child.pk,
            missing_since=missing_since,
            told_hub_at=told_hub_at,
        )
        set_off(episode, page)
    return episode


def record_found(
    *,
    episode: Episode,
    found_at: datetime,
    told_at: datetime,
    found_where: str = "",
    found_by: str = "",
    message: Message | None = None,
    by: Actor,
    at: datetime,
) -> Episode:
    """The child was found. A missing episode ends, and a child in care is owed a review of their
    plan; the police owe the child a prevention interview. `told_at` is when the hub heard: the lag
    is kept."""
    _refuse_future(at, found_at, told_at)
    with LastLine(), trail.open_page(by=by, at=at) as page:
        episode = Episode.objects.held(episode.pk)
        if episode.found_at is not None:
            raise AlreadyFound
        if found_at < episode.missing_since:
            raise FoundBeforeMissing
        if episode.returned_at is not None and episode.returned_at < found_at:
            raise ReturnedBeforeFound
        episode.found_where, episode.found_by = found_where, found_by
        episode.found_message = message
        _found(episode, page, found_at=found_at, told_at=told_at)
        _end(episode, page)
    return episode


def record_returned(
    *, episode: Episode, returned_at: datetime, returned_to: str = "", by: Actor, at: datetime
) -> Episode:
    """The child is back. An away episode ends. A missing child nobody recorded as found was found
    by returning."""
    _refuse_future(at, returned_at)
    with LastLine(), trail.open_page(by=by, at=at) as page:
        episode = Episode.objects.held(episode.pk)
        if episode.returned_at is not None:
            raise AlreadyReturned
        if returned_at < (episode.found_at or episode.missing_since):
            raise ReturnedBeforeFound
        episode.returned_at, episode.returned_to = returned_at, returned_to
        if episode.found_at is None and episode.status_at(returned_at) != AuthorityStatus.AWAY:
            episode.found_where = returned_to
            _found(episode, page, found_at=returned_at, told_at=at)
        page.write(
            "missing.episode.returned",
            about=episode,
            person_id=episode.child_id,
            returned_at=returned_at,
        )
        _end(episode, page)
    return episode


def _first_words(
    episode: Episode,
    page: Page,
    status: AuthorityStatus,
    grade: PoliceGrade | None,
    graded_at: datetime,
    reason: str,
) -> None:
    """What the authority calls it, and what the police call it, as the episode begins."""
    signed = episode.signed(page.by, page.at)
    StatusRecord.objects.create(status=status, from_at=episode.missing_since, **signed)
    if grade is not None:
        Grade.objects.create(
            grade=grade, graded_at=graded_at, reason=reason, message=episode.message, **signed
        )


def set_off(episode: Episode, page: Page) -> None:
    """What follows from a child going missing."""
    owed = Owed(episode, page)
    if not episode.is_ours:
        owed.begin(Promise.TELL_AUTHORITY)
    Thresholds(episode.child, page).look(since=episode.missing_since)
    TriggerPlan(owed).look()


def _found(episode: Episode, page: Page, *, found_at: datetime, told_at: datetime) -> None:
    episode.found_at, episode.found_told_at = found_at, told_at
    page.write(
        "missing.episode.found",
        about=episode,
        person_id=episode.child_id,
        found_at=found_at,
        told_at=told_at,
    )
    Owed(episode, page).begin(Promise.PREVENTION_INTERVIEW)


def _end(episode: Episode, page: Page) -> None:
    """Keep the facts; if they end the episode, say so, and look at how long it was."""
    episode.end_as_known(page.at)
    episode.version += 1
    episode.save()
    if episode.ended_at is not None:
        Owed(episode, page).follow_the_end(episode.ended_at)
    Thresholds(episode.child, page).look(since=episode.missing_since)


def _refuse_future(at: datetime, *moments: datetime | None) -> None:
    if any(moment is not None and moment > at for moment in moments):
        raise InTheFuture


def _refuse_overlap(child: Child, begins: Period) -> None:
    """The database refuses these too; asked here first, so that the refusal is always the one
    that helps: a child who is missing already, or a time that belongs to another episode."""
    others = [
        Period(e.reference, e.missing_since, e.ended_at)
        for e in Episode.objects.filter(child=child)
    ]
    if begins.until is None and any(other.until is None for other in others):
        raise AlreadyMissing
    if any(rules.overlaps(begins, other) for other in others):
        raise OverlapsAnotherEpisode
