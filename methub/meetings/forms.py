"""What people are asked about a meeting."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms

from methub.fittings.fields import (
    ChoiceField,
    CodeField,
    DayField,
    MomentField,
    NarrativeField,
    NumberField,
    SeveralField,
    TextField,
    TickField,
)
from methub.fittings.forms import HubForm, VersionedForm
from methub.meetings.codes import ActionEnd, Handling, Outcome, PaperKind, Part, Strand

Pairs = Iterable[tuple[str, str]]


def _list(label: str, pairs: Pairs, *, hint: str = "", required: bool = True) -> ChoiceField:
    first = "Choose one" if required else "None"
    return ChoiceField(
        label=label, choices=[("", first), *pairs], widget=forms.Select, hint=hint,
        required=required,
    )  # fmt: skip


class PlanForm(HubForm):
    """Which meeting, when, and where."""

    def __init__(
        self, *args: Any, kinds: Pairs, thresholds: Pairs, panels: Pairs, tested: Pairs, **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self.fields = {
            "kind": _list("Which meeting?", kinds),
            "starts_at": MomentField(label="When does it start?"),
            "place": TextField(label="Where?", hint="A room, or how to join"),
            "about": TextField(
                label="Area or theme", hint="For a mapping meeting", required=False
            ),
            "threshold": _list(
                "Which threshold does it answer?", thresholds,
                hint="For a strategy meeting: the child is put on its agenda", required=False,
            ),
            "tested_by": _list(
                "Which pre-mapping found it to be needed?", tested, hint="For a mapping meeting",
                required=False,
            ),
            "reports_to": _list(
                "Which panel hears what comes of it?", panels,
                hint="For a mapping meeting. With none, the next panel hears of it",
                required=False,
            ),
        }  # fmt: skip


class MoveForm(VersionedForm):
    starts_at = MomentField(label="When does it start?")
    place = TextField(label="Where?")


class CancelForm(HubForm):
    why = NarrativeField(label="Why is it called off?", rows=2)


class InviteForm(HubForm):
    def __init__(self, *args: Any, jobs: Pairs, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields = {
            "user": _list("Who?", jobs),
            "part": CodeField(label="What do they do there?", code=Part),
        }


class AddForm(HubForm):
    """Something to speak of: a child by reference, or a subject."""

    child = TextField(
        label="Reference of a child",
        hint="The ten letters and figures in the address of the child’s page",
        required=False,
    )
    title = TextField(label="Or a subject", required=False)
    why = TextField(label="Why is it to be spoken of?")

    def clean(self) -> dict[str, Any] | None:
        said = super().clean()
        if not self.errors and not (
            self.cleaned_data.get("child") or self.cleaned_data.get("title")
        ):
            self.add_error("child", "Give the reference of a child, or a subject")
        return said


class ArrangeForm(VersionedForm):
    position = NumberField(
        label="Place on the agenda", hint="A lower number comes earlier", decimal_places=0
    )
    minutes = NumberField(label="Minutes", decimal_places=0)
    handling = CodeField(label="Who may read what is written under it?", code=Handling)
    is_removed = TickField(label="Take it off the agenda")
    removed_why = TextField(label="Why is it taken off?", required=False)
    reveals = {"is_removed": {"on": ("removed_why",)}}


class UpdateForm(HubForm):
    text = NarrativeField(label="What should the meeting know?")
    handling = CodeField(label="Who may read it?", code=Handling)


class EndForm(HubForm):
    def __init__(self, *args: Any, is_test: bool, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields = {"conclusion": NarrativeField(label="What came of the meeting?")}
        if is_test:
            self.fields |= {
                "outcome": CodeField(
                    label="Is a mapping meeting needed?", code=Outcome,
                    choices=Outcome.choices()[1:],
                ),
                "decided_by": TextField(label="Who decided so?", hint="Name and role"),
                "decided_on": NarrativeField(label="On what facts?", rows=4),
            }  # fmt: skip


class ActionForm(HubForm):
    """`is_response`: under a subject of a mapping meeting, so part of its response plan."""

    def __init__(self, *args: Any, people: Pairs, is_response: bool = False, **more: Any) -> None:
        super().__init__(*args, **more)
        about = {
            "strand": CodeField(
                label="What is it to change?", code=Strand,
                hint="What is about a person of concern is shown to few, and to whoever will do it",
            ),
            "place": TextField(
                label="Reference of the place", required=False,
                hint="Where it is about one: the ten letters and figures in its page’s address",
            ),
        }  # fmt: skip
        self.fields = (about if is_response else {}) | {
            "what": NarrativeField(label="What will be done", rows=2),
            "owner": _list("Who will do it?", people),
            "due_on": DayField(label="By when"),
        }


class EndActionForm(HubForm):
    ended_as = CodeField(label="What became of it?", code=ActionEnd)
    note = NarrativeField(label="What came of it, or why it is no longer needed", rows=3)


class EscalateForm(HubForm):
    def __init__(self, *args: Any, people: Pairs, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields = {
            "to": _list("Which senior manager?", people),
            "why": NarrativeField(label="What must they know, and decide?", rows=3),
        }


class AnswerForm(HubForm):
    answer = NarrativeField(label="What do you decide?")


class SayForm(HubForm):
    """One field of an item, as it is saved by itself."""

    number = forms.IntegerField(min_value=0, max_value=2**31 - 1)
    text = NarrativeField(label="Text", required=False)


class CopyForm(HubForm):
    """A copy for somebody without an account. Nothing is ticked until somebody ticks it."""

    def __init__(self, *args: Any, items: Sequence[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields = {
            "recipient": TextField(label="Who is it for?", hint="Their full name"),
            "role": TextField(label="In what role?", hint="For example: headteacher, Oak School"),
            "why": NarrativeField(label="Why do they need it?", rows=2),
            "kind": CodeField(label="What are they given?", code=PaperKind),
            "items": SeveralField(
                label="What may it tell of?",
                hint="Everything else is withheld, and counted in the copy",
                choices=items,
            ),
        }
