"""When the hub was told, and whether that was in time."""

from datetime import datetime, timedelta

TELL_OF_PLACEMENT_WITHIN = timedelta(hours=24)
"""The placing authority tells the area within 24 hours of the placement."""


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


def told_late_by(*, placed_from: datetime | None, told: datetime) -> timedelta | None:
    """How much later than it should have been, or None when it was in time."""
    if placed_from is None or told - placed_from <= TELL_OF_PLACEMENT_WITHIN:
        return None
    return told - placed_from - TELL_OF_PLACEMENT_WITHIN
