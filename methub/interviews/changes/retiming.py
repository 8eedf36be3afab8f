"""What an interview answers turns out otherwise: other hours, another episode, or none."""

from datetime import datetime

from methub.audit import trail
from methub.clocks import changes as clocks
from methub.clocks import queries as promises
from methub.clocks.codes import Promise
from methub.foundation.actors import Actor
from methub.interviews import rules
from methub.interviews.changes.hours import (
    answered_by,
    cover,
    earliest_stands,
    hours_of,
    locked_child,
    who_owes,
)
from methub.interviews.changes.offering import end_sight_of_the_holder
from methub.interviews.changes.opening import open_interview
from methub.interviews.changes.refusals import HeldSince, NotAnswerable
from methub.interviews.codes import Outcome
from methub.interviews.models import Interview
from methub.missing.models import Episode


def retime(*, episode: Episode, why: str, by: Actor, at: datetime) -> Interview | None:
    """The time the child was found or came back was corrected: the hours run from what is now
    known, and the book keeps what stood before. A child who was not found after all is owed no
    interview yet. None when no interview answers the episode."""
    with trail.open_page(by=by, at=at) as page:
        interview = None
        if answered_by(episode) is not None:
            is_back = episode.found_at is not None or episode.returned_at is not None
            interview = (
                open_interview(episode=episode, by=by, at=at)
                if is_back
                else _not_found_after_all(episode, why, by, at)
            )
        page.write(
            "interviews.interview.times-corrected",
            about=interview or episode,
            person_id=episode.child_id,
            why=why,
        )
    return interview


def cover_episode(*, interview: Interview, episode: Episode, by: Actor, at: datetime) -> Interview:
    """The child spoke about this episode too. An interview that was waiting for it alone is not
    needed any more, and closes; nothing is counted twice."""
    with trail.open_page(by=by, at=at) as page:
        child = locked_child(episode)
        interview = Interview.objects.held_for_change(interview)
        hours = hours_of(episode, who_owes(child, episode) or episode.policy_authority)
        if episode.child_id != interview.child_id or not rules.answers(
            held_at=interview.held_at, started_at=hours.started_at
        ):
            raise NotAnswerable
        before = answered_by(episode)
        cover(interview, episode, hours, at)
        earliest_stands(interview, "It answers another episode too", by, at)
        if before and before.interview_id != interview.pk and not before.interview.outcome:
            leave(before.interview, Outcome.ANSWERED_ELSEWHERE, "", by, at)
        page.write(
            "interviews.interview.joined",
            about=interview,
            person_id=interview.child_id,
            episode=episode.reference,
        )
    return interview


def _not_found_after_all(episode: Episode, why: str, by: Actor, at: datetime) -> Interview:
    """Another child was found, or nobody: this one is still missing. What was tried and written
    stays with the interview; when they are found, another is owed. Once they have been spoken to
    they were found, whatever else is wrong."""
    locked_child(episode)
    covered = answered_by(episode)
    assert covered is not None
    interview = Interview.objects.held_for_change(covered.interview)
    if interview.held_at is not None:
        raise HeldSince
    covered.delete()
    leave(interview, Outcome.NOT_FOUND, why, by, at)
    return interview


def leave(interview: Interview, outcome: Outcome, why: str, by: Actor, at: datetime) -> None:
    """An episode is answered here no longer. Nothing left to answer: nobody owes this interview,
    nor its signature, and whoever held it has no more business with the child."""
    if interview.covered.exists() or interview.closed_at is not None:
        earliest_stands(interview, why or outcome.label, by, at)
        return
    if not interview.outcome:
        interview.outcome, interview.outcome_note, interview.outcome_at = outcome, why, at
        interview.outcome_recorded_at = at
    interview.closed_at = at
    interview.version += 1
    interview.save()
    for promise in (Promise.RETURN_INTERVIEW, Promise.SIGN_OFF):
        for clock in promises.of_record(promise=promise, about=interview.reference):
            clocks.cancel(
                clock=clock, why=f"{outcome.label}: {why}" if why else outcome.label, by=by, at=at
            )
    end_sight_of_the_holder(interview, by, at)
