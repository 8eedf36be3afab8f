"""One dated fact about a child: recorded, put right, ended, withdrawn."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from methub.children.codes import (
    CarerKind,
    CareStatus,
    Disability,
    Ethnicity,
    FactKind,
    ImmigrationStatus,
    Interpreter,
    LegalStatus,
    LivingKind,
    Need,
    PlaceChange,
    PlaceProvider,
    PlaceType,
    ReasonCeased,
    ReasonNew,
    SchoolStatus,
    ServiceKind,
    UpnUnknown,
)
from methub.fittings.fields import (
    ChoiceField,
    DayField,
    EmailField,
    MomentField,
    NarrativeField,
    NumberField,
    SeveralField,
    TextField,
    TickField,
    YesNoField,
)
from methub.fittings.forms import HubForm, VersionedForm

Choices = list[tuple[str, str]]


class KnownField(YesNoField):
    """Yes, no or not known, as a fact that may be missing: what nobody asked is not "no"."""

    _SAID: dict[str, bool | None] = {"yes": True, "no": False}

    def __init__(self, *, label: str, hint: str = "") -> None:
        super().__init__(label=label, hint=hint, required=False)

    def prepare_value(self, value: Any) -> Any:
        return {True: "yes", False: "no", None: "not-known"}.get(value, value)

    def clean(self, value: Any) -> bool | None:
        return self._SAID.get(super().clean(value))


def _list(label: str, codes: Any, hint: str = "") -> ChoiceField:
    """A long list of which nothing may be chosen."""
    return ChoiceField(label=label, choices=codes, hint=hint, required=False, widget=forms.Select)


class FactForm(HubForm):
    """True from a day, and perhaps no longer. The days come last."""

    from_on = DayField(label="From which day?")
    until_on = DayField(
        label="Until which day?", hint="Leave it empty while it goes on", required=False
    )

    def __init__(self, *args: Any, choices: dict[str, Choices] | None = None, **more: Any) -> None:
        super().__init__(*args, **more)
        for name, pairs in (choices or {}).items():
            field: Any = self.fields.get(name)
            if field is not None:
                field.choices = [("", "None"), *pairs]
        last = ["from_on", "until_on", *self.at_the_end]
        self.order_fields([*(name for name in self.fields if name not in last), *last])

    at_the_end: tuple[str, ...] = ()

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        from_on, until_on = said.get("from_on"), said.get("until_on")
        if from_on and until_on and until_on < from_on:
            raise ValidationError({"until_on": "The last day is before the first"})
        return said


class CareFactForm(FactForm):
    status = _list("How does social care know the child?", CareStatus)
    legal_status = _list("Legal status", LegalStatus, "Only for a child in care")
    need = _list("Main reason for being in care", Need)
    placement = _list("Which home is it about?", [])
    home_postcode = TextField(
        label="Postcode of the home they came from", required=False, max_length=10
    )
    started_because = _list("Why did this episode of care begin?", ReasonNew)
    ended_because = _list("Why did it end?", ReasonCeased)


class CareForm(CareFactForm):
    """Recorded anew: what was true before ends, and says why."""

    former_ended_because = _list(
        "If the child was in care until then: why did that episode end?",
        ReasonCeased,
        "Leave it out when the child stays in care",
    )


class HomeFactForm(FactForm):
    kind = ChoiceField(label="Where does the child live?", choices=LivingKind)
    name = TextField(label="Name of the home or household", required=False)
    address = TextField(label="Address", required=False)
    postcode = TextField(label="Postcode", required=False, max_length=10)
    is_protected = TickField(
        label="Nobody may be told this address",
        hint="It will be shown only to people named one by one",
    )
    district = _list("District", [])
    host_authority = _list("Authority the home is in", [])
    place_type = _list("Kind of placement in the return", PlaceType)
    provider_type = _list("Provided by", PlaceProvider)
    provider = TextField(label="Name of the provider", required=False)
    urn = TextField(label="Ofsted number of the home", required=False, max_length=20)
    ended_because = _list("Why did it end?", PlaceChange)


class CarerFactForm(FactForm):
    kind = ChoiceField(label="Who are they to the child?", choices=CarerKind)
    name = TextField(label="Name")
    placement = _list("In which home?", [])
    phone = TextField(label="Telephone", required=False, max_length=40)
    email = EmailField(label="E-mail", required=False)
    has_parental_responsibility = TickField(label="They have parental responsibility")
    is_to_be_notified = TickField(label="They are to be told about the child")
    contact_limits = NarrativeField(
        label="Limits on contact", required=False, rows=3, max_length=2_000
    )


class LibertyForm(FactForm):
    """Only the days: the order itself is the court's."""


class SchoolForm(FactForm):
    status = ChoiceField(
        label="School or college",
        hint="A child on a school’s roll is not missing education, however seldom they are there",
        choices=SchoolStatus,
    )
    school = TextField(label="Which school or college?", required=False)
    is_on_roll = KnownField(label="Is the child on its roll?")
    hours_a_week = NumberField(
        label="Hours a week", hint="Only for a part-time timetable", required=False,
        min_value=0, max_value=60, decimal_places=1,
    )  # fmt: skip
    told_by = TextField(label="Who told the hub?", required=False)
    told_at = MomentField(label="When did they tell the hub?", required=False)

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        if said.get("status") == SchoolStatus.MISSING_EDUCATION and said.get("is_on_roll"):
            raise ValidationError(
                {"is_on_roll": "A child on a school’s roll is not missing education"}
            )
        return said


class ServiceForm(FactForm):
    kind = ChoiceField(label="What kind of service?", choices=ServiceKind)
    name = TextField(label="Its name", required=False)
    worker = TextField(label="Who works with the child?", required=False)
    contact = TextField(label="How to reach them", required=False)


class BackgroundForm(FactForm):
    """Asked with care: each part may be left unsaid."""

    ethnicity = _list("Ethnicity, in the national list", Ethnicity)
    first_language = TextField(label="First language", required=False)
    interpreter = ChoiceField(label="Is an interpreter needed?", choices=Interpreter)
    nationality = TextField(label="Nationality", required=False)
    religion = TextField(
        label="Religion or belief", hint="Only if the child wishes it to be known", required=False
    )
    upn_unknown = _list("Why is there no unique pupil number?", UpnUnknown, "Only if there is none")
    is_mother = KnownField(label="Is she a mother?", hint="Asked by the yearly return")
    mothers_child_born_on = DayField(label="When was her child born?", required=False)


class DisabilityForm(FactForm):
    codes = SeveralField(
        label="Which disabilities are known?",
        hint="Choose all that are, or that there is none",
        choices=Disability,
    )


class ImmigrationForm(FactForm):
    status = _list("Immigration status", ImmigrationStatus)
    note = TextField(label="Anything to add", required=False)


RECORDING: dict[FactKind, type[FactForm]] = {
    FactKind.CARE: CareForm,
    FactKind.LIBERTY: LibertyForm,
    FactKind.SCHOOL: SchoolForm,
    FactKind.SERVICE: ServiceForm,
    FactKind.BACKGROUND: BackgroundForm,
    FactKind.DISABILITY: DisabilityForm,
    FactKind.IMMIGRATION: ImmigrationForm,
}
"""A home has a page of its own, where the homes that it takes the place of are asked for; and a
carer, of whom it is asked whether they are on record already."""
CORRECTING = RECORDING | {
    FactKind.CARE: CareFactForm,
    FactKind.CARER: CarerFactForm,
    FactKind.HOME: HomeFactForm,
}


class _Reasoned(VersionedForm):
    why = NarrativeField(
        label="Why?",
        hint="What the record says now is kept, with your reason beside it",
        missing="Say why",
        rows=3,
        max_length=2_000,
    )


def correcting(kind: FactKind) -> type[FactForm]:
    """The same questions, with a reason: nothing is put right without saying why."""
    form = CORRECTING[kind]
    return type(f"Correct{form.__name__}", (form, _Reasoned), {"at_the_end": ("why",)})


class EndForm(VersionedForm):
    until_on = DayField(
        label="From which day is it true no longer?", hint="For example, 5 Mar 2026"
    )


class WithdrawForm(_Reasoned):
    """It was never true."""
