"""Parents and carers: who the adult is, perhaps somebody on record already, and what they may be
told."""

from typing import Any, ClassVar

from django import forms

from methub.children.forms.facts import CarerFactForm, Choices
from methub.fittings.fields import ChoiceField, DayField, NarrativeField, TextField, TickField

NEW = "new"
HIDDEN = "hidden"


class CarerForm(CarerFactForm):
    """Recorded anew. `known`: adults it may be, asked once what was typed has been looked up;
    `asked` comes back with the answer."""

    groups: ClassVar = (
        ("Who they are", ("kind", "name", "born_on", "who", "because")),
        ("How to reach them", ("phone", "email", "address", "postcode", "is_address_protected")),
        ("With this child", ("placement", "has_parental_responsibility", "is_to_be_notified",
                             "contact_limits", "from_on", "until_on")),
    )  # fmt: skip
    reveals: ClassVar = {"who": {HIDDEN: ("because",)}}

    born_on = DayField(
        label="Their date of birth",
        hint="If it is known: so that the same adult is known again with another child",
        required=False,
    )
    address = TextField(
        label="Their own address", hint="Only if they live elsewhere", required=False
    )
    postcode = TextField(label="Postcode", required=False, max_length=10)
    is_address_protected = TickField(label="Nobody may be told their address")
    asked = forms.BooleanField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, known: Choices | None = None, **more: Any) -> None:
        super().__init__(*args, **more)
        if known:
            self.fields["who"] = ChoiceField(
                label="Is it one of these people?",
                hint="The mother of two children is one person, on both their records",
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
        """What the adult may be found by."""
        return {
            name: self.cleaned_data[name]
            for name in ("name", "born_on", "phone", "email", "address", "postcode",
                         "is_address_protected")
        }  # fmt: skip

    @property
    def is_answered(self) -> bool:
        """Nobody is like them; or somebody has said who of them it is."""
        return "who" not in self.fields or bool(self.cleaned_data.get("who"))
