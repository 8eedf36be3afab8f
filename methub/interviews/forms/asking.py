"""The forms around an interview: attempts, consents, what was arranged, how it ended."""

from collections.abc import Collection, Sequence
from datetime import datetime, time
from typing import Any

from django.forms import Select

from methub.fittings.fields import (
    ChoiceField,
    DayField,
    MomentField,
    NarrativeField,
    TextField,
)
from methub.fittings.forms import HubForm, VersionedForm
from methub.foundation.codes import Code
from methub.foundation.timekeeping import london_instant
from methub.interviews.codes import (
    HELD,
    ActionKind,
    AttemptMethod,
    AttemptResult,
    ConsentGiven,
    Destination,
    Interviewer,
    Outcome,
)
from methub.interviews.forms.later import LaterText
from methub.interviews.rules import DECIDED_BY_HAND
from methub.missing.codes import YesNo

Pairs = Sequence[tuple[str, str]]

SOMEBODY_ELSE = "somebody-else"
YES_OR_NO = (YesNo.YES, YesNo.NO)


class CodeField(ChoiceField):
    """One of a list of codes, given back as the code it is."""

    def __init__(self, *, codes: type[Code], only: Collection[Code] = (), **more: Any) -> None:
        among = [code for code in codes if not only or code in only]
        super().__init__(choices=[(code.value, code.label) for code in among], **more)
        self.codes = codes

    def clean(self, value: Any) -> Any:
        said = super().clean(value)
        return self.codes(said) if said else ""


class AttemptForm(HubForm):
    tried_at = MomentField(label="When")
    method = CodeField(label="How", codes=AttemptMethod)
    result = CodeField(label="What came of it", codes=AttemptResult)
    note = NarrativeField(label="Note", required=False)


class ConsentForm(HubForm):
    given = CodeField(label="Do they agree to the interview?", codes=ConsentGiven)
    asked_at = MomentField(label="When they were asked")
    share_with = NarrativeField(
        label="Who it may be shared with, and why",
        hint="As it was agreed with them. Anything they want kept from somebody, too.",
        required=False,
    )
    note = NarrativeField(label="Note", required=False)


class OverrideForm(HubForm):
    reason = NarrativeField(
        label="Why the interview may go ahead",
        hint="The child wants to talk. Why is hearing them right, although a parent said no?",
        missing="Say why the interview may go ahead",
    )


class ParentOfferForm(HubForm):
    """A parent or carer was offered a say, and advice."""

    carer = ChoiceField(label="Who", choices=[])
    offered_at = MomentField(label="When")
    took_it_up = CodeField(label="Did they take it up?", codes=YesNo, only=YES_OR_NO)
    said = NarrativeField(label="What they said", required=False)
    advice = NarrativeField(label="The advice they were given", required=False)

    def __init__(self, *args: Any, carers: Pairs, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["carer"].choices = [*carers, (SOMEBODY_ELSE, "Somebody else")]  # type: ignore[attr-defined]

    @property
    def carer_reference(self) -> str:
        """Which carer; empty for somebody who is not on the child's record."""
        chosen = str(self.cleaned_data["carer"])
        return "" if chosen == SOMEBODY_ELSE else chosen

    @property
    def offered(self) -> dict[str, Any]:
        """The offer itself, without to whom."""
        said = self.cleaned_data
        return {
            "offered_at": said["offered_at"],
            "took_it_up": said["took_it_up"] is YesNo.YES,
            "said": said["said"],
            "advice": said["advice"],
        }


class ArrangeForm(VersionedForm):
    arranged_for = MomentField(label="When")
    arranged_where = TextField(
        label="Where", hint="Somewhere neutral, where the child feels safe. School, for example."
    )


class StartForm(HubForm):
    interviewer = CodeField(
        label="Who holds the interview?",
        codes=Interviewer,
        hint="Nobody who looks after the child can hold it.",
    )
    name = TextField(label="Their name")


class HeldForm(HubForm):
    held_at = MomentField(label="When it was held", hint="The 72 hours stop at this time.")
    where = TextField(label="Where it was held")
    alone = CodeField(label="Was the child seen alone?", codes=YesNo, only=YES_OR_NO)
    held_with = TextField(label="Who else was there", required=False)
    interpreter = TextField(label="Interpreter, and the language", required=False)
    outcome = CodeField(label="Was it completed?", codes=Outcome, only=HELD)


class OutcomeForm(HubForm):
    """There was no interview. What the child and the parent were offered is asked here too."""

    outcome = CodeField(label="What happened", codes=Outcome, only=DECIDED_BY_HAND)
    happened_at = MomentField(label="When")
    reason = ChoiceField(
        label="Why",
        choices=[],
        widget=Select,
        required=False,
        hint="As they gave it, where they did.",
    )
    note = NarrativeField(label="Note", required=False)
    signposted_to = LaterText(
        label="Whom the child was told they can talk to",
        hint="Also without giving their name. Needed when the interview was declined.",
    )
    offered_at = MomentField(
        label="When the parent or carer was offered a say, and advice",
        hint="Needed when the interview was declined. Leave empty if it is already recorded.",
        required=False,
    )
    took_it_up = CodeField(
        label="Did they take it up?", codes=YesNo, only=YES_OR_NO, required=False
    )
    said = NarrativeField(label="What they said", required=False)
    advice = NarrativeField(label="The advice they were given", required=False)

    def __init__(self, *args: Any, reasons: Pairs, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["reason"].choices = [("", ""), *reasons]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("offered_at") and not said.get("took_it_up"):
            self.add_error("took_it_up", "Say whether the parent or carer took it up")
        return said

    @property
    def decided(self) -> dict[str, Any]:
        """What happened to the interview itself."""
        said = self.cleaned_data
        names = ("outcome", "happened_at", "reason", "note", "signposted_to")
        return {name: said[name] for name in names}

    @property
    def parent(self) -> dict[str, Any]:
        """What the parent or carer was offered; empty where it is not said here."""
        said = self.cleaned_data
        if not said["offered_at"]:
            return {}
        return {
            "offered_at": said["offered_at"],
            "took_it_up": said["took_it_up"] is YesNo.YES,
            "said": said["said"],
            "advice": said["advice"],
        }


class ExemptForm(HubForm):
    reason = ChoiceField(label="Why no interview is offered", choices=[], widget=Select)
    note = NarrativeField(
        label="What the decision rests on", missing="Say what the decision rests on"
    )

    def __init__(self, *args: Any, reasons: Pairs, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["reason"].choices = [("", ""), *reasons]  # type: ignore[attr-defined]


class AllocateForm(VersionedForm):
    user = ChoiceField(label="Who holds the interview", choices=[], widget=Select)
    why = TextField(label="Why", required=False)

    def __init__(self, *args: Any, users: Pairs, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["user"].choices = [("", ""), *users]  # type: ignore[attr-defined]


class AreaForm(HubForm):
    district = ChoiceField(label="District", choices=[], widget=Select)
    user = ChoiceField(label="Who has it from now on", choices=[], widget=Select)
    from_on = DayField(label="From")

    def __init__(self, *args: Any, districts: Pairs, users: Pairs, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["district"].choices = [("", ""), *districts]  # type: ignore[attr-defined]
        self.fields["user"].choices = [("", ""), *users]  # type: ignore[attr-defined]


class CoverForm(HubForm):
    episode = ChoiceField(label="Which episode did the child speak about as well?", choices=[])

    def __init__(self, *args: Any, episodes: Pairs, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["episode"].choices = list(episodes)  # type: ignore[attr-defined]


class ActionForm(HubForm):
    """Something somebody will do. It is theirs as soon as it is added."""

    what = NarrativeField(label="What will be done", rows=3)
    kind = CodeField(label="What kind of action", codes=ActionKind)
    owner = ChoiceField(label="Who does it", choices=[], widget=Select)
    due_on = DayField(label="By when", required=False)

    def __init__(self, *args: Any, owners: Pairs, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["owner"].choices = [("", ""), *owners]  # type: ignore[attr-defined]

    @property
    def due_at(self) -> datetime | None:
        """The end of the day that was given."""
        day = self.cleaned_data["due_on"]
        return london_instant(day, time(23, 59)) if day else None


class FinishForm(HubForm):
    note = NarrativeField(label="What was done, and what came of it")


class ReturnForm(VersionedForm):
    note = NarrativeField(label="What is still needed", missing="Say what is still needed")


class SignOffForm(VersionedForm):
    """Where it goes is asked only where nobody works with the child."""

    destination = CodeField(
        label="Nobody works with the child. Where does this go?",
        codes=Destination,
        only=(Destination.EARLY_HELP, Destination.FRONT_DOOR),
    )
    team = ChoiceField(label="Which team", choices=[], widget=Select)
    note = NarrativeField(label="Note", required=False)

    def __init__(self, *args: Any, has_worker: bool, teams: Pairs, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["team"].choices = [("", ""), *teams]  # type: ignore[attr-defined]
        if has_worker:
            del self.fields["destination"], self.fields["team"]


class AcknowledgeForm(HubForm):
    actions_agreed = NarrativeField(
        label="What you will do, or change",
        hint="The actions you agree, and any you would change. If none, say why.",
        missing="Say what you will do, or why nothing is needed",
    )
