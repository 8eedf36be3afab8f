"""A list is taken out again: exactly what it made, where nobody has built on it."""

from datetime import date

import pytest

from methub.children import changes as children
from methub.children import queries as known
from methub.children.codes import CareStatus
from methub.clocks.models import Clock
from methub.foundation.actors import MET_HUB
from methub.missing import changes as missing
from methub.missing.models import Episode
from methub.people import changes as who
from methub.people import queries as people
from methub.people.rules.described import Described
from methub.spreadsheets import changes, queries
from methub.spreadsheets.codes import RowState, Stage
from methub.spreadsheets.models import SheetRow
from tests.spreadsheets.conftest import AMARA, KEELEY, comma


@pytest.fixture
def loaded(hub, keeley):
    return hub.loads(hub.reads(comma(KEELEY, AMARA)))


def test_what_the_list_made_is_kept_and_counted_no_more(hub, loaded):
    sheet = hub.undoes(loaded)
    assert sheet.stage == Stage.UNDONE
    assert not Episode.objects.exists()
    assert {one.withdrawn_why for one in Episode.every.all()} == {
        "Taken out: Missing tracker. The wrong list"
    }
    assert SheetRow.objects.filter(taken_out_at=hub.at).count() == 2


def test_a_child_the_list_put_on_the_record_is_seen_and_found_no_more(hub, loaded, keeley):
    hub.undoes(loaded)
    assert [child.pk for child in known.children(viewer=hub.viewer)] == [keeley.pk]
    assert people.search(viewer=hub.viewer, text="Amara Okafor") == []
    amara = Described(surname="Okafor", forenames="Amara", born_on=date(2012, 2, 1))
    assert people.proposals(viewer=hub.viewer, described=amara) == []
    assert people.exact_hidden_match(
        viewer=hub.viewer, forenames="Amara", surname="Okafor", born_on=date(2012, 2, 1)
    ) is None  # fmt: skip


def test_the_same_list_can_be_brought_in_again(hub, loaded):
    hub.undoes(loaded)
    sheet = hub.loads(hub.reads(comma(KEELEY, AMARA)))
    assert sheet.stage == Stage.LOADED
    assert Episode.objects.count() == 2


def test_an_episode_somebody_has_corrected_stays_and_is_listed(hub, loaded, keeley):
    episode = Episode.objects.get(child=keeley)
    missing.correct_episode(
        episode=episode, changes={"missing_from": "Home"}, why="The carer says so",
        version=episode.version, **hub.signs,
    )  # fmt: skip
    episodes, made = queries.built_on(viewer=hub.viewer, sheet=loaded)
    assert set(episodes) == {episode.pk}
    assert "correction" in episodes[episode.pk]
    assert made == {}
    hub.undoes(loaded)
    assert list(Episode.objects.all()) == [episode]


def test_a_note_added_to_an_episode_since_keeps_it(hub, loaded, keeley):
    episode = Episode.objects.get(child=keeley)
    later = hub.at.replace(hour=10)
    missing.add_update(
        episode=episode, happened_at=hub.at, text="Her aunt rang", by=hub.actor, at=later
    )
    assert set(queries.built_on(viewer=hub.viewer, sheet=loaded)[0]) == {episode.pk}


def test_nobody_takes_anything_out_of_a_record_that_is_closed_to_them(hub, loaded, keeley):
    who.restrict(person=keeley.person, reason="A colleague's child", by=MET_HUB, at=hub.at)
    hub.undoes(loaded)
    assert [one.child_id for one in Episode.objects.all()] == [keeley.pk]


def test_a_new_child_somebody_has_worked_with_stays_without_the_episode(hub, loaded):
    child = Episode.objects.exclude(police_reference="MP/1").get().child
    children.record_care_status(
        child=child, status=CareStatus.IN_CARE_ORDER, from_on=date(2026, 1, 1),
        by=MET_HUB, at=hub.at,
    )  # fmt: skip
    assert set(queries.built_on(viewer=hub.viewer, sheet=loaded)[1]) == {child.pk}
    hub.undoes(loaded)
    assert child in known.children(viewer=hub.viewer)
    assert not Episode.objects.exists()


def test_whoever_was_missing_tonight_by_the_list_is_owed_nothing_any_more(hub, keeley):
    sheet = hub.reads(comma((*KEELEY[:3], "still missing", "", "")))
    sheet = hub.loads(sheet)
    assert Episode.objects.get().ended_at is None
    hub.undoes(sheet)
    assert not Clock.objects.open().exists()
    assert not Episode.objects.exists()


def test_a_mistake_taken_out_leaves_its_time_free(hub, loaded, keeley):
    hub.undoes(loaded)
    episode = missing.open_episode(
        child=keeley, missing_since=Episode.every.get(child=keeley).missing_since,
        until=hub.at, told_hub_at=hub.at, **hub.signs,
    )  # fmt: skip
    assert episode in Episode.objects.all()


def test_rows_of_a_list_taken_out_are_still_read(hub, loaded):
    sheet = hub.undoes(loaded)
    found = queries.rows_of(viewer=hub.viewer, sheet=sheet)
    assert found.closed == frozenset()
    assert [row.state for row in found.rows] == [RowState.TAKEN, RowState.TAKEN]


def test_taking_out_says_why_and_happens_once(hub, loaded):
    with pytest.raises(changes.NoWhy):
        changes.undo_load(
            sheet=loaded, why=" ", version=loaded.version, viewer=hub.viewer, **hub.signs
        )
    hub.undoes(loaded)
    loaded.refresh_from_db()
    with pytest.raises(changes.NotNow):
        hub.undoes(loaded)
