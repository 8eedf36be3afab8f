"""Mapping: whether it is needed is tested first, its response plan is about places, people of
concern and children, and the next panel hears of it until all of it is done."""

from datetime import date, timedelta

import pytest

from methub.agencies.roles import Role
from methub.clocks.codes import Promise
from methub.meetings import changes, queries, rules
from methub.meetings.codes import ActionEnd, Ground, Outcome, Strand
from methub.meetings.models import Item, Meeting
from tests.meetings.desk import CHAIR, NURSE, PLANNED, SENIOR, STARTS, WORKER

DAY = timedelta(days=1)
GANG = "Speak to the man in the red car"


def _planned(desk, kind: str, at=PLANNED, **more) -> Meeting:
    return changes.plan_meeting(
        authority=desk.town.authorities["Cambridgeshire"],
        planned=changes.Planned(
            kind=kind, starts_at=at + DAY, place="Online", about="Gangs in Wisbech", **more
        ),
        **desk.who(at=at),
    )  # fmt: skip


def _held(desk, meeting: Meeting, **more) -> Meeting:
    at = meeting.starts_at
    if meeting.began_at is None:
        meeting = changes.begin_meeting(meeting=meeting, **desk.who(at=at))
    return changes.end_meeting(meeting=meeting, conclusion="Over", **more, **desk.who(at=at))


def _agreed(desk, meeting: Meeting, what: str, role: Role = WORKER, **more):
    return changes.agree_action(
        item=Item.objects.get(meeting=meeting, section="response"), what=what,
        owner=desk.town.people[role], due_on=date(2026, 12, 1), **more,
        **desk.who(at=meeting.starts_at),
    )  # fmt: skip


def test_a_pre_mapping_says_who_decided_and_on_what_facts_before_it_ends(desk):
    before = _planned(desk, "pre-mapping")
    with pytest.raises(changes.NotTested):
        _held(desk, before)
    tested = changes.Tested(Outcome.REACHED, "Vera Lindqvist, chair", "Six children in two months")
    _held(desk, Meeting.objects.get(pk=before.pk), tested=tested)
    viewer = desk.viewer(SENIOR, before.starts_at)
    assert list(queries.found_needed(viewer=viewer)) == [before]
    mapping = _planned(desk, "mapping", before.starts_at, tested_by=before)
    assert not queries.found_needed(viewer=viewer).exists()
    page = desk.browser().get(f"/meetings/meeting/{mapping.reference}/").content.decode()
    assert "Vera Lindqvist, chair" in page


def test_what_is_to_happen_to_somebody_feared_is_told_to_few_and_to_whoever_does_it(desk):
    mapping = _planned(desk, "mapping")
    changes.begin_meeting(meeting=mapping, **desk.who(at=mapping.starts_at))
    with pytest.raises(changes.NoStrand):
        _agreed(desk, mapping, "Something")
    _agreed(desk, mapping, "Light the car park", strand=Strand.PLACES)
    _agreed(desk, mapping, GANG, strand=Strand.PEOPLE)

    def reads(role: Role) -> bool:
        viewer = desk.viewer(role)
        reader = queries.reader_of(viewer=viewer, meeting=mapping)
        rows = queries.response_of(viewer=viewer, meeting=mapping, reader=reader)
        return GANG in [row.what for row in rows]

    assert [role for role in (SENIOR, Role.POLICE_MET, WORKER, NURSE) if reads(role)] == [
        SENIOR, Role.POLICE_MET, WORKER,
    ]  # fmt: skip
    content = queries.content_of(meeting=mapping)
    nurse = queries.reader_of(viewer=desk.viewer(NURSE), meeting=mapping)
    shown = rules.redacted(content, nurse, lambda child_id: True)
    assert shown.passages_withheld == 1 and GANG not in str(shown.content)
    assert [clock.why for clock in desk.owed(Promise.MEETING_ACTION).order_by("pk")][1].startswith(
        "An action about a person of concern"
    )


def test_the_next_panel_hears_of_it_once_and_until_all_of_it_is_done(desk):
    mapping = _planned(desk, "mapping")
    changes.begin_meeting(meeting=mapping, **desk.who(at=mapping.starts_at))
    first, second = (
        _agreed(desk, mapping, what, strand=Strand.PLACES) for what in ("Light it", "Walk it")
    )
    _held(desk, Meeting.objects.get(pk=mapping.pk))
    for action in (first,):
        _done(desk, action)
    changes.draw_agenda(meeting=desk.panel, **desk.who(at=PLANNED + 2 * DAY))
    changes.draw_agenda(meeting=desk.panel, **desk.who(at=STARTS - DAY))
    item = Item.objects.get(meeting=desk.panel, reports=mapping)
    (reason,) = item.reasons
    assert reason["ground"] == Ground.MAPPED
    assert "2 agreed, 1 done, 1 late" in reason["words"]
    desk.held()
    following = _panel(desk, 2)
    assert Item.objects.filter(meeting=following, reports=mapping).exists(), "one is still owed"
    _done(desk, second)
    assert not Item.objects.filter(meeting=_panel(desk, 3), reports=mapping).exists()


def _done(desk, action) -> None:
    changes.end_action(
        action=action, ended_as=ActionEnd.DONE, note="Done", **desk.who(WORKER, PLANNED + 2 * DAY)
    )


def _panel(desk, days: int) -> Meeting:
    return changes.plan_meeting(
        authority=desk.town.authorities["Cambridgeshire"],
        planned=changes.Planned(kind="mace", starts_at=STARTS + 28 * DAY, place="Online"),
        **desk.who(CHAIR, STARTS + days * DAY),
    )  # fmt: skip
