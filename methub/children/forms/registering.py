"""A child comes on to the record."""

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError

from methub.fittings.fields import ChoiceField, DayField, TextField, TickField
from methub.fittings.forms import HubForm
from methub.people.codes import Sex

Choices = list[tuple[str, str]]


class RegisterForm(HubForm):
    """`is_new` is answered after similar children were shown, never before."""

    forenames = TextField(label="Forenames", required=False)
    surname = TextField(label="Surname", required=False)
    known_as = TextField(label="Known as", required=False)
    born_on = DayField(
        label="Date of birth", hint="For example, 14 Mar 2011. Leave it out if it is not known",
        required=False,
    )  # fmt: skip
    sex = ChoiceField(label="Sex", choices=Sex, initial=Sex.UNKNOWN)
    ethnicity = TextField(
        label="Ethnicity", hint="In the words the child or their family use", required=False
    )
    authority = ChoiceField(
        label="Responsible authority",
        hint="The authority that answers for the child, wherever they live",
        choices=[],
        widget=forms.Select,
    )
    address = TextField(label="Address", required=False)
    postcode = TextField(label="Postcode", required=False, max_length=10)
    is_address_protected = TickField(
        label="Nobody may be told this address",
        hint="It will be shown only to people named one by one",
    )
    is_restricted = TickField(
        label="Restricted record: a colleague's child, for example",
        hint="Only people named one by one will be able to open it",
    )
    manager = ChoiceField(
        label="Which manager may open it, besides you?",
        hint="So that somebody can when you are away, and can lift the restriction",
        choices=[],
        widget=forms.Select,
    )
    is_new = forms.BooleanField(widget=forms.HiddenInput, required=False)

    reveals: ClassVar[dict[str, dict[str, tuple[str, ...]]]] = {
        "is_restricted": {"on": ("manager",)}
    }

    def __init__(self, *args: Any, authorities: Choices, managers: Choices, **more: Any) -> None:
        super().__init__(*args, **more)
        for name, choices in (("authority", authorities), ("manager", managers)):
            self.fields[name].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not (said.get("forenames") or said.get("surname")):
            raise ValidationError("Enter forenames, a surname, or both")
        return said

    @property
    def plain(self) -> dict[str, Any]:
        """The answers that are written down as they were given."""
        chosen = {"authority", "manager", "sex", "is_new"}
        return {name: said for name, said in self.cleaned_data.items() if name not in chosen}

    def answered(self, *, is_new: bool) -> "RegisterForm":
        """The same answers, asked again after similar children were shown."""
        self.data = {**dict(self.data.items()), "is_new": "on" if is_new else ""}
        return self
