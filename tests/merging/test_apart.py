"""Whatever was merged can be taken apart: both children stand again as they were."""

from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from methub.agencies.roles import Role
from methub.audit.models import Entry
from methub.children import changes as children
from methub.children.codes import AllocationKind, CareStatus
from methub.children.models import Child
from methub.clocks.models import Clock
from methub.foundation import moving
from methub.foundation.actors import MET_HUB
from methub.foundation.records import ChangedMeanwhile
from methub.merging import changes, queries
from methub.merging.codes import Side
from methub.merging.models import Move
from methub.missing.models import Episode, ThresholdMet
from methub.people import changes as people
from methub.people import queries as registry
from methub.people.codes import IdentifierKind, NameKind
from methub.people.models import PersonName
from tests.merging.conftest import NOW, dump
from tests.missing.conftest import days_ago

A_LIFE = st.fixed_dictionaries(
    {
        # days ago, and hours missing: on a coarse grid, so that two lives often overlap
        "episodes": st.lists(
            st.tuples(st.integers(2, 24).map(lambda n: 3 * n), st.sampled_from([6, 30, 54])),
            max_size=2,
            unique_by=lambda one: one[0],
        ),
        "interviews": st.booleans(),
        "care": st.sampled_from([CareStatus.IN_CARE_ORDER, CareStatus.CHILD_IN_NEED]),
        "worker": st.sampled_from([None, Role.ALLOCATED_WORKER, Role.TEAM_MANAGER]),
        "number": st.sampled_from(["", "9434765919"]),
        "restricted": st.booleans(),
        "alias": st.booleans(),
    }
)
QUESTIONS = ["name", "birth", "sex", "ethnicity", "authority", "care", "worker", "interview"]


# A life takes seconds to live: what fails is shown as it was found.
@settings(
    max_examples=6,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(one=A_LIFE, other=A_LIFE, taken=st.sets(st.sampled_from([*QUESTIONS, "episodes"])))
def test_merged_and_taken_apart_both_are_as_they_were(
    one, other, taken, town, register, whole_episode, interviewed, merge, unmerge
):
    """Row by row and column by column. What the merge itself reached stays, and stands no more."""
    with transaction.atomic():
        kept, away = (
            _lived(life, name, town, register, whole_episode, interviewed)
            for life, name in ((one, "Keeley"), (other, "Keely"))
        )
        before = dump()
        chosen = {*taken, *(_all_of(kept) if "episodes" in taken else ())}
        merged = merge(kept, away, taken=chosen)
        assert not moving.rows_of([away.pk]).keys() - _left_behind(away)
        unmerge(merged)
        after = _without_what_was_made(dump(), merged)
        assert {t: rows for t, rows in after.items() if rows != before[t]} == {}
        transaction.set_rollback(True)


def _lived(life, forenames, town, register, whole_episode, interviewed) -> Child:
    child = register(forenames=forenames, care=life["care"])
    for ago, hours in sorted(life["episodes"], reverse=True):  # oldest first, as they are told
        episode = whole_episode(child, days_ago(ago), hours=hours)
        if life["interviews"]:
            interviewed(episode)
    if life["worker"]:
        children.allocate_worker(
            child=child, kind=AllocationKind.SOCIAL_WORKER, worker=town.people[life["worker"]],
            manager=None, from_on=date(2026, 1, 1), by=MET_HUB, at=NOW,
        )  # fmt: skip
    if life["number"]:
        people.record_identifier(
            person=child.person, kind=IdentifierKind.NHS, value=life["number"], by=MET_HUB, at=NOW
        )
    if life["alias"]:
        people.add_name(
            person=child.person, surname="", forenames="KayKay", kind=NameKind.KNOWN_AS,
            by=MET_HUB, at=NOW,
        )  # fmt: skip
    if life["restricted"]:
        people.restrict(person=child.person, reason="A colleague’s child", by=MET_HUB, at=NOW)
    return child


def _all_of(child: Child) -> list[str]:
    return [f"episode-{e.reference}" for e in Episode.objects.filter(child=child)]


def _left_behind(away: Child) -> set[tuple[str, int]]:
    """The two records themselves, and what the other had already."""
    twice = {
        ("people.PersonIdentifier", pk)
        for pk in away.person.identifiers.values_list("pk", flat=True)
    }
    return {("people.Person", away.pk), ("children.Child", away.pk)} | twice


def _without_what_was_made(rows, merge):
    made = Move.objects.filter(merge=merge, column=moving.MADE)
    keys = {(move.table.lower().replace(".", "_"), move.row) for move in made}
    standing = [
        ("missing_thresholdmet", pk)
        for pk in ThresholdMet.objects.standing().values_list("pk", flat=True)
    ]
    owed = [("clocks_clock", pk) for pk in Clock.objects.open().values_list("pk", flat=True)]
    assert not keys & {*standing, *owed}
    return {
        table: [row for row in found if (table, row.get("id")) not in keys]
        for table, found in rows.items()
    }


def test_what_was_recorded_since_goes_to_whom_it_is_about(
    keeley, again, whole_episode, merge, unmerge
):
    merged = merge(keeley, again)
    since = whole_episode(keeley, days_ago(4))
    key = ("missing.Episode", since.pk)
    assert queries.parting(merge=merged).added == [key]
    unmerge(merged, answers={key: Side.AWAY})
    since.refresh_from_db()
    assert since.child_id == again.pk
    assert since.placement.child_id == again.pk
    assert set(since.statuses.values_list("child", flat=True)) == {again.pk}
    assert set(Clock.objects.filter(about=since.reference).values_list("person", flat=True)) == {
        again.pk
    }


def test_nobody_guesses_whose_it_is(keeley, again, whole_episode, merge, unmerge):
    merged = merge(keeley, again)
    whole_episode(keeley, days_ago(4))
    with pytest.raises(changes.NotAnswered):
        unmerge(merged)


def test_what_would_make_her_missing_twice_at_once_is_refused(
    keeley, again, whole_episode, merge, unmerge
):
    whole_episode(keeley, days_ago(10), hours=6)
    whole_episode(again, days_ago(10) + timedelta(hours=3), hours=30)
    merged = merge(keeley, again)
    since = whole_episode(keeley, days_ago(10) + timedelta(hours=12))
    key = ("missing.Episode", since.pk)
    with pytest.raises(changes.DoesNotFit):
        unmerge(merged, answers={key: Side.AWAY})


def test_an_episode_does_not_tell_the_home_of_another_child(
    keeley, again, whole_episode, merge, unmerge
):
    merged = merge(keeley, again)
    since = whole_episode(keeley, days_ago(4))
    assert since.placement is not None
    unmerge(merged, answers={("missing.Episode", since.pk): Side.KEPT})
    since.refresh_from_db()
    assert (since.child_id, since.placement) == (keeley.pk, None)


def test_an_interview_about_both_children_is_put_right_first(
    keeley, again, whole_episode, interviewed, merge, unmerge
):
    theirs = whole_episode(again, days_ago(6))
    merged = merge(keeley, again)
    theirs.refresh_from_db()
    opened = interviewed(theirs)
    with pytest.raises(changes.Entangled):
        unmerge(merged, answers={("interviews.Interview", opened.pk): Side.KEPT})
    unmerge(merged, answers={("interviews.Interview", opened.pk): Side.AWAY})


def test_what_somebody_changed_after_the_merge_may_stay(keeley, again, merge, unmerge, town):
    merged = merge(keeley, again)
    name = PersonName.objects.get(person=keeley.person, kind=NameKind.ALIAS)
    PersonName.objects.filter(pk=name.pk).update(kind=NameKind.PREVIOUS)
    [changed] = queries.parting(merge=merged).changed
    assert (changed.row, changed.column, changed.was) == (name.pk, "kind", NameKind.LEGAL)
    unmerge(merged, keep=[(changed.table, changed.row, changed.column)])
    name.refresh_from_db()
    assert (name.person_id, name.kind) == (again.pk, NameKind.PREVIOUS)


def test_each_is_found_again_as_who_they_are(keeley, again, merge, unmerge, look):
    unmerge(merge(keeley, again))
    assert registry.search(viewer=look(), text="Keeley Hollis")[0] == keeley.person
    assert registry.search(viewer=look(), text="Keely Holis")[0] == again.person


def test_both_say_so_in_the_book(keeley, again, merge, unmerge):
    unmerge(merge(keeley, again))
    lines = Entry.objects.filter(what="merging.person.unmerged")
    assert set(lines.values_list("person_id", flat=True)) == {keeley.pk, again.pk}


def test_records_merged_one_into_the_next_are_taken_apart_from_the_end(
    keeley, again, register, merge, unmerge
):
    third = register(surname="Hollies")
    first = merge(again, keeley)
    second = merge(third, again)
    with pytest.raises(changes.MergedOn):
        unmerge(first)
    unmerge(second)
    unmerge(first)
    assert Child.objects.filter(person__merged_into=None).count() == 3


def test_two_records_merged_into_one_are_taken_apart_in_any_order_that_is_possible(
    keeley, again, register, whole_episode, merge, unmerge
):
    third = register(surname="Hollies")
    ours, theirs = whole_episode(again, days_ago(9)), whole_episode(third, days_ago(5))
    first = merge(keeley, again)
    second = merge(keeley, third)
    unmerge(first)
    unmerge(second)
    for episode, child in ((ours, again), (theirs, third)):
        episode.refresh_from_db()
        assert episode.child_id == child.pk


def test_what_a_later_merge_touched_is_taken_apart_by_it_first(
    keeley, again, register, whole_episode, merge, unmerge
):
    third = register(surname="Hollies")
    stands = whole_episode(again, days_ago(9))
    whole_episode(third, days_ago(9))
    first = merge(keeley, again)
    second = merge(keeley, third, taken=[f"episode-{stands.reference}"])
    with pytest.raises(changes.TakeLaterApartFirst):
        unmerge(first)
    unmerge(second)
    unmerge(first)


def test_nothing_is_taken_apart_twice_unseen_or_without_a_reason(keeley, again, merge, unmerge):
    merged = merge(keeley, again)
    with pytest.raises(ChangedMeanwhile):
        unmerge(merged, seen="something else")
    with pytest.raises(changes.NoReason):
        unmerge(merged, why="")
    unmerge(merged)
    with pytest.raises(changes.AlreadyApart):
        unmerge(merged)
