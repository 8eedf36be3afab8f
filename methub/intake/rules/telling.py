"""When the hub was told."""

from datetime import datetime


def told_at(
    *, sent_at: datetime | None, received_at: datetime, happened_at: datetime | None
) -> datetime:
    """When the message was sent to the hub, which may be well before somebody put it in. An
    envelope that says later than it came, or earlier than its own news, is not believed."""
    if sent_at is None or sent_at > received_at:
        return received_at
    if happened_at is not None and sent_at < happened_at:
        return received_at
    return sent_at
