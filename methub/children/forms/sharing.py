"""Sharing a child with an agency, or with one team of it."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from methub.fittings.fields import ChoiceField, DayField, NarrativeField
from methub.fittings.forms import HubForm


class ShareForm(HubForm):
    """With whom, why, and until when."""

    holder = ChoiceField(label="Share with", choices=[], widget=forms.Select)
    reason = NarrativeField(
        label="Why do they need to know?",
        hint="They can read this record, except return home interviews where their role does not",
        missing="Say why they need to know",
        rows=3,
        max_length=2_000,
    )
    last_day = DayField(
        label="Last day they may read it", hint="Leave it out to share until you end it",
        required=False,
    )  # fmt: skip

    def __init__(
        self, *args: Any, holders: list[tuple[str, str]], today: date, **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self._today = today
        self.fields["holder"].choices = holders  # type: ignore[attr-defined]

    def clean_last_day(self) -> date | None:
        last: date | None = self.cleaned_data["last_day"]
        if last is not None and last < self._today:
            raise ValidationError("The last day they may read it must be today or later")
        return last
