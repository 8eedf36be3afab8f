"""What a policy is, how a profile is read and refused, and the guide to language."""

from methub.policies.rules.assessing import CoreOffer
from methub.policies.rules.language import Hint, blaming_words
from methub.policies.rules.planning import Plans
from methub.policies.rules.profile import ProfileError, parse
from methub.policies.rules.shape import (
    Choice,
    Commissioned,
    District,
    Helpline,
    Policy,
    Rung,
)

__all__ = [
    "Choice",
    "Commissioned",
    "CoreOffer",
    "District",
    "Helpline",
    "Hint",
    "Plans",
    "Policy",
    "ProfileError",
    "Rung",
    "blaming_words",
    "parse",
]
