"""An invitation shows the children on the agenda from a week before until a week after, and an
action shows one child until it is done: to the instant."""

from datetime import timedelta

import pytest

from methub.agencies.roles import Role
from methub.children import queries as children
from methub.foundation.timekeeping import days_after
from methub.meetings import changes, queries
from methub.meetings.codes import ActionEnd, Handling
from methub.people import changes as people
from methub.people.codes import SightWhy
from methub.people.models import Sight
from methub.post.codes import Template
from methub.post.models import Letter
from tests.meetings.desk import CHAIR, NURSE, PLANNED, SENIOR, STARTS, WORKER

A_MOMENT = timedelta(microseconds=1)
BEGINS, ENDS = days_after(STARTS, -7), days_after(STARTS, 7)


@pytest.mark.parametrize(
    ("at", "sees"),
    [(BEGINS - A_MOMENT, False), (BEGINS, True), (ENDS - A_MOMENT, True), (ENDS, False)],
)
def test_a_nurse_who_is_invited_sees_the_child_from_a_week_before_until_a_week_after(
    desk, at, sees
):
    assert desk.sees(NURSE, at=at) is sees
    assert queries.withheld(viewer=desk.viewer(NURSE, at), meeting=desk.panel) == int(not sees)


def test_the_invitation_opens_the_meeting_and_not_the_record(desk):
    assert desk.sees(NURSE)
    known = children.child_named(viewer=desk.viewer(NURSE), reference=desk.keeley.person.reference)
    assert not known.exists()


def test_whoever_is_invited_no_longer_sees_nobody_any_more(desk):
    nurse = desk.panel.invitations.get(user=desk.town.people[NURSE])
    changes.withdraw_invitation(invitation=nurse, **desk.who())
    assert not queries.meetings(viewer=desk.viewer(NURSE)).exists()
    assert not Sight.objects.of(desk.viewer(NURSE)).exists()


def test_a_child_taken_off_the_agenda_is_shown_no_longer_and_nothing_is_deleted(desk):
    changes.arrange_item(
        item=desk.item(), position=5, minutes=5, handling=Handling.MEETING, is_removed=True,
        removed_why="Spoken of at the strategy meeting", version=desk.item().version, **desk.who(),
    )  # fmt: skip
    assert not Sight.objects.of(desk.viewer(NURSE)).exists()
    assert desk.item().removed_by_name


def test_another_day_moves_what_is_shown(desk):
    later = STARTS + timedelta(days=30)
    changes.move_meeting(
        meeting=desk.panel, starts_at=later, place="Online", version=desk.panel.version,
        **desk.who(),
    )  # fmt: skip
    assert not desk.sees(NURSE, at=STARTS)
    assert desk.sees(NURSE, at=later)


def test_a_meeting_called_off_shows_nobody(desk):
    changes.cancel_meeting(meeting=desk.panel, why="Snow", **desk.who())
    assert not desk.sees(NURSE)


def test_an_action_shows_the_child_until_it_is_done_and_then_not(desk):
    desk.begun()
    long_after = ENDS + timedelta(days=60)
    action = changes.agree_action(
        item=desk.item(), what="Ring the school", owner=desk.town.people[NURSE],
        due_on=(STARTS + timedelta(days=5)).date(), **desk.who(at=STARTS),
    )  # fmt: skip
    assert desk.sees(NURSE, at=long_after)
    changes.end_action(
        action=action, ended_as=ActionEnd.DONE, note="Rung", **desk.who(NURSE, long_after)
    )
    assert not desk.sees(NURSE, at=long_after)


def test_a_restricted_child_is_shown_to_nobody_because_of_a_meeting(desk):
    people.restrict(
        person=desk.keeley.person, reason="A colleague’s child", **desk.who(Role.HUB_MANAGER)
    )
    assert not desk.sees(NURSE)
    assert not desk.sees(CHAIR)
    people.grant_sight(
        person=desk.keeley.person, user=desk.town.people[NURSE], why=SightWhy.INVITATION,
        **desk.who(),
    )  # fmt: skip
    assert not desk.sees(NURSE), "nor by an invitation that came after"
    people.restrict(
        person=desk.amara.person, reason="A colleague’s child", **desk.who(Role.HUB_MANAGER)
    )
    changes.add_item(meeting=desk.panel, child=desk.amara, why="A cousin", **desk.who())
    assert not desk.sees(NURSE, desk.amara)


def test_a_hub_worker_sees_the_meeting_only_once_invited_and_the_children_always(desk):
    viewer = desk.viewer(Role.HUB_WORKER, PLANNED)
    assert not queries.meetings(viewer=viewer).exists()
    desk.invited(Role.HUB_WORKER)
    assert desk.sees(Role.HUB_WORKER, at=PLANNED + A_MOMENT)


def test_somebody_who_may_be_told_of_no_child_is_not_invited(desk):
    with pytest.raises(changes.CannotBeShown):
        desk.invited(Role.ANALYST)


def test_the_worker_of_another_child_learns_of_this_one_from_the_invitation_alone(desk):
    changes.add_item(meeting=desk.panel, child=desk.amara, why="A cousin", **desk.who())
    assert not desk.sees(WORKER, desk.amara)
    desk.invited(WORKER)
    assert desk.sees(WORKER, desk.amara)
    assert desk.sees(SENIOR, desk.amara)


def test_whoever_is_invited_is_told_once_and_again_when_it_moves_and_never_of_whom(desk):
    letters = Letter.objects.filter(user=desk.town.people[NURSE])
    assert [letter.template for letter in letters] == [Template.MEETING]
    assert letters.get().person_id is None
    changes.move_meeting(
        meeting=desk.panel, starts_at=STARTS + timedelta(days=1), place="Online",
        version=desk.panel.version, **desk.who(),
    )  # fmt: skip
    assert letters.all().count() == 2
