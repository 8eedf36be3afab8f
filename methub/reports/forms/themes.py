"""What people write about a month."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms

from methub.fittings.fields import ChoiceField, CodeField, NarrativeField
from methub.fittings.forms import EditForm, HubForm, VersionedForm
from methub.reports.codes import Standing

Choices = Sequence[tuple[str, str]]
SENTENCES = 2_000


class BeginForm(HubForm):
    """Which month’s page is begun by hand."""

    authority = ChoiceField(label="Which authority?", choices=[], widget=forms.Select)
    month = ChoiceField(label="Which month?", choices=[], widget=forms.Select)

    def __init__(self, *args: Any, authorities: Choices, months: Choices, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["authority"].choices = list(authorities)  # type: ignore[attr-defined]
        self.fields["month"].choices = list(months)  # type: ignore[attr-defined]


class NarrativeForm(EditForm):
    narrative = NarrativeField(
        label="What the month says",
        hint="What the panel should know, what may lie behind it, and what should follow. Name no "
        "child: the page is read by everybody who reads the figures.",
        rows=14,
    )


class ObserveForm(HubForm):
    words = NarrativeField(
        label="What was observed?",
        hint="Something the figures do not show. Name no child.",
        rows=4,
        max_length=SENTENCES,
    )


class DecideForm(VersionedForm):
    """Kept, in other words if need be; or struck out, and why."""

    reveals: ClassVar = {"standing": {Standing.KEPT: ("words",), Standing.STRUCK: ("why",)}}

    standing = CodeField(label="Does it belong in the report?", code=Standing)
    words = NarrativeField(
        label="In which words?",
        hint="What the figures count stays beside them.",
        rows=4,
        max_length=SENTENCES,
    )
    why = NarrativeField(
        label="Why not?",
        hint="It stays in the report as struck out, with this reason.",
        rows=3,
        max_length=SENTENCES,
    )


class SetAsideForm(VersionedForm):
    why = NarrativeField(label="Why is it not needed?", rows=3, max_length=SENTENCES)
