"""What somebody will do, and who reads an interview until when."""

from datetime import timedelta

import pytest

from methub.agencies.roles import Role
from methub.children.codes import CareStatus
from methub.clocks.codes import ClockState, Promise
from methub.foundation.records import ChangedMeanwhile
from methub.interviews import changes, queries
from methub.interviews.codes import ActionKind, Destination
from methub.interviews.models import Interview
from tests.interviews.conftest import NOON, hours
from tests.interviews.shorthand import LATER, agree, clock


# Actions
def test_an_action_is_its_owner_s_promise_at_once(hub):
    interview = hub.opened(hub.child())
    worker = hub.town.people[Role.ALLOCATED_WORKER]
    action = changes.agree_action(
        interview=interview, what="Ask about the flat", kind=ActionKind.SAFETY_PLAN, owner=worker,
        due_at=NOON + timedelta(days=3), by=hub.worker, at=NOON,
    )  # fmt: skip
    promised = clock(Promise.AGREED_ACTION, action)
    assert (promised.owed_by, promised.due_at) == (worker, NOON + timedelta(days=3))
    assert "flat" not in promised.why
    changes.finish_action(
        action=action, note="Asked", by=hub.actor(Role.ALLOCATED_WORKER), at=LATER
    )
    promised.refresh_from_db()
    assert promised.state(LATER) is ClockState.MET
    with pytest.raises(changes.AlreadyDone):
        changes.finish_action(action=action, note="Again", by=hub.worker, at=LATER)


def test_a_senior_does_not_sign_off_an_action_they_have_not_read(hub):
    interview = hub.sent(hub.opened(hub.child()))
    changes.agree_action(
        interview=interview, what="Ask about the flat", by=hub.worker, at=LATER,
        owner=hub.town.people[Role.ALLOCATED_WORKER],
    )  # fmt: skip
    with pytest.raises(ChangedMeanwhile):
        changes.sign_off(
            interview=interview, destination=Destination.ALLOCATED, version=interview.version,
            by=hub.senior, at=LATER,
        )  # fmt: skip


def test_nobody_adds_what_a_parent_said_to_an_interview_a_senior_is_reading(hub):
    interview = hub.sent(hub.opened(hub.child()))
    with pytest.raises(changes.AlreadySent):
        changes.record_parent_offer(
            interview=interview, offered_at=interview.opened_at + timedelta(hours=26),
            took_it_up=True, said="Something else", by=hub.worker, at=LATER,
        )  # fmt: skip


def test_an_action_without_a_day_is_due_by_the_authority_s_policy(hub):
    interview = hub.opened(hub.child())
    action = changes.agree_action(
        interview=interview, what="Ask", owner=hub.town.people[Role.TEAM_MANAGER],
        by=hub.worker, at=NOON,
    )  # fmt: skip
    assert action.due_at > NOON


def test_whoever_owes_an_action_finds_it_without_reading_the_interview(hub):
    nurse = hub.town.people[Role.PARTNER]
    action = changes.agree_action(
        interview=hub.opened(hub.child()), what="Offer an appointment", owner=nurse,
        by=hub.worker, at=NOON,
    )  # fmt: skip
    viewer = hub.viewer(Role.PARTNER)
    assert queries.actions(viewer=viewer).get() == action
    assert not queries.interviews(viewer=viewer).exists()


@pytest.fixture
def far_away(hub):
    """Sent for sign-off, of a child whose interviewer was let in for this interview alone."""
    interview = hub.opened(hub.child(status=CareStatus.IN_CARE_ORDER, miles="82"))
    changes.allocate(
        interview=interview, user=hub.town.people[Role.COMMISSIONED_INTERVIEWER], why="Far away",
        version=Interview.objects.get().version, by=hub.senior, at=interview.opened_at,
    )  # fmt: skip
    return hub.sent(interview)


def reads(hub, interview):
    viewer = hub.viewer(Role.COMMISSIONED_INTERVIEWER, at=NOON + hours(200))
    return queries.interview_named(viewer=viewer, reference=interview.reference).exists()


def test_a_commissioned_interviewer_reads_it_until_it_is_signed_off(hub, far_away):
    assert reads(hub, far_away)
    agree(hub, far_away)
    assert not reads(hub, far_away)
    viewer = hub.viewer(Role.COMMISSIONED_INTERVIEWER, at=NOON + hours(200))
    assert queries.done_with(viewer=viewer).get().interview == far_away, "that it was agreed"


def test_the_next_interview_of_the_child_opens_no_earlier_one_again(hub, far_away):
    agree(hub, far_away)
    second = hub.opened(far_away.child, NOON + hours(100))
    changes.allocate(
        interview=second, user=hub.town.people[Role.COMMISSIONED_INTERVIEWER], why="Far away",
        version=Interview.objects.get(pk=second.pk).version, by=hub.senior, at=second.opened_at,
    )  # fmt: skip
    assert reads(hub, second)
    assert not reads(hub, far_away)
