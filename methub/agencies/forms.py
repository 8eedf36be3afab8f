"""Letting somebody in: who they are, and where they will work as what."""

from datetime import date
from typing import Any

from django import forms

from methub.agencies.roles import Role
from methub.fittings.fields import ChoiceField, DayField, EmailField, TextField
from methub.fittings.forms import HubForm

Choices = list[tuple[str, str]]


class SearchForm(HubForm):
    q = TextField(label="Name, team or agency", required=False)


class PlaceForm(HubForm):
    """A place of work, chosen from those of the partnership."""

    team = ChoiceField(label="Team", choices=[], widget=forms.Select)
    role = ChoiceField(label="Role", choices=Role, widget=forms.Select)
    manager = ChoiceField(
        label="Manager",
        hint="Their manager reviews any access they take in an emergency.",
        choices=[],
        widget=forms.Select,
        required=False,
    )
    from_on = DayField(label="From")

    def __init__(
        self, *args: Any, teams: Choices, managers: Choices, today: date, **more: Any
    ) -> None:
        super().__init__(*args, initial={"from_on": today}, **more)
        for name, choices in (("team", teams), ("manager", managers)):
            self.fields[name].choices = [("", "Choose one"), *choices]  # type: ignore[attr-defined]


class InviteForm(PlaceForm):
    """Everything about somebody new, so that nobody is let in by halves."""

    name = TextField(label="Full name")
    email = EmailField(
        label="Work e-mail address",
        hint="The invitation goes there. It is also what they sign in with.",
    )
    phone = TextField(label="Work telephone", required=False, max_length=40)

    field_order = ("name", "email", "phone", "team", "role", "manager", "from_on")
