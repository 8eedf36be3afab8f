"""A question as it stands in a form: what is wrong with the answer, and what an answer asks on."""

from typing import Any

from django.forms.boundfield import BoundField

from methub.fittings.fields.times import DayBoxes, MomentWidget


class Asked(BoundField):
    """A field together with what was said."""

    form: Any

    @property
    def error_text(self) -> str:
        return str(self.errors[0]) if self.errors else ""

    @property
    def first_id(self) -> str:
        """The id an error link goes to: the first thing one can type in or choose."""
        match self.field.widget:
            case MomentWidget():
                return f"{self.auto_id}_day"
            case DayBoxes():
                return f"{self.auto_id}-day"
        return self.auto_id

    @property
    def revealed(self) -> dict[str, list["Asked"]]:
        """By answer, the questions that only that answer asks."""
        return {
            answer: [self.form[name] for name in names if name in self.form.fields]
            for answer, names in self.form.reveals.get(self.name, {}).items()
        }
