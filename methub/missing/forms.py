"""What a person is asked about an episode, in the words of the work."""

from collections.abc import Mapping
from textwrap import shorten
from typing import Any, ClassVar

from methub.fittings.fields import CodeField, MomentField, NarrativeField, SeveralField, TextField
from methub.fittings.forms import EditForm, HubForm
from methub.foundation.spoken import instant
from methub.missing import rules
from methub.missing.codes import (
    AuthorityStatus,
    Channel,
    PoliceGrade,
    PreventionOutcome,
    SpokenHow,
    YesNo,
)

Reveals = Mapping[str, Mapping[str, tuple[str, ...]]]

# “Absent” stays on imported records only.
STATUSES = [pair for pair in AuthorityStatus.choices() if pair[0] != AuthorityStatus.ABSENT]


NONE_NEEDED = "Or: none needed, because"


class UpdateForm(HubForm):
    happened_at = MomentField(label="When was this?")
    text = NarrativeField(label="What happened, or what was learned")
    source = TextField(label="Who said so", hint="A person, and where they work", required=False)


class GradeForm(HubForm):
    grade = CodeField(label="Police grade", code=PoliceGrade)
    graded_at = MomentField(label="When was it graded?")
    reason = NarrativeField(label="Why this grade", required=False)


class StatusForm(HubForm):
    status = CodeField(label="The authority’s status", code=AuthorityStatus, choices=STATUSES)
    from_at = MomentField(label="From when?")


class CauseForm(EditForm):
    cause = NarrativeField(
        label="What was behind it",
        hint="What drew the child away, or made them leave. Describe what others did, too.",
    )
    crime_found = CodeField(label="Was a crime found?", code=YesNo)
    crime_reference = TextField(label="Crime reference", required=False)
    crime_investigator = TextField(label="Who investigates", required=False)


class CorrectionForm(EditForm):
    """Any reported fact of an episode. Only a fact that was ticked is put right: a field that was
    merely on the page says nothing, however it was rounded or filled in."""

    reveals: ClassVar = {"wrong": {name: (name,) for name in sorted(rules.CORRECTABLE)}}

    missing_since = MomentField(label="Missing since")
    missing_from = TextField(label="Missing from", required=False)
    last_seen_at = MomentField(label="Last seen", required=False)
    last_seen = TextField(label="Last seen by, and where", required=False)
    reported_at = MomentField(label="Reported to the police", required=False)
    reported_by = TextField(label="Reported by", required=False)
    told_hub_at = MomentField(label="Hub told that the child was missing")
    circumstances = NarrativeField(label="Circumstances", required=False)
    clothing = NarrativeField(label="Clothing", rows=2, required=False)
    with_whom = NarrativeField(label="Perhaps with", rows=2, required=False)
    places_checked = NarrativeField(label="Places checked", rows=2, required=False)
    police_reference = TextField(label="Police reference", required=False)
    force = TextField(label="Police force", required=False)
    occurrence = TextField(label="Occurrence number", required=False)
    found_at = MomentField(label="Found", hint="Empty: not found after all", required=False)
    found_where = TextField(label="Found where", required=False)
    found_by = TextField(label="Found by", required=False)
    found_told_at = MomentField(label="Hub told that the child was found", required=False)
    returned_at = MomentField(
        label="Returned", hint="Empty: not returned after all", required=False
    )
    returned_to = TextField(label="Returned to", required=False)
    cause = NarrativeField(label="What was behind it", required=False)
    crime_found = CodeField(label="Was a crime found?", code=YesNo, required=False)
    crime_reference = TextField(label="Crime reference", required=False)
    crime_investigator = TextField(label="Who investigates", required=False)
    why = NarrativeField(label="Why is this corrected?", hint="What was said before is kept.")

    def __init__(self, *args: Any, may_see_the_place: bool = True, **more: Any) -> None:
        super().__init__(*args, **more)
        if not may_see_the_place:  # what is not asked stays as it is
            for field in rules.PLACES:
                del self.fields[field]
        facts = [name for name in self.fields if name not in ("why", "version")]
        wrong = SeveralField(
            label="What is wrong?",
            hint="Tick each fact that is wrong, and say what is right.",
            choices=[(name, self._as_it_stands(name)) for name in facts],
        )
        self.fields = {"wrong": wrong, **self.fields}

    def _as_it_stands(self, name: str) -> str:
        """The fact and what is recorded, so that what is wrong is seen before it is ticked."""
        field, stands = self.fields[name], self.initial.get(name)
        if not stands:
            return str(field.label)
        if isinstance(field, CodeField):
            return f"{field.label} {field.code(stands).label}"
        said = instant(stands) if isinstance(field, MomentField) else str(stands)
        return f"{field.label}: {shorten(said, 80, placeholder=' …')}"

    def facts(self) -> dict[str, Any]:
        """What was ticked, as it should stand."""
        return {field: self.cleaned_data[field] for field in self.cleaned_data["wrong"]}


class PreventionForm(HubForm):
    """Every field of practice.md §3.4; nothing but the outcome must be answered."""

    reveals: ClassVar[Reveals] = {"outcome": {PreventionOutcome.NOT_DONE: ("not_done_because",)}}

    outcome = CodeField(label="Was the prevention interview held?", code=PreventionOutcome)
    not_done_because = NarrativeField(label="Not done, because", rows=2, required=False)
    held_at = MomentField(label="When the police spoke to the child", required=False)
    held_how = CodeField(label="How did they speak?", code=SpokenHow, required=False)
    officer = TextField(label="Officer", required=False)
    seen_alone = CodeField(label="Was the child seen alone?", code=YesNo, required=False)
    parent_present = CodeField(label="Was a parent or carer present?", code=YesNo, required=False)
    returned_how = TextField(label="How the child came back, and who brought them", required=False)
    condition = NarrativeField(
        label="How the child was", hint="Injuries, medical needs", rows=3, required=False
    )
    harm_suffered = CodeField(label="Did the child come to harm?", code=YesNo, required=False)
    harm = NarrativeField(label="What harm", rows=3, required=False)
    under_influence = CodeField(
        label="Was the child under the influence of drink or drugs?", code=YesNo, required=False
    )
    belongings = NarrativeField(
        label="Clothing, phones, money or things the child did not have before",
        rows=2, required=False,
    )  # fmt: skip
    accompanied_by = NarrativeField(label="Who the child was with", rows=2, required=False)
    addresses = NarrativeField(label="Addresses", rows=2, required=False)
    vehicles = NarrativeField(label="Vehicles", rows=2, required=False)
    reason_given = NarrativeField(label="The reason the child gave", rows=3, required=False)
    victim_of_crime = CodeField(label="Was a crime committed against the child?", code=YesNo,
                                required=False)  # fmt: skip
    offences_disclosed = NarrativeField(
        label="Offences the child spoke of", hint="With any crime reference", rows=3,
        required=False,
    )  # fmt: skip
    exploitation_signs = NarrativeField(label="Signs of exploitation", rows=3, required=False)
    likely_again = CodeField(
        label="Is the child likely to go missing again?", code=YesNo, required=False
    )
    wishes = NarrativeField(label="What the child wishes", rows=2, required=False)
    referral = NarrativeField(label="Referrals made", rows=2, required=False)
    information = NarrativeField(label="Anything else the hub should know", required=False)
    sent_at = MomentField(label="When this was sent to the hub", required=False)


class TellForm(HubForm):
    channel = CodeField(label="How were they told?", code=Channel)
    told_who = TextField(label="Who was told", hint="Name and role")
    told_at = MomentField(label="When were they told?")
    note = NarrativeField(label="What they said", rows=3, required=False)


class ConveneForm(HubForm):
    """Our own workers invite the hub; another authority may not have."""

    convened_by = TextField(label="Who convened the meeting", hint="Name and role")
    planned_for = MomentField(label="When it will be held", required=False)
    hub_invited_at = MomentField(label="When the MET Hub was invited")

    def __init__(self, *args: Any, is_ours: bool, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["hub_invited_at"].required = is_ours


class HeldForm(HubForm):
    held_at = MomentField(label="When the meeting was held")
    decision = NarrativeField(label="What was decided", hint="Who does what, and by when")
    hub_attended = TextField(
        label="Who from the MET Hub was there", hint="Or: nobody, because", required=False
    )
    hub_shared = NarrativeField(label="What the MET Hub shared", rows=3, required=False)


class OverrideForm(HubForm):
    why = NarrativeField(
        label="Why no strategy meeting is needed",
        hint="Your name and this reason stay beside the facts.",
    )


class TriggerPlanForm(HubForm):
    note = NarrativeField(
        label="What the trigger plan says",
        hint="Say whether it has an up-to-date photograph of the child",
    )
    sent_to = NarrativeField(
        label="Who has a copy",
        hint="The police, the MET Hub and every agency working with the child",
        rows=2,
    )


class CarePlanForm(HubForm):
    reviewed_at = MomentField(label="When the plan was reviewed")
    addresses_reasons = CodeField(
        label="Does the plan address why the child went missing?", code=YesNo
    )
    reasons_note = NarrativeField(label="What it says about that", rows=3, required=False)
    prevention_strategy = NarrativeField(label="What is done to prevent another episode")
    partners_input = NarrativeField(
        label="What partners put in", hint="Or: nobody was asked, because", rows=3
    )
    exploitation_actions = NarrativeField(label="Actions on exploitation", hint=NONE_NEEDED, rows=3)
    trafficking_actions = NarrativeField(label="Actions on trafficking", hint=NONE_NEEDED, rows=3)
    gang_actions = NarrativeField(label="Actions on gangs", hint=NONE_NEEDED, rows=3)


class HandoverForm(HubForm):
    accepted_by_name = TextField(label="Who in adult services took it up", hint="Name and role")
    accepted_at = MomentField(label="When they took it up")
    note = NarrativeField(label="What was agreed", rows=3, required=False)
