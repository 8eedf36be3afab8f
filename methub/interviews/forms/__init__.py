"""What is asked around an interview, and in it."""

from methub.interviews.forms.asking import (
    AcknowledgeForm,
    ActionForm,
    AllocateForm,
    AreaForm,
    ArrangeForm,
    AttemptForm,
    ConsentForm,
    CoverForm,
    FinishForm,
    OverrideForm,
    ParentOfferForm,
    ReturnForm,
    SignOffForm,
    StartForm,
)
from methub.interviews.forms.ending import (
    CorrectHeldForm,
    ExemptForm,
    HeldForm,
    OutcomeForm,
    TakeBackForm,
)
from methub.interviews.forms.section import SectionForm

__all__ = [
    "AcknowledgeForm",
    "ActionForm",
    "AllocateForm",
    "AreaForm",
    "ArrangeForm",
    "AttemptForm",
    "ConsentForm",
    "CorrectHeldForm",
    "CoverForm",
    "ExemptForm",
    "FinishForm",
    "HeldForm",
    "OutcomeForm",
    "OverrideForm",
    "ParentOfferForm",
    "ReturnForm",
    "SectionForm",
    "SignOffForm",
    "StartForm",
    "TakeBackForm",
]
