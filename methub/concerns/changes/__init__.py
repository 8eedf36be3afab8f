"""A concern is raised, its child found, decided about, and answered."""

from methub.concerns.changes.concerns import Raised, decide, identify_child, raise_concern
from methub.concerns.changes.feedback import give_feedback, record_letter_sent
from methub.concerns.changes.refusals import (
    BeforeItWasRaised,
    InTheFuture,
    NobodyKnown,
    NoLetter,
    NotDecided,
    Refused,
    SameChild,
)

__all__ = [
    "BeforeItWasRaised",
    "InTheFuture",
    "NoLetter",
    "NobodyKnown",
    "NotDecided",
    "Raised",
    "Refused",
    "SameChild",
    "decide",
    "give_feedback",
    "identify_child",
    "raise_concern",
    "record_letter_sent",
]
