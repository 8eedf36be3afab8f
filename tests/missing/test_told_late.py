"""An episode nobody told the hub of then: recorded whole, as of when it happened."""

from datetime import timedelta

import pytest

from methub.clocks.codes import Promise
from methub.clocks.models import Clock
from methub.foundation.timekeeping import hours_after
from methub.intake.changes import FoundReport, MissingReport, child_was_missing
from methub.interviews.models import Interview
from methub.missing import changes
from methub.missing.models import Episode, ThresholdMet
from tests.missing.conftest import NOW, days_ago


@pytest.fixture
def told_late(keeley, signed):
    """Told this morning that she went missing one day and was found so many hours later."""

    def telling(since, hours=6):
        return child_was_missing(
            child=keeley,
            report=MissingReport(missing_since=since),
            found=FoundReport(found_at=since + timedelta(hours=hours), found_where="Station"),
            told_at=NOW,
            **signed(),
        )

    return telling


def test_last_months_episode_is_told_of_while_she_is_missing_again(keeley, goes_missing, told_late):
    tonight = goes_missing(keeley, days_ago(1))
    past = told_late(days_ago(30))
    assert past.ended_at == days_ago(30) + timedelta(hours=6)
    assert Episode.objects.still_missing().get() == tonight


def test_every_clock_runs_from_when_it_happened_and_the_lag_is_kept(keeley, told_late):
    past = told_late(days_ago(30))
    for promise, hours in ((Promise.PREVENTION_INTERVIEW, 24), (Promise.RETURN_INTERVIEW, 72)):
        clock = Clock.objects.get(promise=promise)
        assert clock.started_at == past.found_at
        assert clock.due_at == hours_after(past.found_at, hours), "late since then, not since today"
    assert past.found_told_at - past.found_at == NOW - past.found_at
    assert past.told_hub_at == NOW


def test_an_interview_she_waits_for_answers_the_earlier_episode_too(
    keeley, whole_episode, signed, told_late
):
    whole_episode(keeley, days_ago(1))
    told_late(days_ago(30))
    assert Interview.objects.count() == 1


def test_it_can_be_the_third_in_a_window_that_ended_since(keeley, whole_episode, told_late, owed):
    whole_episode(keeley, days_ago(55))
    third = whole_episode(keeley, days_ago(10))
    assert owed(keeley, Promise.STRATEGY_MEETING) == []
    told_late(days_ago(80))
    threshold = ThresholdMet.objects.get()
    assert threshold.episode == third
    assert threshold.fired_at == days_ago(10)
    assert owed(keeley, Promise.STRATEGY_MEETING)[0].started_at > days_ago(10)


def test_it_can_make_a_trigger_plan_owed_for_a_later_one(keeley, goes_missing, told_late, owed):
    goes_missing(keeley, days_ago(1))
    assert owed(keeley, Promise.TRIGGER_PLAN) == []
    told_late(days_ago(30))
    assert len(owed(keeley, Promise.TRIGGER_PLAN)) == 1


def test_missing_for_six_days_then_was_long_then(told_late):
    told_late(days_ago(40), hours=24 * 6)
    assert ThresholdMet.objects.get().fired_at == days_ago(35)


def test_it_overlaps_no_other_episode(keeley, goes_missing, told_late):
    goes_missing(keeley, days_ago(2))
    with pytest.raises(changes.OverlapsAnotherEpisode):
        told_late(days_ago(2.1))
    assert told_late(days_ago(2.25)).ended_at == days_ago(2), "it may end as the next begins"


def test_nobody_is_found_before_going_missing_nor_tomorrow(told_late):
    with pytest.raises(changes.FoundBeforeMissing):
        told_late(days_ago(3), hours=-1)
    with pytest.raises(changes.InTheFuture):
        told_late(days_ago(0.1))


def test_without_its_end_it_is_a_second_open_episode_and_refused(keeley, goes_missing):
    goes_missing(keeley, days_ago(2))
    with pytest.raises(changes.AlreadyMissing):
        goes_missing(keeley, days_ago(30))
