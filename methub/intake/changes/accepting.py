"""A person says which child a notification is about, and what then happens in the world.

Nothing opens an episode by itself; and accepting twice, or by two people at once, makes one:
the notification is locked, and the database refuses a second open episode for a child.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from methub.agencies.models import User
from methub.audit import trail
from methub.audit.trail import Page
from methub.children.models import Child
from methub.clocks import changes as clocks
from methub.clocks import queries as promises
from methub.clocks.codes import Promise
from methub.foundation.actors import Actor
from methub.foundation.records import ChangedMeanwhile
from methub.intake.changes.returning import child_found
from methub.intake.codes import NotificationState
from methub.intake.models import Notification
from methub.missing import changes as missing
from methub.missing.codes import PoliceGrade
from methub.missing.models import Episode
from methub.missing.queries import open_episode_of


class AlreadyDealtWith(Exception):
    """Somebody has already accepted this notification, or set it aside."""


class NotMissing(Exception):
    """This child has no open missing episode for the news to be about."""


@dataclass(frozen=True)
class MissingReport:
    """What a person confirmed of a report that a child is missing. `facts` are further fields of
    `missing.open_episode`, as they were read or put right."""

    missing_since: datetime
    reported_at: datetime | None = None
    grade: PoliceGrade | None = None
    graded_at: datetime | None = None
    facts: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class FoundReport:
    """What a person confirmed of a report that a child is found. `missing_since` is needed only
    when nobody had told the hub that the child was missing. `prevention` are the fields of
    `missing.record_prevention`, empty when the message says nothing of it."""

    found_at: datetime
    found_where: str = ""
    found_by: str = ""
    returned_at: datetime | None = None
    returned_to: str = ""
    missing_since: datetime | None = None
    prevention: dict[str, Any] = field(default_factory=dict)


def accept_missing(
    *,
    notification: Notification,
    child: Child,
    report: MissingReport,
    version: int,
    user: User,
    by: Actor,
    at: datetime,
) -> Episode:
    """This report is about this child: an episode opens, or the one it repeats is joined."""
    with trail.open_page(by=by, at=at) as page:
        notification = _lock(notification, version)
        episode = open_episode_of(child=child)
        if episode is None or not _is_same_episode(episode, notification):
            episode = missing.open_episode(
                child=child,
                missing_since=report.missing_since,
                reported_at=report.reported_at,
                police_reference=notification.police_reference,
                grade=report.grade,
                graded_at=report.graded_at or report.reported_at,
                told_hub_at=notification.message.received_at,
                message=notification.message,
                by=by,
                at=at,
                **report.facts,
            )
        _settle(page, notification, child, episode, user, by, at)
    return episode


def accept_found(
    *,
    notification: Notification,
    child: Child,
    report: FoundReport,
    version: int,
    user: User,
    by: Actor,
    at: datetime,
) -> Episode:
    """This child is found: the episode closes, the 72 hours run from when it happened."""
    with trail.open_page(by=by, at=at) as page:
        notification = _lock(notification, version)
        episode = open_episode_of(child=child)
        if episode is None and report.missing_since is not None:
            episode = missing.open_episode(
                child=child,
                missing_since=report.missing_since,
                police_reference=notification.police_reference,
                told_hub_at=notification.message.received_at,
                message=notification.message,
                by=by,
                at=at,
            )
        if episode is None:
            raise NotMissing
        child_found(
            episode=episode,
            found_at=report.found_at,
            found_where=report.found_where,
            found_by=report.found_by,
            returned_at=report.returned_at,
            returned_to=report.returned_to,
            prevention=report.prevention,
            told_at=notification.message.received_at,
            message=notification.message,
            by=by,
            at=at,
        )
        _settle(page, notification, child, episode, user, by, at)
    return episode


def accept_risk_change(
    *,
    notification: Notification,
    child: Child,
    grade: PoliceGrade,
    graded_at: datetime,
    reason: str,
    version: int,
    user: User,
    by: Actor,
    at: datetime,
) -> Episode:
    """The police changed the grade of an open episode; the earlier grade stays in its history."""
    with trail.open_page(by=by, at=at) as page:
        notification = _lock(notification, version)
        episode = open_episode_of(child=child)
        if episode is None:
            raise NotMissing
        missing.record_grade(
            episode=episode,
            grade=grade,
            graded_at=graded_at,
            reason=reason,
            message=notification.message,
            by=by,
            at=at,
        )
        _settle(page, notification, child, episode, user, by, at)
    return episode


def set_aside(
    *, notification: Notification, why: str, version: int, user: User, by: Actor, at: datetime
) -> Notification:
    """Nothing to open: dealt with another way, and the reason stays beside the message."""
    with trail.open_page(by=by, at=at) as page:
        notification = _lock(notification, version)
        notification.state = NotificationState.SET_ASIDE
        notification.set_aside_why = why
        _sign(notification, user, at)
        _end_waiting(notification, by, at)
        page.write("intake.notification.set-aside", about=notification, why=why)
    return notification


def _lock(notification: Notification, version: int) -> Notification:
    locked = (
        Notification.objects.select_for_update(of=("self",))
        .select_related("message")
        .get(pk=notification.pk)
    )
    if locked.state != NotificationState.NEW:
        raise AlreadyDealtWith
    if locked.version != version:
        raise ChangedMeanwhile
    return locked


def _is_same_episode(episode: Episode, notification: Notification) -> bool:
    """The report repeats one that was accepted: the same police reference, or a known repeat."""
    same_reference = bool(
        notification.police_reference and notification.police_reference == episode.police_reference
    )
    return same_reference or (
        notification.duplicate_of is not None and notification.duplicate_of.episode_id == episode.pk
    )


def _settle(
    page: Page,
    notification: Notification,
    child: Child,
    episode: Episode | None,
    user: User,
    by: Actor,
    at: datetime,
) -> None:
    notification.state = NotificationState.ACCEPTED
    notification.child = child
    notification.episode = episode
    _sign(notification, user, at)
    _end_waiting(notification, by, at)
    page.write(
        "intake.notification.accepted", about=notification, person_id=child.pk,
        kind=notification.kind,
    )  # fmt: skip


def _sign(notification: Notification, user: User, at: datetime) -> None:
    notification.accepted_by, notification.accepted_at = user, at
    notification.version += 1
    notification.save()


def _end_waiting(notification: Notification, by: Actor, at: datetime) -> None:
    """What ran while nobody had accepted it: the promise to accept is kept; the provisional
    interview promise gives way to the real one, which runs from the same moment."""
    about = notification.reference
    for clock in promises.of_record(promise=Promise.ACCEPT_NOTIFICATION, about=about):
        clocks.stop(clock=clock, stopped_at=at, by=by, at=at)
    for clock in promises.of_record(promise=Promise.RETURN_INTERVIEW, about=about):
        clocks.cancel(clock=clock, why="Somebody has dealt with the message", by=by, at=at)
