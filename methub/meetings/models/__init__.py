"""Meetings; who was invited; the agenda; what was written, agreed, escalated, and sealed."""

from methub.meetings.models.after import (
    Action,
    ActionQuerySet,
    CopiedChild,
    Copy,
    Escalation,
    GivenSight,
    Minutes,
)
from methub.meetings.models.items import Item, OfMeetingQuerySet, Said, Update, may_know
from methub.meetings.models.meetings import (
    Invitation,
    KindsAdopted,
    Meeting,
    MeetingQuerySet,
    Signed,
    signature,
)

__all__ = [
    "Action",
    "ActionQuerySet",
    "CopiedChild",
    "Copy",
    "Escalation",
    "GivenSight",
    "Invitation",
    "Item",
    "KindsAdopted",
    "Meeting",
    "MeetingQuerySet",
    "Minutes",
    "OfMeetingQuerySet",
    "Said",
    "Signed",
    "Update",
    "may_know",
    "signature",
]
