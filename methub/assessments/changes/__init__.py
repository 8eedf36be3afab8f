"""What can be done with a tool, and with an assessment."""

from methub.assessments.changes.deciding import agree_level, judge
from methub.assessments.changes.incidents import record_incident
from methub.assessments.changes.opening import open_assessment, withdraw_assessment
from methub.assessments.changes.refusals import (
    AlreadyAccepted,
    AlreadyBegun,
    AlreadyDecided,
    AlreadyFinished,
    AnsweredMeanwhile,
    BelowTheFloor,
    DiffersWithoutReason,
    FloorIsHard,
    NoLevelYet,
    NotFinished,
    NotInUse,
    NotOnTheTracker,
    NotTheNewest,
    NotWritten,
    NotYours,
    Refused,
    SaysSomethingElse,
    WrittenMeanwhile,
)
from methub.assessments.changes.tools import load_tool, stop_using_tool, use_tool
from methub.assessments.changes.tracking import (
    accept_assessment,
    record_duty,
    take_off_tracker,
)
from methub.assessments.changes.writing import answer_item, record_harm, write_passage

__all__ = [
    "AlreadyAccepted",
    "AlreadyBegun",
    "AlreadyDecided",
    "AlreadyFinished",
    "AnsweredMeanwhile",
    "BelowTheFloor",
    "DiffersWithoutReason",
    "FloorIsHard",
    "NoLevelYet",
    "NotFinished",
    "NotInUse",
    "NotOnTheTracker",
    "NotTheNewest",
    "NotWritten",
    "NotYours",
    "Refused",
    "SaysSomethingElse",
    "WrittenMeanwhile",
    "accept_assessment",
    "agree_level",
    "answer_item",
    "judge",
    "load_tool",
    "open_assessment",
    "record_duty",
    "record_harm",
    "record_incident",
    "stop_using_tool",
    "take_off_tracker",
    "use_tool",
    "withdraw_assessment",
    "write_passage",
]
