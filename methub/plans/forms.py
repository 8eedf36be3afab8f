"""What a person is asked about a plan: the long forms come from the table of questions."""

from collections.abc import Callable, Iterable
from typing import Any

from django import forms

from methub.fittings.fields import (
    ChoiceField,
    DayField,
    MomentField,
    NarrativeField,
    TextField,
    TickField,
)
from methub.fittings.forms import HubForm, VersionedForm
from methub.foundation.codes import Code
from methub.plans.codes import Kind, Means, PlanKind, StepEnd, StepOf
from methub.plans.rules import SHAPES, Answers, Question

MEANS = [pair for pair in Means.choices() if pair[0] != Means.HUB]


def _options(question: Question) -> list[tuple[str, str]]:
    assert question.options is not None
    return question.options.choices()


_FIELDS: dict[Kind, Callable[[Question, dict[str, Any]], forms.Field]] = {
    Kind.LINE: lambda question, usual: TextField(**usual),
    Kind.TEXT: lambda question, usual: NarrativeField(
        rows=3, is_guided=not question.own_words, **usual
    ),
    Kind.ONE: lambda question, usual: ChoiceField(choices=_options(question), **usual),
}


class CodeField(ChoiceField):
    """One of a list, given back as its code."""

    def __init__(self, *, code: type[Code], **more: Any) -> None:
        super().__init__(**{"choices": code, **more})
        self.code = code

    def clean(self, value: Any) -> Any:
        said = super().clean(value)
        return self.code(said) if said else ""


class PlanForm(VersionedForm):
    """Everything a plan of this kind says, and why there is a new version of it."""

    def __init__(self, *args: Any, kind: PlanKind, is_first: bool, **more: Any) -> None:
        super().__init__(*args, **more)
        self.kind = kind
        shape = SHAPES[kind]
        self.groups = tuple(  # type: ignore[misc]
            (part.label, tuple(question.code for question in questions))
            for part, questions in shape.parts()
        ) + (("This version", ("why", "review_on", "is_over")),)
        for question in shape.questions:
            self.fields[question.code] = _FIELDS[question.kind](
                question,
                {
                    "label": question.words,
                    "hint": question.hint,
                    "required": question.is_required,
                },
            )
        self.fields["why"] = TextField(
            label="Why is it written?" if is_first else "What has changed?",
            hint="" if is_first else "Or: looked at again, nothing has changed",
        )
        self.fields["review_on"] = DayField(
            label="Next review", hint="Left empty: when the policy says", required=False
        )
        if not is_first:
            self.fields["is_over"] = TickField(
                label="The child no longer needs this plan, for the reason given above"
            )

    @property
    def said(self) -> dict[str, Any]:
        """What the change takes."""
        answers: Answers = {q.code: self.cleaned_data[q.code] for q in SHAPES[self.kind].questions}
        return {
            "answers": answers,
            "why": self.cleaned_data["why"],
            "review_on": self.cleaned_data["review_on"],
            "is_over": self.cleaned_data.get("is_over", False),
            "version": self.cleaned_data["version"],
        }

    @property
    def kept(self) -> dict[str, str]:
        """As much of it as can be kept while it is still being written."""
        self.is_valid()
        asked = [*(q.code for q in SHAPES[self.kind].questions), "why"]
        return {code: self.cleaned_data[code] for code in asked if self.cleaned_data.get(code)}

    def open_at(self, version: int) -> None:
        """Somebody else saved meanwhile: what was written stays, beside what stands now, and is
        saved over it only when the person sends it again."""
        self.data = {**dict(self.data.items()), "version": str(version)}
        self.add_error(None, "Somebody else saved this meanwhile. Look at both, then save again.")


class GiveForm(HubForm):
    """A copy given to somebody who cannot open it here."""

    def __init__(self, *args: Any, agencies: Iterable[Any], **more: Any) -> None:
        super().__init__(*args, **more)
        named = [(agency.reference, agency.name) for agency in agencies]
        self.fields = {
            "agency": ChoiceField(
                label="Which agency?",
                choices=[("", "Somebody else, named below"), *named],
                widget=forms.Select,
                required=False,
            ),
            "holder": TextField(
                label="Somebody else who must hold it",
                hint="A children’s home, a school, a carer",
                required=False,
            ),
            "given_to": TextField(label="Who has it", hint="Name and role"),
            "means": CodeField(label="How was it given?", code=Means, choices=MEANS),
            "given_at": MomentField(label="When was it given?"),
        }

    def clean(self) -> dict[str, Any] | None:
        said = super().clean()
        if not self.errors and not (
            self.cleaned_data.get("agency") or self.cleaned_data.get("holder")
        ):
            self.add_error("holder", "Choose an agency, or say who else holds it")
        return said


class AcknowledgeForm(HubForm):
    has_read = TickField(
        label="I have read it, and whoever is on duty here can find it at night",
        required=True,
        missing="Tick to say that it has been read and can be found",
    )


class StepForm(HubForm):
    """Who does what, by when."""

    def __init__(self, *args: Any, people: Iterable[Any], **more: Any) -> None:
        super().__init__(*args, **more)
        colleagues = [("", "Choose one"), *((one.reference, one.name) for one in people)]
        self.fields = {
            "what": NarrativeField(label="What will be done", rows=2),
            "whose": CodeField(
                label="Whose step is it?",
                code=StepOf,
                hint="A child’s or a family’s own step is written down, and nobody chases it",
            ),
            "owner": ChoiceField(
                label="Which professional?", choices=colleagues, widget=forms.Select, required=False
            ),
            "owner_name": TextField(
                label="Who in the family?", hint="If it is theirs", required=False
            ),
            "due_on": DayField(label="By when"),
        }


class EndStepForm(HubForm):
    ended_as = CodeField(label="What became of it?", code=StepEnd)
    note = NarrativeField(label="What came of it, or why it is no longer needed", rows=3)


class ArrivalForm(HubForm):
    arrived_on = DayField(label="When did the child arrive?")
    is_alone = TickField(label="The child came without a parent or carer")
    concern = NarrativeField(
        label="What is feared about trafficking",
        hint="Anything at all. Leave it empty only if nothing is feared",
        rows=3,
        required=False,
    )


class AssessedForm(HubForm):
    assessment = NarrativeField(
        label="What the holistic assessment found",
        hint="Health, age, family, what happened on the way, who may look for the child, and what "
        "the child says",
    )
