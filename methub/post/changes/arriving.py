"""Whatever arrives is kept, byte for byte, before anybody tries to read it."""

from datetime import datetime
from hashlib import sha256

from django.db import IntegrityError, transaction

from methub.agencies.models import Partnership
from methub.audit import trail
from methub.foundation.actors import Actor
from methub.post import rules
from methub.post.codes import Channel
from methub.post.models import Message, MessageBody


class TooLarge(Exception):
    """This message is larger than 25 MB. Ask the sender for the words without the attachments."""

    def __str__(self) -> str:
        return str(self.__doc__)


def keep_message(
    *,
    raw: bytes,
    channel: Channel,
    partnership: Partnership,
    is_whole: bool = True,
    once: str | None = None,
    by: Actor,
    at: datetime,
) -> Message:
    """Committed when this returns, whatever goes wrong afterwards: a child's notification must
    never be lost because something in it could not be read. So it refuses to run inside another
    transaction, which could still be undone.

    A second sending under the same `once` is the first: whoever got no answer tries again."""
    if len(raw) > rules.TOO_LARGE:
        raise TooLarge
    try:
        return _kept(raw, channel, partnership, is_whole, once, by, at)
    except IntegrityError:
        before = Message.objects.filter(partnership=partnership, once=once).first()
        if once is None or before is None:
            raise
        return before


def _kept(
    raw: bytes,
    channel: Channel,
    partnership: Partnership,
    is_whole: bool,
    once: str | None,
    by: Actor,
    at: datetime,
) -> Message:
    seen = rules.envelope(raw)
    with transaction.atomic(durable=True), trail.open_page(by=by, at=at) as page:
        message = Message.objects.create(
            partnership=partnership,
            channel=channel,
            received_at=at,
            size=len(raw),
            sha256=sha256(raw).hexdigest(),
            is_whole=is_whole,
            subject=seen.subject,
            sender=seen.sender,
            message_id=seen.message_id,
            sent_at=seen.sent_at,
            once=once,
        )
        MessageBody.objects.create(message=message, raw=raw)
        page.write(
            "post.message.kept",
            about=message,
            channel=channel,
            size=message.size,
            sha256=message.sha256,
        )
    return message
