"""What is looked for, and what an authority says instead."""

from typing import Any

from django import forms

from methub.fittings.fields import ChoiceField, DayField, NarrativeField, TextField
from methub.fittings.forms import EditForm, HubForm
from methub.guidance.codes import Kind
from methub.guidance.rules.reader import LONGEST_TEXT


class SearchForm(HubForm):
    """Words, a kind, and the day whose wording is asked for."""

    says_optional = False

    words = TextField(label="Words to look for", required=False)
    kind = ChoiceField(
        label="Kind",
        choices=[("", "Everything"), *Kind.choices()],
        required=False,
        widget=forms.Select,
    )
    on = DayField(
        label="As it stood on", hint="For example 5 Mar 2015. Today, if left out.", required=False
    )


class EntryForm(EditForm):
    """An entry in an authority's own words."""

    title = TextField(label="What is it called?")
    text = NarrativeField(
        label="What does it say?",
        hint="Say what counts, so that two people who look at the same child see the same.",
        rows=8,
        max_length=LONGEST_TEXT,
        count=True,
    )
    source = TextField(
        label="Where was it read?", hint="A document with its date, or who decided it."
    )


class NewEntryForm(EntryForm):
    """One that does not come with the product."""

    kind = ChoiceField(label="What kind is it?", choices=Kind, widget=forms.RadioSelect)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.order_fields(["kind"])


class BackForm(EditForm):
    """Nothing is asked: only whether somebody else wrote meanwhile."""
