"""What has arrived, what was read in it, and which child it may be about."""

from methub.intake.queries.arrivals import (
    A_PAGE,
    Arrivals,
    Notified,
    arrivals,
    call,
    may_read_first,
    notification_named,
    received,
    told_by,
    waiting_count,
)
from methub.intake.queries.candidates import Candidate, candidates, proposals
from methub.intake.queries.originals import (
    attachment,
    attachments,
    may_read_whole,
    may_read_words,
    original,
)

__all__ = [
    "A_PAGE",
    "Arrivals",
    "Candidate",
    "Notified",
    "arrivals",
    "attachment",
    "attachments",
    "call",
    "candidates",
    "may_read_first",
    "may_read_whole",
    "may_read_words",
    "notification_named",
    "original",
    "proposals",
    "received",
    "told_by",
    "waiting_count",
]
