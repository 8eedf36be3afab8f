"""A form whose fields draw themselves with the official components, written once for every room."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from markupsafe import Markup

from methub.fittings.fields import DayWidget, MomentWidget, TickField
from methub.fittings.official import component


class HubField(BoundField):
    """A field of a form, drawn as the design system draws it."""

    def as_hub(self) -> Markup:
        if self.is_hidden:
            return Markup(str(self))
        return _drawing(self)(self)

    @property
    def error_text(self) -> str:
        return str(self.errors[0]) if self.errors else ""

    @property
    def first_id(self) -> str:
        """The id an error link goes to: the first thing one can type in or choose."""
        widget = self.field.widget
        if isinstance(widget, MomentWidget):
            return f"{self.id_for_label or self.auto_id}_day"
        return self.auto_id


class HubForm(forms.Form):
    """Plain words, linked errors, and nothing drawn by hand."""

    bound_field_class = HubField
    required_css_class = ""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **{"auto_id": "id_%s", **more})
        self.use_required_attribute = False

    @property
    def drawn(self) -> list[HubField]:
        """Every field, in order."""
        return [self[name] for name in self.fields]  # type: ignore[misc]

    @property
    def error_list(self) -> list[dict[str, str]]:
        """For the error summary: every error, linked to what it is about."""
        found = [
            {"text": str(text), "href": f"#{field.first_id}"}
            for field in self.drawn
            for text in field.errors[:1]
        ]
        return [{"text": str(text), "href": "#main"} for text in self.non_field_errors()] + found


class VersionedForm(HubForm):
    """A form about something two people can edit: it remembers the version it was opened at."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


def _common(field: HubField) -> dict[str, Any]:
    params: dict[str, Any] = {"id": field.auto_id, "name": field.html_name}
    if field.help_text:
        params["hint"] = {"text": str(field.help_text)}
    if field.errors:
        params["errorMessage"] = {"text": field.error_text}
    return params


def _label(field: HubField) -> dict[str, Any]:
    return {"text": _words(field), "classes": "govuk-label--s"}


def _legend(field: HubField) -> dict[str, Any]:
    return {"legend": {"text": _words(field), "classes": "govuk-fieldset__legend--s"}}


def _words(field: HubField) -> str:
    optional = not field.field.required and not isinstance(field.field, TickField)
    return f"{field.label} (optional)" if optional else str(field.label)


def _input(field: HubField) -> Markup:
    attrs = field.field.widget.attrs
    params = _common(field) | {
        "label": _label(field),
        "value": _value(field),
        "classes": attrs.get("class", ""),
        "inputmode": attrs.get("inputmode"),
        "autocomplete": attrs.get("autocomplete"),
        "type": getattr(field.field.widget, "input_type", "text"),
        "spellcheck": None,
    }
    if isinstance(field.field.widget, DayWidget):
        params["classes"] = "govuk-input--width-10"
    return component("input")(params)


def _textarea(field: HubField) -> Markup:
    params = _common(field) | {
        "label": _label(field),
        "value": _value(field),
        "rows": field.field.widget.attrs.get("rows", 4),
    }
    return component("textarea")(params)


def _options(field: HubField) -> list[dict[str, Any]]:
    return [
        {"value": str(value), "text": str(words)}
        for value, words in field.field.choices  # type: ignore[attr-defined]
        if value != ""
    ]


def _radios(field: HubField) -> Markup:
    params = _common(field) | {
        "idPrefix": field.auto_id,
        "fieldset": _legend(field),
        "items": _options(field),
        "value": _value(field),
        "classes": "govuk-radios--small",
    }
    return component("radios")(params)


def _select(field: HubField) -> Markup:
    params = _common(field) | {
        "label": _label(field),
        "items": [{"value": "", "text": "Choose one"}, *_options(field)],
        "value": _value(field),
    }
    return component("select")(params)


def _checkboxes(field: HubField) -> Markup:
    params = _common(field) | {
        "idPrefix": field.auto_id,
        "fieldset": _legend(field),
        "items": _options(field),
        "values": [str(value) for value in (field.value() or [])],
        "classes": "govuk-checkboxes--small",
    }
    return component("checkboxes")(params)


def _tick(field: HubField) -> Markup:
    params = _common(field) | {
        "idPrefix": field.auto_id,
        "items": [{"value": "on", "text": str(field.label), "checked": bool(field.value())}],
        "classes": "govuk-checkboxes--small",
    }
    return component("checkboxes")(params)


def _moment(field: HubField) -> Markup:
    """A day and a time side by side, in one group with one question."""
    value = field.value()
    day, time = value if isinstance(value, list) else field.field.widget.decompress(value)
    wrong = " govuk-input--error" if field.errors else ""

    def box(part: str, words: str, said: Any, width: int) -> Markup:
        return component("input")(
            {
                "id": f"{field.auto_id}_{part}",
                "name": f"{field.html_name}_{part}",
                "label": {"text": words},
                "value": said or "",
                "classes": f"govuk-input--width-{width}{wrong}",
                "formGroup": {"classes": "mh-moment__part"},
            }
        )

    boxes = Markup('<div class="mh-moment">{}{}</div>').format(
        box("day", "Date", day, 10), box("time", "Time", time, 5)
    )
    hint, error = f"{field.auto_id}-hint", f"{field.auto_id}-error"
    inside = Markup()
    if field.help_text:
        inside += component("hint")({"id": hint, "text": str(field.help_text)})
    if field.errors:
        inside += component("error-message")({"id": error, "text": field.error_text})
    group = component("fieldset")(
        {
            **_legend(field),
            "describedBy": " ".join(
                [*([hint] if field.help_text else []), *([error] if field.errors else [])]
            ),
            "html": inside + boxes,
        }
    )
    wrong_group = " govuk-form-group--error" if field.errors else ""
    return Markup('<div class="govuk-form-group{}">{}</div>').format(wrong_group, group)


def _files(field: HubField) -> Markup:
    params = _common(field) | {"label": _label(field), "attributes": {"multiple": "multiple"}}
    return component("file-upload")(params)


def _value(field: HubField) -> str:
    formatted = field.field.widget.format_value(field.value())
    if isinstance(formatted, list):
        formatted = formatted[0] if formatted else ""
    return "" if formatted is None else str(formatted)


_DRAWINGS: tuple[tuple[type[forms.Widget], Callable[[HubField], Markup]], ...] = (
    (MomentWidget, _moment),
    (forms.Textarea, _textarea),
    (forms.CheckboxSelectMultiple, _checkboxes),
    (forms.RadioSelect, _radios),
    (forms.CheckboxInput, _tick),
    (forms.FileInput, _files),
    (forms.Select, _select),
)


def _drawing(field: HubField) -> Callable[[HubField], Markup]:
    """The first that fits; a single line of text when none does."""
    widget = field.field.widget
    return next((draw for kind, draw in _DRAWINGS if isinstance(widget, kind)), _input)
