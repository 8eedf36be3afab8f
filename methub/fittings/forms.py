"""A form whose fields draw themselves with the official components, written once for every room."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from markupsafe import Markup

from methub.fittings import drawing
from methub.fittings.asked import Asked


class HubField(Asked):
    """A field of a form, drawn as the design system draws it."""

    def as_hub(self) -> Markup:
        return drawing.draw(self)


@dataclass(frozen=True)
class Group:
    """Fields that stand together under one heading, or under none."""

    legend: str
    fields: tuple[HubField, ...]


class HubForm(forms.Form):
    """Plain words, linked errors, and nothing drawn by hand.

    `groups` puts fields under headings. `reveals` hides fields until a certain answer is given:
    {"outcome": {"other": ("which_other",)}}. What was written in a hidden field, and then hidden
    again, was not said: it is neither required nor kept.
    """

    says_optional: ClassVar[bool] = True
    moment: ClassVar[str | None] = None  # the field that says when, for what is wrong with that
    groups: ClassVar[tuple[tuple[str, tuple[str, ...]], ...]] = ()
    reveals: ClassVar[Mapping[str, Mapping[str, tuple[str, ...]]]] = {}
    bound_field_class = HubField

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **{"auto_id": "id_%s", **more})
        self.use_required_attribute = False

    def clean(self) -> dict[str, Any] | None:
        for name in self._concealed():
            self.errors.pop(name, None)
            self.cleaned_data[name] = self.fields[name].to_python(None)
        return super().clean()

    def one(self, name: str) -> HubField:
        """The field of that name."""
        return self[name]  # type: ignore[return-value]

    @property
    def drawn(self) -> list[HubField]:
        """Every field in order, without those that stand inside another's answer."""
        inside = {name for answers in self.reveals.values() for n in answers.values() for name in n}
        return [self.one(name) for name in self.fields if name not in inside]

    def layout(self, only: Collection[str] | None = None) -> list[Group]:
        """The fields in their groups: those of no group first."""
        drawn = [field for field in self.drawn if only is None or field.name in only]
        grouped = {name for _, names in self.groups for name in names}
        loose = Group("", tuple(field for field in drawn if field.name not in grouped))
        return [loose] + [
            Group(legend, tuple(field for field in drawn if field.name in names))
            for legend, names in self.groups
            if any(field.name in names for field in drawn)
        ]

    @property
    def error_list(self) -> list[dict[str, str]]:
        """For the error summary: every error, linked to what it is about."""
        of_the_whole = [str(text) for text in self.non_field_errors()]
        found = []
        for field in map(self.one, self.fields):
            if field.errors and field.is_hidden:
                of_the_whole.append(OUT_OF_DATE)
            elif field.errors:
                found.append({"text": field.error_text, "href": f"#{field.first_id}"})
        return [{"text": text, "href": "#main"} for text in dict.fromkeys(of_the_whole)] + found

    def _concealed(self) -> list[str]:
        """Fields that the answers given do not ask."""
        return [
            name
            for field, answers in self.reveals.items()
            for answer, names in answers.items()
            for name in names
            if name in self.fields and not _chose(self.cleaned_data.get(field), answer)
        ]


class VersionedForm(HubForm):
    """A form about something two people can edit: it remembers the version it was opened at."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)


class EditForm(VersionedForm):
    """A form about something two people can edit."""

    def open_at(self, version: int) -> None:
        """Somebody else saved meanwhile: what was written stays, beside what stands now, and is
        saved over it only when the person sends it again."""
        self.data = {**self.data, "version": str(version)}
        self.add_error(None, "Somebody else saved this meanwhile. Look at both, then save again.")


OUT_OF_DATE = "This page is incomplete or out of date. Open it again, and send it once more"


def _chose(said: Any, answer: str) -> bool:
    if isinstance(said, list):
        return answer in said
    return (said is True and answer == "on") or said == answer
