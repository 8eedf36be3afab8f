"""A list comes on to the record: read, decided, brought in as history."""

import pytest

from methub.agencies.queries import front_desk
from methub.audit.models import Entry
from methub.children.models import Child
from methub.clocks.models import Clock
from methub.foundation.actors import MET_HUB
from methub.interviews.models import Interview
from methub.missing import changes as missing
from methub.missing.codes import Precision
from methub.missing.models import Episode, EpisodeUpdate
from methub.people import changes as people
from methub.spreadsheets import changes, jobs, queries
from methub.spreadsheets.codes import Meaning, RowState, Stage, Who
from methub.spreadsheets.models import Sheet, SheetPerson
from tests.spreadsheets.conftest import AMARA, HEADINGS, KEELEY, comma


def test_a_row_becomes_an_episode_of_the_child_the_record_knows(hub, keeley):
    sheet = hub.loads(hub.reads(comma(KEELEY)))
    assert (sheet.stage, sheet.trouble) == (Stage.LOADED, "")
    episode = Episode.objects.get()
    assert episode.child == keeley
    assert episode.police_reference == "MP/1"
    assert episode.missing_since.isoformat() == "2026-03-05T22:30:00+00:00"
    assert episode.missing_since_precision == Precision.MINUTE
    assert episode.found_precision == Precision.DAY
    assert Child.objects.count() == 1


def test_the_record_says_from_which_row_it_was_brought_in_and_what_the_list_said(hub, keeley):
    sheet = hub.loads(hub.reads(comma(KEELEY)))
    said = EpisodeUpdate.objects.get()
    assert said.source == "Brought in from Missing tracker, row 2"
    assert said.text == "Notes: With a friend"
    row = hub.row(sheet, 2)
    assert row.cells == list(KEELEY)
    assert row.episode == Episode.objects.get()
    assert bytes(sheet.file.body.raw) == comma(KEELEY)


def test_no_midnight_is_made_up_for_what_the_list_said(hub):
    hub.loads(hub.reads(comma((*AMARA[:5], "Found by her aunt"))))
    said = EpisodeUpdate.objects.get()
    assert said.happened_at == hub.at
    assert said.text == "Missing Tue 7 Apr 2026.\nNotes: Found by her aunt"


def test_history_owes_nobody_anything(hub, keeley):
    hub.loads(hub.reads(comma(KEELEY, AMARA)))
    assert not Clock.objects.exists()
    assert not Interview.objects.exists()


def test_a_child_nobody_knew_comes_on_to_the_record_once(hub):
    again = (*AMARA[:2], "9/5/2026", "10/5/2026", "", "")
    hub.loads(hub.reads(comma(AMARA, again)))
    child = Child.objects.select_related("person").get()
    assert child.person.name == "Amara Okafor"
    assert Episode.objects.filter(child=child).count() == 2


def test_an_episode_may_begin_and_end_on_one_day(hub):
    hub.loads(hub.reads(comma(AMARA)))
    episode = Episode.objects.get()
    assert episode.missing_since == episode.ended_at
    assert episode.missing_since_precision == Precision.DAY


def test_a_row_without_an_end_asks_and_never_makes_a_child_missing_tonight(hub, keeley):
    sheet = hub.reads(comma((*KEELEY[:3], "", "", "")))
    row = hub.row(sheet, 2)
    assert row.state == RowState.ASKS
    with pytest.raises(changes.StillAsks):
        changes.begin_loading(sheet=sheet, version=sheet.version, **hub.signs)
    row = hub.answers(row, {3: "still missing"})
    assert row.state == RowState.TAKEN
    hub.loads(sheet.__class__.objects.get(pk=sheet.pk))
    assert Episode.objects.get().ended_at is None


def test_what_the_record_has_already_is_not_doubled(hub, keeley):
    hub.loads(hub.reads(comma(KEELEY)))
    sheet = hub.reads(comma(KEELEY, AMARA))
    row = hub.row(sheet, 2)
    assert row.state == RowState.REFUSED
    assert "on the record" in row.found_odd[-1].words
    hub.loads(sheet)
    assert Episode.objects.filter(child=keeley).count() == 1


def test_the_same_absence_twice_in_one_list_is_taken_once(hub, keeley):
    sheet = hub.reads(comma(KEELEY, KEELEY))
    assert [row.state for row in sheet.rows.order_by("number")] == ["taken", "refused"]


def test_an_episode_of_the_same_day_without_a_time_asks(hub, keeley):
    later = (*KEELEY[:2], "5/3/2026", "5/3/2026", "", "")
    sheet = hub.reads(comma(KEELEY, later))
    assert hub.row(sheet, 3).state == RowState.ASKS


def test_initials_ask_and_somebody_says_who_it_is(hub, keeley):
    sheet = hub.reads(comma(("K.H.", "", *KEELEY[2:])))
    row = hub.row(sheet, 2)
    assert row.state == RowState.ASKS
    changes.decide_child(person=row.person, child=keeley, version=row.person.version, **hub.signs)
    hub.loads(sheet.__class__.objects.get(pk=sheet.pk))
    assert Episode.objects.get().child == keeley


def test_initials_are_never_registered_as_a_child(hub):
    sheet = hub.reads(comma(("K.H.", "", *KEELEY[2:])))
    person = hub.row(sheet, 2).person
    with pytest.raises(changes.NotWhole):
        changes.decide_child(person=person, child=None, version=person.version, **hub.signs)


def test_two_people_in_one_cell_become_two_rows_and_their_birthday_asks(hub, keeley):
    sheet = hub.reads(comma(("Keeley & Jayden Hollis", *KEELEY[1:])))
    rows = list(sheet.rows.order_by("part"))
    assert [row.taken[0] for row in rows] == ["Keeley Hollis", "Jayden Hollis"]
    assert {row.state for row in rows} == {RowState.ASKS}
    assert rows[0].cells == rows[1].cells


def test_a_row_put_right_is_matched_again_and_the_file_keeps_what_it_said(hub, keeley):
    sheet = hub.reads(comma(("?", *KEELEY[1:])))
    row = hub.row(sheet, 2)
    assert row.state == RowState.REFUSED
    row = hub.answers(row, {0: "Keeley Hollis"})
    assert row.state == RowState.TAKEN
    assert row.person.child == keeley
    assert row.cells[0] == "?"


def test_leaving_out_whatever_asks_lets_the_rest_come_in(hub, keeley):
    sheet = hub.reads(comma(KEELEY, ("K.H.", "", "9/9/2026", "9/9/2026", "", "")))
    changes.leave_out_all_that_ask(sheet=sheet, version=sheet.version, **hub.signs)
    sheet.refresh_from_db()
    assert hub.row(sheet, 3).state == RowState.LEFT_OUT
    assert hub.loads(sheet).stage == Stage.LOADED
    assert Episode.objects.count() == 1


def test_a_record_that_changed_meanwhile_stops_the_whole_load(hub, keeley):
    sheet = hub.reads(comma(AMARA, (*KEELEY[:2], "5/3/2026", "6/3/2026", "", "")))
    changes.begin_loading(sheet=sheet, version=sheet.version, **hub.signs)
    other = hub.keeps(comma(KEELEY))
    missing.open_episode(
        child=keeley, missing_since=hub.at.replace(month=3, day=5, hour=20),
        until=hub.at.replace(month=3, day=5, hour=20), told_hub_at=hub.at, **hub.signs,
    )  # fmt: skip
    sheet = hub.works(sheet)
    assert other.stage == Stage.COLUMNS
    assert sheet.stage == Stage.READ
    assert sheet.trouble
    assert Episode.objects.count() == 1


def test_what_an_agency_said_a_heading_is_is_remembered(hub):
    odd = ("Who", *HEADINGS[1:])
    assert hub.reads(comma(AMARA, headings=odd)).meant[0] is Meaning.NOT_USED
    meant = {0: Meaning.CHILD, 2: Meaning.MISSING_DAY, 3: Meaning.RETURNED_DAY}
    hub.reads(comma(AMARA, headings=odd), meant)
    assert hub.reads(comma(AMARA, headings=odd)).meant[0] is Meaning.CHILD


def test_another_agency_sees_nothing_of_the_list(hub, town):
    sheet = hub.reads(comma(AMARA))
    stranger, _ = front_desk(user=town.stranger, at=hub.at)
    assert not queries.sheets(viewer=stranger).exists()
    assert queries.original(viewer=stranger, sheet=sheet) is None


def test_a_row_about_a_restricted_child_is_closed(hub, keeley):

    sheet = hub.reads(comma(KEELEY))
    people.restrict(person=keeley.person, reason="A colleague's child", by=MET_HUB, at=hub.at)
    found = queries.rows_of(viewer=hub.viewer, sheet=sheet)
    assert found.closed == {found.rows[0].pk}
    assert queries.row_named(
        viewer=hub.viewer, sheet=sheet.reference, reference=found.rows[0].reference
    ) is None  # fmt: skip
    assert queries.original(viewer=hub.viewer, sheet=sheet) is None


def test_a_child_whose_record_is_closed_is_like_a_child_nobody_knows(hub, keeley):
    people.restrict(person=keeley.person, reason="A colleague's child", by=MET_HUB, at=hub.at)
    sheet = hub.reads(comma((*KEELEY[:4], "", ""), AMARA))
    closed, unknown = (hub.row(sheet, number) for number in (2, 3))
    assert closed.person.who == unknown.person.who == Who.NEW
    assert closed.person.candidates == unknown.person.candidates == 0
    assert (closed.state, closed.problems) == (unknown.state, unknown.problems)


def test_where_a_hidden_child_was_is_read_by_those_named_for_her_alone(hub, keeley):
    sheet = hub.reads(comma(KEELEY, AMARA))
    people.record_address(
        person=keeley.person, text="9 Aldine Road", is_protected=True, by=MET_HUB, at=hub.at
    )
    row = hub.row(sheet, 2)
    asked = {"viewer": hub.viewer, "sheet": sheet.reference}
    assert queries.rows_of(viewer=hub.viewer, sheet=sheet).closed == {row.pk}
    assert queries.row_named(**asked, reference=row.reference) is None
    assert queries.person_named(**asked, reference=row.person.reference) is None
    assert queries.original(viewer=hub.viewer, sheet=sheet) is None
    assert hub.loads(sheet).stage == Stage.LOADED


def test_a_file_that_names_a_closed_child_is_not_read_again_by_other_eyes(hub, keeley):
    """They would be asked about a child nobody knows, with every cell of the row beside it."""
    sheet = hub.reads(comma(KEELEY, AMARA))
    people.restrict(person=keeley.person, reason="A colleague's child", by=MET_HUB, at=hub.at)
    with pytest.raises(changes.Closed):
        changes.begin_again(sheet=sheet, version=sheet.version, viewer=hub.viewer, **hub.signs)
    sheet = hub.loads(sheet)
    assert (sheet.stage, Episode.objects.count()) == (Stage.READ, 0)
    assert "closed to you" in sheet.trouble


def test_two_lists_of_one_newcomer_make_one_child(hub):
    """Read before the other was brought in, each of them knew nobody like her."""
    one = hub.reads(comma(AMARA))
    other = hub.reads(comma((*AMARA[:2], "8/8/2026", "9/8/2026", "", "")))
    hub.loads(one)
    other = hub.loads(other)
    assert (other.stage, hub.row(other, 2).state) == (Stage.READ, RowState.ASKS)
    assert Child.objects.count() == 1


def test_whoever_left_the_agency_brings_nothing_in_for_it(hub, town, keeley):
    sheet = hub.reads(comma(KEELEY))
    changes.begin_loading(sheet=sheet, version=sheet.version, **hub.signs)
    elsewhere = next(one for name, one in town.agencies.items() if name != "MET Hub")
    Sheet.objects.filter(pk=sheet.pk).update(agency=elsewhere)
    assert hub.works(sheet).trouble == jobs.NO_LONGER
    assert not Episode.objects.exists()


def test_every_step_is_written_down_with_who_did_it(hub, keeley):
    hub.loads(hub.reads(comma(KEELEY)))
    lines = Entry.objects.filter(what__startswith="spreadsheets.")
    assert {line.actor_name for line in lines} == {hub.user.name}
    assert {"spreadsheets.sheet.kept", "spreadsheets.sheet.loaded"} <= {one.what for one in lines}


def test_a_known_child_with_a_full_name_alone_is_asked_about(hub, keeley):
    sheet = hub.reads(comma(("Keeley Hollis", "", *KEELEY[2:])))
    assert SheetPerson.objects.get(sheet=sheet).who == Who.UNDECIDED
