"""The wrong child was found, or nobody: what followed from it follows no longer."""

import pytest

from methub.agencies.roles import Role
from methub.children.codes import CareStatus
from methub.clocks.codes import ClockState, Promise
from methub.clocks.models import Clock
from methub.foundation.actors import MET_HUB
from methub.foundation.spoken import instant
from methub.intake.changes import child_found, correct_episode
from methub.interviews import changes, queries
from methub.interviews.codes import AttemptMethod, AttemptResult, Outcome, Section, Stage
from methub.interviews.models import Draft, Interview, InterviewEpisode
from methub.missing.models import Episode
from methub.people.models import Sight
from methub.policies.queries import policy_for
from tests.interviews.conftest import NOON, hours

WHY = "The police found another girl."


THEN = NOON + hours(30)


def not_found(episode, at=THEN):
    version = Episode.objects.get(pk=episode.pk).version
    return correct_episode(
        episode=episode, changes={"found_at": None, "returned_at": None}, why=WHY,
        version=version, by=MET_HUB, at=at,
    )  # fmt: skip


def clock_of(interview, promise=Promise.RETURN_INTERVIEW):
    return Clock.objects.get(promise=promise, about=interview.reference)


def now(row):
    return type(row).objects.get(pk=row.pk)


@pytest.fixture
def interview(hub):
    return hub.opened(hub.child())


@pytest.fixture
def episode(interview):
    return interview.covered.get().episode


def test_the_child_is_missing_again_and_nobody_owes_an_interview(hub, interview, episode):
    not_found(episode)
    assert now(episode).ended_at is None
    assert clock_of(interview).cancelled_why == f"The child had not been found: {WHY}"
    interview = queries.interviews(viewer=hub.viewer(Role.HUB_SENIOR)).get()
    assert (interview.outcome, interview.stage) == (Outcome.NOT_FOUND, Stage.CLOSED)
    assert queries.funnel(
        viewer=hub.viewer(Role.HUB_SENIOR), from_on=NOON.date(), until_on=(NOON + hours(99)).date()
    ).needed == 0  # fmt: skip


def test_what_was_tried_and_written_is_kept(hub, interview, episode):
    changes.record_attempt(
        interview=interview, tried_at=NOON + hours(2), method=AttemptMethod.TELEPHONE,
        result=AttemptResult.NO_ANSWER, by=hub.worker, at=NOON + hours(2),
    )  # fmt: skip
    hub.started(interview)
    hub.write(interview, Section.WHY, NOON + hours(21))
    changes.save_draft(
        interview=interview, section=Section.VOICE, answers={"own_words": "I was not"},
        based_on=0, user_id=hub.worker.id, by=hub.worker, at=NOON + hours(22),
    )  # fmt: skip
    not_found(episode)
    assert interview.attempts.count() == 1
    assert interview.answers.count() == 1
    assert Draft.objects.filter(interview=interview).exists()


def test_when_she_is_really_found_another_interview_is_owed_from_then(hub, interview, episode):
    not_found(episode)
    later = NOON + hours(40)
    child_found(episode=now(episode), found_at=later, told_at=later, by=MET_HUB, at=later)
    second = Interview.objects.get(outcome="")
    assert second != interview
    assert clock_of(second).due_at == later + hours(72)
    assert InterviewEpisode.objects.get().interview == second


def test_an_interview_that_answers_another_episode_too_goes_on_for_that_one(hub, interview):
    child = interview.child
    second = hub.found(child, NOON + hours(40))
    changes.open_interview(episode=second, by=MET_HUB, at=NOON + hours(40))
    first = interview.covered.earliest("started_at")
    changes.retime(episode=first.episode, why="x", by=MET_HUB, at=NOON + hours(41))
    not_found(second, at=NOON + hours(42))
    assert now(interview).outcome == ""
    assert clock_of(interview).due_at == NOON + hours(72)


def test_a_child_who_has_been_spoken_to_was_found(hub, interview, episode):
    hub.held(interview)
    with pytest.raises(changes.HeldSince, match="Correct the time"):
        not_found(episode, at=NOON + hours(50))
    assert now(episode).ended_at == NOON, "nothing of it was recorded"


def test_an_interview_nobody_could_hold_closes_with_what_was_found_out(hub, interview, episode):
    changes.record_attempt(
        interview=interview, tried_at=NOON + hours(2), method=AttemptMethod.VISIT,
        result=AttemptResult.NOT_THERE, by=hub.worker, at=NOON + hours(2),
    )  # fmt: skip
    policy = policy_for(authority=interview.authority, at=NOON)
    changes.record_outcome(
        interview=interview, outcome=Outcome.UNABLE_TO_CONTACT, happened_at=NOON + hours(3),
        reason=policy.lists.refusal_reasons[0].code, by=hub.worker, at=NOON + hours(3),
    )  # fmt: skip
    changes.send_for_sign_off(interview=interview, by=hub.worker, at=NOON + hours(4))
    not_found(episode)
    closed = now(interview)
    assert closed.outcome == Outcome.UNABLE_TO_CONTACT
    assert closed.closed_at == NOON + hours(30)
    assert clock_of(interview, Promise.SIGN_OFF).state(NOON + hours(31)) is ClockState.CANCELLED


def test_a_commissioned_interviewer_has_no_more_business_with_the_child(hub):
    interview = hub.opened(hub.child(status=CareStatus.IN_CARE_ORDER, miles="82"))
    changes.allocate(
        interview=interview, user=hub.town.people[Role.COMMISSIONED_INTERVIEWER], why="Far away",
        version=now(interview).version, by=hub.senior, at=NOON + hours(1),
    )  # fmt: skip
    not_found(interview.covered.get().episode)
    sight = Sight.objects.get(user=hub.town.people[Role.COMMISSIONED_INTERVIEWER])
    assert sight.until_at == NOON + hours(30)


def test_the_promise_says_the_time_she_was_really_found(hub, interview, episode):
    found_at = NOON - hours(3)
    correct_episode(
        episode=episode, changes={"found_at": found_at}, why="Read wrongly",
        version=now(episode).version, by=MET_HUB, at=NOON,
    )  # fmt: skip
    clock = clock_of(interview)
    assert clock.why == f"Found {instant(found_at)}."
    assert (clock.started_at, clock.due_at) == (found_at, found_at + hours(72))


def test_an_interview_already_held_is_judged_by_when_she_was_really_found(hub, interview, episode):
    hub.held(interview, NOON + hours(70))
    assert clock_of(interview).state(NOON + hours(99)) is ClockState.MET
    correct_episode(
        episode=episode, changes={"found_at": NOON - hours(3)}, why="Read wrongly",
        version=now(episode).version, by=MET_HUB, at=NOON + hours(99),
    )  # fmt: skip
    assert clock_of(interview).state(NOON + hours(99)) is ClockState.LATE
