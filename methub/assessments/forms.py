"""What is asked about an assessment, in the words of the work."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, cast

from django import forms
from django.http import QueryDict

from methub.assessments import rules
from methub.assessments.codes import Exploitation, Harm, Nature, Trigger
from methub.fittings.fields import (
    ChoiceField,
    DayField,
    FilesField,
    NarrativeField,
    SeveralField,
    TextField,
)
from methub.fittings.forms import HubForm, VersionedForm

LONGEST_NOTE = 5_000
MOST_NUMBER = 1_000_000
NO_LONGER = "no"


def _number() -> forms.IntegerField:
    return forms.IntegerField(min_value=0, max_value=MOST_NUMBER)


class BeginForm(HubForm):
    """Which tool, of which types, and why now."""

    def __init__(self, *args: Any, tools: Sequence[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["tool"] = ChoiceField(
            label="Which tool?",
            choices=tools,
            hint="The tools of the authority responsible for the child.",
            widget=forms.RadioSelect,
        )
        self.fields["types"] = SeveralField(
            label="Which types of exploitation is the concern about?",
            choices=Exploitation,
            hint="Choose all that apply. A child may face several at once.",
            required=False,
        )
        self.fields["trigger"] = ChoiceField(label="Why now?", choices=Trigger)
        self.fields["note"] = NarrativeField(
            label="What happened", required=False, rows=3, max_length=LONGEST_NOTE
        )


class IncidentForm(HubForm):
    """What happened that cannot wait for the next review."""

    on = DayField(label="On which day did it happen?")
    what = NarrativeField(
        label="What happened?",
        hint="What others did to the child, where, and what the child says about it.",
        rows=4,
        max_length=4_000,
    )
    said_by = TextField(label="Who says so?", hint="Their name, and who they are to the child")


class AnswerForm(HubForm):
    """One answer, and perhaps one more piece of evidence. `keep`: which pieces stay."""

    number = _number()
    said = forms.CharField(required=False, max_length=4_000)
    on = DayField(label="When", required=False)
    what = TextField(label="What was seen or said", required=False, max_length=1_000)
    source = TextField(label="Who says so", required=False)

    @property
    def kept(self) -> list[int]:
        """Which pieces of evidence stay, by where they stand."""
        said = cast(QueryDict, self.data).getlist("keep")
        return [int(i) for i in said if i.isdecimal() and len(i) < 4]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("what") and not said.get("on") and "on" not in self.errors:
            self.add_error("on", "Say when, so that it can be told how old this is")
        if said.get("on") and not said.get("what"):
            self.add_error("what", "Say what was seen or said that day")
        return said


class WordsForm(HubForm):
    """One part that is written beside the items."""

    number = _number()
    text = NarrativeField(label="In words", required=False)
    on = DayField(label="When the child told", required=False)


class HarmForm(HubForm):
    """The harm of one type, apart from the risk."""

    harm = ChoiceField(
        label="Harm",
        choices=[*Harm.choices(), (NO_LONGER, "Not one of the types")],
        widget=forms.RadioSelect,
    )
    natures = SeveralField(label="In what way?", choices=Nature, required=False)


class JudgeForm(VersionedForm):
    """The level, by judgement, on what has been said so far."""

    def __init__(self, *args: Any, levels: Iterable[rules.Level], asks_floor: bool, **more: Any):
        super().__init__(*args, **more)
        self.fields["level"] = ChoiceField(
            label="What is the level, in your judgement?",
            choices=[(level.code, level.label) for level in levels],
            widget=forms.RadioSelect,
        )
        self.fields["why"] = NarrativeField(
            label="Why this level",
            hint="Needed when it differs from what the tool suggests, or the tool suggests none.",
            required=False,
        )
        if asks_floor:
            self.fields["floor_why"] = NarrativeField(
                label="Why a level this low is right for this child",
                hint="Needed below the level the tool asks for. See the warning above.",
                required=False,
            )
        self.fields["discussed_with"] = TextField(label="Which manager did you talk it over with?")
        self.fields["discussed_on"] = DayField(label="When did you talk it over?")

    def open_at(self, version: int) -> None:
        """What was decided stays, and counts only once somebody has read what is new."""
        self.data = {**self.data, "version": str(version)}
        self.add_error(
            None, "Something was answered or written in it meanwhile. Read it again, then decide"
        )


class AgreeForm(HubForm):
    """The level one side agrees to."""

    def __init__(self, *args: Any, levels: Iterable[rules.Level], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["level"] = ChoiceField(
            label="Which level does your side agree to?",
            choices=[(level.code, level.label) for level in levels],
            widget=forms.RadioSelect,
        )


class DutyForm(HubForm):
    """What is there now that was owed."""

    words = NarrativeField(label="What, and who", rows=3, max_length=2_000)
    on = DayField(label="Since when?")

    def __init__(self, *args: Any, offers: Sequence[str] = (), **more: Any) -> None:
        super().__init__(*args, **more)
        if offers:
            self.fields["offer"] = ChoiceField(
                label="What was offered?",
                choices=[(offer, offer) for offer in offers],
                widget=forms.RadioSelect,
            )
            self.order_fields(["offer"])


class WhyForm(HubForm):
    """A reason."""

    why = NarrativeField(label="Why", rows=3, max_length=2_000)


class LoadForm(HubForm):
    """The file of a tool."""

    file = FilesField(
        label="The file of the tool",
        hint="A text file that ends in .toml. It is checked before anything is kept.",
        most=1,
        megabytes=1,
    )

    def clean_file(self) -> str:
        try:
            return str(self.cleaned_data["file"][0].read().decode("utf-8-sig"))
        except UnicodeDecodeError:
            raise forms.ValidationError("This is no text file") from None

    @property
    def text(self) -> str:
        return str(self.cleaned_data["file"])


class ChooseForm(HubForm):
    """Which version, from which day. What was decided for a day that has been stays."""

    def __init__(
        self, *args: Any, choices: Sequence[tuple[str, str]], today: date, **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self.today = today
        self.fields["tool"] = ChoiceField(
            label="What is decided?", choices=choices, widget=forms.RadioSelect
        )
        self.fields["from_on"] = DayField(
            label="From which day?", hint="Today, or a later day. For example 5 Mar 2027."
        )

    def clean_from_on(self) -> date:
        day: date = self.cleaned_data["from_on"]
        if day < self.today:
            raise forms.ValidationError("Choose today or a later day")
        return day
