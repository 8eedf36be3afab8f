"""Missing episodes, what is said about them, and what they set off."""

from methub.missing.models.consequences import (
    AdultHandover,
    AuthorityTold,
    CarePlanReview,
    StrategyMeeting,
    ThresholdMet,
    TriggerPlanNote,
)
from methub.missing.models.episodes import Episode, EpisodeQuerySet
from methub.missing.models.log import Correction, EpisodeUpdate, Grade, StatusRecord
from methub.missing.models.prevention import PreventionFields, PreventionInterview

__all__ = [
    "AdultHandover",
    "AuthorityTold",
    "CarePlanReview",
    "Correction",
    "Episode",
    "EpisodeQuerySet",
    "EpisodeUpdate",
    "Grade",
    "PreventionFields",
    "PreventionInterview",
    "StatusRecord",
    "StrategyMeeting",
    "ThresholdMet",
    "TriggerPlanNote",
]
