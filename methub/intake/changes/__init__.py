"""One change for each thing that can happen in the world, across rooms."""

from methub.intake.changes.accepting import (
    accept_found,
    accept_missing,
    accept_other_news,
    accept_risk_change,
    join_episode,
    set_aside,
)
from methub.intake.changes.newcomers import NewChild
from methub.intake.changes.placing import PlacementNotice, accept_placement_notice
from methub.intake.changes.receiving import read_message, receive
from methub.intake.changes.refusals import AlreadyDealtWith, NotMissing, Refused
from methub.intake.changes.reports import FoundReport, MissingReport, RiskChange
from methub.intake.changes.returning import (
    child_found,
    child_returned,
    child_was_missing,
    correct_episode,
)

__all__ = [
    "AlreadyDealtWith",
    "FoundReport",
    "MissingReport",
    "NewChild",
    "NotMissing",
    "PlacementNotice",
    "Refused",
    "RiskChange",
    "accept_found",
    "accept_missing",
    "accept_other_news",
    "accept_placement_notice",
    "accept_risk_change",
    "child_found",
    "child_returned",
    "child_was_missing",
    "correct_episode",
    "join_episode",
    "read_message",
    "receive",
    "set_aside",
]
