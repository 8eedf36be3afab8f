"""What cannot have been so is refused, and what was recorded wrongly is put right."""

from datetime import date

import pytest

from methub.agencies.roles import Role
from methub.children import changes as children
from methub.children.codes import LivingKind
from methub.clocks.codes import ClockState
from methub.foundation.actors import MET_HUB
from methub.foundation.timekeeping import now
from methub.interviews import changes, queries
from methub.interviews.codes import (
    ConsentGiven,
    Destination,
    Interviewer,
    Outcome,
)
from methub.interviews.models import InterviewCorrection
from methub.missing.codes import YesNo
from tests.desk import signed_in
from tests.interviews.conftest import NOON, hours
from tests.interviews.pages import page, send
from tests.interviews.shorthand import LATER, OFFER, clock_of, declined
from tests.moments import moment


# F7: what was recorded wrongly
def correct(hub, interview, *, by=None, **differently):
    said = {
        "held_at": interview.held_at, "where": "School", "alone": YesNo.YES,
        "outcome": Outcome.COMPLETED, "interviewer": Interviewer.HUB_WORKER,
    }  # fmt: skip
    return changes.correct_held(
        interview=interview, why="Typed the wrong day", version=interview.version,
        by=by or hub.worker, at=NOON + hours(100), **said | differently,
    )  # fmt: skip


def test_an_interview_held_on_another_day_than_was_typed_is_judged_by_the_true_day(hub):
    interview = hub.held(hub.opened(hub.child()), NOON + hours(80))
    assert clock_of(interview).state(NOON + hours(100)) is ClockState.LATE

    correct(hub, interview, held_at=NOON + hours(70))

    interview.refresh_from_db()
    assert interview.held_at == NOON + hours(70)
    assert clock_of(interview).state(NOON + hours(100)) is ClockState.MET
    kept = InterviewCorrection.objects.get()
    assert (kept.field, kept.was) == ("held_at", (NOON + hours(80)).isoformat())
    assert kept.why == "Typed the wrong day"


def test_a_correction_that_changes_nothing_is_refused(hub):
    interview = hub.held(hub.opened(hub.child()))
    with pytest.raises(changes.NothingChanged):
        correct(hub, interview)


def test_a_corrected_time_must_be_possible_too(hub):
    interview = hub.held(hub.opened(hub.child()))
    with pytest.raises(changes.BeforeTheChildWasFound):
        correct(hub, interview, held_at=NOON - hours(1))


def test_a_refusal_recorded_by_a_slip_is_taken_back_and_the_interview_is_owed_as_before(hub):
    interview = hub.opened(hub.child())
    due = clock_of(interview).due_at
    interview = declined(hub, interview, parent=OFFER)
    assert clock_of(interview).state(LATER) is ClockState.MET

    changes.take_back_outcome(
        interview=interview, why="Another child", version=interview.version, by=hub.worker,
        at=LATER,
    )  # fmt: skip

    interview.refresh_from_db()
    assert (interview.outcome, interview.offered_at) == ("", None)
    assert clock_of(interview).state(LATER) is ClockState.RUNNING
    assert clock_of(interview).due_at == due


def test_once_signed_off_only_a_senior_puts_it_right(hub):
    found_at = now() - hours(60)
    interview = hub.sent(hub.opened(hub.child(), found_at))
    changes.sign_off(
        interview=interview, destination=Destination.ALLOCATED, version=interview.version,
        by=hub.senior, at=found_at + hours(30),
    )  # fmt: skip
    interview.refresh_from_db()
    worker = signed_in(hub.town.people[Role.HUB_WORKER])
    senior = signed_in(hub.town.people[Role.HUB_SENIOR])

    page(worker, "correct", interview.reference, expect=403)
    send(
        senior, "correct", interview.reference, version=interview.version, where="Library",
        alone="yes", outcome="partial", interviewer="hub-worker", why="Said so afterwards",
        **moment("held_at", interview.held_at),
    )  # fmt: skip

    assert "Said so afterwards" in page(senior, "interview", interview.reference)


# F9, B1, B3, D16
def test_whoever_signs_off_reads_why_it_was_allowed_although_a_parent_refused(hub):
    at = now()
    child = hub.child()
    mother = hub.mother(child)
    interview = hub.opened(child, at - hours(30))
    hub.agreed(interview, at - hours(20))
    changes.record_consent(
        interview=interview, given=ConsentGiven.NO, carer=mother, asked_at=at - hours(20),
        by=hub.worker, at=at - hours(20),
    )  # fmt: skip
    changes.override_consent(
        interview=interview, reason="She asked to be heard", by=hub.senior, at=at
    )
    worker = signed_in(hub.town.people[Role.HUB_WORKER])
    for door in ("interview", "before", "check"):
        assert "She asked to be heard" in page(worker, door, interview.reference)


def test_a_senior_does_not_sign_off_what_they_wrote_while_another_could(hub):
    interview = hub.opened(hub.child())
    interview = changes.allocate(
        interview=interview, user=hub.town.people[Role.HUB_SENIOR], why="",
        version=interview.version, by=hub.senior, at=NOON,
    )  # fmt: skip
    interview = hub.sent(interview)
    at = NOON + hours(30)
    agreed = {
        "interview": interview,
        "destination": Destination.ALLOCATED,
        "version": interview.version,
    }
    with pytest.raises(changes.OwnInterview):
        changes.sign_off(**agreed, by=hub.senior, at=at)
    assert changes.sign_off(**agreed, by=hub.actor(Role.HUB_MANAGER), at=at)


def test_whoever_gives_an_interview_to_the_provider_reads_how_many_are_left(hub):
    interview = hub.opened(hub.child(), now() - hours(5))
    words = page(signed_in(hub.town.people[Role.HUB_SENIOR]), "allocate", interview.reference)
    use = queries.commissioned_use(
        viewer=hub.viewer(Role.HUB_SENIOR, now()), authority=interview.authority, at=now()
    )
    assert use is None or f"0 of {use.cap} interviews used" in words
    assert "given to" in words


def test_each_answer_that_is_missing_is_named_on_its_own_and_linked(hub):
    interview = hub.opened(hub.child(), now() - hours(60))
    said = send(
        signed_in(hub.town.people[Role.HUB_WORKER]), "outcome", interview.reference,
        outcome="declined", declined_by="refused-child", expect=200,
        **moment("happened_at", now() - hours(26)),
    ).content.decode()  # fmt: skip
    for field in ("reason", "signposted_to", "offered_at_day"):
        assert f'href="#id_{field}"' in said


# B4, B11, D3, D18
def test_whoever_visits_the_child_is_told_where_and_whom_to_ring(hub):
    """The commissioned interviewer had an appointment with a child, and no address."""
    child = hub.child()
    home = children.record_placement(
        child=child, kind=LivingKind.RESIDENTIAL, name="Elm House", address="4 Elm Row, Ely",
        from_on=date(2026, 2, 1), by=MET_HUB, at=NOON,
    )  # fmt: skip
    hub.mother(child, phone="01632 960123", placement=home)
    children.record_placement(
        child=child, kind=LivingKind.FAMILY, name="Aunt", address="1 Hidden Lane",
        is_protected=True, from_on=date(2026, 3, 1), by=MET_HUB, at=NOON,
    )  # fmt: skip
    interview = hub.opened(child, now() - hours(5))
    changes.allocate(
        interview=interview, user=hub.town.people[Role.COMMISSIONED_INTERVIEWER], why="Far",
        version=interview.version, by=hub.senior, at=now(),
    )  # fmt: skip
    nadia = signed_in(hub.town.people[Role.COMMISSIONED_INTERVIEWER])

    words = page(nadia, "before", interview.reference)

    assert "01632 960123" in words and "4 Elm Row, Ely" in words
    assert "1 Hidden Lane" not in words and "Address protected: ask the hub" in words


def test_only_people_who_may_know_of_the_child_are_asked_to_act_and_their_worker_first(hub):
    interview = hub.opened(hub.child(), now() - hours(5))
    owners = queries.possible_owners(viewer=hub.viewer(Role.HUB_WORKER, now()), interview=interview)
    roles = [owner.role for owner in owners]

    assert {roles[0], roles[1]} == {Role.ALLOCATED_WORKER, Role.TEAM_MANAGER}
    assert Role.HUB_WORKER in roles
    assert not {Role.ADMINISTRATOR, Role.ANALYST, Role.PARTNER} & set(roles)
    words = page(signed_in(hub.town.people[Role.HUB_WORKER]), "actions", interview.reference)
    assert "(works with Keeley)" in words
