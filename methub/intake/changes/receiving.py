"""Something arrives: it is kept, then read, and waits in the inbox for a person.

Reading opens no episode and matches no child. But the promise to accept it begins with it.
"""

import logging
from datetime import datetime

from django.db import DatabaseError
from django.db.models import Q

from methub.agencies.models import Partnership
from methub.audit import trail
from methub.audit.trail import Page
from methub.foundation.actors import Actor
from methub.intake import rules
from methub.intake.changes.waiting import Waiting
from methub.intake.layouts import shipped
from methub.intake.models import Notification
from methub.post import changes as post
from methub.post.codes import Channel
from methub.post.models import Message, MessageBody

_log = logging.getLogger(__name__)

# PostgreSQL's classes of error: data that is not data, and limits of the program exceeded.
_NOT_STORABLE = ("22", "54")
_NOT_READ = "Reading this message failed. It is kept whole: a person needs to read it."


def receive(
    *,
    raw: bytes,
    channel: Channel,
    partnership: Partnership,
    once: str | None = None,
    by: Actor,
    at: datetime,
) -> list[Notification]:
    """Keep what arrived, committed, and then read it. Nothing that arrives is ever lost; what is
    sent again under the same `once` is the same arrival."""
    message = post.keep_message(
        raw=raw, channel=channel, partnership=partnership, once=once, by=by, at=at
    )
    return read_message(message=message, by=by, at=at)


def read_message(*, message: Message, by: Actor, at: datetime) -> list[Notification]:
    """A notification for each child in a kept message; the same ones if it was read before."""
    readings = _readings(message, bytes(MessageBody.objects.get(message=message).raw))
    try:
        with trail.open_page(by=by, at=at) as page:
            return _notifications(page, message, readings)
    except DatabaseError as wrong:
        if not _cannot_be_stored(wrong):
            raise
        _log.exception("What was read in message %s could not be stored.", message.reference)
    with trail.open_page(by=by, at=at) as page:
        return _notifications(page, message, [rules.unread(_NOT_READ, digest=message.sha256)])


def _cannot_be_stored(wrong: DatabaseError) -> bool:
    """What was read is not data that this database takes, however often it is tried."""
    return str(getattr(wrong.__cause__, "sqlstate", "") or "")[:2] in _NOT_STORABLE


def _notifications(
    page: Page, message: Message, readings: list[rules.ReadNotification]
) -> list[Notification]:
    _one_at_a_time(message)
    known = list(Notification.objects.filter(message=message).order_by("part"))
    if known:
        page.write("intake.message.already-read", about=message)
        return known
    made = [_put_in_the_inbox(message, reading) for reading in readings]
    for notification in made:
        Waiting(notification, page).begin()
        page.write(
            "intake.notification.received",
            about=notification,
            kind=notification.kind,
            problems=len(notification.problems),
            repeats=notification.duplicate_of_id,
        )
    return made


def _readings(message: Message, raw: bytes) -> list[rules.ReadNotification]:
    try:
        return rules.read(
            raw, shipped(), received_at=message.received_at, is_whole=message.is_whole
        )
    except Exception:  # a fault of ours in reading may not cost a child their place in the inbox
        _log.exception("Message %s was kept and could not be read.", message.reference)
        return [rules.unread(_NOT_READ, digest=message.sha256)]


def _one_at_a_time(message: Message) -> None:
    """Within a partnership, one message after another: of two that arrive at the same moment with
    the same news, the second is recognised."""
    Partnership.objects.select_for_update(no_key=True).get(pk=message.partnership_id)


def _put_in_the_inbox(message: Message, read: rules.ReadNotification) -> Notification:
    kept = read.as_json()
    return Notification.objects.create(
        message=message,
        part=read.part,
        received_at=message.received_at,
        kind=read.kind,
        duplicate_of=_told_before(message, read),
        police_reference=read.police_reference,
        case=rules.case_of(read.police_reference),
        digest=read.digest,
        surname=read.surname,
        forenames=read.forenames,
        born_on=read.born_on,
        missing_since=read.missing_since,
        reported_at=read.reported_at,
        found_at=read.found_at,
        reading=kept,
        problems=kept["problems"],
    )


def _told_before(message: Message, read: rules.ReadNotification) -> Notification | None:
    """The first notification that told the same news; only ever shown, never acted upon."""
    case = rules.case_of(read.police_reference)
    alike = Notification.objects.filter(
        Q(digest=read.digest) | Q(case=case) & ~Q(case=""),
        message__partnership=message.partnership_id,
        duplicate_of=None,
    ).exclude(message=message)
    return next((one for one in alike.order_by("pk") if rules.same_news(one.read, read)), None)
