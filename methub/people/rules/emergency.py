"""Emergency access: how long it lasts."""

from datetime import datetime

from methub.foundation.timekeeping import hours_after

HOURS = 4  # long enough for one night's decision, short enough that nobody keeps a record open


def ends_at(opened_at: datetime) -> datetime:
    return hours_after(opened_at, HOURS)
