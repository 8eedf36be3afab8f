"""A child is found, and returns; what the police learned; what was behind it."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from methub.children.codes import CareStatus
from methub.clocks.codes import Promise
from methub.missing import changes
from methub.missing.codes import (
    AuthorityStatus,
    Channel,
    PreventionOutcome,
    ToldPurpose,
    YesNo,
)
from methub.missing.models import CarePlanReview, Episode
from tests.missing.conftest import NO_MORE_NEEDED, NOW, days_ago
from tests.missing.screens import HOUR


def test_a_found_child_is_owed_a_prevention_interview_by_the_police(
    keeley, goes_missing, is_found, owed, town
):
    episode = is_found(goes_missing(keeley, days_ago(2)), days_ago(1), told_at=days_ago(0.5),
                       at=NOW)  # fmt: skip
    (clock,) = owed(keeley, Promise.PREVENTION_INTERVIEW)
    assert clock.owed_by_team == town.teams["Constabulary"]
    assert clock.started_at == days_ago(1), "from when she was found, not from when we heard"
    assert clock.why == "Found Fri 20 Nov 2026, 9:00am."
    assert episode.ended_at == days_ago(1)
    assert episode.found_told_at - episode.found_at == timedelta(hours=12), "the lag is kept"


def test_nobody_is_found_twice(keeley, whole_episode, is_found):
    with pytest.raises(changes.AlreadyFound):
        is_found(whole_episode(keeley, days_ago(2)), days_ago(1))


def test_nobody_is_found_before_going_missing(keeley, goes_missing, is_found):
    with pytest.raises(changes.FoundBeforeMissing):
        is_found(goes_missing(keeley, days_ago(2)), days_ago(3), at=NOW)


def test_nobody_is_found_tomorrow(keeley, goes_missing, signed):
    episode = goes_missing(keeley, days_ago(2))
    with pytest.raises(changes.InTheFuture):
        changes.record_found(episode=episode, found_at=NOW + HOUR, told_at=NOW, **signed(at=NOW))


def test_a_child_in_care_who_returned_is_owed_a_care_plan_review(
    keeley, allocated, whole_episode, owed, signed
):
    episode = whole_episode(keeley, days_ago(2))
    changes.record_returned(
        episode=episode, returned_at=days_ago(1), returned_to="Willow House", **signed()
    )
    (clock,) = owed(keeley, Promise.CARE_PLAN_REVIEW)
    assert (clock.owed_by, clock.started_at) == (allocated, days_ago(1))
    assert clock.why == "In care, and returned Fri 20 Nov 2026, 9:00am."
    changes.review_care_plan(
        episode=episode,
        reviewed_at=NOW,
        addresses_reasons=YesNo.NO,
        **NO_MORE_NEEDED,
        prevention_strategy="Contact with her sister twice a week.",
        **signed(),
    )
    assert owed(keeley, Promise.CARE_PLAN_REVIEW) == []
    with pytest.raises(changes.AlreadyRecorded):
        changes.review_care_plan(
            episode=episode, reviewed_at=NOW, addresses_reasons=YesNo.NO,
            **NO_MORE_NEEDED, prevention_strategy="Again.", **signed(),
        )  # fmt: skip
    assert CarePlanReview.objects.count() == 1


def test_the_plan_is_reviewed_even_if_nobody_ever_says_that_she_returned(
    keeley, allocated, whole_episode, owed, signed
):
    episode = whole_episode(keeley, days_ago(2), hours=24)
    (clock,) = owed(keeley, Promise.CARE_PLAN_REVIEW)
    assert (clock.owed_by, clock.started_at) == (allocated, days_ago(1))
    assert clock.why == "In care, and no longer missing since Fri 20 Nov 2026, 9:00am."
    changes.record_returned(episode=episode, returned_at=NOW, **signed())
    (moved,) = owed(keeley, Promise.CARE_PLAN_REVIEW)
    assert (moved.pk, moved.started_at) == (clock.pk, NOW), "one promise, from when she was back"
    assert moved.due_at - clock.due_at == timedelta(days=1)


def test_a_plan_reviewed_before_she_was_back_is_not_owed_again(keeley, whole_episode, owed, signed):
    episode = whole_episode(keeley, days_ago(2), hours=24)
    changes.review_care_plan(
        episode=episode, reviewed_at=days_ago(0.5), addresses_reasons=YesNo.NO,
        **NO_MORE_NEEDED, prevention_strategy="Contact with her sister.", **signed(),
    )  # fmt: skip
    changes.record_returned(episode=episode, returned_at=NOW, **signed())
    assert owed(keeley, Promise.CARE_PLAN_REVIEW) == []


def test_a_child_who_lives_at_home_has_no_care_plan_to_review(register, whole_episode, owed):
    at_home = register(surname="Ward", forenames="Ellis", care=CareStatus.CHILD_IN_NEED)
    whole_episode(at_home, days_ago(2))
    assert owed(at_home, Promise.CARE_PLAN_REVIEW) == []


def test_norfolk_reviews_the_plans_of_its_own_children(visitor, whole_episode, owed, signed):
    changes.record_returned(
        episode=whole_episode(visitor, days_ago(2)), returned_at=days_ago(1), **signed()
    )
    assert owed(visitor, Promise.CARE_PLAN_REVIEW) == []


def test_a_missing_child_who_walks_in_was_found_by_walking_in(keeley, goes_missing, owed, signed):
    episode = changes.record_returned(
        episode=goes_missing(keeley, days_ago(2)),
        returned_at=days_ago(1),
        returned_to="Willow House",
        **signed(),
    )
    assert (episode.found_at, episode.ended_at) == (days_ago(1), days_ago(1))
    assert len(owed(keeley, Promise.PREVENTION_INTERVIEW)) == 1


def test_a_child_who_is_away_has_not_been_lost_and_the_episode_ends_when_they_return(
    keeley, goes_missing, is_found, signed
):
    episode = goes_missing(keeley, days_ago(2), authority_status=AuthorityStatus.AWAY)
    episode = is_found(episode, days_ago(1.5))
    assert episode.ended_at is None
    episode = changes.record_returned(episode=episode, returned_at=days_ago(1), **signed())
    assert episode.ended_at == days_ago(1)


def test_an_away_episode_ends_when_the_authority_no_longer_says_away(
    keeley, goes_missing, is_found, owed, signed
):
    episode = goes_missing(keeley, days_ago(2), authority_status=AuthorityStatus.AWAY)
    is_found(episode, days_ago(1.5))
    changes.record_status(
        episode=episode, status=AuthorityStatus.NONE, from_at=days_ago(1), **signed()
    )
    episode.refresh_from_db()
    assert episode.ended_at == days_ago(1)
    (clock,) = owed(keeley, Promise.CARE_PLAN_REVIEW)
    assert clock.started_at == days_ago(1), "nobody had to say that she returned"


def test_nobody_returns_before_being_found_or_twice(keeley, whole_episode, signed):
    episode = whole_episode(keeley, days_ago(2), hours=6)
    with pytest.raises(changes.ReturnedBeforeFound):
        changes.record_returned(episode=episode, returned_at=days_ago(1.9), **signed())
    changes.record_returned(episode=episode, returned_at=days_ago(1), **signed())
    with pytest.raises(changes.AlreadyReturned):
        changes.record_returned(episode=episode, returned_at=days_ago(0.5), **signed())


def test_the_police_spoke_to_nobody_before_she_was_found(keeley, whole_episode, signed):
    episode = whole_episode(keeley, days_ago(2).replace(second=42), hours=6)
    to_the_minute = episode.found_at.replace(second=0)
    told = {"episode": episode, "outcome": PreventionOutcome.DONE, **signed()}
    with pytest.raises(changes.HeldBeforeFound):
        changes.record_prevention(held_at=to_the_minute - timedelta(minutes=1), **told)
    changes.record_prevention(held_at=to_the_minute, **told)


@pytest.mark.parametrize("danger", NO_MORE_NEEDED)
def test_a_review_answers_every_danger_if_only_with_why_nothing_is_needed(
    keeley, whole_episode, signed, danger
):
    said = {**NO_MORE_NEEDED, "prevention_strategy": "Her sister.", danger: " "}
    with pytest.raises(changes.SaysNothing):
        changes.review_care_plan(
            episode=whole_episode(keeley, days_ago(2)), reviewed_at=NOW,
            addresses_reasons=YesNo.NO, **said, **signed(),
        )  # fmt: skip


def test_no_plan_is_reviewed_for_an_episode_that_has_not_ended_yet(keeley, whole_episode, signed):
    episode = whole_episode(keeley, days_ago(2), hours=24)
    with pytest.raises(changes.ReviewedBeforeTheEnd):
        changes.review_care_plan(
            episode=episode, reviewed_at=days_ago(1.5), addresses_reasons=YesNo.NO,
            **NO_MORE_NEEDED, prevention_strategy="Contact with her sister.", **signed(),
        )  # fmt: skip


@pytest.mark.parametrize("purpose", ToldPurpose)
def test_norfolk_is_told_of_nothing_before_he_went_missing(visitor, goes_missing, signed, purpose):
    episode = goes_missing(visitor, days_ago(2))
    with pytest.raises(changes.ToldBeforeMissing):
        changes.tell_authority(
            episode=episode, purpose=purpose, channel=Channel.EMAIL, told_who="Duty desk",
            told_at=days_ago(3), **signed(),
        )  # fmt: skip


@pytest.mark.parametrize(("field", "value"), [
    ("found_at", days_ago(3)),
    ("ended_at", days_ago(3)),
    ("returned_at", days_ago(1.9)),
])  # fmt: skip
def test_the_database_itself_keeps_the_times_in_order(keeley, whole_episode, field, value):
    episode = whole_episode(keeley, days_ago(2), hours=6)
    with pytest.raises(IntegrityError, match="episode_"), transaction.atomic():
        Episode.objects.filter(pk=episode.pk).update(**{field: value})
