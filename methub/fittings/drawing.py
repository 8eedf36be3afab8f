"""How each kind of question is drawn with the official components: a table of widgets."""

import re
from collections.abc import Callable
from html import escape
from typing import Any

from django import forms
from markupsafe import Markup

from methub.fittings.asked import Asked
from methub.fittings.fields.choices import TickField
from methub.fittings.fields.files import FilesField
from methub.fittings.fields.text import NarrativeField
from methub.fittings.fields.times import PARTS, DayBoxes, DayWidget, MomentWidget
from methub.fittings.official import component, question

SHORT_WORDS, FEW, MANY = 32, 4, 12
_SCRIPTED = re.compile(r' data-aria-controls="[^"]*"| govuk-\w+__conditional--hidden')


def draw(field: Asked) -> Markup:
    """The field with its label, hint and error; the first kind that fits, or a line of text."""
    widget = field.field.widget
    for kind, drawn in _DRAWINGS:
        if isinstance(widget, kind):
            return drawn(field)
    return _input(field)


def _common(field: Asked) -> dict[str, Any]:
    params: dict[str, Any] = {"id": field.auto_id, "name": field.html_name}
    if field.help_text:
        params["hint"] = {"text": str(field.help_text)}
    if field.errors:
        params["errorMessage"] = {"text": field.error_text}
    return params


def _label(field: Asked) -> dict[str, Any]:
    return {"text": _words(field), "classes": "govuk-label--s"}


def _legend(field: Asked) -> dict[str, Any]:
    return {"legend": {"text": _words(field), "classes": "govuk-fieldset__legend--s"}}


def _words(field: Asked) -> str:
    says_so = getattr(field.form, "says_optional", True)
    optional = says_so and not field.field.required and not isinstance(field.field, TickField)
    return f"{field.label} (optional)" if optional else str(field.label)


def _value(field: Asked) -> str:
    said = field.field.widget.format_value(field.value())
    if isinstance(said, list):
        said = said[0] if said else ""
    return "" if said is None else str(said)


def _hidden(field: Asked) -> Markup:
    return Markup('<input type="hidden" name="{}" value="{}" id="{}">').format(
        field.html_name, _value(field), field.auto_id
    )


def _input(field: Asked) -> Markup:
    widget = field.field.widget
    params = _common(field) | {
        "label": _label(field),
        "value": _value(field),
        "classes": widget.attrs.get("class", ""),
        "inputmode": widget.attrs.get("inputmode"),
        "autocomplete": widget.attrs.get("autocomplete"),
        "type": getattr(widget, "input_type", "text"),
    }
    if isinstance(widget, DayWidget):
        params["classes"] = "govuk-input--width-10"
    return question("input", params)


def _password(field: Asked) -> Markup:
    """What was typed is never sent back to the page it came from."""
    return component("password-input")(
        _common(field)
        | {
            "label": _label(field),
            "autocomplete": field.field.widget.attrs.get("autocomplete"),
        }
    )


def _textarea(field: Asked) -> Markup:
    """A newline comes first, because a browser drops one, and nobody's first line may be lost."""
    params = _common(field) | {
        "label": _label(field),
        "value": "\n" + _value(field),
        "rows": field.field.widget.attrs.get("rows", 4),
    }
    if isinstance(field.field, NarrativeField) and field.field.is_guided:
        params["attributes"] = {"data-guide": "on"}
    if isinstance(field.field, NarrativeField) and field.field.count:
        return component("character-count")(params | {"maxlength": field.field.max_length})
    return component("textarea")(params)


def _options(field: Asked) -> list[dict[str, Any]]:
    return [
        {"value": str(value), "text": str(words)}
        for value, words in field.field.choices  # type: ignore[attr-defined]
        if value != ""
    ]


def _flow(field: Asked) -> str:
    """Where nothing opens beneath them, short answers stand side by side; many, in two columns."""
    items = _options(field)
    if field.revealed or len(items) < 2:
        return ""
    if all(len(item["text"]) <= SHORT_WORDS for item in items):
        return " mh-flow"
    return " mh-columns" if len(items) >= MANY else ""


def _radios(field: Asked) -> Markup:
    params = _common(field) | {
        "idPrefix": field.auto_id,
        "fieldset": _legend(field),
        "items": _options(field),
        "value": _value(field),
        "classes": "govuk-radios--small" + (_flow(field) if len(_options(field)) <= FEW else ""),
    }
    return _with_revealed(field, "radios", params)


def _checkboxes(field: Asked) -> Markup:
    params = _common(field) | {
        "idPrefix": field.auto_id,
        "fieldset": _legend(field),
        "items": _options(field),
        "values": [str(value) for value in (field.value() or [])],
        "classes": "govuk-checkboxes--small" + _flow(field),
    }
    return _with_revealed(field, "checkboxes", params)


def _tick(field: Asked) -> Markup:
    item = {"value": "on", "text": str(field.label), "checked": bool(field.value())}
    params = _common(field) | {
        "idPrefix": field.auto_id,
        "items": [item],
        "classes": "govuk-checkboxes--small",
    }
    return _with_revealed(field, "checkboxes", params)


def _with_revealed(field: Asked, name: str, params: dict[str, Any]) -> Markup:
    """What an answer reveals stands under it, shown and hidden by the style sheet.

    Not by the official script, which gives radios an attribute they may not have. And it is put in
    afterwards: the official macro indents what it is given, and would add spaces to what somebody
    said each time the form is shown."""
    places: dict[str, Markup] = {}
    for item in params["items"]:
        inside = field.revealed.get(item["value"])
        if inside:
            place = f"<!-- {field.auto_id} {escape(item['value'])} -->"
            places[place] = Markup("").join(draw(one) for one in inside)
            item["conditional"] = {"html": place}
    drawn = _SCRIPTED.sub("", str(component(name)(params)))
    for place, html in places.items():
        drawn = drawn.replace(place, str(html))
    return Markup(drawn)


def _unchosen(field: Asked) -> str:
    """What a drop-down says while nothing is chosen: "Any" of a filter, or "Choose one"."""
    return str(dict(field.field.choices).get("", "Choose one"))  # type: ignore[attr-defined]


def _select(field: Asked) -> Markup:
    params = _common(field) | {
        "label": _label(field),
        "items": [{"value": "", "text": _unchosen(field)}, *_options(field)],
        "value": _value(field),
    }
    return question("select", params)


def _day_boxes(field: Asked) -> Markup:
    wrong = " govuk-input--error" if field.errors else ""
    said = field.field.widget.boxes(field.value())
    items = [
        {"name": part, "value": value, "classes": f"govuk-input--width-{width}{wrong}"}
        for part, value, width in zip(PARTS, said, (2, 2, 4), strict=True)
    ]
    params = _common(field) | {
        "namePrefix": field.html_name,
        "fieldset": _legend(field),
        "items": items,
    }
    return component("date-input")(params)


def _moment(field: Asked) -> Markup:
    """A day and a time side by side, in one group with one question."""
    value = field.value()
    day, time = value if isinstance(value, list) else field.field.widget.decompress(value)
    hint, error = f"{field.auto_id}-hint", f"{field.auto_id}-error"
    inside = Markup()
    if field.help_text:
        inside += component("hint")({"id": hint, "text": str(field.help_text)})
    if field.errors:
        inside += component("error-message")({"id": error, "text": field.error_text})
    boxes = Markup('<div class="mh-moment">{}{}</div>').format(
        _box(field, "day", "Date", day, 10), _box(field, "time", "Time", time, 5)
    )
    described = [*([hint] if field.help_text else []), *([error] if field.errors else [])]
    group = component("fieldset")(
        {
            **_legend(field),
            "role": "group",
            "describedBy": " ".join(described),
            "html": inside + boxes,
        }
    )
    wrong_group = " govuk-form-group--error" if field.errors else ""
    return Markup('<div class="govuk-form-group{}">{}</div>').format(wrong_group, group)


def _box(field: Asked, part: str, words: str, said: Any, width: int) -> Markup:
    wrong = " govuk-input--error" if field.errors else ""
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


def _files(field: Asked) -> Markup:
    """Chosen, or dropped on the box: a browser can do both without a script."""
    params = _common(field) | {"label": _label(field), "classes": "mh-drop"}
    params["multiple"] = isinstance(field.field, FilesField) and field.field.most > 1
    return component("file-upload")(params)


_DRAWINGS: tuple[tuple[type[forms.Widget], Callable[[Asked], Markup]], ...] = (
    (forms.HiddenInput, _hidden),
    (MomentWidget, _moment),
    (DayBoxes, _day_boxes),
    (forms.Textarea, _textarea),
    (forms.CheckboxSelectMultiple, _checkboxes),
    (forms.RadioSelect, _radios),
    (forms.CheckboxInput, _tick),
    (forms.FileInput, _files),
    (forms.Select, _select),
    (forms.PasswordInput, _password),
)
