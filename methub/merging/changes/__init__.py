"""Two records of one child become one, and two again."""

from methub.merging.changes.finding import ask_to_look, keep_apart, look_for_duplicates
from methub.merging.changes.joining import merge_persons
from methub.merging.changes.parting import unmerge_persons
from methub.merging.changes.refusals import (
    AlreadyApart,
    AlreadyDecided,
    AlreadyMerged,
    ChildAndAdult,
    DoesNotFit,
    Entangled,
    MergedOn,
    NoReason,
    NotAnswered,
    OneCaresForTheOther,
    Refused,
    TakeLaterApartFirst,
    TheSame,
    TwoPartnerships,
)

__all__ = [
    "AlreadyApart",
    "AlreadyDecided",
    "AlreadyMerged",
    "ChildAndAdult",
    "DoesNotFit",
    "Entangled",
    "MergedOn",
    "NoReason",
    "OneCaresForTheOther",
    "NotAnswered",
    "Refused",
    "TakeLaterApartFirst",
    "TheSame",
    "TwoPartnerships",
    "ask_to_look",
    "keep_apart",
    "look_for_duplicates",
    "merge_persons",
    "unmerge_persons",
]
