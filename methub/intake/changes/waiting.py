"""What is owed while a notification waits for a person; and the end of waiting.

Nothing opens an episode by itself, but time does not wait: a found child's 72 hours run from when
they were found, also while nobody has opened the message.
"""

from datetime import datetime

from methub.agencies.models import Authority
from methub.agencies.queries import hub_team
from methub.children.models import Child
from methub.clocks import changes as clocks
from methub.clocks import queries as promises
from methub.clocks.codes import Promise
from methub.foundation.actors import Actor
from methub.foundation.spoken import instant
from methub.foundation.timekeeping import hours_after
from methub.intake.codes import NotificationKind
from methub.intake.models import Notification
from methub.policies import queries as policies
from methub.policies.rules import Policy

ARRIVED: dict[str, str] = {
    NotificationKind.MISSING_REPORTED: "Missing report",
    NotificationKind.RISK_CHANGED: "Change of risk",
    NotificationKind.FOUND: "Found notice",
    NotificationKind.PLACEMENT_NOTICE: "Placement notice",
    NotificationKind.UNREAD: "Message that a person needs to read",
}
"""What waits, on Today: it names no child, because nobody has said yet which child it is."""

_RUNNING = (Promise.ACCEPT_NOTIFICATION, Promise.RETURN_INTERVIEW)


def begin_waiting(*, notification: Notification, by: Actor, at: datetime) -> None:
    """The hub owes it to accept the message; and a child who was found, the interview."""
    authority = _authority(notification)
    policy = _policy(authority, notification.received_at)
    if authority is None or policy is None:
        return  # nobody has decided how soon: it waits in the inbox all the same
    arrived = f"{ARRIVED[notification.kind]}, arrived {instant(notification.received_at)}"
    _promise(
        Promise.ACCEPT_NOTIFICATION,
        notification,
        authority,
        why=f"{arrived}.",
        owed_to="Whoever sent it",
        started_at=notification.received_at,
        hours=policy.inbox.accept_within_hours,
        by=by,
        at=at,
    )
    found_at = notification.found_at
    is_news = notification.duplicate_of_id is None
    if notification.kind == NotificationKind.FOUND and found_at is not None and is_news:
        _promise(
            Promise.RETURN_INTERVIEW,
            notification,
            authority,
            why=f"Found {instant(found_at)}. Nobody has accepted the message yet.",
            owed_to="The child",
            started_at=found_at,
            hours=policy.interviews.within_hours,
            by=by,
            at=at,
        )


def end_waiting(
    *, notification: Notification, child: Child | None, by: Actor, at: datetime
) -> None:
    """The promise to accept is kept; the provisional interview promise gives way to the real one,
    which runs from the same moment."""
    for promise in _RUNNING:
        for clock in promises.of_record(promise=promise, about=notification.reference):
            if child is not None:
                clocks.point_at_person(clock=clock, person=child.person, by=by, at=at)
            if promise is Promise.ACCEPT_NOTIFICATION:
                clocks.stop(clock=clock, stopped_at=at, by=by, at=at)
            else:
                clocks.cancel(clock=clock, why="Somebody has dealt with the message", by=by, at=at)


def _authority(notification: Notification) -> Authority | None:
    """Whose ladder it climbs: the partnership's first authority, until the child is known."""
    return (
        Authority.objects.filter(partnership=notification.message.partnership_id)
        .order_by("pk")
        .first()
    )


def _policy(authority: Authority | None, at: datetime) -> Policy | None:
    try:
        return policies.policy_for(authority=authority, at=at) if authority else None
    except policies.NoPolicy:
        return None


def _promise(
    promise: Promise,
    notification: Notification,
    authority: Authority,
    *,
    why: str,
    owed_to: str,
    started_at: datetime,
    hours: float,
    by: Actor,
    at: datetime,
) -> None:
    team = hub_team(partnership_id=notification.message.partnership_id)
    clocks.start(
        promise=promise,
        about=notification.reference,
        why=why,
        owner=clocks.Owner(name=team.name if team else "MET Hub", team=team),
        owed_to=owed_to,
        started_at=started_at,
        due_at=hours_after(started_at, hours),
        message=notification.message,
        authority=authority,
        by=by,
        at=at,
    )
