"""Choosing: one of a list, several, or a tick."""

from collections.abc import Sequence
from typing import Any

from django import forms

from methub.fittings.fields.words import choose
from methub.foundation.codes import Code

Choices = type[Code] | Sequence[tuple[str, str]]
MOST_RADIOS = 7  # beyond that, a drop-down: a screen of radios is slower to read than a list

YES_NO = (("yes", "Yes"), ("no", "No"), ("not-known", "Not known"))


def pairs(choices: Choices) -> list[tuple[str, str]]:
    return choices.choices() if isinstance(choices, type) else list(choices)


class ChoiceField(forms.ChoiceField):
    """One of a list: radios up to seven, a drop-down beyond."""

    def __init__(self, *, label: str, choices: Choices, hint: str = "", **more: Any) -> None:
        offered = pairs(choices)
        if "widget" not in more:
            more["widget"] = forms.RadioSelect if len(offered) <= MOST_RADIOS else forms.Select
        if more["widget"] is forms.Select and offered[:1] and offered[0][0] != "":
            offered = [("", "Choose one"), *offered]
        super().__init__(
            label=label,
            choices=offered,
            help_text=hint,
            error_messages={
                "required": more.pop("missing", choose(label)),
                "invalid_choice": f"{choose(label)} from the list",
            },
            **more,
        )


class CodeField(ChoiceField):
    """One of a list, given back as its code; what is no code ("not yet") as it was said."""

    def __init__(self, *, code: type[Code], **more: Any) -> None:
        super().__init__(**{"choices": code, **more})
        self.code = code

    def clean(self, value: Any) -> Any:
        said = super().clean(value)
        return self.code(said) if said in self.code.values() else said


class YesNoField(ChoiceField):
    """Yes, no, or not known: what nobody asked is never written down as no."""

    def __init__(
        self, *, label: str, hint: str = "", choices: Choices = YES_NO, **more: Any
    ) -> None:
        super().__init__(label=label, hint=hint, choices=choices, **more)


class SeveralField(forms.MultipleChoiceField):
    """Any of a list."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, *, label: str, choices: Choices, hint: str = "", **more: Any) -> None:
        super().__init__(
            label=label,
            choices=pairs(choices),
            help_text=hint,
            error_messages={
                "required": more.pop("missing", choose(label)),
                "invalid_choice": f"{choose(label)} from the list",
                "invalid_list": f"{choose(label)} from the list",
            },
            **more,
        )


class TickField(forms.BooleanField):
    """A single statement that is ticked, or not."""

    def __init__(self, *, label: str, hint: str = "", required: bool = False, **more: Any) -> None:
        missing = more.pop("missing", f"Tick to go on: {label}")
        super().__init__(
            label=label,
            help_text=hint,
            required=required,
            error_messages={"required": missing},
            **more,
        )
