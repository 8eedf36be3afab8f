"""Return home interviews, from the promise to the acknowledgement."""

from methub.interviews.models.before import (
    AreaWorker,
    Attempt,
    Consent,
    ConsentOverride,
    Exemption,
    ParentOffer,
)
from methub.interviews.models.interviews import (
    Answers,
    Draft,
    Interview,
    InterviewEpisode,
    InterviewQuerySet,
    signature,
)
from methub.interviews.models.outcome import AgreedAction, InterviewCorrection, Share, SignOff

__all__ = [
    "AgreedAction",
    "Answers",
    "AreaWorker",
    "Attempt",
    "Consent",
    "ConsentOverride",
    "Draft",
    "Exemption",
    "Interview",
    "InterviewCorrection",
    "InterviewEpisode",
    "InterviewQuerySet",
    "ParentOffer",
    "Share",
    "SignOff",
    "signature",
]
