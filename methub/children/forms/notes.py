"""What is written down once about a child, and stays."""

from django import forms

from methub.children.codes import ExchangeWay, MoveKind, NoteKind, PlanKind
from methub.fittings.fields import ChoiceField, DayField, MomentField, NarrativeField, TextField
from methub.fittings.forms import HubForm
from methub.people.codes import REACHED_BY, IdentifierKind

NUMBERS = [(kind.value, kind.label) for kind in IdentifierKind if kind not in REACHED_BY]


class EducationPlanForm(HubForm):
    kind = ChoiceField(label="Which of the two is it?", choices=PlanKind)
    made_on = DayField(label="When was it made?")
    made_by = TextField(label="Who made it?")
    text = NarrativeField(label="What does it say?", missing="Write what it says")
    sent_to = TextField(
        label="Who has it?", hint="For example, the school and the social worker", required=False
    )


class ExchangeForm(HubForm):
    way = ChoiceField(label="Who told whom?", choices=ExchangeWay)
    officer = TextField(label="Which education officer?")
    happened_at = MomentField(label="When?")
    text = NarrativeField(label="What was said?", missing="Write what was said")


class MoveForm(HubForm):
    kind = ChoiceField(label="What is the child prepared for?", choices=MoveKind)
    made_on = DayField(label="When was it planned?")
    taken_over_by = TextField(
        label="Who takes over?", hint="A named person or team, and how to reach them"
    )
    plan = NarrativeField(
        label="What is planned?",
        hint="Risks that remain, services from now on, and what the young person wants",
        missing="Write what is planned",
    )


class SafeguardedForm(HubForm):
    spoken_with = TextField(
        label="Whom did you speak to?", hint="The police officer, and the manager: names and roles"
    )
    spoken_on = DayField(label="When?")
    text = NarrativeField(label="What was agreed?", missing="Write what was agreed")


class IdentifierForm(HubForm):
    kind = ChoiceField(label="Which number?", choices=NUMBERS, widget=forms.RadioSelect)
    value = TextField(label="The number or reference", max_length=60)


class NeverTheirsForm(HubForm):
    why = NarrativeField(
        label="Why was it never theirs?",
        hint="The number is kept, with your reason beside it",
        missing="Say why",
        rows=3,
        max_length=2_000,
    )


NOTING: dict[NoteKind, type[HubForm]] = {
    NoteKind.EDUCATION_PLAN: EducationPlanForm,
    NoteKind.EXCHANGE: ExchangeForm,
    NoteKind.MOVE: MoveForm,
    NoteKind.UNDER_13: SafeguardedForm,
    NoteKind.IDENTIFIER: IdentifierForm,
}
