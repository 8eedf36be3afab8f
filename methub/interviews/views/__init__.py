"""The pages of an interview."""

from methub.interviews.views.before import (
    allocate,
    arrange,
    attempt,
    before,
    consent,
    cover,
    override,
    parent_offer,
)
from methub.interviews.views.ending import correct, exempt, held, outcome
from methub.interviews.views.overview import areas, commissioned, interview, mine, sign_off_queue
from methub.interviews.views.signing import (
    acknowledge,
    action,
    actions,
    check,
    return_with_note,
    sign_off,
)
from methub.interviews.views.writing import discard, draft, section

__all__ = [
    "acknowledge",
    "action",
    "actions",
    "allocate",
    "areas",
    "arrange",
    "attempt",
    "before",
    "check",
    "commissioned",
    "consent",
    "correct",
    "cover",
    "discard",
    "draft",
    "exempt",
    "held",
    "interview",
    "mine",
    "outcome",
    "override",
    "parent_offer",
    "return_with_note",
    "section",
    "sign_off",
    "sign_off_queue",
]
