"""The kinds of question a form asks, beyond Django's own: days, London moments, long text."""

import unicodedata
from datetime import date, datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from methub.fittings import dates
from methub.foundation import spoken
from methub.foundation.codes import Code
from methub.foundation.timekeeping import london, london_day

SHORT, LONG = 200, 20_000


def clean_text(value: str) -> str:
    """Composed letters, no control characters: what is stored is what a person can read."""
    composed = unicodedata.normalize("NFC", value.replace("\r\n", "\n"))
    return "".join(c for c in composed if c in "\n\t" or unicodedata.category(c) != "Cc").strip()


class TextField(forms.CharField):
    """One line of text."""

    def __init__(self, *, label: str, hint: str = "", max_length: int = SHORT, **more: Any) -> None:
        super().__init__(
            label=label,
            help_text=hint,
            max_length=max_length,
            error_messages={
                "required": more.pop("missing", f"Enter {_begin(label)}"),
                "max_length": f"{label} must be {max_length:,} characters or fewer",
            },
            **more,
        )

    def to_python(self, value: Any) -> str:
        return clean_text(str(value)) if value not in self.empty_values else ""


class NarrativeField(TextField):
    """Several lines of text."""

    widget = forms.Textarea

    def __init__(
        self, *, label: str, hint: str = "", rows: int = 4, max_length: int = LONG, **more: Any
    ) -> None:
        more.setdefault("widget", forms.Textarea(attrs={"rows": rows}))
        super().__init__(label=label, hint=hint, max_length=max_length, **more)


class EmailField(TextField):
    def validate(self, value: str) -> None:
        super().validate(value)
        if value and ("@" not in value or " " in value or value.startswith("@")):
            raise ValidationError("Enter an e-mail address, like name@example.com")


class NumberField(forms.DecimalField):
    """A number, with its limits in words."""

    def __init__(self, *, label: str, hint: str = "", **more: Any) -> None:
        super().__init__(
            label=label,
            help_text=hint,
            error_messages={
                "required": f"Enter {_begin(label)}",
                "invalid": f"{label} must be a number",
            },
            widget=forms.TextInput(attrs={"inputmode": "decimal", "class": "mh-input--short"}),
            **more,
        )


class ChoiceField(forms.ChoiceField):
    """One of a list: radios up to seven, a drop-down beyond."""

    def __init__(
        self,
        *,
        label: str,
        choices: type[Code] | list[tuple[str, str]],
        hint: str = "",
        **more: Any,
    ) -> None:
        pairs = choices if isinstance(choices, list) else choices.choices()
        if "widget" not in more:
            more["widget"] = forms.RadioSelect if len(pairs) <= 7 else forms.Select
        if more["widget"] is forms.Select and ("", "") not in pairs:
            pairs = [("", "Choose one"), *pairs]
        super().__init__(
            label=label,
            choices=pairs,
            help_text=hint,
            error_messages={"required": more.pop("missing", f"Choose {_begin(label)}")},
            **more,
        )


class SeveralField(forms.MultipleChoiceField):
    """Any of a list."""

    widget = forms.CheckboxSelectMultiple

    def __init__(
        self,
        *,
        label: str,
        choices: type[Code] | list[tuple[str, str]],
        hint: str = "",
        **more: Any,
    ) -> None:
        pairs = choices if isinstance(choices, list) else choices.choices()
        super().__init__(
            label=label,
            choices=pairs,
            help_text=hint,
            error_messages={"required": more.pop("missing", f"Choose {_begin(label)}")},
            **more,
        )


class TickField(forms.BooleanField):
    """A single statement that is ticked, or not."""

    def __init__(self, *, label: str, hint: str = "", required: bool = False, **more: Any) -> None:
        super().__init__(label=label, help_text=hint, required=required, **more)


class DayWidget(forms.TextInput):
    """One box; three boxes (name-day, name-month, name-year) are understood too."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        parts = [str(data.get(f"{name}-{part}", "")).strip() for part in ("day", "month", "year")]
        return "/".join(parts) if any(parts) else data.get(name)

    def format_value(self, value: Any) -> str | None:
        return spoken.short_day(value) if isinstance(value, date) else value


class DayField(forms.Field):
    """A day: 5/3/2026, 5 Mar 2026, or three boxes."""

    widget = DayWidget

    def __init__(self, *, label: str, hint: str = "For example, 5 Mar 2026", **more: Any) -> None:
        super().__init__(
            label=label,
            help_text=hint,
            error_messages={"required": more.pop("missing", f"Enter {_begin(label)}")},
            **more,
        )

    def to_python(self, value: Any) -> date | None:
        if value in self.empty_values:
            return None
        try:
            return dates.parse_day(str(value)[:40])
        except dates.NotADay:
            raise ValidationError(f"{self.label} must be a real date, like 5 Mar 2026") from None


class MomentWidget(forms.MultiWidget):
    """A box for the day and a box for the time, London."""

    def __init__(self) -> None:
        super().__init__({"day": DayWidget(), "time": forms.TextInput()})

    def decompress(self, value: Any) -> list[str]:
        if isinstance(value, datetime):
            return [spoken.short_day(london_day(value)), f"{london(value):%H:%M}"]
        return ["", ""]


class MomentField(forms.MultiValueField):
    """A day and a time in London, as an instant in UTC."""

    widget = MomentWidget

    def __init__(
        self, *, label: str, hint: str = "For example, 5 Mar 2026 and 6:30pm", **more: Any
    ):
        required = more.pop("required", True)
        missing = more.pop("missing", f"Enter {_begin(label)}")
        super().__init__(
            fields=(forms.CharField(max_length=40), forms.CharField(max_length=20)),
            label=label,
            help_text=hint,
            required=required,
            require_all_fields=False,
            error_messages={"required": missing, "incomplete": f"{label} needs a date and a time"},
            **more,
        )

    def clean(self, value: Any) -> datetime | None:
        said = [str(part or "").strip() for part in (value or ["", ""])]
        if not any(said):
            if self.required:
                raise ValidationError(self.error_messages["required"], code="required")
            return None
        if not all(said):
            raise ValidationError(self.error_messages["incomplete"], code="incomplete")
        return self._moment(*said)

    def _moment(self, day: str, time: str) -> datetime:
        try:
            return dates.london_moment(dates.parse_day(day[:40]), dates.parse_time(time[:20]))
        except dates.NotADay:
            raise ValidationError(f"{self.label} must be a real date, like 5 Mar 2026") from None
        except dates.NotATime:
            raise ValidationError(f"{self.label} must have a time, like 6:30pm") from None
        except dates.TimeSkipped:
            raise ValidationError(
                f"{self.label}: the clocks went forward over that time, so it did not happen"
            ) from None
        except dates.TimeTwice:
            raise ValidationError(
                f"{self.label}: the clocks went back over that time, so it happened twice. "
                "Enter a time before or after that hour and say which in the notes"
            ) from None


class FilesField(forms.FileField):
    """One or more files; each comes back as a list of uploaded files."""

    class Several(forms.ClearableFileInput):
        allow_multiple_selected = True

    def __init__(self, *, label: str, hint: str = "", **more: Any) -> None:
        super().__init__(
            label=label,
            help_text=hint,
            widget=self.Several(),
            error_messages={"required": "Choose a file"},
            **more,
        )

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        files = data if isinstance(data, list | tuple) else [data]
        return [super(FilesField, self).clean(file, initial) for file in files]


def _begin(label: str) -> str:
    """A label in the middle of a sentence: "Police grade" → "police grade"."""
    return label[:1].lower() + label[1:] if label[1:2].islower() else label
