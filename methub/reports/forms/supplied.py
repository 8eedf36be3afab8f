"""What is asked about figures that agencies supply."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms

from methub.fittings.fields import (
    ChoiceField,
    CodeField,
    DayField,
    NarrativeField,
    NumberField,
    TextField,
    TickField,
)
from methub.fittings.forms import EditForm, VersionedForm
from methub.reports.codes import Every, Said, Topic

Choices = Sequence[tuple[str, str]]
MOST = 1_000_000


class SuppliedForm(EditForm):
    authority = ChoiceField(label="For which authority?", choices=[], widget=forms.Select)
    name = TextField(label="What is it called?", hint="For example, “Staff trained”")
    meaning = NarrativeField(
        label="What exactly is counted?",
        hint="So that two people who count it come to the same number.",
        rows=3,
    )
    giver = ChoiceField(label="Who gives it?", choices=[], widget=forms.Select)
    topic = CodeField(label="What is it about?", code=Topic)
    every = CodeField(label="How often?", code=Every)
    from_on = DayField(label="From which day?")
    until_on = DayField(
        label="From which day is it asked for no longer?",
        hint="Leave it empty while it is.",
        required=False,
    )

    def __init__(self, *args: Any, authorities: Choices, givers: Choices, **more: Any) -> None:
        """Whose figure it is stays: only a new one is asked for an authority."""
        super().__init__(*args, **more)
        self.fields["giver"].choices = list(givers)  # type: ignore[attr-defined]
        if authorities:
            self.fields["authority"].choices = list(authorities)  # type: ignore[attr-defined]
        else:
            del self.fields["authority"]


class AnswerForm(VersionedForm):
    """A figure of one month, quarter or year; why, where it puts right what was said."""

    reveals: ClassVar = {"said": {Said.NUMBER: ("count",)}}

    said = CodeField(label="What is there to report?", code=Said)
    count = NumberField(label="How many?", max_value=MOST, decimal_places=0)
    source = TextField(
        label="Where does it come from?", hint="The system or the list it was counted in"
    )
    commentary = NarrativeField(
        label="What should be known about it?",
        hint="Where it cannot be said, why not. Name nobody.",
        rows=3,
        required=False,
    )
    why = NarrativeField(label="Why is it put right?", rows=2)
    attests = TickField(label="I attest this for my agency", required=True)

    def __init__(self, *args: Any, is_correction: bool, **more: Any) -> None:
        super().__init__(*args, **more)
        if not is_correction:
            del self.fields["why"]
