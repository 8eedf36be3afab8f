"""One section of the form, made from the table of questions."""

from collections.abc import Callable
from typing import Any

from django import forms

from methub.fittings.forms import HubForm
from methub.interviews import rules
from methub.interviews.codes import Section
from methub.interviews.forms.later import LaterLine, LaterMany, LaterOne, LaterText
from methub.interviews.rules import Kind, Question


def _choices(question: Question) -> list[tuple[str, str]]:
    assert question.options is not None
    return question.options.choices()


_FIELDS: dict[Kind, Callable[[Question, dict[str, Any]], forms.Field]] = {
    Kind.LINE: lambda question, usual: LaterLine(max_length=500, **usual),
    Kind.TEXT: lambda question, usual: LaterText(is_guided=not question.own_words, **usual),
    Kind.ONE: lambda question, usual: LaterOne(
        choices=_choices(question), widget=forms.RadioSelect, **usual
    ),
    Kind.PICK: lambda question, usual: LaterOne(choices=[("", ""), *_choices(question)], **usual),
    Kind.MANY: lambda question, usual: LaterMany(choices=_choices(question), **usual),
}


class SectionForm(HubForm):
    """Everything one section asks. `number` is the version it was opened on."""

    number = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=1_000_000)

    def __init__(self, *args: Any, section: Section, child: str, **more: Any) -> None:
        super().__init__(*args, **more)
        self.page = rules.PAGES[section]
        for question in self.page.questions:
            usual = {
                "label": question.words.format(child=child),
                "hint": question.hint.format(child=child),
                "required": question.is_required,
            }
            self.fields[question.code] = _FIELDS[question.kind](question, usual)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        for question in self.page.questions:
            chosen, among = said.get(question.code), said.get(question.one_of)
            if chosen and among and chosen not in among:
                self.add_error(question.code, f"{question.words} must be one of those you ticked")
        return said

    @property
    def said(self) -> dict[str, str | list[str]]:
        """What was written, by question."""
        return {q.code: self.cleaned_data[q.code] for q in self.page.questions}

    @property
    def kept(self) -> dict[str, str | list[str]]:
        """As much of it as can be kept while it is still being written."""
        self.is_valid()
        return {
            q.code: self.cleaned_data[q.code]
            for q in self.page.questions
            if q.code in self.cleaned_data
        }
