"""What is asked of a child who is missing, or found: in the inbox, on the telephone, by hand."""

from typing import Any, ClassVar

from django import forms

from methub.fittings.fields import CodeField, MomentField, NarrativeField, TextField
from methub.fittings.forms import HubForm
from methub.intake.changes import FoundReport, MissingReport
from methub.missing.codes import PoliceGrade, PreventionOutcome, YesNo

LONGEST = 2_000
"""A police message puts whole sentences where a form has a line."""


def line(label: str, **more: Any) -> TextField:
    return TextField(label=label, required=False, max_length=LONGEST, **more)


def lines(label: str, **more: Any) -> NarrativeField:
    return NarrativeField(label=label, required=False, **{"rows": 2, **more})


def moment(label: str, **more: Any) -> MomentField:
    return MomentField(label=label, hint=more.pop("hint", ""), **{"required": False, **more})


def yes_or_no(label: str) -> CodeField:
    return CodeField(label=label, code=YesNo, required=False, widget=forms.Select)


class MissingFacts(HubForm):
    """A child is missing."""

    missing_since = moment("Missing since", required=True)
    reported_at = moment("Reported to the police")
    reported_by = line("Reported by")
    missing_from = line("Missing from")
    police_reference = line("Police reference")
    grade = CodeField(label="Police grade", code=PoliceGrade, required=False, widget=forms.Select)
    circumstances = lines("Circumstances", rows=4)
    clothing = lines("Clothing")
    with_whom = lines("Perhaps with")
    places_checked = lines("Places checked")
    last_seen_at = moment("Last seen")
    last_seen = line("Last seen by, and where")
    force = line("Police force")
    occurrence = line("Occurrence number")

    FIELDS: ClassVar[tuple[str, ...]] = (
        "missing_since", "reported_at", "reported_by", "missing_from", "police_reference", "grade",
        "circumstances", "clothing", "with_whom", "places_checked", "last_seen_at", "last_seen",
        "force", "occurrence",
    )  # fmt: skip

    @property
    def missing_report(self) -> MissingReport:
        said = self.cleaned_data
        apart = {"missing_since", "reported_at", "grade"}
        return MissingReport(
            missing_since=said["missing_since"],
            reported_at=said["reported_at"],
            grade=said["grade"] or None,
            facts={
                name: said[name] for name in self.FIELDS if name not in apart and said.get(name)
            },
        )


class FoundFacts(HubForm):
    """A child is found, and perhaps back; and what the police learned when they spoke to them."""

    found_at = moment("Found", required=True)
    found_where = line("Found where")
    found_by = line("Found by")
    returned_at = moment("Returned")
    returned_to = line("Returned to")
    outcome = CodeField(
        label="Prevention interview", code=PreventionOutcome, required=False, widget=forms.Select
    )
    not_done_because = lines("If it was not done: because")
    held_at = moment("When the police spoke to the child")
    officer = line("Officer")
    seen_alone = yes_or_no("Seen alone")
    harm_suffered = yes_or_no("Came to harm")
    harm = lines("What harm")
    accompanied_by = lines(
        "Who the child was with", hint="Information, not facts about a named person"
    )
    information = lines("Information for the hub")
    likely_again = yes_or_no("Likely to go missing again")

    ALWAYS: ClassVar = ("found_at", "found_where", "found_by", "returned_at", "returned_to")
    PREVENTION: ClassVar = (
        "outcome", "not_done_because", "held_at", "officer", "seen_alone", "harm_suffered",
        "harm", "accompanied_by", "information", "likely_again",
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("outcome") == PreventionOutcome.NOT_DONE and not said.get("not_done_because"):
            self.add_error("not_done_because", "Say why it was not done")
        learned = [name for name in self.PREVENTION if name != "outcome" and said.get(name)]
        if learned and not said.get("outcome") and "outcome" not in self.errors:
            self.add_error("outcome", "Choose whether the prevention interview was held")
        return said

    @property
    def prevention(self) -> dict[str, Any]:
        """Empty when nothing is known of it: it is then owed."""
        said = self.cleaned_data
        return {name: said[name] for name in self.PREVENTION} if said["outcome"] else {}

    @property
    def found_report(self) -> FoundReport:
        said = self.cleaned_data
        return FoundReport(
            **{name: said[name] for name in self.ALWAYS},
            missing_since=said.get("missing_since"),
            prevention=self.prevention,
        )
