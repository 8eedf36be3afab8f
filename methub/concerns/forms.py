"""What is asked about a concern, in the words of the work."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from methub.concerns.codes import (
    NOT_SAID,
    Answered,
    Destination,
    Exploitation,
    How,
    Nature,
    Standing,
)
from methub.concerns.queries import Sought
from methub.concerns.queries.concerns import OUTSIDE
from methub.fittings.fields import (
    ChoiceField,
    CodeField,
    DayField,
    MomentField,
    NarrativeField,
    SeveralField,
    TextField,
    TickField,
)
from methub.fittings.forms import EditForm, HubForm

OURS = "ours"
PERIODS = (("30", "30 days"), ("90", "90 days"), ("365", "A year"), ("", "All time"))
WHO = ("child_name", "child_born", "child_about")
SOURCE = ("source", "source_contact", "is_source_protected")
FOR_OTHERS = ("agency", "how", "told_at", "answer_to")


class RaiseForm(HubForm):
    """What was seen, about whom, and who says so. Whoever takes down what somebody else says
    (`takes_down`) is asked for whom."""

    groups = (
        ("Who the child is", WHO),
        ("Who saw or heard it", SOURCE),
        ("For whom you write this down", FOR_OTHERS),
    )

    seen = NarrativeField(
        label="What was seen or heard?",
        hint="What happened, where, who else was there, what others did. The child’s own words, "
        "if there are any.",
        rows=6,
    )
    seen_on = DayField(label="On which day?", required=False)
    types = SeveralField(
        label="What do you fear?",
        choices=Exploitation,
        hint="Choose all that apply, or none if you cannot say.",
        required=False,
    )
    natures = SeveralField(
        label="In what way?",
        choices=Nature,
        hint="Choose all that you know of, or none.",
        required=False,
    )
    is_urgent = TickField(
        label="Somebody must decide within a day",
        hint="If the child is in danger now, ring 999 first.",
    )
    child_name = TextField(label="Name, or what they are called", required=False)
    child_born = TextField(label="Date of birth, or about how old", required=False)
    child_about = NarrativeField(
        label="What else helps us know who it is",
        hint="School, street, friends, what they look like",
        rows=3,
        required=False,
    )
    source = TextField(
        label="Their name, and who they are to the child",
        hint="You, a parent, a neighbour, the child. Leave it empty if they gave no name.",
        required=False,
    )
    source_contact = TextField(label="How to reach them", required=False)
    is_source_protected = TickField(
        label="Keep them protected",
        hint="Of somebody who is protected, only whoever decides reads who it was.",
    )
    agency = ChoiceField(label="Who raises it?", choices=[], widget=forms.Select)
    how = CodeField(label="How did it reach you?", code=How)
    told_at = MomentField(label="When were you told?")
    answer_to = TextField(
        label="Whom we tell what came of it",
        hint="Name, and telephone or e-mail. Leave it empty if you tell them.",
        required=False,
    )

    def __init__(
        self, *args: Any, knows_child: bool, agencies: Sequence[tuple[str, str]], **more: Any
    ) -> None:
        """No agencies to choose from: they speak for their own."""
        super().__init__(*args, **more)
        for name in WHO if knows_child else ():
            del self.fields[name]
        for name in () if agencies else FOR_OTHERS:
            del self.fields[name]
        if agencies:
            offered = [*agencies, (OUTSIDE, "Somebody outside the partnership")]
            self.fields["agency"].choices = [("", "Choose one"), *offered]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any] | None:
        said = super().clean()
        if "child_about" in self.fields and not any(self.cleaned_data.get(name) for name in WHO):
            raise ValidationError(
                "Say who the child is: a name, or anything that helps us find out"
            )
        return said


class WhichForm(EditForm):
    """Which child it is; one of those found, by their reference."""

    child = ChoiceField(label="Which child is it?", choices=[])

    def __init__(self, *args: Any, children: Sequence[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["child"].choices = list(children)  # type: ignore[attr-defined]


class LookForm(HubForm):
    """Other words to look for the child with."""

    says_optional = False

    words = TextField(label="Name, date of birth, police reference or postcode", required=False)


class DecideForm(EditForm):
    destination = CodeField(label="Where does it lead?", code=Destination)
    why = NarrativeField(label="Why?", hint="The facts it rests on, and what was weighed.")
    to_do = NarrativeField(label="What happens next, and who does it", rows=3, required=False)
    decided_by = TextField(label="Who decided", hint="Name and role")
    decided_at = MomentField(label="When was it decided?")


class TellForm(EditForm):
    reveals = {"how": {Answered.SPOKEN: ("told_at",)}}

    said = NarrativeField(
        label="What they are told",
        hint="That it was right to tell us, and what they need to know to keep the child safe. "
        "Nothing from the child’s record that they may not read.",
    )
    how = CodeField(label="How do they hear it?", code=Answered)
    told_at = MomentField(label="When were they told?")


def asked(query: Any, *, today: date) -> tuple[Sought, str]:
    """What the list is filtered by, and the period as it was said. Whatever makes no sense is
    nothing."""
    names = ("standing", "agency", "to", "type", "days", "page")
    said = {name: str(query.get(name, "")) for name in names}
    days = said["days"] if said["days"] in dict(PERIODS) else ""
    page = said["page"]
    return (
        Sought(
            standing=Standing(said["standing"])
            if said["standing"] in Standing.values()
            else Standing.ALL,
            agency=said["agency"] if said["agency"].isalnum() and len(said["agency"]) < 11 else "",
            destination=Destination(said["to"]) if said["to"] in Destination.values() else None,
            type=said["type"] if said["type"] in (*Exploitation.values(), NOT_SAID) else "",
            since=today - timedelta(days=int(days)) if days else None,
            page=max(1, int(page)) if page.isascii() and page.isdigit() and len(page) < 5 else 1,
        ),
        days,
    )
