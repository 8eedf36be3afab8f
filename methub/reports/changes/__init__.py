"""A month's themes and trends are begun, written, decided upon, approved and put right."""

from methub.reports.changes.refusals import (
    AlreadyBegun,
    AlreadyDecided,
    ChangedSinceRead,
    NoReason,
    NotADraft,
    NotApproved,
    NothingWritten,
    NotOver,
    NotProposed,
    Refused,
    SaysNothing,
    StillToDecide,
    Tampered,
)
from methub.reports.changes.themes import (
    approve_themes,
    begin_themes,
    correct_themes,
    decide_observation,
    observe,
    set_aside_themes,
    write_narrative,
)

__all__ = [
    "AlreadyBegun",
    "AlreadyDecided",
    "ChangedSinceRead",
    "NoReason",
    "NotADraft",
    "NotApproved",
    "NotOver",
    "NotProposed",
    "NothingWritten",
    "Refused",
    "SaysNothing",
    "StillToDecide",
    "Tampered",
    "approve_themes",
    "begin_themes",
    "correct_themes",
    "decide_observation",
    "observe",
    "set_aside_themes",
    "write_narrative",
]
