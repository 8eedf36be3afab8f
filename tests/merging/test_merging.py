"""Keeley is on the registry twice: everything about her stands in one record."""

from datetime import date, timedelta

import pytest

from methub.agencies.roles import Role
from methub.audit.models import Entry
from methub.children import changes as children
from methub.children.codes import AllocationKind, CareStatus
from methub.children.models import Allocation, CareRecord
from methub.clocks.codes import Promise
from methub.foundation.actors import MET_HUB
from methub.foundation.records import ChangedMeanwhile
from methub.interviews import queries as interviews
from methub.interviews.codes import Outcome
from methub.interviews.models import Interview, InterviewEpisode
from methub.merging import changes
from methub.missing import queries as missing
from methub.missing.codes import ThresholdKind
from methub.missing.models import Episode, ThresholdMet
from methub.people import changes as people
from methub.people import queries as registry
from methub.people.codes import IdentifierKind, NameKind
from methub.people.models import PersonKey, PersonName
from tests.merging.conftest import NOW
from tests.missing.conftest import days_ago


def test_everything_about_her_stands_in_one_record(keeley, again, whole_episode, merge, look):
    whole_episode(keeley, days_ago(40))
    theirs = whole_episode(again, days_ago(20))
    merge(keeley, again)
    assert missing.episodes_of(viewer=look(), child_id=keeley.pk).count() == 2
    assert Episode.objects.get(pk=theirs.pk).child_id == keeley.pk


def test_she_is_found_once_and_by_either_name(keeley, again, merge, look):
    merge(keeley, again)
    for typed in ("Keeley Hollis", "Keely Holis"):
        assert registry.search(viewer=look(), text=typed) == [keeley.person]
    assert not PersonKey.objects.filter(person=again.person).exists()
    assert list(
        PersonName.objects.filter(person=keeley.person, kind=NameKind.ALIAS).values_list("surname")
    ) == [("Holis",)]


def test_the_name_that_was_chosen_is_hers(keeley, again, merge):
    merge(keeley, again, taken=["name"])
    keeley.person.refresh_from_db()
    assert keeley.person.name == "Keely Holis"


def test_whoever_knew_of_either_record_knows_of_the_one(keeley, again, merge, look, town):
    children.share_child(
        child=again, agency=town.agencies["School Nursing"], reason="Health", by=MET_HUB, at=NOW
    )
    merge(keeley, again)
    assert list(registry.persons(viewer=look(Role.PARTNER))) == [keeley.person]


def test_one_absence_written_down_twice_is_counted_once(keeley, again, whole_episode, merge, look):
    stands = whole_episode(keeley, days_ago(10), hours=8)
    double = whole_episode(again, days_ago(10) + timedelta(hours=1), hours=6)
    merge(keeley, again)
    double.refresh_from_db()
    assert double.duplicate_of == stands
    assert list(missing.episodes_of(viewer=look(), child_id=keeley.pk)) == [stands]


def test_the_episode_that_was_chosen_stands(keeley, again, whole_episode, merge):
    gives_way = whole_episode(keeley, days_ago(10), hours=8)
    chosen = whole_episode(again, days_ago(10) + timedelta(hours=1), hours=6)
    merge(keeley, again, taken=[f"episode-{gives_way.reference}"])
    gives_way.refresh_from_db()
    assert gives_way.duplicate_of == chosen


def test_nothing_is_owed_for_an_absence_that_was_written_down_twice(
    keeley, again, whole_episode, merge, owed
):
    whole_episode(keeley, days_ago(10))
    whole_episode(again, days_ago(10))
    merge(keeley, again)
    assert len(owed(keeley, Promise.PREVENTION_INTERVIEW)) == 1
    assert not owed(again, Promise.PREVENTION_INTERVIEW)


def test_three_episodes_of_two_records_reach_the_threshold_of_one_child(
    keeley, again, whole_episode, merge
):
    for ago in (50, 30):
        whole_episode(keeley, days_ago(ago))
    whole_episode(again, days_ago(10))
    assert not ThresholdMet.objects.standing().exists()
    merge(keeley, again)
    reached = ThresholdMet.objects.standing().get()
    assert (reached.kind, reached.child_id) == (ThresholdKind.REPEAT, keeley.pk)


def test_whoever_was_missing_twice_by_two_records_is_owed_one_trigger_plan(
    keeley, again, whole_episode, merge, unmerge, owed
):
    whole_episode(keeley, days_ago(30))
    whole_episode(again, days_ago(10))
    assert not owed(keeley, Promise.TRIGGER_PLAN)
    merged = merge(keeley, again)
    assert len(owed(keeley, Promise.TRIGGER_PLAN)) == 1
    unmerge(merged)
    assert not owed(keeley, Promise.TRIGGER_PLAN)
    assert not owed(again, Promise.TRIGGER_PLAN)


def test_nobody_owes_a_trigger_plan_twice_or_for_one_absence_written_down_twice(
    keeley, again, whole_episode, merge, owed
):
    for ago in (50, 30):
        whole_episode(keeley, days_ago(ago))
        whole_episode(again, days_ago(ago - 8))
    merge(keeley, again)
    assert len(owed(keeley, Promise.TRIGGER_PLAN)) == 1


def test_the_promise_a_duplicate_made_goes_on_while_the_facts_say_so(
    keeley, again, whole_episode, merge, owed
):
    whole_episode(keeley, days_ago(30))
    double = whole_episode(keeley, days_ago(10), hours=6)
    whole_episode(again, days_ago(10), hours=8)
    assert [clock.about for clock in owed(keeley, Promise.TRIGGER_PLAN)] == [double.reference]
    merge(keeley, again, taken=[f"episode-{double.reference}"])
    assert len(owed(keeley, Promise.TRIGGER_PLAN)) == 1


def test_a_duplicate_reaches_no_threshold(keeley, again, whole_episode, merge):
    for ago in (50, 30):
        whole_episode(keeley, days_ago(ago))
        whole_episode(again, days_ago(ago) + timedelta(hours=1))
    merge(keeley, again)
    assert not ThresholdMet.objects.standing().exists()


def test_a_threshold_that_only_the_duplicate_reached_stands_no_longer(
    keeley, again, whole_episode, merge, owed
):
    whole_episode(keeley, days_ago(12), hours=6)
    whole_episode(again, days_ago(12), hours=8 * 24)
    assert ThresholdMet.objects.standing().filter(kind=ThresholdKind.LONG).exists()
    merge(keeley, again)
    assert not ThresholdMet.objects.standing().exists()
    assert not owed(keeley, Promise.STRATEGY_MEETING)


def test_she_is_interviewed_once_about_one_absence(
    keeley, again, whole_episode, interviewed, merge, look, owed
):
    stands = whole_episode(keeley, days_ago(3))
    ours = interviewed(stands)
    theirs = interviewed(whole_episode(again, days_ago(3) + timedelta(hours=1)))
    merge(keeley, again)
    theirs.refresh_from_db()
    assert theirs.outcome == Outcome.ANSWERED_ELSEWHERE
    assert len(owed(keeley, Promise.RETURN_INTERVIEW)) == 1
    assert Interview.objects.get(child=keeley, outcome="") == ours
    counted = interviews.funnel(
        viewer=look(), from_on=date(2026, 11, 1), until_on=date(2026, 12, 1)
    )
    assert (counted.needed, counted.interviews) == (1, 1)


def test_of_two_open_interviews_the_one_that_was_chosen_answers_both_episodes(
    keeley, again, whole_episode, interviewed, merge
):
    ours = interviewed(whole_episode(keeley, days_ago(6)))
    theirs = interviewed(whole_episode(again, days_ago(3)))
    merge(keeley, again, taken=["interview"])
    ours.refresh_from_db()
    assert ours.outcome == Outcome.ANSWERED_ELSEWHERE
    assert InterviewEpisode.objects.filter(interview=theirs, child=keeley).count() == 2


def test_the_care_status_that_was_chosen_is_hers_today(keeley, register, merge):
    again = register(care=CareStatus.CHILD_IN_NEED)
    merge(keeley, again, taken=["care"])
    assert CareRecord.objects.get(child=keeley, until_on=None).status == CareStatus.CHILD_IN_NEED


def test_what_was_true_before_the_other_answer_stays_true(keeley, register, merge):
    again = register(care=CareStatus.CHILD_IN_NEED)
    children.record_care_status(
        child=again, status=CareStatus.CHILD_PROTECTION, from_on=date(2026, 1, 1),
        by=MET_HUB, at=NOW,
    )  # fmt: skip
    merge(again, keeley)
    statuses = CareRecord.objects.filter(child=again).order_by("from_on")
    assert [row.status for row in statuses] == [
        CareStatus.CHILD_IN_NEED, CareStatus.CHILD_PROTECTION,
    ]  # fmt: skip


def test_she_has_one_allocated_worker(keeley, again, merge, town):
    for child, role in ((keeley, Role.ALLOCATED_WORKER), (again, Role.TEAM_MANAGER)):
        children.allocate_worker(
            child=child, kind=AllocationKind.SOCIAL_WORKER, worker=town.people[role], manager=None,
            from_on=date(2026, 1, 1), by=MET_HUB, at=NOW,
        )  # fmt: skip
    merge(keeley, again)
    open_now = Allocation.objects.get(child=keeley, until_on=None)
    assert open_now.worker == town.people[Role.ALLOCATED_WORKER]


def test_a_number_both_records_knew_is_hers_once(keeley, again, merge):
    for child in (keeley, again):
        people.record_identifier(
            person=child.person, kind=IdentifierKind.NHS, value="9434765919", by=MET_HUB, at=NOW
        )
    merge(keeley, again)
    assert keeley.person.identifiers.count() == 1


def test_a_number_withdrawn_from_one_that_the_other_goes_by_is_hers(keeley, again, merge):
    known = {"kind": IdentifierKind.NHS, "value": "9434765919", "by": MET_HUB, "at": NOW}
    wrong, _ = (people.record_identifier(person=one.person, **known) for one in (keeley, again))
    people.withdraw_identifier(identifier=wrong, why="A slip of the keys", by=MET_HUB, at=NOW)
    merge(keeley, again)
    assert keeley.person.identifiers.count() == 1


def test_if_either_is_restricted_the_one_is(keeley, again, merge, town, look):
    people.restrict(
        person=again.person, reason="A colleague’s child",
        named=[town.people[Role.HUB_SENIOR]], by=MET_HUB, at=NOW,
    )  # fmt: skip
    merge(keeley, again)
    keeley.person.refresh_from_db()
    assert keeley.person.is_restricted
    assert not registry.persons(viewer=look(Role.HUB_WORKER)).exists()
    assert registry.persons(viewer=look(Role.HUB_SENIOR)).get() == keeley.person


def test_two_restrictions_become_one(keeley, again, merge):
    for child in (keeley, again):
        people.restrict(person=child.person, reason="A colleague’s child", by=MET_HUB, at=NOW)
    merge(keeley, again)
    assert keeley.person.restrictions.filter(lifted_at=None).count() == 1


def test_both_records_say_so_in_the_book(keeley, again, merge):
    merge(keeley, again)
    lines = Entry.objects.filter(what="merging.person.merged").values_list("person_id", flat=True)
    assert set(lines) == {keeley.pk, again.pk}


def test_what_changed_since_it_was_shown_is_shown_again(keeley, again, merge):
    with pytest.raises(ChangedMeanwhile):
        merge(keeley, again, seen="something else")


def test_a_record_is_merged_once(keeley, again, register, merge):
    merge(keeley, again)
    with pytest.raises(changes.AlreadyMerged):
        merge(register(surname="Hollies"), again)
    with pytest.raises(changes.AlreadyMerged):
        merge(again, keeley)


def test_nobody_merges_a_record_with_itself_or_without_a_reason(keeley, again, merge):
    with pytest.raises(changes.TheSame):
        merge(keeley, keeley)
    with pytest.raises(changes.NoReason):
        merge(keeley, again, why=" ")
