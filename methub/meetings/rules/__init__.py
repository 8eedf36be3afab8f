"""Rules of meetings: pure, of plain values."""

from methub.meetings.codes import Handling
from methub.meetings.rules.agenda import Proposed, Standing, Why, proposed
from methub.meetings.rules.health import Moved, moved
from methub.meetings.rules.kinds import (
    Kind,
    Kinds,
    KindsError,
    Member,
    Section,
    parse,
    parsed,
    shipped,
    shipped_for,
)
from methub.meetings.rules.minutes import Content, Redacted, lacking, redacted, seal
from methub.meetings.rules.reading import (
    A_WEEK,
    Reader,
    Seat,
    is_there,
    may_read,
    missing_for_quorum,
    not_invited,
    window,
    without_input,
)

__all__ = [
    "A_WEEK",
    "Content",
    "Handling",
    "Kind",
    "Kinds",
    "KindsError",
    "Member",
    "Moved",
    "Proposed",
    "Reader",
    "Redacted",
    "Seat",
    "Section",
    "Standing",
    "Why",
    "is_there",
    "lacking",
    "may_read",
    "missing_for_quorum",
    "moved",
    "not_invited",
    "parse",
    "parsed",
    "proposed",
    "redacted",
    "seal",
    "shipped",
    "shipped_for",
    "window",
    "without_input",
]
