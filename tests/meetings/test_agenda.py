"""The agenda by rule: who is on it, why, and that nothing on it is lost."""

import re
from datetime import date, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st

from methub.agencies.codes import AgencyKind
from methub.agencies.permissions import Permission as P
from methub.agencies.roles import Role
from methub.meetings import changes, queries
from methub.meetings.codes import Attendance, Field, Ground, Handling, Part, Stage
from methub.meetings.models import Item
from methub.meetings.presenters import calendar, ways_of
from methub.meetings.presenters.choices import reasons_of
from methub.meetings.queries import facts as facts_room
from methub.meetings.queries.doors import DOORS
from methub.meetings.rules import (
    KindsError,
    Seat,
    Standing,
    Why,
    missing_for_quorum,
    parse,
    parsed,
    proposed,
    shipped,
    without_input,
)
from tests.meetings.desk import CHAIR, NURSE, PLANNED, SENIOR, STARTS

MACE = parsed(shipped()["standard"]).named("mace")
assert MACE is not None
whys = st.builds(
    Why, ground=st.sampled_from(Ground), words=st.sampled_from(["late", "risen", "again"])
)
facts = st.lists(st.tuples(st.integers(1, 6), whys), max_size=30)
standing = st.lists(
    st.builds(
        Standing, child_id=st.integers(1, 6), reasons=st.lists(whys, max_size=3).map(tuple),
        is_removed=st.booleans(),
    ),
    unique_by=lambda one: one.child_id, max_size=6,
)  # fmt: skip


@settings(max_examples=50, deadline=None)
@given(facts, standing)
def test_no_child_stands_twice_nor_twice_for_one_reason(found, before):
    agenda = proposed(MACE, found, before)
    assert len({one.child_id for one in agenda}) == len(agenda)
    assert all(len(set(one.reasons)) == len(one.reasons) for one in agenda)


@settings(max_examples=50, deadline=None)
@given(facts, standing)
def test_a_carried_over_action_always_brings_its_child_back(found, before):
    on_it = {one.child_id: one for one in proposed(MACE, found, before)}
    removed = {one.child_id for one in before if one.is_removed}
    for child_id, why in found:
        if why.ground is Ground.CARRIED:
            assert on_it[child_id].comes_back is (child_id in removed)


@settings(max_examples=50, deadline=None)
@given(facts, standing)
def test_what_the_chair_added_is_never_lost_by_drawing_again(found, before):
    on_it = {one.child_id: one.reasons for one in proposed(MACE, found, before)}
    for one in before:
        added = {why for why in one.reasons if why.ground is Ground.CHAIR}
        assert added <= set(on_it.get(one.child_id, ()))


@settings(max_examples=30, deadline=None)
@given(facts, st.randoms())
def test_the_same_facts_in_another_order_make_the_same_agenda(found, rng):
    other = list(found)
    rng.shuffle(other)
    assert {(o.child_id, o.section.code, frozenset(o.reasons)) for o in proposed(MACE, found)} == {
        (o.child_id, o.section.code, frozenset(o.reasons)) for o in proposed(MACE, other)
    }


@pytest.mark.parametrize("name", sorted(shipped()))
def test_every_file_that_comes_with_the_product_can_be_read(name):
    assert parse(shipped()[name]).kinds


def test_a_file_nobody_could_meet_by_is_refused_with_its_line():
    text = shipped()["standard"].replace('sort = "panel"', 'sort = "dinner"')
    with pytest.raises(KindsError, match="Line 21.*must be one of"):
        parse(text)


SEATS = [
    Seat(AgencyKind.POLICE, Attendance.ATTENDED, has_written=False),
    Seat(AgencyKind.SOCIAL_CARE, Attendance.UPDATE, has_written=True),
    Seat(AgencyKind.HEALTH, Attendance.APOLOGIES, has_written=False),
]


def test_where_the_authority_says_so_an_update_in_advance_counts_as_coming():
    needed = {AgencyKind.POLICE, AgencyKind.SOCIAL_CARE}
    assert missing_for_quorum(needed, SEATS, update_counts=True) == []
    assert missing_for_quorum(needed, SEATS, update_counts=False) == [AgencyKind.SOCIAL_CARE]


def test_apologies_are_no_input():
    kinds = [AgencyKind.POLICE, AgencyKind.HEALTH]
    assert without_input(kinds, SEATS) == [AgencyKind.HEALTH]


def test_a_child_three_times_missing_is_on_the_agenda_and_it_says_why(desk):
    (reason,) = desk.item().reasons
    assert reason["ground"] == Ground.REPEAT
    assert reason["words"].startswith("3 missing episodes in 90 days")
    assert reason["page"] == "missing:threshold"
    assert not Item.objects.filter(meeting=desk.panel, child=desk.amara).exists()


def test_drawing_again_adds_nobody_twice_and_brings_nobody_back(desk):
    item = desk.item()
    with pytest.raises(changes.NoReasonGiven):
        _taken_off(desk, item, "")
    _taken_off(desk, item, "Held by the strategy meeting")
    changes.draw_agenda(meeting=desk.panel, **desk.who())
    again = desk.item()
    assert again.removed_why == "Held by the strategy meeting"
    changes.add_item(meeting=desk.panel, child=desk.keeley, why="New news", **desk.who(CHAIR))
    assert desk.item().removed_at is None
    with pytest.raises(changes.AlreadyOnAgenda):
        changes.add_item(meeting=desk.panel, child=desk.keeley, why="Again", **desk.who(CHAIR))


def test_a_member_reads_of_whom_their_agency_has_not_written_yet(desk):
    changes.write_update(
        item=desk.item(), text="At school", handling=Handling.MEETING,
        author=desk.town.people[CHAIR], agency=desk.town.agencies["Safeguarding Partnership"],
        **desk.who(CHAIR),
    )  # fmt: skip
    changes.add_item(meeting=desk.panel, child=desk.amara, why="A cousin", **desk.who())
    desk.invited(SENIOR, Part.MINUTES)
    path = f"/meetings/meeting/{desk.panel.reference}/"
    seniors = desk.browser(SENIOR).get(path).content.decode()
    assert "MET Hub has written about 0 of 2 children" in seniors
    assert seniors.count(">Write</a>") == 2


def test_an_open_action_is_carried_over_and_cannot_be_taken_off(desk):
    desk.begun()
    changes.agree_action(
        item=desk.item(), what="Ring the school", owner=desk.town.people[NURSE],
        due_on=date(2026, 12, 20), **desk.who(at=STARTS),
    )  # fmt: skip
    desk.said(Field.DECISION, "Stays")
    changes.end_meeting(meeting=desk.panel, conclusion="Done", **desk.who(at=STARTS))
    following = _next_month(desk)
    item = Item.objects.get(meeting=following, child=desk.keeley)
    assert item.reasons[0]["ground"] == Ground.CARRIED
    assert "Ring the school" in item.reasons[0]["words"]
    with pytest.raises(changes.CarriedOver):
        _taken_off(desk, item, "No time")


def test_an_escalation_nobody_answered_is_on_the_next_agenda(desk):
    changes.escalate(
        item=desk.item(), to=desk.town.people[Role.TEAM_MANAGER], why="No placement",
        **desk.who(at=STARTS),
    )  # fmt: skip
    item = Item.objects.get(meeting=_next_month(desk), child=desk.keeley)
    assert item.reasons[0]["ground"] == Ground.ESCALATED


def test_the_meeting_is_asked_about_in_a_fixed_number_of_questions(desk):
    """However many children: the number of questions is the same for one as for three."""

    def asked() -> int:
        with CaptureQueriesContext(connection) as found:
            browser.get(path)
        return len(found)

    browser = desk.browser(SENIOR)
    path = f"/meetings/meeting/{desk.panel.reference}/"
    browser.get(path)
    one = asked()
    changes.add_item(meeting=desk.panel, child=desk.amara, why="A cousin", **desk.who())
    changes.write_update(
        item=desk.item(desk.amara), text="At school", handling=Handling.MEETING,
        author=desk.town.people[NURSE], agency=desk.town.agencies["School Nursing"],
        **desk.who(NURSE),
    )  # fmt: skip
    assert asked() == one


def test_each_reason_leads_to_the_record_that_says_so_for_whoever_may_open_it(desk):
    ways = ways_of([desk.item()])
    (reason,) = desk.item().reasons
    senior = queries.open_to(viewer=desk.viewer(SENIOR).to(P.READ_MEETING), ways=ways)
    (link,) = reasons_of(desk.item(), senior)
    assert link.href == f"/episodes/thresholds/{reason['about']}/"
    nurse = desk.viewer(NURSE).to(P.READ_MEETING)
    assert desk.sees(NURSE)
    (words,) = reasons_of(desk.item(), queries.open_to(viewer=nurse, ways=ways))
    assert (words.text, words.href) == (link.text, "")
    themes = 'href="/figures/themes/"'
    assert themes in desk.browser(SENIOR).get(_path(desk)).content.decode()
    for where in ("meeting", "item"):
        of = desk.panel if where == "meeting" else desk.item()
        page = desk.browser(SENIOR).get(f"/meetings/{where}/{of.reference}/")
        assert f'href="{link.href}"' in page.content.decode()


def test_every_way_an_agenda_leads_is_one_that_is_asked_about():
    """A rule with a new page behind it would else show words and never a link."""
    rooms = Path(facts_room.__file__).parent
    said = {
        page
        for name in ("facts", "theirs")
        for page in re.findall(r'"([a-z_]+:[a-z]+)"', (rooms / f"{name}.py").read_text())
    }
    assert said and said <= set(DOORS)


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=120))
def test_what_somebody_typed_begins_no_line_of_a_calendar_and_no_line_is_too_long(place):
    meeting = SimpleNamespace(
        starts_at=STARTS, minutes=60, reference="ABCDEFGH23", version=1, name="MACE", place=place,
        stage=Stage.PLANNED,
    )  # fmt: skip
    said = calendar(meeting, "https://hub.example/meetings/", STARTS)
    lines = said.split("\r\n")
    assert all(len(line.encode()) <= 75 for line in lines)
    names = [line.partition(":")[0] for line in lines if line and not line.startswith(" ")]
    assert names.count("LOCATION") == names.count("BEGIN") - 1 == 1
    assert "DTSTART:20261208T100000Z" in lines


def test_a_strategy_meeting_from_a_threshold_answers_it(desk):
    viewer = desk.viewer(SENIOR, PLANNED)
    (threshold,) = queries.thresholds_waiting(viewer=viewer)
    meeting = changes.plan_meeting(
        authority=desk.town.authorities["Cambridgeshire"],
        planned=changes.Planned(
            kind="strategy", starts_at=PLANNED + timedelta(days=1), place="Online",
            threshold=threshold,
        ),
        **desk.who(),
    )  # fmt: skip
    assert [item.child for item in meeting.items.exclude(child=None)] == [desk.keeley]
    (waits,) = queries.thresholds_waiting(viewer=viewer)
    assert waits.meeting.planned_for == meeting.starts_at
    at = PLANNED + timedelta(days=1)
    changes.begin_meeting(meeting=meeting, **desk.who(at=at))
    changes.end_meeting(meeting=meeting, conclusion="A section 47 enquiry", **desk.who(at=at))
    assert not queries.thresholds_waiting(viewer=desk.viewer(SENIOR, STARTS)).exists()
    waits.meeting.refresh_from_db()
    assert waits.meeting.decision == "A section 47 enquiry"


def _path(desk) -> str:
    return f"/meetings/meeting/{desk.panel.reference}/"


def _taken_off(desk, item: Item, why: str) -> None:
    changes.arrange_item(
        item=item, position=5, minutes=5, handling=Handling.MEETING, is_removed=True,
        removed_why=why, version=item.version, **desk.who(at=STARTS - timedelta(days=1)),
    )  # fmt: skip


def _next_month(desk):
    at: datetime = STARTS + timedelta(days=2)
    return changes.plan_meeting(
        authority=desk.town.authorities["Cambridgeshire"],
        planned=changes.Planned(kind="mace", starts_at=STARTS + timedelta(days=28), place="Online"),
        **desk.who(at=at),
    )  # fmt: skip
