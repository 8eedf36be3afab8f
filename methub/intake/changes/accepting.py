"""A person says which child a notification is about, and what then happens in the world.

Nothing opens an episode by itself; and accepting twice, or by two people at once, makes one:
the notification is locked, then the child, and the database refuses a second open episode.
"""

from datetime import datetime

from methub.audit import trail
from methub.children.models import Child
from methub.foundation.actors import Actor
from methub.intake.changes.newcomers import NewChild
from methub.intake.changes.refusals import NotMissing
from methub.intake.changes.reports import FoundReport, MissingReport, RiskChange
from methub.intake.changes.returning import child_found, child_was_missing
from methub.intake.changes.settling import InHand
from methub.intake.models import Notification
from methub.missing import changes as missing
from methub.missing.codes import PoliceGrade
from methub.missing.models import Episode
from methub.missing.queries import open_episode_of


def accept_missing(
    *,
    notification: Notification,
    child: Child | NewChild,
    report: MissingReport,
    version: int,
    by: Actor,
    at: datetime,
) -> Episode:
    """This report is about this child: an episode opens, or the one it tells of again is joined,
    with the grade if that is new."""
    with trail.open_page(by=by, at=at) as page:
        hand = InHand.take(notification, version, page)
        notification, known = hand.notification, hand.child(child)
        episode = _told_of_before(known, notification)
        if episode is None or _is_over(episode, report.missing_since):
            episode = missing.open_episode(
                child=known,
                missing_since=report.missing_since,
                reported_at=report.reported_at,
                grade=report.grade,
                graded_at=_graded_at(hand, report),
                told_hub_at=hand.told_of(report.missing_since),
                message=notification.message,
                by=by,
                at=at,
                **{"police_reference": notification.police_reference, **report.facts},
            )
        elif report.grade is not None:
            _regrade(episode, report.grade, _graded_at(hand, report), notification, by, at)
        hand.accept(known, episode)
    return episode


def accept_found(
    *,
    notification: Notification,
    child: Child | NewChild,
    report: FoundReport,
    version: int,
    by: Actor,
    at: datetime,
) -> Episode:
    """This child is found: the episode closes, the 72 hours run from when it happened."""
    with trail.open_page(by=by, at=at) as page:
        hand = InHand.take(notification, version, page)
        notification, known = hand.notification, hand.child(child)
        told = hand.told_of(report.found_at)
        episode = _told_of_before(known, notification) or _missing_then(known, report)
        if episode is None:
            if report.missing_since is None:
                raise NotMissing
            episode = child_was_missing(
                child=known,
                report=MissingReport(
                    missing_since=report.missing_since,
                    facts={
                        "police_reference": notification.police_reference,
                        "home": report.home,
                    },
                ),
                found=report,
                told_at=told,
                message=notification.message,
                by=by,
                at=at,
            )
        elif not _says_it_already(episode, report):
            episode = child_found(
                episode=episode,
                found_at=report.found_at,
                found_where=report.found_where,
                found_by=report.found_by,
                returned_at=report.returned_at,
                returned_to=report.returned_to,
                prevention=report.prevention,
                told_at=told,
                message=notification.message,
                by=by,
                at=at,
            )
        hand.accept(known, episode)
    return episode


def accept_risk_change(
    *,
    notification: Notification,
    child: Child,
    change: RiskChange,
    version: int,
    by: Actor,
    at: datetime,
) -> Episode:
    """The police changed the grade of an episode; the earlier grade stays in its history."""
    with trail.open_page(by=by, at=at) as page:
        hand = InHand.take(notification, version, page)
        notification, known = hand.notification, hand.child(child)
        episode = _told_of_before(known, notification) or open_episode_of(child=known)
        if episode is None:
            raise NotMissing
        _regrade(
            episode, change.grade, change.graded_at, notification, by, at, reason=change.reason
        )
        hand.accept(known, episode)
    return episode


def join_episode(
    *, notification: Notification, episode: Episode, version: int, by: Actor, at: datetime
) -> Episode:
    """It tells of an episode that is on the record already, and stands beside it: a grade that is
    new is recorded, and what else it says becomes a line of the log, unless it was said before."""
    with trail.open_page(by=by, at=at) as page:
        hand = InHand.take(notification, version, page)
        notification = hand.notification
        if notification.duplicate_of_id is None:
            _add_what_is_new(episode, notification, by, at)
        hand.accept(episode.child, episode)
    return episode


def accept_other_news(
    *,
    notification: Notification,
    child: Child | NewChild,
    version: int,
    by: Actor,
    at: datetime,
) -> Child:
    """A sighting, a worry, anything that is no report: kept with the child; and where they are
    missing now, in the log of the episode too."""
    with trail.open_page(by=by, at=at) as page:
        hand = InHand.take(notification, version, page)
        notification, known = hand.notification, hand.child(child)
        episode = open_episode_of(child=known)
        if episode is not None:
            _log(episode, notification, notification.read.text, by, at)
        hand.accept(known, episode)
    return known


def set_aside(
    *, notification: Notification, why: str, version: int, by: Actor, at: datetime
) -> Notification:
    """Nothing to open: dealt with another way, and the reason stays beside the message."""
    with trail.open_page(by=by, at=at) as page:
        hand = InHand.take(notification, version, page)
        notification = hand.notification
        hand.put_aside(why)
    return notification


def _add_what_is_new(episode: Episode, notification: Notification, by: Actor, at: datetime) -> None:
    read = notification.read
    if read.police_risk is not None and episode.ended_at is None:
        moment = read.graded_at or read.reported_at
        _regrade(episode, read.police_risk, moment, notification, by, at, reason=read.risk_reason)
    learned = read.prevention.information if read.prevention else ""
    text = "\n".join(part for part in (read.circumstances, learned) if part)
    _log(episode, notification, text, by, at)


def _log(episode: Episode, notification: Notification, text: str, by: Actor, at: datetime) -> None:
    if text.strip():
        missing.add_update(
            episode=episode,
            happened_at=notification.received_at,
            text=text,
            source=notification.read.force or notification.message.sender,
            message=notification.message,
            by=by,
            at=at,
        )


def _told_of_before(child: Child, notification: Notification) -> Episode | None:
    """The child's episode this tells of again, open or ended: that of the message it repeats, or
    the newest under the same police reference."""
    theirs = Episode.objects.filter(child=child).order_by("-missing_since")
    first = notification.duplicate_of
    if first is not None and first.episode_id is not None:
        return theirs.filter(pk=first.episode_id).first()
    reference = notification.police_reference
    return theirs.filter(police_reference=reference).first() if reference else None


def _missing_then(child: Child, report: FoundReport) -> Episode | None:
    """The open episode, unless the child was found before it began: that was an earlier one."""
    episode = open_episode_of(child=child)
    return episode if episode and report.found_at >= episode.missing_since else None


def _is_over(episode: Episode, missing_since: datetime) -> bool:
    """A child who goes missing again is missing again, whatever reference the report carries."""
    return episode.ended_at is not None and missing_since >= episode.ended_at


def _says_it_already(episode: Episode, report: FoundReport) -> bool:
    """The same news twice; anything that differs is refused by `missing`, for a person to see."""
    return episode.found_at == report.found_at and report.returned_at in (
        None,
        episode.returned_at,
    )


def _graded_at(hand: InHand, report: MissingReport) -> datetime | None:
    if report.grade is None:
        return None
    return report.graded_at or report.reported_at or hand.told_of(report.missing_since)


def _regrade(
    episode: Episode,
    grade: PoliceGrade,
    graded_at: datetime | None,
    notification: Notification,
    by: Actor,
    at: datetime,
    *,
    reason: str = "",
) -> None:
    """Once: a message sent again grades nobody twice."""
    graded_at = graded_at or notification.received_at
    if not episode.grades.filter(grade=grade, graded_at=graded_at).exists():
        missing.record_grade(
            episode=episode,
            grade=grade,
            graded_at=graded_at,
            reason=reason,
            message=notification.message,
            by=by,
            at=at,
        )
