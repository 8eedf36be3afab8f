"""What a person is asked about a child placed across a border, in the words of the work."""

from typing import Any, ClassVar

from django import forms

from methub.fittings.fields import (
    ChoiceField,
    CodeField,
    DayField,
    EmailField,
    MomentField,
    NarrativeField,
    TextField,
)
from methub.fittings.forms import EditForm, HubForm
from methub.missing.codes import YesNo
from methub.out_of_area.codes import CameOf, Direction, Flag, Panel, StepKind, TheyWill

NAME_AND_ROLE = "Name and role"


class ContactStep(HubForm):
    done_at = MomentField(label="When did you speak?")
    who_here = TextField(label="Who spoke, here", hint=NAME_AND_ROLE)
    who_there = TextField(label="With whom, at the other authority", hint=NAME_AND_ROLE)
    said = NarrativeField(
        label="What local risks were told",
        hint="Places, people and homes near by that this child should be kept safe from",
    )


class NoticeCame(HubForm):
    done_at = MomentField(label="When did the notice come?")
    who_there = TextField(label="Who sent it", hint=NAME_AND_ROLE)
    said = NarrativeField(label="What it says", rows=3, required=False)


class NoticeSent(HubForm):
    done_at = MomentField(label="When was the notice sent?")
    who_there = TextField(label="To whom", hint="Their placements desk, and their panel")
    said = NarrativeField(
        label="How it was sent, and what went with it",
        hint="For example: by secure e-mail, with the trigger plan",
        rows=3,
        required=False,
    )


class PanelStep(HubForm):
    done_at = MomentField(label="When were they told?")
    who_there = TextField(label="Who was told", hint=NAME_AND_ROLE)
    said = NarrativeField(label="What they said", rows=3, required=False)


class LeadStep(HubForm):
    leads = CodeField(label="Which panel leads?", code=Panel)
    done_at = MomentField(label="When was it agreed?")
    who_here = TextField(label="Agreed here by", hint=NAME_AND_ROLE)
    who_there = TextField(label="Agreed there by", hint=NAME_AND_ROLE)
    said = NarrativeField(label="What was agreed besides", rows=3, required=False)


class PlanStep(HubForm):
    done_at = MomentField(label="Since when is it held?")
    dated_on = DayField(label="The date on the plan", required=False)
    who_there = TextField(label="Who holds it", hint="And where it is kept")
    said = NarrativeField(
        label="What it says, in short",
        hint="Say whether it has an up-to-date photograph of the child",
        rows=3,
        required=False,
    )


STEPS: dict[StepKind, dict[Direction, type[HubForm]]] = {
    StepKind.CONTACT: dict.fromkeys(Direction, ContactStep),
    StepKind.NOTICE: {Direction.HERE: NoticeCame, Direction.ELSEWHERE: NoticeSent},
    StepKind.PANEL: dict.fromkeys(Direction, PanelStep),
    StepKind.LEAD: dict.fromkeys(Direction, LeadStep),
    StepKind.PLAN: dict.fromkeys(Direction, PlanStep),
}


class RisksForm(EditForm):
    exploitation = CodeField(
        label="Is exploitation of this child known?",
        code=YesNo,
        hint="What the two authorities owe each other follows from it",
    )
    risks = NarrativeField(label="What the risks are", required=False)

    def __init__(self, *args: Any, may_know_where: bool, **more: Any) -> None:
        """Whoever may not read free words about a protected home leaves them as they are."""
        super().__init__(*args, **more)
        if not may_know_where:
            del self.fields["risks"]


class IntendForm(HubForm):
    """Our child is to be placed in another area."""

    host = ChoiceField(label="In the area of which authority?", choices=[], widget=forms.Select)
    intended_on = DayField(label="From which day?")
    exploitation = CodeField(
        label="Is exploitation of this child known?",
        code=YesNo,
        hint="If so, the two authorities speak before the child moves",
    )
    risks = NarrativeField(label="What the risks are", required=False)

    def __init__(self, *args: Any, hosts: list[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["host"].choices = [("", "Choose one"), *hosts]  # type: ignore[attr-defined]


class EndForm(HubForm):
    why = NarrativeField(
        label="Why is nothing more owed for this placement?",
        hint="For example: the child moved back, or the placement was called off",
        rows=3,
        max_length=2_000,
    )


class WithdrawForm(HubForm):
    why = NarrativeField(
        label="What is wrong with it?",
        hint="It is kept, with your reason. What it kept is owed again.",
        rows=3,
        max_length=2_000,
    )


class ConfirmationForm(HubForm):
    reveals: ClassVar = {"they_will": {TheyWill.YES: ("planned_on",), TheyWill.NO: ("why_not",)}}

    they_will = CodeField(label="Will they hold the return home interview?", code=TheyWill)
    planned_on = DayField(label="The day they plan it for, if they said", required=False)
    why_not = NarrativeField(label="Why they will not", rows=3, missing="Say why they will not")
    said_by = TextField(label="Who said so", hint=NAME_AND_ROLE)
    said_at = MomentField(label="When did they say so?")


class OutcomeForm(HubForm):
    reveals: ClassVar = {"came_of": {CameOf.HELD: ("held_on",)}}

    came_of = CodeField(label="What came of their interview?", code=CameOf)
    held_on = DayField(label="The day it was held", required=False)
    told_by = TextField(label="Who told us", hint=NAME_AND_ROLE)
    told_at = MomentField(label="When did they tell us?")
    summary = NarrativeField(
        label="What they told us",
        hint="What the child said, where they were and with whom, and what is done about it",
    )
    concerns = NarrativeField(
        label="Safeguarding concerns they named", hint="Or leave it empty", rows=3, required=False
    )


class ContactForm(EditForm):
    """Whom to write to and to ring at another authority."""

    contact_name = TextField(label="Whom to ask for", hint="A desk or a person", required=False)
    contact_email = EmailField(label="E-mail", required=False)
    contact_phone = TextField(label="Telephone by day", required=False, max_length=40)
    out_of_hours = TextField(
        label="Out of hours", hint="The number of their emergency duty team", required=False
    )


def asked(query: Any) -> tuple[Direction, Flag | None, int]:
    """Which tab of the list, which flag, which page; whatever else was typed is nothing."""
    way, flag, page = (str(query.get(name, "")) for name in ("way", "flag", "page"))
    return (
        Direction(way) if way in Direction.values() else Direction.HERE,
        Flag(flag) if flag in Flag.values() else None,
        max(1, int(page)) if page.isdecimal() and len(page) < 6 else 1,
    )
