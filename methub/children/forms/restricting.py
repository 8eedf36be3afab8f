"""A record closed to all but named people: who else, and why."""

from typing import Any

from django import forms

from methub.fittings.fields import ChoiceField, NarrativeField
from methub.fittings.forms import HubForm

Choices = list[tuple[str, str]]
REASON: dict[str, Any] = {"rows": 3, "max_length": 2_000}


class NamingForm(HubForm):
    """One more colleague by name, and why they need to know."""

    colleague = ChoiceField(label="Who may open it?", choices=[], widget=forms.Select)
    reason = NarrativeField(
        label="Why do they need to know?", missing="Say why they need to know", **REASON
    )

    def __init__(self, *args: Any, colleagues: Choices, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["colleague"].choices = colleagues  # type: ignore[attr-defined]


class RestrictForm(NamingForm):
    """Never one person alone: somebody must be able to open the record while they are away."""

    colleague = ChoiceField(
        label="Which manager may open it, besides you?",
        hint="So that somebody can when you are away. You can name more colleagues afterwards.",
        choices=[],
        widget=forms.Select,
    )
    reason = NarrativeField(
        label="Why is the record restricted?",
        hint="For example: a colleague's child, or a witness. Whoever may open it reads this.",
        missing="Say why the record is restricted",
        **REASON,
    )


class LiftForm(HubForm):
    reason = NarrativeField(
        label="Why is it no longer restricted?",
        missing="Say why it is no longer restricted",
        **REASON,
    )
