"""How an interview went was recorded wrongly: put right, with what was said before."""

from datetime import datetime
from typing import Any

from methub.audit import trail
from methub.clocks import changes as clocks
from methub.clocks import queries as promises
from methub.clocks.codes import Promise
from methub.foundation.actors import Actor
from methub.foundation.records import ChangedMeanwhile
from methub.interviews import rules
from methub.interviews.changes.holding import refuse_as_held, refuse_as_interviewer
from methub.interviews.changes.opening import open_interview
from methub.interviews.changes.refusals import (
    AlreadySent,
    AnotherIsWaiting,
    NotAnOutcomeOfThisKind,
    NothingChanged,
)
from methub.interviews.codes import HELD, OFFERS, Interviewer, Outcome
from methub.interviews.models import Interview, InterviewCorrection, signature
from methub.missing.codes import YesNo


def correct_held(
    *,
    interview: Interview,
    held_at: datetime,
    where: str,
    alone: YesNo,
    outcome: Outcome,
    interviewer: Interviewer,
    name: str = "",
    held_with: str = "",
    interpreter: str = "",
    why: str,
    version: int,
    by: Actor,
    at: datetime,
) -> list[InterviewCorrection]:
    """When, where, by whom or how much of it: what a child's 72 hours are judged by must be true,
    also when somebody typed the wrong day. Returns one correction for each fact that differs."""
    with trail.open_page(by=by, at=at) as page:
        interview = _held_for_correction(interview, version)
        if interview.outcome not in HELD or outcome not in HELD:
            raise NotAnOutcomeOfThisKind
        refuse_as_held(interview, held_at, at)
        corrections = _corrected(
            interview,
            {
                "held_at": held_at,
                "held_where": where,
                "held_alone": alone,
                "held_with": held_with,
                "interpreter": interpreter,
                "outcome": outcome,
                "interviewer": interviewer,
                "interviewer_name": refuse_as_interviewer(interview, interviewer, name, by),
            },
            why,
            by,
            at,
        )
        interview.outcome_at = held_at
        interview.offered_at = min(interview.offered_at or held_at, held_at)
        interview.version += 1
        interview.save()
        for clock in promises.once_begun(
            promise=Promise.RETURN_INTERVIEW, about=interview.reference
        ):
            clocks.correct_end(clock=clock, stopped_at=held_at, why=why, by=by, at=at)
        for later in interview.covered.filter(started_at__gt=held_at).select_related("episode"):
            open_interview(episode=later.episode, by=by, at=at)
        page.write(
            "interviews.interview.corrected",
            about=interview,
            person_id=interview.child_id,
            fields=[correction.field for correction in corrections],
            why=why,
        )
    return corrections


def take_back_outcome(
    *, interview: Interview, why: str, version: int, by: Actor, at: datetime
) -> Interview:
    """A refusal was recorded that was none, for this child or for any: the interview is owed
    again, from when it always was. Not once it is signed off: others have acted on it."""
    with trail.open_page(by=by, at=at) as page:
        interview = _held_for_correction(interview, version)
        if interview.outcome not in rules.DECIDED_BY_HAND:
            raise NotAnOutcomeOfThisKind
        if interview.closed_at is not None:
            raise AlreadySent
        if Interview.objects.filter(child=interview.child_id, outcome="").exists():
            raise AnotherIsWaiting
        _corrected(
            interview,
            {"outcome": "", "outcome_reason": "", "outcome_note": "", "signposted_to": ""},
            why,
            by,
            at,
        )
        interview.outcome_at = interview.outcome_recorded_at = interview.sent_at = None
        reached = interview.attempts.filter(result__in=sorted(OFFERS)).order_by("tried_at").first()
        interview.offered_at = reached.tried_at if reached else None
        interview.version += 1
        interview.save()
        clock = promises.newest_of(promise=Promise.RETURN_INTERVIEW, about=interview.reference)
        if clock is not None:
            clocks.correct_end(clock=clock, stopped_at=None, why=why, by=by, at=at)
        for waiting in promises.of_record(promise=Promise.SIGN_OFF, about=interview.reference):
            clocks.cancel(clock=waiting, why=why, by=by, at=at)
        page.write(
            "interviews.interview.outcome-taken-back",
            about=interview,
            person_id=interview.child_id,
            why=why,
        )
    return interview


def _held_for_correction(interview: Interview, version: int) -> Interview:
    interview = Interview.objects.held_for_change(interview)
    if interview.version != version:
        raise ChangedMeanwhile
    return interview


def _corrected(
    interview: Interview, facts: dict[str, Any], why: str, by: Actor, at: datetime
) -> list[InterviewCorrection]:
    corrections = []
    for field, now in facts.items():
        was = getattr(interview, field)
        if was == now or isinstance(now, datetime) and was.replace(second=0, microsecond=0) == now:
            continue  # people say times to the minute
        setattr(interview, field, now)
        corrections.append(
            InterviewCorrection(
                field=field, was=_kept(was), now=_kept(now), why=why,
                **signature(interview, by, at),
            )
        )  # fmt: skip
    if not corrections:
        raise NothingChanged
    return InterviewCorrection.objects.bulk_create(corrections)


def _kept(fact: Any) -> str:
    """Instants as ISO text, so that they can be read again."""
    return fact.isoformat() if isinstance(fact, datetime) else str(fact)
