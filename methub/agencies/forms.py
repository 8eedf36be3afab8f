"""Letting somebody in: who they are, and where they will work as what."""

from datetime import date
from typing import Any, ClassVar

from django import forms
from django.http import QueryDict

from methub.agencies.codes import AgencyKind
from methub.agencies.roles import Role
from methub.fittings.fields import ChoiceField, DayField, EmailField, TextField, TickField
from methub.fittings.forms import HubForm

Choices = list[tuple[str, str]]


class SearchForm(HubForm):
    says_optional: ClassVar[bool] = False

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


class AuthorityForm(HubForm):
    """An authority that decides here, or one whose children are placed here."""

    name = TextField(label="Name")
    belongs = ChoiceField(
        label="Where it belongs",
        choices=[
            ("here", "It is one of this partnership"),
            ("elsewhere", "It is outside, and its children are placed here"),
        ],
    )
    gss_code = TextField(
        label="GSS code",
        hint="Nine characters, such as E10000003. The policy shipped for it is found by this.",
        max_length=9,
        required=False,
    )
    contact_name = TextField(label="Who to ask for", required=False)
    contact_email = EmailField(label="E-mail address", required=False)
    contact_phone = TextField(label="Telephone", max_length=40, required=False)


class AgencyForm(HubForm):
    name = TextField(label="Name")
    kind = ChoiceField(label="What it is", choices=AgencyKind, widget=forms.Select)
    authority = ChoiceField(
        label="Authority it works for",
        hint="Leave this out when it works for the whole partnership.",
        choices=[],
        widget=forms.Select,
        required=False,
    )

    def __init__(self, *args: Any, authorities: Choices, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["authority"].choices = [("", "Choose one"), *authorities]  # type: ignore[attr-defined]


class TeamForm(HubForm):
    name = TextField(label="Name")
    agency = ChoiceField(label="Agency", choices=[], widget=forms.Select)

    def __init__(self, *args: Any, agencies: Choices, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["agency"].choices = [("", "Choose one"), *agencies]  # type: ignore[attr-defined]


LONGEST_WORD, MOST_WORDS = 200, 100
ASKED, SHOWN = "asked-", "place-"
"""What stands before the name of a filter, and of a column, in a form about a table."""


class SaveViewForm(HubForm):
    """The name of a view. What it asks comes along hidden, each under the name of its filter."""

    name = TextField(label="Name of the view", max_length=80)
    shared = TickField(
        label="Offer it to everybody in my agency",
        hint="Without what was typed about a child, such as a name or a date of birth",
    )

    @property
    def asked(self) -> dict[str, str]:
        return {
            box.removeprefix(ASKED): str(said)[:LONGEST_WORD]
            for box, said in list(self.data.items())[:MOST_WORDS]
            if box.startswith(ASKED)
        }


def columns_said(posted: QueryDict) -> list[str]:
    """The columns in the places somebody gave them. Two in one place keep the order of the form."""
    given = [
        (int(str(place)), box.removeprefix(SHOWN))
        for box, place in list(posted.items())[:MOST_WORDS]
        if box.startswith(SHOWN)
        and str(place).isascii()
        and str(place).isdigit()
        and len(str(place)) < 4
    ]
    return [column for _, column in sorted(given, key=lambda one: one[0])]
