"""What is asked about a place, and what the list of places is asked for."""

from django import forms

from methub.fittings.fields import ChoiceField, NarrativeField, TextField
from methub.fittings.forms import HubForm, VersionedForm
from methub.places.codes import PUBLIC

WORDS = "q"
"""What is typed to find a place: an address may be in it."""
KINDS = [(kind.value, kind.label) for kind in PUBLIC]


class SearchForm(HubForm):
    says_optional = False

    q = TextField(label="Name, address or postcode", required=False, max_length=200)


class PlaceForm(HubForm):
    """A place that is not known yet. Where somebody lives is recorded with the child."""

    kind = ChoiceField(label="What is it?", choices=KINDS, widget=forms.Select)
    name = TextField(label="Name", hint="For example, Fenview House", required=False)
    address = TextField(label="Address", required=False)
    postcode = TextField(label="Postcode", required=False, max_length=10)
    notes = NarrativeField(
        label="Notes",
        hint="What somebody going there should know. Write nothing here about a child",
        required=False,
        max_length=4_000,
    )


class CorrectPlaceForm(VersionedForm, PlaceForm):
    """The same of a place that is known, as it stood when the page was opened."""

    field_order = ("kind", "name", "address", "postcode", "notes")
