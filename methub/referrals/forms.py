"""What is asked about services, in the words of the work."""

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
from methub.fittings.forms import EditForm, HubForm
from methub.referrals import rules
from methub.referrals.codes import Benefits, Listed, ServiceKind, StepKind
from methub.referrals.queries import Sought

Choices = Sequence[tuple[str, str]]
FOR_OTHERS = [one for one in Benefits.choices() if one[0] != Benefits.CHILD]
NOT_JUDGED = ("", "Not judged")


def _level(label: str) -> ChoiceField:
    return ChoiceField(label=label, choices=[NOT_JUDGED], required=False, widget=forms.Select)


class ServiceForm(EditForm):
    name = TextField(label="What is it called?")
    kind = CodeField(label="What is it?", code=ServiceKind)
    agency = ChoiceField(label="Who runs it?", choices=[], widget=forms.Select, required=False)
    for_whom = NarrativeField(label="For whom it is, and how to reach it", rows=3, required=False)
    closed_on = DayField(
        label="From which day can nobody ask for it any more?",
        hint="Leave it empty while it is offered.",
        required=False,
    )

    def __init__(self, *args: Any, agencies: Choices, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["agency"].choices = [("", "The MET Hub"), *agencies]  # type: ignore[attr-defined]


class RequestForm(HubForm):
    reveals: ClassVar = {
        "benefits": {one.value: ("who",) for one in Benefits if one is not Benefits.CHILD}
    }

    service = ChoiceField(label="Which service?", choices=[])
    benefits = CodeField(label="Whom is the work for?", code=Benefits)
    who = TextField(
        label="Who is that?",
        hint="For a suspect, what the police agreed may be written here.",
        required=False,
    )
    needs = NarrativeField(label="What is needed, and why?")
    hoped = NarrativeField(label="What should be different when it ends?", rows=3)
    risk_before = _level("The child’s level of exploitation now")

    def __init__(
        self, *args: Any, services: Choices, levels: Sequence[str], knows_child: bool, **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self.fields["service"].choices = list(services)  # type: ignore[attr-defined]
        if knows_child:
            self.fields["risk_before"].choices = _said(levels)  # type: ignore[attr-defined]
            return
        del self.fields["risk_before"]
        self.fields["benefits"].choices = FOR_OTHERS  # type: ignore[attr-defined]
        self.fields["who"].required = True
        self.reveals = {}  # type: ignore[misc]


class StepForm(EditForm):
    """One step; only what this step must or may say is asked."""

    asks: ClassVar[dict[StepKind, tuple[str, ...]]] = {
        StepKind.ACCEPT: ("worker", "said"),
        StepKind.DECLINE: ("said",),
        StepKind.WORKER: ("worker", "said"),
        StepKind.START: ("said",),
        StepKind.END: ("achieved", "risk_after", "said"),
        StepKind.WITHDRAW: ("said",),
    }
    done_on = DayField(label="On which day?")
    worker = TextField(label="Who works on it", hint="Name, role and how to reach them")
    achieved = NarrativeField(
        label="What was achieved?", hint="Beside what was hoped for. What was not, too."
    )
    risk_after = _level("The child’s level of exploitation now")
    said = NarrativeField(label="Anything else", rows=3)

    def __init__(
        self, *args: Any, kind: StepKind, levels: Sequence[str], knows_child: bool, **more: Any
    ) -> None:
        super().__init__(*args, **more)
        for name in ("worker", "achieved", "risk_after", "said"):
            if name not in self.asks[kind] or (name == "risk_after" and not knows_child):
                del self.fields[name]
            else:
                self.fields[name].required = name == rules.NEEDS.get(kind)
        if "risk_after" in self.fields:
            self.fields["risk_after"].choices = _said(levels)  # type: ignore[attr-defined]
        if kind in (StepKind.DECLINE, StepKind.WITHDRAW):
            self.fields["said"].label = "Why?"


class ConsultForm(HubForm):
    held_on = DayField(label="On which day?")
    service = ChoiceField(label="Which service advised?", choices=[], required=False,
                          widget=forms.Select)  # fmt: skip
    given_by = TextField(label="Who advised", hint="Name and role")
    asked_by = TextField(
        label="Who asked, and goes on working with the child", hint="Name, role and agency"
    )
    asked = NarrativeField(label="What they asked")
    advice = NarrativeField(label="What they were advised")

    def __init__(self, *args: Any, services: Choices, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["service"].choices = [("", "None of the list"), *services]  # type: ignore[attr-defined]


class GapForm(HubForm):
    need = NarrativeField(label="What do children need that nobody offers?", rows=3)
    place = TextField(label="Where?", hint="A town, a district, or everywhere", required=False)
    children = NumberField(label="How many children does it touch?", decimal_places=0)
    owner = TextField(label="Who looks for an answer", hint="Name and role")
    noticed_on = DayField(label="When was it noticed?")


class AnswerGapForm(EditForm):
    children = NumberField(label="How many children does it touch now?", decimal_places=0)
    owner = TextField(label="Who looks for an answer", hint="Name and role")
    answer = NarrativeField(label="The answer so far", required=False)
    is_filled = TickField(label="It is filled: children get what they need")

    def clean(self) -> dict[str, Any] | None:
        said = super().clean()
        if self.cleaned_data.get("is_filled") and not self.cleaned_data.get("answer"):
            self.add_error("answer", "Say how it was filled")
        return said


def asked(query: Any) -> Sought:
    """What the caseload is filtered by; whatever makes no sense is nothing."""
    listed, service, page = (str(query.get(name, "")) for name in ("show", "service", "page"))
    return Sought(
        listed=Listed(listed) if listed in Listed.values() else Listed.OPEN,
        service=service if service.isalnum() and len(service) < 11 else "",
        page=max(1, int(page)) if page.isascii() and page.isdigit() and len(page) < 5 else 1,
    )


def _said(levels: Sequence[str]) -> list[tuple[str, str]]:
    return [NOT_JUDGED, *((one, one) for one in levels)]
