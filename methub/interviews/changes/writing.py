"""What is written: a draft that only its writer sees, and versions that are only ever added."""

from collections.abc import Mapping
from datetime import datetime

from methub.audit import trail
from methub.children import changes as children
from methub.foundation.actors import Actor
from methub.foundation.timekeeping import london_day
from methub.interviews import rules
from methub.interviews.changes.refusals import AlreadySent, NotStarted, SectionChangedMeanwhile
from methub.interviews.codes import Section
from methub.interviews.models import Answers, Draft, Interview, signature


def save_draft(
    *,
    interview: Interview,
    section: Section,
    answers: rules.Said,
    based_on: int,
    user_id: int,
    by: Actor,
    at: datetime,
) -> Draft:
    """Kept every few seconds, so that a lost session loses nothing. Not yet said by anybody: no
    line in the book, no history; saving the section is the change."""
    if interview.sent_at is not None or interview.closed_at is not None:
        raise AlreadySent
    draft, _ = Draft.objects.update_or_create(
        interview=interview,
        section=section,
        user_id=user_id,
        defaults={
            "child_id": interview.child_id,
            "answers": _known(section, answers),
            "based_on": based_on,
            "saved_at": at,
        },
    )
    return draft


def discard_draft(
    *, interview: Interview, section: Section, user_id: int, by: Actor, at: datetime
) -> None:
    """Its writer lets it go."""
    Draft.objects.filter(interview=interview, section=section, user=user_id).delete()


def save_section(
    *,
    interview: Interview,
    section: Section,
    answers: rules.Said,
    number: int,
    by: Actor,
    at: datetime,
) -> Answers:
    """A new version of a section; `number` is the version it was written on (0: none yet). If
    somebody else saved meanwhile, both texts come back and nothing is overwritten."""
    with trail.open_page(by=by, at=at) as page:
        interview = Interview.objects.held_for_change(interview)
        if interview.sent_at is not None or interview.closed_at is not None:
            raise AlreadySent
        if interview.started_at is None:
            raise NotStarted
        written = _known(section, answers)
        newest = interview.answers.filter(section=section).order_by("-number").first()
        if newest is not None and newest.number != number:
            raise SectionChangedMeanwhile(theirs=newest, ours=written)
        saved = Answers.objects.create(
            section=section,
            number=newest.number + 1 if newest else 1,
            answers=written,
            **signature(interview, by, at),
        )
        Draft.objects.filter(interview=interview, section=section, user=by.id).delete()
        if rules.tells_sexual_harm(section, written):
            _alert(interview, by, at)
        page.write(
            "interviews.section.saved",
            about=saved,
            person_id=interview.child_id,
            section=section,
            number=saved.number,
        )
    return saved


def _alert(interview: Interview, by: Actor, at: datetime) -> None:
    """A child who was under 13 while they were missing: nobody waits for sign-off, nor for an
    assessment."""
    away = interview.covered.values_list("episode__missing_since", flat=True)
    children.alert_under_13(
        child=interview.child,
        what="Sexual harm or exploitation was told at a return home interview",
        about=interview.reference,
        days=[london_day(moment) for moment in away],
        by=by,
        at=at,
    )


def _known(section: Section, answers: Mapping[str, str | list[str]]) -> dict[str, str | list[str]]:
    """Only what the form asks: nothing else is kept."""
    asked = {question.code for question in rules.PAGES[section].questions}
    return {code: said for code, said in answers.items() if code in asked}
