"""What two authorities do about a child of one who lives in the other's area."""

from methub.out_of_area.changes.interviews import (
    follow_episode,
    record_confirmation,
    record_outcome,
    remind,
    tell_of_episode,
)
from methub.out_of_area.changes.placements import (
    NoticeTold,
    accept_notice,
    end_placed_away,
    find_placement,
    intend_placement,
    record_risks,
)
from methub.out_of_area.changes.refusals import (
    AlreadyEnded,
    AlreadyMeant,
    AlreadyWithdrawn,
    InTheFuture,
    InThePast,
    NoAddress,
    NotAway,
    NotTheirs,
    NotToldYet,
    Refused,
    SaysNothing,
)
from methub.out_of_area.changes.steps import record_step, send_notice, withdraw_step

__all__ = [
    "AlreadyEnded",
    "AlreadyMeant",
    "AlreadyWithdrawn",
    "InTheFuture",
    "InThePast",
    "NoAddress",
    "NotAway",
    "NotTheirs",
    "NotToldYet",
    "NoticeTold",
    "Refused",
    "SaysNothing",
    "accept_notice",
    "end_placed_away",
    "find_placement",
    "follow_episode",
    "intend_placement",
    "record_confirmation",
    "record_outcome",
    "record_risks",
    "record_step",
    "remind",
    "send_notice",
    "tell_of_episode",
    "withdraw_step",
]
