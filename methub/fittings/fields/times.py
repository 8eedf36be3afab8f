"""Days, and moments in London."""

from datetime import date, datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from methub.fittings import dates
from methub.fittings.fields.words import enter, subject
from methub.foundation import spoken
from methub.foundation.timekeeping import london_day

PARTS = ("day", "month", "year")
DAY_LENGTH, TIME_LENGTH = 40, 20


class DayWidget(forms.TextInput):
    """One box; three boxes (name-day, name-month, name-year) are understood too."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        said = [str(data.get(f"{name}-{part}", "")).strip() for part in PARTS]
        return "/".join(said) if any(said) else data.get(name)

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return not any(key in data for key in (name, *(f"{name}-{part}" for part in PARTS)))

    def format_value(self, value: Any) -> str | None:
        return spoken.short_day(value) if isinstance(value, date) else value


class DayBoxes(DayWidget):
    """Drawn as three boxes, for somebody who meets the form once."""

    def boxes(self, value: Any) -> list[str]:
        """What stands in each box; half an answer stays where it was written."""
        if isinstance(value, date):
            return [str(value.day), str(value.month), str(value.year)]
        said = str(value or "").split("/")
        return (said + ["", "", ""])[:3]


class DayField(forms.Field):
    """A day: 5/3/2026, 5 Mar 2026, or three boxes (drawn so with `boxes`)."""

    widget = DayWidget

    def __init__(
        self, *, label: str, hint: str = "For example, 5 Mar 2026", boxes: bool = False, **more: Any
    ) -> None:
        if boxes:
            more.setdefault("widget", DayBoxes)
        super().__init__(
            label=label,
            help_text=hint,
            error_messages={"required": more.pop("missing", enter(label))},
            **more,
        )

    def to_python(self, value: Any) -> date | None:
        if value in self.empty_values or not str(value).strip():
            return None
        try:
            return value if isinstance(value, date) else dates.parse_day(str(value)[:DAY_LENGTH])
        except dates.NotADay:
            raise ValidationError(
                f"{subject(str(self.label))} must be a real date, like 5 Mar 2026"
            ) from None


class MomentWidget(forms.MultiWidget):
    """A box for the day and a box for the time, London."""

    def __init__(self) -> None:
        super().__init__({"day": DayWidget(), "time": forms.TextInput()})

    def decompress(self, value: Any) -> list[str]:
        if isinstance(value, datetime):
            return [spoken.short_day(london_day(value)), dates.time_of(value)]
        return ["", ""]


class MomentField(forms.MultiValueField):
    """A day and a time in London, as an instant in UTC."""

    widget = MomentWidget

    def __init__(
        self, *, label: str, hint: str = "For example, 5 Mar 2026 and 6:30pm", **more: Any
    ):
        required = more.pop("required", True)
        missing = more.pop("missing", enter(label))
        super().__init__(
            fields=(
                forms.CharField(max_length=DAY_LENGTH),
                forms.CharField(max_length=TIME_LENGTH),
            ),
            label=label,
            help_text=hint,
            required=required,
            require_all_fields=False,
            error_messages={
                "required": missing,
                "incomplete": f"{subject(label)} needs a date and a time",
            },
            **more,
        )

    def clean(self, value: Any) -> datetime | None:
        said = [str(part or "").strip()[:DAY_LENGTH] for part in (value or ["", ""])]
        if said[0] and not said[1]:
            said = list(dates.day_and_time(said[0]))
        if not any(said):
            if self.required:
                raise ValidationError(self.error_messages["required"], code="required")
            return None
        if not all(said):
            raise ValidationError(self.error_messages["incomplete"], code="incomplete")
        return self._moment(*said)

    def _moment(self, day: str, time: str) -> datetime:
        what = subject(str(self.label))
        try:
            clock, zone = dates.parse_zone(time)
            return dates.london_moment(dates.parse_day(day), dates.parse_time(clock), zone)
        except dates.NotADay:
            raise ValidationError(f"{what} must be a real date, like 5 Mar 2026") from None
        except dates.NotATime:
            raise ValidationError(f"{what} must have a time, like 6:30pm") from None
        except dates.TimeSkipped:
            raise ValidationError(
                f"{what}: the clocks went forward over that time, so it did not happen"
            ) from None
        except dates.TimeTwice:
            raise ValidationError(
                f"{what}: the clocks went back over that time, so it happened twice. Write "
                f"{time} BST for the first time, or {time} GMT for the second, after they went back"
            ) from None
        except dates.NotThen:
            raise ValidationError(
                f"{what}: leave out BST or GMT, which the clocks did not show then"
            ) from None
