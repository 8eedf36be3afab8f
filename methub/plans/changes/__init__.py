"""What can happen to a child's plans."""

from methub.plans.changes.arrivals import fear_trafficking, record_arrival, record_assessed
from methub.plans.changes.drafting import discard_draft, save_draft
from methub.plans.changes.giving import (
    acknowledge_copy,
    give_by_hand,
    note_opened,
    send_copies,
)
from methub.plans.changes.refusals import (
    AlreadyAcknowledged,
    AlreadyArrived,
    AlreadyAssessed,
    AlreadyEnded,
    AlreadyGiven,
    NotGivenToYou,
    Refused,
    ReviewNotAhead,
    Superseded,
    Unanswered,
)
from methub.plans.changes.steps import agree_step, end_step
from methub.plans.changes.writing import bring_review_forward, write_plan

__all__ = [
    "AlreadyAcknowledged",
    "AlreadyArrived",
    "AlreadyAssessed",
    "AlreadyEnded",
    "AlreadyGiven",
    "NotGivenToYou",
    "Refused",
    "ReviewNotAhead",
    "Superseded",
    "Unanswered",
    "acknowledge_copy",
    "agree_step",
    "bring_review_forward",
    "discard_draft",
    "end_step",
    "fear_trafficking",
    "give_by_hand",
    "note_opened",
    "record_arrival",
    "record_assessed",
    "save_draft",
    "send_copies",
    "write_plan",
]
