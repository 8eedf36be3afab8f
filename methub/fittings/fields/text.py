"""Words and numbers."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from methub.fittings.fields.words import enter, subject
from methub.foundation.letters import composed

SHORT, LONG, ADDRESS = 200, 20_000, 254
# Control characters no keyboard makes; lone halves of characters; marks that turn the reading
# direction round, with which a text can be made to show something it does not say.
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")


def clean_text(value: str) -> str:
    """Composed letters and nothing unseen: what is stored is what a person can read."""
    lines = value.replace("\r\n", "\n").replace("\r", "\n")
    return composed(_UNSEEN.sub("", lines)).strip()


class TextField(forms.CharField):
    """One line of text."""

    def __init__(self, *, label: str, hint: str = "", max_length: int = SHORT, **more: Any) -> None:
        super().__init__(
            label=label,
            help_text=hint,
            max_length=max_length,
            error_messages={
                "required": more.pop("missing", enter(label)),
                "max_length": f"{subject(label)} must be {max_length:,} characters or fewer",
            },
            **more,
        )

    def to_python(self, value: Any) -> str:
        return " ".join(self._cleaned(value).split())

    def _cleaned(self, value: Any) -> str:
        """Composing letters takes long in a huge text, and a huge text is refused anyway."""
        said = "" if value in self.empty_values else str(value)
        return said if len(said) > 2 * (self.max_length or LONG) else clean_text(said)


class NarrativeField(TextField):
    """Several lines of text. `count` shows how much room is left. `is_guided`: the guide to
    language looks at it while it is written; never at the child's own words."""

    widget = forms.Textarea

    def __init__(
        self,
        *,
        label: str,
        hint: str = "",
        rows: int = 4,
        max_length: int = LONG,
        count: bool = False,
        is_guided: bool = True,
        **more: Any,
    ) -> None:
        more.setdefault("widget", forms.Textarea(attrs={"rows": rows}))
        super().__init__(label=label, hint=hint, max_length=max_length, **more)
        self.count, self.is_guided = count, is_guided

    def to_python(self, value: Any) -> str:
        return self._cleaned(value)


class EmailField(TextField):
    """An address, in any alphabet; whether it exists, only a letter to it can tell."""

    _SHAPE = re.compile(r"[^\s@<>\"]+@[^\s@<>\"]+\.[^\s@<>\".]+")

    def __init__(
        self, *, label: str, hint: str = "", max_length: int = ADDRESS, **more: Any
    ) -> None:
        more.setdefault("widget", forms.EmailInput(attrs={"autocomplete": "off"}))
        super().__init__(label=label, hint=hint, max_length=max_length, **more)

    def validate(self, value: str) -> None:
        super().validate(value)
        if value and not self._SHAPE.fullmatch(value):
            raise ValidationError("Enter an e-mail address, like name@example.com")


class NumberField(forms.DecimalField):
    """A number, with its limits in words: none is larger than the database can hold."""

    def __init__(
        self,
        *,
        label: str,
        hint: str = "",
        min_value: int = 0,
        max_value: int = 999_999,
        decimal_places: int = 2,
        **more: Any,
    ) -> None:
        limits = f"{subject(label)} must be between {min_value:,} and {max_value:,}"
        super().__init__(
            label=label,
            help_text=hint,
            min_value=min_value,
            max_value=max_value,
            decimal_places=decimal_places,
            error_messages={
                "required": more.pop("missing", enter(label)),
                "invalid": f"{subject(label)} must be a number",
                "min_value": limits,
                "max_value": limits,
                "max_decimal_places": _places(label, decimal_places),
            },
            widget=forms.TextInput(attrs={"inputmode": "decimal", "class": "mh-input--short"}),
            **more,
        )

    def to_python(self, value: Any) -> Any:
        said = str(value or "").strip().replace(",", "") if value != 0 else value
        if len(str(said)) > 30:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return super().to_python(said)


def _places(label: str, places: int) -> str:
    if places == 0:
        return f"{subject(label)} must be a whole number"
    return f"{subject(label)} must have {places} figures or fewer after the point"
