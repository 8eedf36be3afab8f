"""What the front door does by itself every minute."""

import logging
from datetime import datetime

from django.db.models import Exists, OuterRef
from procrastinate.contrib.django import app

from methub.foundation.actors import MET_HUB
from methub.foundation.timekeeping import now
from methub.intake import changes
from methub.intake.models import Notification
from methub.post.models import Message

AT_ONCE = 200

_log = logging.getLogger(__name__)


@app.periodic(cron="* * * * *")
@app.task(
    name="intake.read_kept_messages",
    lock="intake.read_kept_messages",
    queueing_lock="intake.read_kept_messages",
)
def read_kept_messages(timestamp: int) -> None:
    """Mail the mailbox brought in; and whatever was kept just before a process died."""
    read_waiting_messages(at=now())


def read_waiting_messages(*, at: datetime) -> int:
    """Read every kept message that has no notification yet; how many were read."""
    is_read = Notification.objects.filter(message=OuterRef("pk"))
    read = 0
    waiting = Message.objects.filter(~Exists(is_read)).order_by("pk")
    for message in list(waiting):  # those that cannot be read do not use up the places of others
        if read == AT_ONCE:
            break
        try:
            changes.read_message(message=message, by=MET_HUB, at=at)
            read += 1
        except Exception:  # one message's fault may not hold up the child in the next
            _log.exception("Message %s waits: it could not be put in the inbox.", message.reference)
    return read
