"""Opening a record in an emergency: exactly who, and why."""

from datetime import date
from typing import Any

from django import forms

from methub.fittings.fields import DayField, NarrativeField, TextField
from methub.fittings.forms import HubForm
from methub.people.rules.births import spelt_dates


class EmergencyForm(HubForm):
    """Whose record. Only an exact name and date of birth is answered: nobody goes fishing."""

    forenames = TextField(label="Forenames")
    surname = TextField(label="Surname")
    born_on = DayField(label="Date of birth")


class ReasonForm(EmergencyForm):
    """The same child, and the reason that somebody else will read."""

    reason = NarrativeField(
        label="Why do you need to open this record now?",
        hint="Your manager and the governance lead read this.",
        missing="Say why you need to open this record",
        max_length=2_000,
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        for name in ("forenames", "surname", "born_on"):
            self.fields[name].widget = forms.HiddenInput()


def exactly(text: str, *, today: date) -> dict[str, Any]:
    """The names and date of birth in a search, so that nobody types them twice at night."""
    days, rest = spelt_dates(text, today=today)
    surname, comma, forenames = rest.partition(",")
    if not comma:
        forenames, _, surname = rest.strip().rpartition(" ")
    if len(days) != 1 or not (forenames.strip() and surname.strip()):
        return {}
    return {
        "forenames": forenames.strip().title(),
        "surname": surname.strip().title(),
        "born_on": days[0],
    }
