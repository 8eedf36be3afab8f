"""A person who knows the child records what happened: missing, found, returned."""

from collections.abc import Sequence
from typing import Any, ClassVar

from methub.fittings.fields import ChoiceField, CodeField
from methub.intake.changes import FoundReport
from methub.intake.forms.facts import FoundFacts, MissingFacts, line, lines, moment
from methub.missing.codes import PreventionOutcome
from methub.missing.forms import PreventionForm, Reveals


class MissingForm(MissingFacts):
    """Missing now; or, where the hub is told late, missing once and found since."""

    groups: ClassVar = (
        ("When and where", ("missing_since", "home", "missing_from", "last_seen_at", "last_seen")),
        ("What is known", ("circumstances", "clothing", "with_whom", "places_checked")),
        ("The police", ("reported_at", "reported_by", "police_reference", "occurrence", "force",
                        "grade")),
        ("Only if it is over already, and the hub is told of it late", FoundFacts.ALWAYS),
    )  # fmt: skip

    home = ChoiceField(
        label="Which of their homes were they missing from?", choices=[], required=False
    )
    found_at = moment("Found")
    found_where = line("Found where")
    found_by = line("Found by")
    returned_at = moment("Returned")
    returned_to = line("Returned to")

    def __init__(self, *args: Any, homes: Sequence[tuple[str, str]], **more: Any) -> None:
        """`homes`: where they live. With one there is nothing to ask."""
        super().__init__(*args, **more)
        if len(homes) < 2:
            del self.fields["home"]
        else:
            asked = self.fields["home"]
            asked.choices = [*homes, ("", "None of these, or not known")]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if any(said.get(name) for name in FoundFacts.ALWAYS) and not said.get("found_at"):
            self.add_error("found_at", "Enter when the child was found")
        return said

    @property
    def found_report(self) -> FoundReport | None:
        """None for a child who is missing now."""
        said = self.cleaned_data
        told = {name: said[name] for name in FoundFacts.ALWAYS}
        return FoundReport(**told) if said["found_at"] else None


NOT_YET = "not-yet"
LEARNED = tuple(
    name for name in PreventionForm.base_fields if name not in ("outcome", "not_done_because")
)
"""What the police may have learned: every question of the prevention interview."""


class FoundForm(PreventionForm):
    """Found, or back, or both: a child who was only away is back without having been found. When,
    where and by whom come first; the rest is asked only of whom the police have spoken to."""

    says_optional = False
    ALWAYS: ClassVar = FoundFacts.ALWAYS
    groups: ClassVar = (
        ("Found", ("found_at", "found_where", "found_by")),
        ("Back", ("returned_at", "returned_to")),
        ("Prevention interview", ("outcome",)),
    )
    reveals: ClassVar[Reveals] = {
        "outcome": {
            PreventionOutcome.DONE: LEARNED,
            PreventionOutcome.DECLINED: ("seen",),
            PreventionOutcome.NOT_DONE: ("not_done_because",),
        }
    }

    found_at = moment("When was the child found?")
    found_where = line("Where?")
    found_by = line("By whom?")
    returned_at = moment("When were they back?")
    returned_to = line("Where did they come back to?")
    outcome = CodeField(
        label="Have the police spoken to the child?",
        code=PreventionOutcome,
        choices=(
            (PreventionOutcome.DONE, "Yes"),
            (PreventionOutcome.DECLINED, "They tried, and the child declined"),
            (PreventionOutcome.NOT_DONE, "No, and they will not"),
            (NOT_YET, "Not yet, or not known"),
        ),
        required=False,
    )
    seen = lines("What the officer saw or heard")

    def __init__(self, *args: Any, is_found: bool, **more: Any) -> None:
        super().__init__(*args, **more)
        if is_found:  # only whether they are back is still to be said
            self.fields = {name: self.fields[name] for name in ("returned_at", "returned_to")}

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if "found_at" in self.errors and "found_at" not in self.changed_data:
            del self.errors["found_at"]  # the day stood there before anybody wrote
        if not (said.get("found_at") or said.get("returned_at")) and not self.errors:
            name = "found_at" if "found_at" in self.fields else "returned_at"
            self.add_error(name, "Enter when the child was found, or when they returned")
        if said.get("outcome") == PreventionOutcome.NOT_DONE and not said["not_done_because"]:
            self.add_error("not_done_because", "Say why it was not done")
        if self.prevention and not said.get("found_at") and "found_at" not in self.errors:
            self.add_error("found_at", "Enter when the child was found: the police spoke after it")
        return said

    @property
    def prevention(self) -> dict[str, Any]:
        """Empty when nothing is known of it: it is then owed."""
        said = self.cleaned_data
        if not isinstance(said.get("outcome"), PreventionOutcome):
            return {}
        learned = {name: said[name] for name in (*LEARNED, "not_done_because") if said.get(name)}
        seen = {"information": said["seen"]} if said.get("seen") else {}
        return {"outcome": said["outcome"], **learned, **seen}
