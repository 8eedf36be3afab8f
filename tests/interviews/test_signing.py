"""Sent, returned, agreed, shared, acknowledged, acted on."""

import pytest
from django.db import IntegrityError, transaction

from methub.agencies.roles import Role
from methub.clocks import queries as promises
from methub.clocks.codes import ClockState, Promise
from methub.foundation.records import ChangedMeanwhile
from methub.interviews import changes, queries
from methub.interviews.codes import Destination, Section, Stage
from methub.interviews.models import Share
from methub.people.models import Sight
from methub.post.models import Letter
from tests.interviews.conftest import NOON, hours
from tests.interviews.shorthand import LATER, agree, clock


def stage(hub, interview):
    rows = queries.interview_named(
        viewer=hub.viewer(Role.HUB_SENIOR), reference=interview.reference
    )
    return rows.get().stage


def shared(hub, role):
    """The share with the person of a role, once the interview of a child is agreed."""
    return Share.objects.get(user=hub.town.people[role])


# Sending
@pytest.mark.parametrize(
    ("section", "code"),
    [
        (Section.HARM, "aim_harm"),
        (Section.WHY, "aim_reasons"),
        (Section.STAYING_SAFE, "aim_safe"),
        (Section.STAYING_SAFE, "aim_information"),
    ],
)
def test_an_interview_with_an_aim_nobody_answered_is_not_sent(hub, section, code):
    interview = hub.ready(hub.opened(hub.child()))
    hub.write(interview, section, NOON + hours(27), **{code: "  "})
    with pytest.raises(changes.Unfinished, match="four aims"):
        changes.send_for_sign_off(interview=interview, by=hub.worker, at=LATER)


def test_an_interview_nobody_says_was_held_is_not_sent(hub):
    with pytest.raises(changes.Unfinished, match="whether the interview was held"):
        changes.send_for_sign_off(
            interview=hub.started(hub.opened(hub.child())), by=hub.worker, at=LATER
        )


def test_a_parent_who_was_offered_no_say_holds_it_back(hub):
    interview = hub.held(hub.opened(hub.child()))
    with pytest.raises(changes.Unfinished, match="Offer the parent or carer a say"):
        changes.send_for_sign_off(interview=interview, by=hub.worker, at=LATER)


def test_a_senior_owes_the_sign_off_and_finds_it_in_the_queue(hub):
    interview = hub.sent(hub.opened(hub.child()))
    assert clock(Promise.SIGN_OFF, interview).owed_by == hub.town.people[Role.HUB_SENIOR]
    queue = queries.to_sign_off(viewer=hub.viewer(Role.HUB_SENIOR))
    assert [row.pk for row in queue] == [interview.pk]
    assert stage(hub, interview) is Stage.SENT


def test_it_is_sent_once(hub):
    interview = hub.sent(hub.opened(hub.child()))
    with pytest.raises(changes.AlreadySent):
        changes.send_for_sign_off(interview=interview, by=hub.worker, at=LATER)


# Returning
def returned(hub, interview):
    changes.return_with_note(
        interview=interview, note="What about Dez?", version=interview.version, by=hub.senior,
        at=LATER,
    )  # fmt: skip
    interview.refresh_from_db()
    return interview


def test_a_returned_interview_is_the_writer_s_again_until_it_is_sent_again(hub):
    interview = returned(hub, hub.sent(hub.opened(hub.child())))
    promised = clock(Promise.SIGN_OFF, interview)
    assert promised.owed_by == hub.town.people[Role.HUB_WORKER]
    assert stage(hub, interview) is Stage.RETURNED
    hub.write(interview, Section.WHERE, LATER, people="Dez")
    changes.send_for_sign_off(interview=interview, by=hub.worker, at=LATER)
    promised.refresh_from_db()
    assert promised.owed_by == hub.town.people[Role.HUB_SENIOR]
    assert stage(hub, interview) is Stage.SENT


def test_a_senior_cannot_sign_what_they_have_not_read(hub):
    interview = hub.sent(hub.opened(hub.child()))
    read = interview.version
    changes.send_for_sign_off(interview=returned(hub, interview), by=hub.worker, at=LATER)
    with pytest.raises(ChangedMeanwhile):
        changes.sign_off(
            interview=interview, destination=Destination.ALLOCATED, version=read, by=hub.senior,
            at=LATER,
        )  # fmt: skip


def test_what_was_not_sent_is_neither_signed_nor_returned(hub):
    interview = hub.ready(hub.opened(hub.child()))
    with pytest.raises(changes.NotSent):
        agree(hub, interview)


# Sharing
def test_the_worker_and_their_manager_each_owe_an_acknowledgement_and_are_written_to(hub):
    interview = hub.sent(hub.opened(hub.child()))
    sights = Sight.objects.count()
    agree(hub, interview)
    for role in (Role.ALLOCATED_WORKER, Role.TEAM_MANAGER):
        share = shared(hub, role)
        assert clock(Promise.ACKNOWLEDGE, share).owed_by == hub.town.people[role]
        letter = Letter.objects.get(to=hub.town.people[role].email)
        assert share.reference in letter.path
        assert letter.about_reference == share.reference
    assert Sight.objects.count() == sights, "sharing shows nobody more than they could see"
    assert stage(hub, interview) is Stage.SHARED


def test_each_acknowledges_for_themselves_and_says_what_they_will_do(hub):
    interview = hub.sent(hub.opened(hub.child()))
    agree(hub, interview)
    roles = (Role.ALLOCATED_WORKER, Role.TEAM_MANAGER)
    for role in roles:
        share = shared(hub, role)
        changes.acknowledge(
            share=share, actions_agreed="Visit on Monday", by=hub.actor(role), at=LATER + hours(2)
        )
        assert clock(Promise.ACKNOWLEDGE, share).state(LATER + hours(2)) is ClockState.MET
        expected = Stage.SHARED if role == roles[0] else Stage.ACKNOWLEDGED
        assert stage(hub, interview) is expected


def test_nobody_acknowledges_for_somebody_else_or_twice(hub):
    agree(hub, hub.sent(hub.opened(hub.child())))
    share = shared(hub, Role.ALLOCATED_WORKER)
    said = {"share": share, "actions_agreed": "Visit", "at": LATER}
    with pytest.raises(changes.NotSharedWithYou):
        changes.acknowledge(by=hub.actor(Role.TEAM_MANAGER), **said)
    changes.acknowledge(by=hub.actor(Role.ALLOCATED_WORKER), **said)
    with pytest.raises(changes.AlreadyAcknowledged):
        changes.acknowledge(by=hub.actor(Role.ALLOCATED_WORKER), **said)


def test_the_database_refuses_an_acknowledgement_without_the_actions(hub):
    agree(hub, hub.sent(hub.opened(hub.child())))
    with pytest.raises(IntegrityError, match="records_the_actions"), transaction.atomic():
        Share.objects.update(acknowledged_at=LATER)


def test_a_child_nobody_works_with_goes_to_the_team_chosen_and_the_hub_owes_that_it_arrives(hub):
    interview = hub.sent(hub.opened(hub.child(has_worker=False)))
    team = hub.town.teams["Children's Social Care"]
    agree(hub, interview, Destination.FRONT_DOOR, team)
    share = Share.objects.get()
    assert clock(Promise.REFER_ON, interview).owed_by == hub.town.people[Role.HUB_WORKER]
    viewer = hub.viewer(Role.ALLOCATED_WORKER, LATER + hours(1))
    assert queries.shares_with(viewer=viewer).get() == share
    owed = promises.open_promises(viewer=viewer)
    assert {row.promise for row in owed} >= {Promise.ACKNOWLEDGE}
    changes.acknowledge(
        share=share, actions_agreed="Allocated", by=hub.actor(Role.ALLOCATED_WORKER), at=LATER
    )
    assert clock(Promise.REFER_ON, interview).stopped_at == LATER


@pytest.mark.parametrize(
    ("has_worker", "destination", "has_team"),
    [
        (True, Destination.EARLY_HELP, True),
        (True, Destination.ALLOCATED, True),
        (False, Destination.ALLOCATED, False),
        (False, Destination.EARLY_HELP, False),
    ],
)
def test_an_interview_never_goes_to_nobody(hub, has_worker, destination, has_team):
    interview = hub.sent(hub.opened(hub.child(has_worker=has_worker)))
    team = hub.town.teams["Children's Social Care"] if has_team else None
    with pytest.raises(changes.WrongDestination):
        agree(hub, interview, destination, team)
