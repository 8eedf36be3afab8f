"""What the book is asked for, and what a review says."""

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError

from methub.audit.codes import EntryKind
from methub.fittings.fields import ChoiceField, DayField, NarrativeField, TextField
from methub.fittings.forms import HubForm
from methub.people.codes import ReviewOutcome

ANY = ("", "Changed or read")
LATEST_YEAR = 9998  # the day after the last day there is cannot be computed


class BookForm(HubForm):
    """The filters of the book. What is typed is put by, so that no name stands in an address."""

    says_optional: ClassVar[bool] = False

    child = TextField(label="Child's reference", required=False, max_length=20)
    who = TextField(label="Who", hint="Part of a name", required=False)
    what = TextField(label="What", hint="Begins like missing.episode", required=False)
    kind = ChoiceField(
        label="Changed or read",
        choices=[ANY, *EntryKind.choices()],
        required=False,
        widget=forms.Select,
    )
    from_on = DayField(label="From", hint="This day included", required=False)
    until_on = DayField(label="To", hint="This day included", required=False)
    colleague = forms.CharField(widget=forms.HiddenInput, required=False, max_length=20)
    before = forms.IntegerField(
        widget=forms.HiddenInput, required=False, min_value=1, max_value=2**63 - 1
    )

    def clean_child(self) -> str:
        """References are printed in capitals, and typed as people like."""
        return str(self.cleaned_data["child"]).upper()

    def clean_until_on(self) -> Any:
        until_on = self.cleaned_data["until_on"]
        if until_on and until_on.year > LATEST_YEAR:
            raise ValidationError("Enter an earlier day")
        return until_on


class ReviewForm(HubForm):
    outcome = ChoiceField(
        label="What do you think of it?",
        choices=ReviewOutcome,
        missing="Choose what you think of it",
    )
    note = NarrativeField(
        label="Why",
        hint="Whom you asked, and what they said. The person who opened the record may read this.",
        missing="Say why",
    )
