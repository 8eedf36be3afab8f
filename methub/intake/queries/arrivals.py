"""The inbox: what waits, oldest first; what was dealt with, newest first."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.fields.json import KT

from methub.agencies.permissions import Permission
from methub.agencies.viewer import Viewer
from methub.intake.codes import NotificationState
from methub.intake.models import Notification, NotificationQuerySet
from methub.missing import queries as missing
from methub.people import queries as people
from methub.policies import queries as policies
from methub.post.codes import Channel
from methub.post.models import Message

A_PAGE = 50

# What the queries find, named for views and presenters, which know no tables.
Notified = Notification


@dataclass(frozen=True)
class Arrivals:
    """A page of the inbox, how many wait in all, which of the police references on it are of an
    open episode, and how soon other authorities say that they placed a child here: the longest
    that one of ours has decided, while nobody has said which of them the child lives in. Each row
    says the `grade`, `placed_from` and `force` that were read."""

    rows: tuple[Notification, ...]
    waiting: int
    has_more: bool
    of_open_episodes: frozenset[str]
    notice_within_hours: float | None


def notifications(*, viewer: Viewer) -> NotificationQuerySet:
    """Everything that arrived for the viewer's partnership; once it is known whose it is, only if
    the viewer may know of that child. What was set aside as a repeat is about that child, too."""
    seen = people.seen_by(viewer=viewer)
    repeats = Q(state=NotificationState.SET_ASIDE, duplicate_of__child__isnull=False)
    return (
        Notification.objects.visible_to(viewer)
        .filter(Q(child=None) | Q(child__in=seen))
        .filter(~repeats | Q(duplicate_of__child__in=seen))
        .select_related(
            "message", "duplicate_of__episode", "accepted_by", "child__person", "episode"
        )
    )


def arrivals(*, viewer: Viewer, is_waiting: bool, page: int = 1) -> Arrivals:
    """One page of the inbox, without what was read: only what a list shows."""
    rows = notifications(viewer=viewer).annotate(
        grade=KT("reading__police_risk"),
        placed_from=KT("reading__placed_from"),
        force=KT("reading__force"),
    )
    if is_waiting:
        rows = rows.waiting().order_by("received_at", "pk")
    else:
        rows = rows.exclude(state=NotificationState.NEW).order_by("-accepted_at", "-pk")
    first = (page - 1) * A_PAGE
    found = list(rows.defer("reading")[first : first + A_PAGE + 1])
    return Arrivals(
        rows=tuple(found[:A_PAGE]),
        waiting=waiting_count(viewer=viewer),
        has_more=len(found) > A_PAGE,
        of_open_episodes=_of_open_episodes(viewer, found[:A_PAGE]),
        notice_within_hours=_notice_within_hours(viewer),
    )


def waiting_count(*, viewer: Viewer) -> int:
    """How many wait for a person."""
    return Notification.objects.visible_to(viewer).waiting().count()


def notification_named(*, viewer: Viewer, reference: str) -> QuerySet[Notification]:
    """The notification with this reference, if the viewer may read it; else nothing."""
    return notifications(viewer=viewer).filter(reference=reference)


def told_by(
    *, viewer: Viewer, message_reference: str, child_reference: str
) -> QuerySet[Notification]:
    """What a message said about one child: it may have been about two."""
    return notifications(viewer=viewer).filter(
        message__reference=message_reference, child__person__reference=child_reference
    )


def may_read_first(*, viewer: Viewer, notification: Notification) -> bool:
    """Whether the viewer may know of what a repeat repeats."""
    if notification.duplicate_of_id is None:
        return False
    return notifications(viewer=viewer).filter(pk=notification.duplicate_of_id).exists()


def received(*, viewer: Viewer, message_references: Iterable[str]) -> list[Notification]:
    """What became of messages that were just put in."""
    known = Message.objects.visible_to(viewer).filter(reference__in=list(message_references))
    mine = known.filter(pk=OuterRef("message"))
    return list(notifications(viewer=viewer).filter(Exists(mine)).order_by("pk"))


def call(*, viewer: Viewer, key: str) -> QuerySet[Notification]:
    """What a telephone call became; `key` is the call's own."""
    return notifications(viewer=viewer).filter(
        message__channel=Channel.TELEPHONE, message__message_id=f"<{key}@telephone>"
    )


def _of_open_episodes(viewer: Viewer, rows: Iterable[Notification]) -> frozenset[str]:
    if not viewer.may(Permission.ACCEPT_NOTIFICATION):
        return frozenset()
    said = {row.police_reference for row in rows if row.police_reference}
    known = missing.missing_now(viewer=viewer).filter(police_reference__in=said)
    return frozenset(known.values_list("police_reference", flat=True)) if said else frozenset()


def _notice_within_hours(viewer: Viewer) -> float | None:
    decided = policies.policies_in_force(viewer=viewer).values()
    return max((one.placed_away.notice_within_hours for one in decided), default=None)
