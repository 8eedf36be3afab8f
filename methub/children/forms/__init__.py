"""Words and shapes of what is asked about a child."""

from methub.children.forms.circumstances import (
    AuthorityForm,
    CareForm,
    CarerForm,
    PlacementForm,
    SchoolForm,
    WorkerForm,
)
from methub.children.forms.emergency import EmergencyForm, ReasonForm, exactly
from methub.children.forms.finding import NAME, WORDS, ColumnsForm, Filters, Finding, asked
from methub.children.forms.person import BirthForm, DescriptionForm, NameForm, NameSort
from methub.children.forms.photographs import PhotographForm
from methub.children.forms.registering import RegisterForm
from methub.children.forms.restricting import LiftForm, NamingForm, RestrictForm
from methub.children.forms.sharing import ShareForm

__all__ = [
    "NAME",
    "WORDS",
    "AuthorityForm",
    "BirthForm",
    "CareForm",
    "CarerForm",
    "DescriptionForm",
    "ColumnsForm",
    "EmergencyForm",
    "Filters",
    "Finding",
    "LiftForm",
    "NameForm",
    "NameSort",
    "NamingForm",
    "PhotographForm",
    "PlacementForm",
    "ReasonForm",
    "RegisterForm",
    "RestrictForm",
    "SchoolForm",
    "ShareForm",
    "WorkerForm",
    "asked",
    "exactly",
]
