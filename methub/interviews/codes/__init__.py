"""Words of the return home interview."""

from methub.interviews.codes.answers import ActionKind, Aim, Harm, Likely, Reason, Transport
from methub.interviews.codes.process import (
    HELD,
    NOT_HELD,
    OFFERS,
    REFUSED,
    AttemptMethod,
    AttemptResult,
    ConsentFrom,
    ConsentGiven,
    Destination,
    Interviewer,
    Outcome,
    Route,
    Section,
    SignOffDecision,
    Stage,
)

__all__ = [
    "HELD",
    "NOT_HELD",
    "OFFERS",
    "REFUSED",
    "ActionKind",
    "Aim",
    "AttemptMethod",
    "AttemptResult",
    "ConsentFrom",
    "ConsentGiven",
    "Destination",
    "Harm",
    "Interviewer",
    "Likely",
    "Outcome",
    "Reason",
    "Route",
    "Section",
    "SignOffDecision",
    "Stage",
    "Transport",
]
