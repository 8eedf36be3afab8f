"""What a child is called, when they were born, and how they are described."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from methub.fittings.fields import ChoiceField, DayField, NumberField, TextField
from methub.fittings.forms import HubForm, VersionedForm
from methub.foundation.codes import Code
from methub.people.codes import Precision, Sex
from methub.people.rules.births import NOT_KNOWN, Birth


class NameSort(Code):
    """What a name that is being written down is."""

    CORRECTED = "corrected", "The same name, spelt rightly"
    LEGAL = "legal", "A new legal name, from today"
    KNOWN_AS = "known-as", "What they like to be called"
    ALIAS = "alias", "Another name they use"


class NameForm(HubForm):
    """A name. `opened` is the legal name as it stood when the page was opened."""

    opened = forms.CharField(widget=forms.HiddenInput, max_length=10, required=False)
    sort = ChoiceField(label="What is this name?", choices=NameSort)
    forenames = TextField(label="Forenames", required=False)
    surname = TextField(label="Surname", required=False)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not (said.get("forenames") or said.get("surname")):
            raise ValidationError("Enter forenames, a surname, or both")
        return said


class BirthForm(VersionedForm):
    """A date of birth, as far as it is known. What is not known is not made up."""

    precision = ChoiceField(label="How much is known?", choices=Precision)
    born_on = DayField(
        label="Date of birth",
        hint="For example, 14 Mar 2011. If it is estimated, a working date given by an authority",
        required=False,
    )
    month = NumberField(
        label="Month", hint="Where only month and year are known: 1 to 12", required=False,
        min_value=1, max_value=12, decimal_places=0,
    )  # fmt: skip
    year = NumberField(
        label="Year", hint="For example, 2011", required=False, min_value=1900, max_value=2200,
        decimal_places=0,
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not self.errors:
            said["birth"] = self._birth(said)
        return said

    def _birth(self, said: dict[str, Any]) -> Birth:
        day, month, year = said["born_on"], said["month"], said["year"]
        match Precision(said["precision"]):
            case Precision.DAY:
                return Birth.on_day(self._said("born_on", day))
            case Precision.MONTH:
                return Birth.in_month(
                    int(self._said("year", year)), int(self._said("month", month))
                )
            case Precision.YEAR:
                return Birth.in_year(int(self._said("year", year)))
            case Precision.ESTIMATED:
                return (
                    Birth.working_date(day) if day else Birth.about(int(self._said("year", year)))
                )
        return NOT_KNOWN

    def _said(self, name: str, value: Any) -> Any:
        if value is None:
            raise ValidationError({name: f"Enter the {str(self.fields[name].label).lower()}"})
        return value


class DescriptionForm(VersionedForm):
    sex = ChoiceField(label="Sex", choices=Sex)
    ethnicity = TextField(
        label="Ethnicity", hint="In the words the child or their family use", required=False
    )
