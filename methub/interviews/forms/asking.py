"""The forms around an interview: attempts, consents, what was arranged, who does what."""

from collections.abc import Sequence
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
from methub.foundation.timekeeping import london_instant
from methub.interviews.codes import (
    ActionKind,
    AttemptMethod,
    AttemptResult,
    ConsentGiven,
    Destination,
    Interviewer,
)
from methub.interviews.forms.coded import YES_OR_NO, CodeField
from methub.missing.codes import YesNo

Pairs = Sequence[tuple[str, str]]

SOMEBODY_ELSE = "somebody-else"


class AttemptForm(HubForm):
    moment = "tried_at"
    tried_at = MomentField(label="When")
    method = CodeField(label="How", codes=AttemptMethod)
    result = CodeField(label="What came of it", codes=AttemptResult)
    note = NarrativeField(label="Note", required=False)


class ConsentForm(HubForm):
    moment = "asked_at"
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

    moment = "offered_at"
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
    name = TextField(
        label="Their name, if they are neither of the hub nor of the provider",
        hint="Otherwise it is the name of whoever the interview is given to.",
        required=False,
    )


class AllocateForm(VersionedForm):
    user = ChoiceField(label="Who holds the interview", choices=[], widget=Select)
    why = TextField(
        label="Why",
        hint="Needed to give it to the provider, or to take it from them, against what was decided",
        required=False,
    )

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
