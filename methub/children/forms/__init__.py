"""Words and shapes of what is asked about a child."""

from methub.children.forms.circumstances import (
    CareForm,
    CarerForm,
    PlacementForm,
    SchoolForm,
    WorkerForm,
)
from methub.children.forms.emergency import EmergencyForm, ReasonForm, exactly
from methub.children.forms.finding import NAME, WORDS, Filters, Finding, asked
from methub.children.forms.person import BirthForm, DescriptionForm, NameForm, NameSort
from methub.children.forms.registering import RegisterForm
from methub.children.forms.sharing import ShareForm

__all__ = [
    "NAME",
    "WORDS",
    "BirthForm",
    "CareForm",
    "CarerForm",
    "DescriptionForm",
    "EmergencyForm",
    "Filters",
    "Finding",
    "NameForm",
    "NameSort",
    "PlacementForm",
    "ReasonForm",
    "RegisterForm",
    "SchoolForm",
    "ShareForm",
    "WorkerForm",
    "asked",
    "exactly",
]
