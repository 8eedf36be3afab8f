"""Words and shapes of what is asked about a child."""

from methub.children.forms.carers import HIDDEN, NEW, AssociateForm, CarerForm
from methub.children.forms.circumstances import (
    AuthorityForm,
    CareForm,
    PlacementForm,
    WorkerForm,
)
from methub.children.forms.emergency import EmergencyForm, ReasonForm, exactly
from methub.children.forms.facts import (
    CORRECTING,
    RECORDING,
    EndForm,
    SchoolForm,
    WithdrawForm,
    correcting,
)
from methub.children.forms.finding import (
    NAME,
    WORDS,
    ColumnsForm,
    Filters,
    Finding,
    asked,
    asked_of_schools,
)
from methub.children.forms.notes import NOTING, NeverTheirsForm
from methub.children.forms.person import BirthForm, DescriptionForm, NameForm, NameSort
from methub.children.forms.photographs import PhotographForm
from methub.children.forms.registering import RegisterForm
from methub.children.forms.restricting import LiftForm, NamingForm, RestrictForm
from methub.children.forms.sharing import ShareForm

__all__ = [
    "AssociateForm",
    "AuthorityForm",
    "BirthForm",
    "CORRECTING",
    "CareForm",
    "CarerForm",
    "ColumnsForm",
    "DescriptionForm",
    "EmergencyForm",
    "EndForm",
    "Filters",
    "Finding",
    "HIDDEN",
    "LiftForm",
    "NAME",
    "NEW",
    "NOTING",
    "NameForm",
    "NameSort",
    "NamingForm",
    "NeverTheirsForm",
    "PhotographForm",
    "PlacementForm",
    "RECORDING",
    "ReasonForm",
    "RegisterForm",
    "RestrictForm",
    "SchoolForm",
    "ShareForm",
    "WORDS",
    "WithdrawForm",
    "WorkerForm",
    "asked",
    "asked_of_schools",
    "correcting",
    "exactly",
]
