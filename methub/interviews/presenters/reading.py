"""The whole interview to be read: what was asked, what was said, and how it was first said."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from django.urls import reverse

from methub.fittings.components import Link
from methub.foundation import spoken
from methub.interviews import rules
from methub.interviews.codes import Section
from methub.interviews.presenters.head import called
from methub.interviews.queries import Draft, Interview, Written
from methub.interviews.rules import Kind, Question
from methub.policies.rules import blaming_words

AROUND = 60
"""How much of a sentence stands on each side of the words the guide points at."""


@dataclass(frozen=True)
class Answer:
    """One question with its answer. `first_said`: the child's words as they were first written
    down, where they read differently now."""

    words: str
    text: str
    own_words: bool
    first_said: str


@dataclass(frozen=True)
class Part:
    """One section to be read."""

    heading: str
    saved: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True)
class Blame:
    """Words that can read as blame: where they stand, why, and what could be said instead."""

    before: str
    phrase: str
    after: str
    why: str
    instead: str
    section: Link


@dataclass(frozen=True)
class Conflict:
    """One question that two people answered differently."""

    words: str
    theirs: tuple[str, ...]
    ours: tuple[str, ...]


@dataclass(frozen=True)
class Unsaved:
    """What the reader was in the middle of writing, and whether somebody else saved since."""

    when: str
    is_behind: bool


def draft(draft: Draft | None, written: Written | None) -> Unsaved | None:
    if draft is None:
        return None
    number = written.newest.number if written else 0
    return Unsaved(spoken.instant(draft.saved_at), is_behind=draft.based_on != number)


def parts(interview: Interview, written: Mapping[Section, Written]) -> tuple[Part, ...]:
    """Every section that says something, in the order of the form."""
    return tuple(
        _part(section, written[section], called(interview))
        for section in rules.WRITTEN
        if section in written
    )


def conflicts(
    section: Section, *, theirs: rules.Said, ours: rules.Said, child: str
) -> tuple[Conflict, ...]:
    """Both texts, side by side, for each question where they differ."""
    return tuple(
        Conflict(
            question.words.format(child=child),
            lines(question, theirs.get(question.code, "")),
            lines(question, ours.get(question.code, "")),
        )
        for question in rules.PAGES[section].questions
        if theirs.get(question.code, "") != ours.get(question.code, "")
    )


def blame(
    interview: Interview,
    written: Mapping[Section, Written],
    drafts: Mapping[Section, Draft],
) -> tuple[Blame, ...]:
    """What the language guide would say: of what is saved, or of the draft that replaces it."""
    return tuple(
        chain.from_iterable(
            _blame(interview, section, said) for section, said in _newest(written, drafts)
        )
    )


def lines(question: Question, said: str | list[str]) -> tuple[str, ...]:
    """An answer in words, one line for each paragraph or each thing that was ticked."""
    if isinstance(said, list):
        return tuple(_label(question, code) for code in said)
    if question.kind in (Kind.ONE, Kind.PICK):
        return (_label(question, said),) if said else ()
    return tuple(line for line in said.splitlines() if line.strip())


def _newest(
    written: Mapping[Section, Written], drafts: Mapping[Section, Draft]
) -> Iterator[tuple[Section, rules.Said]]:
    for section in rules.WRITTEN:
        if section in drafts:
            yield section, drafts[section].answers
        elif section in written:
            yield section, written[section].said


def _blame(interview: Interview, section: Section, said: rules.Said) -> Iterator[Blame]:
    for question in rules.PAGES[section].questions:
        text = said.get(question.code, "")
        if not question.is_narrative or not isinstance(text, str):
            continue
        for hint in blaming_words(text):
            yield Blame(
                before=text[max(0, hint.start - AROUND) : hint.start],
                phrase=hint.phrase,
                after=text[hint.end : hint.end + AROUND],
                why=hint.why,
                instead=hint.instead,
                section=Link(
                    section.label,
                    reverse("interviews:section", args=[interview.reference, section]),
                ),
            )


def _part(section: Section, written: Written, child: str) -> Part:
    newest = written.newest
    return Part(
        heading=rules.PAGES[section].heading.format(child=child),
        saved=f"{newest.recorded_by_name}, {spoken.instant(newest.recorded_at)}",
        answers=tuple(_answers(section, written, child)),
    )


def _answers(section: Section, written: Written, child: str) -> Iterator[Answer]:
    for question in rules.PAGES[section].questions:
        said: Sequence[str] = lines(question, written.said.get(question.code, ""))
        if said or question.is_required:
            yield Answer(
                words=question.words.format(child=child),
                text="\n".join(said) or "Not answered",
                own_words=question.own_words and bool(said),
                first_said=written.first_said(question.code) if question.own_words else "",
            )


def _label(question: Question, code: str) -> str:
    """The words of an option; a code no longer in the list is shown as it was stored."""
    assert question.options is not None
    return next((o.label for o in question.options if o.value == code), code)
