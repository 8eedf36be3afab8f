"""What was said before is kept, and what followed from it follows anew."""

from datetime import timedelta

import pytest

from methub.clocks.codes import ClockState, Promise
from methub.clocks.models import Clock
from methub.foundation.records import ChangedMeanwhile
from methub.foundation.timekeeping import hours_after
from methub.missing import changes
from methub.missing.codes import PreventionOutcome, YesNo
from methub.missing.models import Correction, Episode, ThresholdMet
from tests.missing.conftest import NO_MORE_NEEDED, NOW, days_ago

WHY = "The home had the wrong day."


@pytest.fixture
def correct(signed):
    def correcting(episode, **facts):
        version = Episode.objects.get(pk=episode.pk).version
        return changes.correct_episode(
            episode=episode, changes=facts, why=WHY, version=version, **signed()
        )

    return correcting


def test_a_correction_keeps_what_was_said_what_is_said_now_and_why(
    keeley, goes_missing, correct, town
):
    episode = goes_missing(keeley, days_ago(2), circumstances="Left after tea.")
    (correction,) = correct(episode, circumstances="Left before tea.", clothing="")
    assert (correction.field, correction.was, correction.now, correction.why) == (
        "circumstances", "Left after tea.", "Left before tea.", WHY,
    )  # fmt: skip
    assert Correction.objects.get().recorded_by_name
    episode.refresh_from_db()
    assert episode.circumstances == "Left before tea."


def test_the_seconds_of_a_time_that_people_say_to_the_minute_are_no_correction(
    keeley, goes_missing, correct, signed
):
    since = days_ago(1).replace(second=42)
    episode = goes_missing(keeley, since)
    said = since.replace(second=0, microsecond=0)
    kept = correct(episode, missing_since=said, missing_from="A cousin’s house")
    assert [correction.field for correction in kept] == ["missing_from"]


def test_nothing_is_overwritten_for_somebody_who_saw_an_older_version(
    keeley, goes_missing, is_found, signed
):
    episode = goes_missing(keeley, days_ago(2))
    is_found(episode, days_ago(1))
    with pytest.raises(ChangedMeanwhile):
        changes.correct_episode(
            episode=episode, changes={"clothing": "Red coat"}, why=WHY, version=episode.version,
            **signed(),
        )  # fmt: skip


def test_a_correction_needs_a_reason_and_a_difference(keeley, goes_missing, correct, signed):
    episode = goes_missing(keeley, days_ago(2), clothing="Red coat")
    with pytest.raises(changes.NothingChanged):
        correct(episode, clothing="Red coat")
    with pytest.raises(changes.SaysNothing):
        changes.correct_episode(
            episode=episode, changes={"clothing": "Blue"}, why="", version=1, **signed()
        )


@pytest.mark.parametrize("field", ["child", "ended_at", "version", "recorded_at", "reference"])
def test_what_is_not_a_reported_fact_is_not_corrected(keeley, goes_missing, correct, field):
    with pytest.raises(changes.NotCorrectable):
        correct(goes_missing(keeley, days_ago(2)), **{field: "x"})


def test_found_and_returned_are_recorded_before_they_are_corrected(keeley, goes_missing, correct):
    episode = goes_missing(keeley, days_ago(2))
    with pytest.raises(changes.NotFoundYet):
        correct(episode, found_at=days_ago(1))
    with pytest.raises(changes.NotReturnedYet):
        correct(episode, returned_at=days_ago(1))


@pytest.mark.parametrize(("facts", "refusal"), [
    ({"missing_since": NOW + timedelta(days=1)}, changes.InTheFuture),
    ({"missing_since": days_ago(1)}, changes.FoundBeforeMissing),
    ({"found_at": days_ago(3)}, changes.FoundBeforeMissing),
    ({"missing_since": None}, changes.NotCorrectable),
])  # fmt: skip
def test_no_correction_makes_the_impossible(keeley, whole_episode, correct, facts, refusal):
    episode = whole_episode(keeley, days_ago(2))
    with pytest.raises(refusal):
        correct(episode, **facts)
    assert not Correction.objects.exists()


def test_no_correction_makes_two_episodes_overlap(keeley, whole_episode, correct):
    whole_episode(keeley, days_ago(3), hours=24)
    second = whole_episode(keeley, days_ago(1), hours=2)
    with pytest.raises(changes.OverlapsAnotherEpisode):
        correct(second, missing_since=days_ago(2.5))


def test_the_time_she_was_found_moves_the_promise_that_ran_from_it(
    keeley, whole_episode, correct, owed
):
    episode = whole_episode(keeley, days_ago(2), hours=6)
    (before,) = owed(keeley, Promise.PREVENTION_INTERVIEW)
    found_at = episode.found_at + timedelta(hours=12)
    correct(episode, found_at=found_at)
    (after,) = owed(keeley, Promise.PREVENTION_INTERVIEW)
    assert after.started_at == found_at
    assert after.due_at - before.due_at == timedelta(hours=12)
    assert after.why == "Found Fri 20 Nov 2026, 3:00am."
    (review,) = owed(keeley, Promise.CARE_PLAN_REVIEW)
    assert review.started_at == found_at
    episode.refresh_from_db()
    assert episode.ended_at == found_at


def test_a_promise_already_kept_is_judged_by_the_right_time(keeley, whole_episode, correct, signed):
    episode = whole_episode(keeley, days_ago(9), hours=6)
    held_at = hours_after(episode.found_at, 100)
    changes.record_prevention(
        episode=episode, outcome=PreventionOutcome.DONE, held_at=held_at, **signed()
    )
    clock = Clock.objects.get(promise=Promise.PREVENTION_INTERVIEW)
    assert clock.state(NOW) is ClockState.LATE
    correct(episode, found_at=hours_after(held_at, -1))
    clock.refresh_from_db()
    assert clock.state(NOW) is ClockState.MET


def test_a_child_who_turns_out_not_to_have_been_found_is_missing_again(
    keeley, whole_episode, correct, owed
):
    episode = whole_episode(keeley, days_ago(2))
    correct(episode, found_at=None)
    episode.refresh_from_db()
    assert episode.ended_at is None
    assert owed(keeley, Promise.PREVENTION_INTERVIEW) == []
    assert owed(keeley, Promise.CARE_PLAN_REVIEW) == []
    cancelled = Clock.objects.get(promise=Promise.PREVENTION_INTERVIEW)
    assert cancelled.cancelled_why == f"Corrected: {WHY}"


def test_a_child_who_went_missing_again_since_cannot_be_missing_twice(
    keeley, whole_episode, goes_missing, correct
):
    first = whole_episode(keeley, days_ago(3))
    goes_missing(keeley, days_ago(1))
    with pytest.raises((changes.AlreadyMissing, changes.OverlapsAnotherEpisode)):
        correct(first, found_at=None)


def test_a_corrected_start_can_reach_a_threshold(keeley, whole_episode, correct, owed):
    for day in (100, 55):
        whole_episode(keeley, days_ago(day))
    third = whole_episode(keeley, days_ago(10))
    assert owed(keeley, Promise.STRATEGY_MEETING) == []
    correct(third, missing_since=days_ago(11))
    assert ThresholdMet.objects.get().episode == third
    assert len(owed(keeley, Promise.STRATEGY_MEETING)) == 1


def test_an_earlier_episode_corrected_can_reach_a_later_ones_threshold(
    keeley, whole_episode, correct
):
    first = whole_episode(keeley, days_ago(101))
    whole_episode(keeley, days_ago(55))
    third = whole_episode(keeley, days_ago(10))
    correct(first, found_at=days_ago(99), missing_since=days_ago(99.5))
    assert ThresholdMet.objects.get().episode == third


def test_a_corrected_start_can_show_that_a_threshold_was_never_reached(
    keeley, whole_episode, correct
):
    first = whole_episode(keeley, days_ago(99))
    whole_episode(keeley, days_ago(55))
    whole_episode(keeley, days_ago(10))
    correct(first, missing_since=days_ago(100))
    threshold = ThresholdMet.objects.get()
    assert threshold.withdrawn_why == f"Corrected: {WHY}"
    assert Clock.objects.get(promise=Promise.STRATEGY_MEETING).state(NOW) is ClockState.CANCELLED
    correct(first, missing_since=days_ago(99))
    assert ThresholdMet.objects.standing().count() == 1, "it is owed again"
    assert ThresholdMet.objects.count() == 2, "and what was withdrawn is kept"


def test_a_threshold_still_reached_by_other_facts_shows_the_right_ones(
    keeley, whole_episode, correct, owed
):
    for day in (99, 55):
        whole_episode(keeley, days_ago(day))
    third = whole_episode(keeley, days_ago(12))
    correct(third, missing_since=days_ago(12.1))
    threshold = ThresholdMet.objects.get()
    assert threshold.fired_at == days_ago(12.1)
    (clock,) = owed(keeley, Promise.STRATEGY_MEETING)
    assert "Mon 9 Nov 2026, 6:36am" in clock.why


def test_what_another_room_must_do_anew_it_learns_from_the_corrections(
    keeley, whole_episode, correct
):
    episode = whole_episode(keeley, days_ago(2))
    corrections = correct(
        episode, found_at=episode.found_at + timedelta(hours=1), found_where="Her sister's"
    )
    assert {correction.field for correction in corrections} == {"found_at", "found_where"}


def test_nobody_found_her_anywhere_if_she_was_not_found(keeley, goes_missing, is_found, correct):
    episode = goes_missing(keeley, days_ago(2))
    is_found(episode, days_ago(1), found_where="Bus station", found_by="A patrol")
    corrections = correct(episode, found_at=None, found_where="Bus station")
    episode.refresh_from_db()
    assert (episode.found_where, episode.found_by, episode.found_told_at) == ("", "", None)
    assert {c.field: c.was for c in corrections}["found_by"] == "A patrol", "what was said is kept"


def test_an_episode_whose_care_plan_was_reviewed_is_not_opened_again(
    keeley, whole_episode, correct, signed
):
    episode = whole_episode(keeley, days_ago(9))
    changes.review_care_plan(
        episode=episode, reviewed_at=days_ago(1), addresses_reasons=YesNo.YES,
        **NO_MORE_NEEDED, prevention_strategy="Later evenings", **signed(),
    )  # fmt: skip
    with pytest.raises(changes.ReviewedSince, match="Correct the time"):
        correct(episode, found_at=None)
    correct(episode, clothing="Red coat")


def test_no_trigger_plan_is_owed_because_of_a_slip(keeley, whole_episode, correct, owed):
    first = whole_episode(keeley, days_ago(90))
    second = whole_episode(keeley, days_ago(10))
    correct(second, missing_since=days_ago(10.1))
    (clock,) = owed(keeley, Promise.TRIGGER_PLAN)
    assert "Wed 11 Nov 2026, 6:36am" in clock.why, "whoever owes it reads the right time"
    correct(first, found_at=days_ago(199), missing_since=days_ago(200))
    assert owed(keeley, Promise.TRIGGER_PLAN) == []
    assert Clock.objects.get(promise=Promise.TRIGGER_PLAN).cancelled_why == f"Corrected: {WHY}"


def test_a_trigger_plan_that_was_written_stays_written(keeley, whole_episode, correct, signed):
    first = whole_episode(keeley, days_ago(90))
    second = whole_episode(keeley, days_ago(10))
    changes.record_trigger_plan(episode=second, note="Photo.", sent_to="Police", **signed())
    correct(first, found_at=days_ago(199), missing_since=days_ago(200))
    assert Clock.objects.get(promise=Promise.TRIGGER_PLAN).state(NOW) is not ClockState.CANCELLED
