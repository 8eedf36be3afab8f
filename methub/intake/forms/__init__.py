"""Words and shapes of what is asked at the front door."""

from methub.intake.forms.arriving import ReceiveForm, SetAsideForm, TelephoneForm
from methub.intake.forms.confirming import (
    FORMS,
    NOT_LISTED,
    Act,
    Confirmation,
    FoundConfirmation,
    FromAHome,
    MissingConfirmation,
    PlacementConfirmation,
    Pressed,
    RiskConfirmation,
    pressed,
)
from methub.intake.forms.filling import as_read
from methub.intake.forms.happening import FoundForm, MissingForm

__all__ = [
    "FORMS",
    "NOT_LISTED",
    "Act",
    "Confirmation",
    "FoundConfirmation",
    "FoundForm",
    "FromAHome",
    "MissingConfirmation",
    "MissingForm",
    "PlacementConfirmation",
    "Pressed",
    "ReceiveForm",
    "RiskConfirmation",
    "SetAsideForm",
    "TelephoneForm",
    "as_read",
    "pressed",
]
