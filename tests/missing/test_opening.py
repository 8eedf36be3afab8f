"""A child goes missing."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from methub.agencies.roles import Role
from methub.audit.models import Entry
from methub.children import changes as children
from methub.children.codes import LivingKind
from methub.children.models import Placement
from methub.clocks.codes import Promise
from methub.foundation.actors import MET_HUB
from methub.foundation.timekeeping import hours_after
from methub.missing import changes, queries
from methub.missing.codes import AuthorityStatus, PoliceGrade
from methub.missing.models import Episode
from tests.missing.conftest import NOW, days_ago


def test_the_episode_keeps_where_the_child_lived_and_who_is_responsible(keeley, goes_missing):
    episode = goes_missing(keeley, days_ago(1))
    assert episode.placement.name == "Willow House"
    assert episode.was_in_care
    assert episode.district == "E07000012"
    assert episode.responsible_authority.name == "Cambridgeshire"
    assert episode.host_authority.name == "Cambridgeshire"


@pytest.fixture
def fathers(keeley, town):
    """Keeley also lives with her father, since last month: two homes at once."""
    return children.record_placement(
        child=keeley, kind=LivingKind.HOME, name="", address="3 Marsh Lane, March",
        postcode="PE15 8NR", district="E07000010",
        host_authority=town.authorities["Peterborough"], from_on=days_ago(30).date(),
        by=MET_HUB, at=days_ago(29),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("missing_from", "district"),
    [
        ("Willow House, her bedroom", "E07000012"),
        ("Her dad’s, 3 Marsh Lane", "E07000010"),
        ("Father's address PE158NR", "E07000010"),
        ("The bus station", "E07000010"),
    ],
)
def test_of_two_homes_it_is_the_one_she_was_missing_from_or_else_the_newest(
    keeley, fathers, goes_missing, missing_from, district
):
    assert goes_missing(keeley, days_ago(1), missing_from=missing_from).district == district


def test_the_home_that_was_chosen_counts_whatever_was_written(keeley, fathers, goes_missing):
    willow = Placement.objects.get(child=keeley, name="Willow House")
    episode = goes_missing(keeley, days_ago(1), home=willow, missing_from="3 Marsh Lane")
    assert (episode.placement, episode.district) == (willow, "E07000012")
    assert episode.host_authority.name == "Cambridgeshire"


def test_the_police_grade_and_the_authoritys_status_are_said_apart(keeley, goes_missing, look):
    goes_missing(
        keeley, days_ago(1), grade=PoliceGrade.MEDIUM, authority_status=AuthorityStatus.AWAY
    )
    missing = queries.missing_now(viewer=look()).get()
    assert (missing.grade_now, missing.status_now) == ("medium", "away-without-authorisation")


def test_a_child_who_is_missing_cannot_go_missing_again(keeley, goes_missing):
    goes_missing(keeley, days_ago(2))
    with pytest.raises(changes.AlreadyMissing):
        goes_missing(keeley, days_ago(1))
    assert Episode.objects.count() == 1


def test_an_episode_may_begin_the_moment_the_one_before_ended(keeley, whole_episode, goes_missing):
    first = whole_episode(keeley, days_ago(2), hours=6)
    second = goes_missing(keeley, first.ended_at)
    assert second.missing_since == first.ended_at


def test_an_episode_may_not_begin_while_another_lasted(keeley, whole_episode, goes_missing):
    whole_episode(keeley, days_ago(2), hours=6)
    with pytest.raises(changes.OverlapsAnotherEpisode):
        goes_missing(keeley, days_ago(2) + timedelta(hours=5))


def test_an_open_episode_may_not_swallow_a_later_one(keeley, whole_episode, goes_missing):
    whole_episode(keeley, days_ago(2), hours=6)
    with pytest.raises(changes.OverlapsAnotherEpisode):
        goes_missing(keeley, days_ago(3))


def test_any_length_counts_even_none(keeley, whole_episode):
    assert whole_episode(keeley, days_ago(2), hours=0).ended_at == days_ago(2)


def test_nobody_goes_missing_tomorrow(keeley, signed):
    with pytest.raises(changes.InTheFuture):
        changes.open_episode(
            child=keeley, missing_since=NOW + timedelta(seconds=1), told_hub_at=NOW, **signed()
        )


def test_absent_is_never_recorded_anew(keeley, goes_missing):
    with pytest.raises(changes.OnlyOnImportedRecords):
        goes_missing(keeley, days_ago(1), authority_status=AuthorityStatus.ABSENT)


def test_the_refusal_is_a_sentence_a_tired_person_can_use():
    assert str(changes.AlreadyMissing()) == (
        "This child already has an open missing episode. Add what you know to that one."
    )


def test_the_book_has_a_line_about_the_child(keeley, goes_missing, town):
    episode = goes_missing(keeley, days_ago(1))
    line = Entry.objects.get(what="missing.episode.opened")
    assert (line.person_id, line.about_id) == (keeley.pk, episode.pk)
    assert line.actor_name == town.actor(Role.HUB_SENIOR).name


def test_the_database_itself_refuses_a_second_open_episode(keeley, goes_missing):
    episode = goes_missing(keeley, days_ago(2))
    with pytest.raises(IntegrityError, match="one_open_episode_per_child|overlap"):
        _copy_at(episode, days_ago(1), None)


@pytest.mark.parametrize(("begins", "ends", "is_refused"), [
    (5.0, 4.0, False),
    (5.0, 3.0, False),  # ends as the next begins
    (5.0, 2.9, True),
    (2.5, 2.4, True),
    (2.0, 1.0, False),  # begins as the one before ends
    (2.1, 1.0, True),
    (4.0, 1.0, True),
    (2.5, 2.5, False),  # of no length
])  # fmt: skip
def test_the_database_itself_refuses_an_overlap(keeley, whole_episode, begins, ends, is_refused):
    episode = whole_episode(keeley, days_ago(3), hours=24)
    if is_refused:
        with pytest.raises(IntegrityError, match="episodes_of_a_child_do_not_overlap"):
            _copy_at(episode, days_ago(begins), days_ago(ends))
    else:
        _copy_at(episode, days_ago(begins), days_ago(ends))


def test_two_children_may_be_missing_at_once(keeley, register, goes_missing, look):
    goes_missing(register("Amir", "Sami"), days_ago(2))
    goes_missing(keeley, days_ago(1))
    names = [e.child.person.name for e in queries.missing_now(viewer=look())]
    assert names == ["Sami Amir", "Keeley Hollis"]


def test_a_child_placed_here_from_outside_sets_off_one_promise_to_tell_their_authority(
    visitor, goes_missing, owed, town
):
    episode = goes_missing(visitor, days_ago(1))
    clock = owed(visitor, Promise.TELL_AUTHORITY)[0]
    assert clock.about == episode.reference
    assert clock.owed_by_team == town.teams["MET Hub"]
    assert clock.owed_to == "Norfolk"
    assert clock.started_at == episode.told_hub_at
    assert clock.authority == town.authorities["Cambridgeshire"]


def test_nobody_is_told_of_our_own_child(keeley, goes_missing, owed):
    goes_missing(keeley, days_ago(1))
    assert owed(keeley, Promise.TELL_AUTHORITY) == []


def test_the_second_episode_in_the_window_owes_a_trigger_plan_and_the_third_no_other(
    keeley, allocated, whole_episode, owed
):
    whole_episode(keeley, days_ago(60))
    assert owed(keeley, Promise.TRIGGER_PLAN) == []
    second = whole_episode(keeley, days_ago(30))
    whole_episode(keeley, days_ago(10))
    (clock,) = owed(keeley, Promise.TRIGGER_PLAN)
    assert (clock.about, clock.owed_by) == (second.reference, allocated)
    assert clock.due_at == hours_after(second.told_hub_at, 24 * 5)


def test_an_episode_long_ago_makes_no_trigger_plan(keeley, whole_episode, owed):
    whole_episode(keeley, days_ago(300))
    whole_episode(keeley, days_ago(10))
    assert owed(keeley, Promise.TRIGGER_PLAN) == []


def test_missing_now_never_shows_a_protected_home(keeley, goes_missing, look):
    episode = goes_missing(keeley, days_ago(1))
    assert queries.missing_now(viewer=look()).get().lives_at == "Willow House"
    type(episode.placement).objects.update(is_protected=True, place=None)
    assert queries.missing_now(viewer=look()).get().lives_at == "Protected address"


def test_an_episode_of_a_child_one_may_not_know_of_is_not_there(keeley, goes_missing, look):
    episode = goes_missing(keeley, days_ago(1))
    outside = look(Role.PARTNER)
    assert not queries.episode_named(viewer=outside, reference=episode.reference).exists()
    assert not queries.missing_now(viewer=outside).exists()
    assert not queries.episodes_of(viewer=outside, child_id=keeley.pk).exists()


def _copy_at(episode, begins, ends):
    with transaction.atomic():
        Episode.objects.create(
            child=episode.child,
            responsible_authority=episode.responsible_authority,
            missing_since=begins,
            ended_at=ends,
            told_hub_at=begins,
            recorded_at=NOW,
        )


def test_norfolk_is_asked_for_the_trigger_plan_of_its_own_child(visitor, whole_episode, owed, town):
    whole_episode(visitor, days_ago(40))
    whole_episode(visitor, days_ago(10))
    (clock,) = owed(visitor, Promise.TRIGGER_PLAN)
    assert clock.owed_by_team == town.teams["MET Hub"], "who asks is in the partnership"
    assert clock.why.endswith("Norfolk writes it: ask them for it.")
