"""What is open about a child: the steps of plans, and what meetings agreed."""

from datetime import date, timedelta

import pytest

from methub.children.models import Child
from methub.meetings import changes as meetings
from methub.meetings.codes import ActionEnd
from methub.tracker.queries.cells import CELLS
from methub.tracker.queries.moments import Moment
from tests.copies import again
from tests.meetings.desk import NURSE, STARTS, founded

pytestmark = pytest.mark.django_db
LATER = STARTS + timedelta(hours=1)


def open_actions(child: Child, at, is_past: bool = False) -> int:
    reads = CELLS["steps"](Moment(at, is_past))
    return Child.objects.annotate(open=reads).get(pk=child.pk).open


def test_what_a_meeting_agreed_is_open_until_it_is_done(db):
    desk = again("meetings", founded)
    desk.begun()
    owner = desk.town.people[NURSE]
    action = meetings.agree_action(
        item=desk.item(), what="Ring the school", owner=owner, due_on=date(2026, 12, 20),
        **desk.who(at=STARTS),
    )  # fmt: skip
    assert open_actions(desk.keeley, STARTS) == 1
    assert open_actions(desk.amara, STARTS) == 0
    meetings.end_action(action=action, ended_as=ActionEnd.DONE, note="Rung", **desk.who(at=LATER))
    assert open_actions(desk.keeley, LATER) == 0
    assert open_actions(desk.keeley, STARTS, is_past=True) == 1
