"""A person who knows the child records what happened: missing, found, returned."""

from typing import Any, ClassVar

from methub.intake.changes import FoundReport
from methub.intake.forms.facts import FoundFacts, MissingFacts, line, moment


class MissingForm(MissingFacts):
    """Missing now; or, where the hub is told late, missing once and found since."""

    groups: ClassVar = (
        ("When and where", ("missing_since", "missing_from", "last_seen_at", "last_seen")),
        ("What is known", ("circumstances", "clothing", "with_whom", "places_checked")),
        ("The police", ("reported_at", "reported_by", "police_reference", "occurrence", "force",
                        "grade")),
        ("Only if it is over already, and the hub is told of it late", FoundFacts.ALWAYS),
    )  # fmt: skip

    found_at = moment("Found")
    found_where = line("Found where")
    found_by = line("Found by")
    returned_at = moment("Returned")
    returned_to = line("Returned to")

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


class FoundForm(FoundFacts):
    """Found, or back, or both: a child who was only away is back without having been found."""

    groups: ClassVar = (
        ("Found and returned", FoundFacts.ALWAYS),
        ("Prevention interview: what the police learned, if it has been held",
         FoundFacts.PREVENTION),
    )  # fmt: skip

    found_at = moment("Found")

    def __init__(self, *args: Any, is_found: bool, **more: Any) -> None:
        super().__init__(*args, **more)
        if is_found:  # only whether they are back is still to be said
            self.fields = {
                name: field for name, field in self.fields.items() if name.startswith("returned")
            }

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not (said.get("found_at") or said.get("returned_at")) and not self.errors:
            self.add_error("returned_at", "Enter when the child was found, or when they returned")
        return said
