"""How a promise stands, and when an alert rises."""

from collections.abc import Sequence
from datetime import datetime

from methub.clocks.codes import ClockState
from methub.foundation.timekeeping import hours_after


def state(
    *, due_at: datetime, stopped_at: datetime | None, cancelled_at: datetime | None, at: datetime
) -> ClockState:
    """In time at exactly the due second; late one second after (practice.md §10)."""
    if cancelled_at is not None:
        return ClockState.CANCELLED
    if stopped_at is not None:
        return ClockState.LATE if stopped_at > due_at else ClockState.MET
    return ClockState.BREACHED if at > due_at else ClockState.RUNNING


def rung_moments(*, due_at: datetime, hours_after_due: Sequence[float]) -> list[datetime]:
    """When each rung of the ladder is reached if nobody accepts the alert before."""
    return [hours_after(due_at, hours) for hours in hours_after_due]


def rung_reached(*, due_at: datetime, hours_after_due: Sequence[float], at: datetime) -> int:
    """How many rungs of the ladder have been reached: 0 while the promise is in time."""
    moments = rung_moments(due_at=due_at, hours_after_due=hours_after_due)
    return sum(1 for moment in moments if moment < at)
