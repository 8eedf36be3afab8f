"""How an interview went: held, not held and why, decided not to be offered; and put right."""

from collections.abc import Sequence
from typing import Any

from django.forms import Select

from methub.fittings.fields import ChoiceField, MomentField, NarrativeField, TextField
from methub.fittings.forms import HubForm, VersionedForm
from methub.interviews.codes import HELD, REFUSED, Interviewer, Outcome
from methub.interviews.forms.coded import YES_OR_NO, CodeField
from methub.interviews.forms.later import LaterText
from methub.interviews.rules import DECIDED_BY_HAND
from methub.missing.codes import YesNo

Pairs = Sequence[tuple[str, str]]


class HeldForm(HubForm):
    moment = "held_at"
    held_at = MomentField(label="When it was held", hint="The 72 hours stop at this time.")
    where = TextField(label="Where it was held")
    alone = CodeField(label="Was the child seen alone?", codes=YesNo, only=YES_OR_NO)
    held_with = TextField(label="Who else was there", required=False)
    interpreter = TextField(label="Interpreter, and the language", required=False)
    outcome = CodeField(label="Was it completed?", codes=Outcome, only=HELD)


class CorrectHeldForm(HeldForm, VersionedForm):
    """The same questions, with what was recorded; and why it is put right."""

    interviewer = CodeField(label="Who held the interview?", codes=Interviewer)
    name = TextField(
        label="Their name, if they are neither of the hub nor of the provider", required=False
    )
    why = NarrativeField(label="Why it is put right", missing="Say why it is put right")


class TakeBackForm(VersionedForm):
    why = NarrativeField(
        label="Why it is taken back",
        hint="The interview is owed again, from when it always was.",
        missing="Say why it is taken back",
    )


DECLINED = "declined"
_NOT_HELD = [(DECLINED, "Declined")] + [
    (outcome.value, outcome.label) for outcome in DECIDED_BY_HAND if outcome not in REFUSED
]


class OutcomeForm(HubForm):
    """There was no interview. Where it was declined, what the child and the parent were offered
    is asked here too."""

    moment = "happened_at"
    reveals = {
        "outcome": {
            DECLINED: (
                "declined_by", "signposted_to", "offered_at", "took_it_up", "said", "advice",
            )
        }
    }  # fmt: skip

    outcome = ChoiceField(label="What happened", choices=_NOT_HELD)
    declined_by = CodeField(
        label="Who declined?", codes=Outcome, only=REFUSED, missing="Say who declined"
    )
    signposted_to = LaterText(
        label="Whom the child was told they can talk to", hint="Also without giving their name."
    )
    offered_at = MomentField(
        label="When the parent or carer was offered a say, and advice",
        hint="Leave empty if it is already recorded.",
        required=False,
    )
    took_it_up = CodeField(
        label="Did they take it up?", codes=YesNo, only=YES_OR_NO, required=False
    )
    said = NarrativeField(label="What they said", required=False)
    advice = NarrativeField(label="The advice they were given", required=False)
    happened_at = MomentField(label="When")
    reason = ChoiceField(
        label="Why",
        choices=[],
        widget=Select,
        required=False,
        hint="As they gave it, where they did.",
    )
    note = NarrativeField(label="Note", required=False)

    def __init__(self, *args: Any, reasons: Pairs, is_ours: bool, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["reason"].choices = [("", ""), *reasons]  # type: ignore[attr-defined]
        if is_ours:  # then no other authority can be responsible
            self.fields["outcome"].choices = [  # type: ignore[attr-defined]
                row for row in _NOT_HELD if row[0] != Outcome.OTHER_AUTHORITY
            ]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if said.get("offered_at") and not said.get("took_it_up"):
            self.add_error("took_it_up", "Say whether the parent or carer took it up")
        return said

    @property
    def decided(self) -> dict[str, Any]:
        """What happened to the interview itself."""
        said = self.cleaned_data
        names = ("happened_at", "reason", "note", "signposted_to")
        outcome = said["declined_by"] or Outcome(said["outcome"])
        return {"outcome": outcome} | {name: said[name] for name in names}

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
