"""What cannot be is refused in words: times, interviewers, another authority."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from methub.agencies.roles import Role
from methub.children import changes as children
from methub.children.codes import CarerKind
from methub.clocks.codes import ClockState
from methub.foundation.actors import MET_HUB
from methub.foundation.timekeeping import now
from methub.interviews import changes, rules
from methub.interviews.codes import (
    AttemptMethod,
    AttemptResult,
    Interviewer,
    Outcome,
)
from methub.missing.codes import YesNo
from tests.desk import signed_in
from tests.interviews.conftest import NOON, hours
from tests.interviews.pages import page, send
from tests.interviews.shorthand import LATER, OFFER, clock_of, declined
from tests.moments import moment


def attempt(hub, interview, tried_at):
    return changes.record_attempt(
        interview=interview, tried_at=tried_at, method=AttemptMethod.VISIT,
        result=AttemptResult.OFFERED, by=hub.worker, at=LATER,
    )  # fmt: skip


# F1: a child of ours cannot be made somebody else's with one click
def test_while_an_authority_of_ours_is_responsible_nobody_else_can_be_said_to_interview(hub):
    interview = hub.opened(hub.child())
    with pytest.raises(changes.StillOurs):
        changes.record_outcome(
            interview=interview, outcome=Outcome.OTHER_AUTHORITY, happened_at=LATER,
            note="Theirs", by=hub.worker, at=LATER,
        )  # fmt: skip
    assert clock_of(interview).state(LATER) is ClockState.RUNNING


def test_the_page_does_not_offer_another_authority_for_a_child_of_ours(hub):
    interview = hub.opened(hub.child(), now() - hours(30))
    words = page(signed_in(hub.town.people[Role.HUB_WORKER]), "outcome", interview.reference)
    assert "Another authority is responsible" not in words


# F5: somebody independent, by name
@pytest.mark.parametrize("name", ["Dawn Hollis", "HOLLIS, dawn", "Dawn  Hollís"])
def test_a_carer_cannot_be_written_down_as_the_independent_interviewer(hub, name):
    child = hub.child()
    mother = hub.mother(child)
    interview = hub.opened(child)
    hub.agreed(interview, NOON + hours(1))
    hub.agreed(interview, NOON + hours(1), mother)
    with pytest.raises(changes.NotIndependent, match="looks after the child"):
        changes.start_writing(
            interview=interview, interviewer=Interviewer.SOCIAL_WORKER, name=name,
            by=hub.worker, at=LATER,
        )  # fmt: skip


def test_a_hub_worker_is_named_by_their_account_whatever_is_typed(hub):
    interview = hub.opened(hub.child())
    hub.agreed(interview, NOON + hours(1))
    started = changes.start_writing(
        interview=interview, interviewer=Interviewer.HUB_WORKER, name="Ms Begum",
        by=hub.worker, at=LATER,
    )  # fmt: skip
    assert started.interviewer_name == hub.town.people[Role.HUB_WORKER].name


def test_a_police_officer_who_interviews_is_named(hub):
    interview = hub.opened(hub.child())
    hub.agreed(interview, NOON + hours(1))
    with pytest.raises(changes.NameNeeded):
        changes.start_writing(
            interview=interview, interviewer=Interviewer.POLICE_OFFICER, by=hub.worker, at=LATER
        )


# F6: times that cannot be
def test_nobody_was_offered_an_interview_before_they_were_found(hub):
    interview = hub.opened(hub.child())
    with pytest.raises(changes.BeforeTheChildWasFound):
        attempt(hub, interview, NOON - timedelta(days=2000))
    interview.refresh_from_db()
    assert interview.offered_at is None


def test_an_attempt_of_another_year_is_refused_beside_its_time(hub):
    interview = hub.opened(hub.child(), now() - hours(30))
    answer = send(
        signed_in(hub.town.people[Role.HUB_WORKER]), "attempt", interview.reference,
        method="visit", result="offered", expect=200,
        **moment("tried_at", now() - timedelta(days=2000)),
    )  # fmt: skip
    assert 'href="#id_tried_at_day">This is before the child was found' in answer.content.decode()


def test_consent_asked_for_afterwards_does_not_count_for_the_interview(hub):
    interview = hub.started(hub.opened(hub.child()), NOON + hours(20))
    with pytest.raises(changes.NotAgreedThen, match="The child has not been asked"):
        changes.record_held(
            interview=interview, held_at=NOON + hours(10), where="School", alone=YesNo.YES,
            by=hub.worker, at=LATER,
        )  # fmt: skip


def test_it_was_offered_at_the_latest_when_it_was_held(hub):
    interview = hub.opened(hub.child())
    hub.started(interview, NOON + hours(10))
    attempt(hub, interview, NOON + hours(25))
    held = changes.record_held(
        interview=interview, held_at=NOON + hours(20), where="School", alone=YesNo.YES,
        by=hub.worker, at=LATER,
    )  # fmt: skip
    assert held.offered_at == NOON + hours(20)


# F10: two households are two
def test_an_offer_to_one_household_is_not_an_offer_to_the_other(hub):
    child = hub.child()
    mother = hub.mother(child)
    children.record_carer(
        child=child, kind=CarerKind.PARENT, name="Lee Hollis", from_on=date(2026, 1, 1),
        by=MET_HUB, at=NOON,
    )  # fmt: skip
    interview = hub.opened(child)
    with pytest.raises(changes.Unfinished, match="Offer the parent or carer a say"):
        declined(hub, interview, parent=replace(OFFER, carer=mother))
    changes.record_parent_offer(
        interview=interview, carer=mother, offered_at=NOON + hours(3), took_it_up=False,
        by=hub.worker, at=LATER,
    )  # fmt: skip
    assert declined(hub, interview, parent=OFFER).outcome == Outcome.REFUSED_CHILD


def test_households_without_an_offer_are_counted():
    one, two = rules.Household((1, 2)), rules.Household((3,))

    assert rules.unoffered([one, two], []) == 2
    assert rules.unoffered([one, two], [2]) == 1
    assert rules.unoffered([one, two], [2, 3]) == 0
    assert rules.unoffered([one, two], [1, 2]) == 1
    assert rules.unoffered([one, two], [1, None]) == 0
    assert rules.unoffered([], []) == 1
    assert rules.unoffered([], [None]) == 0
