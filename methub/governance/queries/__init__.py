"""The audit book for whoever may read it, whether it is whole, and emergency access."""

from methub.governance.queries.book import A_FILE, A_PAGE, Asked, Found, Line, lines
from methub.governance.queries.letters import Undelivered, undelivered
from methub.governance.queries.reviews import access_reviewed, access_to_review
from methub.governance.queries.wholeness import LastCheck, Wholeness, wholeness

__all__ = [
    "A_FILE",
    "A_PAGE",
    "Asked",
    "Found",
    "LastCheck",
    "Line",
    "Undelivered",
    "Wholeness",
    "access_reviewed",
    "access_to_review",
    "lines",
    "undelivered",
    "wholeness",
]
