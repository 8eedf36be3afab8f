"""When a letter that could not be sent is tried again."""

from datetime import datetime, timedelta

# Minutes after each attempt. A mail system that is down for a night is still reached; after the
# last attempt the letter has failed, and somebody is shown that it has.
_WAITS = (1, 5, 15, 60, 180, 360, 720)
MOST_ATTEMPTS = len(_WAITS) + 1


def next_try(*, attempts: int, at: datetime) -> datetime | None:
    """The next attempt after this many; None when it is time to give up."""
    return at + timedelta(minutes=_WAITS[attempts - 1]) if attempts < MOST_ATTEMPTS else None
