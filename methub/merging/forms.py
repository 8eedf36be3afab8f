"""What is asked before two records become one, before they are taken apart, and instead of it."""

from collections.abc import Iterable
from typing import Any, Protocol

from django import forms

from methub.fittings.fields import ChoiceField, NarrativeField
from methub.fittings.forms import HubForm
from methub.foundation.moving import Key
from methub.merging.codes import Side
from methub.people.rules.matching import Band


class Question(Protocol):
    """A question of two answers."""

    @property
    def name(self) -> str: ...
    @property
    def words(self) -> str: ...
    @property
    def answers(self) -> tuple[tuple[str, str], ...]: ...


class Answering(HubForm):
    """As many questions as the two records need, and why. `seen`: the facts they were made of."""

    says_optional = False
    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)
    why = NarrativeField(label="How do you know?", rows=3, max_length=2_000)

    def __init__(self, *args: Any, questions: Iterable[Question], **more: Any) -> None:
        super().__init__(*args, **more)
        for one in questions:
            self.fields[one.name] = ChoiceField(label=one.words, choices=one.answers)
        self.order_fields([*(name for name in self.fields if name not in ("seen", "why")), "why"])


class MergeForm(Answering):
    @property
    def taken(self) -> list[str]:
        """The questions in which the record that is merged away is right."""
        return [name for name, said in self.cleaned_data.items() if said == Side.AWAY]


class ApartForm(Answering):
    @property
    def answers(self) -> dict[Key, Side]:
        """Whose is what was recorded since."""
        said = self._said("row")
        return {(table, int(row)): Side(answer) for (table, row), answer in said.items()}

    @property
    def keep(self) -> list[tuple[str, int, str]]:
        """What stays as it is now."""
        said = self._said("column")
        return [(one[0], int(one[1]), one[2]) for one, answer in said.items() if answer == "now"]

    def _said(self, kind: str) -> dict[tuple[str, ...], str]:
        parts = {name: tuple(name.split("-")) for name in self.cleaned_data}
        return {
            part[1:]: str(self.cleaned_data[name])
            for name, part in parts.items()
            if part[0] == kind
        }


class ReasonForm(HubForm):
    why = NarrativeField(label="How do you know that they are not the same?", rows=3)


ADULTS = "adults"


def band_asked(said: str | None) -> Band | None:
    """Which children; or nothing, for the adults."""
    if said == ADULTS:
        return None
    return Band.POSSIBLE if said == Band.POSSIBLE else Band.LIKELY


def page_asked(said: str | None) -> int:
    return max(1, int(said)) if said and said.isdecimal() and len(said) < 6 else 1
