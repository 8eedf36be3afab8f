"""Parents and carers: who the adult is, perhaps somebody on record already, and what they may be
told."""

from typing import Any, ClassVar

from django import forms

from methub.children.codes import AssociateKind
from methub.children.forms.facts import CarerFactForm, Choices, FactForm
from methub.fittings.fields import ChoiceField, DayField, NarrativeField, TextField, TickField

NEW = "new"
HIDDEN = "hidden"


class Recognised(FactForm):
    """Somebody who may be on record already. `known`: whom it may be, asked once what was typed has
    been looked up; `asked` comes back with the answer."""

    reveals: ClassVar = {"who": {HIDDEN: ("because",)}}

    name = TextField(label="Name")
    born_on = DayField(
        label="Their date of birth",
        hint="If it is known: so that the same adult is known again with another child",
        required=False,
    )
    asked = forms.BooleanField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, known: Choices | None = None, **more: Any) -> None:
        super().__init__(*args, **more)
        if known:
            self.fields["who"] = ChoiceField(
                label="Is it one of these people?",
                hint="Whoever is known to two children is one person, on both their records",
                choices=known,
                required="asked" in self.data,
                missing="Choose one of them, or somebody else",
                widget=forms.RadioSelect,
            )
            self.fields["because"] = NarrativeField(
                label="How do you know that it is them?",
                hint="It is written down that you linked a person whom you could not see, and why",
                missing="Say how you know",
                rows=3,
                max_length=2_000,
            )
            self.data = {**dict(self.data.items()), "asked": "on"}

    @property
    def described(self) -> dict[str, Any]:
        """What they may be found by."""
        return {name: self.cleaned_data[name] for name in ("name", "born_on")}

    @property
    def is_answered(self) -> bool:
        """Nobody is like them; or somebody has said who of them it is."""
        return "who" not in self.fields or bool(self.cleaned_data.get("who"))


class AssociateForm(Recognised):
    """Somebody the child is with. `may_fear`: may say that they are a danger."""

    groups: ClassVar = (
        ("Who they are", ("kind", "name", "born_on", "who", "because")),
        ("How that is known", ("source", "note", "from_on", "until_on")),
    )

    kind = ChoiceField(label="Who are they to the child?", choices=AssociateKind)
    source = TextField(label="Who says so?", hint="For example, the child, school or police")
    note = NarrativeField(label="Anything to add", required=False, rows=3, max_length=2_000)

    def __init__(self, *args: Any, may_fear: bool, **more: Any) -> None:
        super().__init__(*args, **more)
        if not may_fear:
            kind: Any = self.fields["kind"]
            kind.choices = [one for one in kind.choices if one[0] != AssociateKind.CONCERN]


class CarerForm(Recognised, CarerFactForm):
    """Recorded anew."""

    groups: ClassVar = (
        ("Who they are", ("kind", "name", "born_on", "who", "because")),
        ("How to reach them", ("phone", "email", "address", "postcode", "is_address_protected")),
        ("With this child", ("placement", "has_parental_responsibility", "is_to_be_notified",
                             "contact_limits", "from_on", "until_on")),
    )  # fmt: skip
    address = TextField(
        label="Their own address", hint="Only if they live elsewhere", required=False
    )
    postcode = TextField(label="Postcode", required=False, max_length=10)
    is_address_protected = TickField(label="Nobody may be told their address")

    @property
    def described(self) -> dict[str, Any]:
        """What the adult may be found by."""
        return {
            name: self.cleaned_data[name]
            for name in ("name", "born_on", "phone", "email", "address", "postcode",
                         "is_address_protected")
        }  # fmt: skip
