"""Strategy meetings: when they are owed, by whom, and how that ends."""

from datetime import timedelta

import pytest

from methub.agencies.roles import Role
from methub.audit.models import Entry
from methub.children import changes as children
from methub.children.codes import AllocationKind
from methub.clocks.codes import ClockState, Promise
from methub.clocks.models import Clock
from methub.foundation.timekeeping import london_day
from methub.missing import changes, jobs
from methub.missing.codes import ThresholdKind
from methub.missing.models import ThresholdMet
from tests.missing.conftest import NOW, days_ago
from tests.missing.screens import DECISION

SECOND = timedelta(seconds=1)


def test_three_episodes_in_ninety_days_owe_a_strategy_meeting(keeley, allocated, three_times, owed):
    third = three_times(keeley)
    threshold = ThresholdMet.objects.get()
    assert (threshold.kind, threshold.episode, threshold.fired_at) == (
        ThresholdKind.REPEAT, third, third.missing_since,
    )  # fmt: skip
    assert len(threshold.facts["episodes"]) == 3
    assert threshold.facts["episodes"][-1] == third.reference
    (clock,) = owed(keeley, Promise.STRATEGY_MEETING)
    assert clock.about == threshold.reference
    assert clock.owed_by == allocated
    assert clock.why.startswith("3 missing episodes in 90 days: Thu 13 Aug 2026, 10:00am;")
    assert clock.started_at == third.told_hub_at


def test_days_0_45_and_90_owe_none(keeley, three_times, owed):
    three_times(keeley, last=90)
    assert owed(keeley, Promise.STRATEGY_MEETING) == []


def test_without_an_allocated_worker_the_hub_owes_it(keeley, three_times, owed, town):
    three_times(keeley)
    (clock,) = owed(keeley, Promise.STRATEGY_MEETING)
    assert (clock.owed_by, clock.owed_by_team) == (None, town.teams["MET Hub"])


def test_what_is_owed_to_a_child_does_not_leave_with_the_worker(
    keeley, allocated, three_times, owed, town, signed
):
    three_times(keeley)
    newcomer = town.people[Role.TEAM_MANAGER]
    children.allocate_worker(
        child=keeley,
        kind=AllocationKind.SOCIAL_WORKER,
        worker=newcomer,
        manager=None,
        from_on=london_day(NOW),
        **signed(),
    )
    (meeting,), (plan,) = owed(keeley, Promise.STRATEGY_MEETING), owed(keeley, Promise.TRIGGER_PLAN)
    assert meeting.owed_by == plan.owed_by == newcomer
    children.end_allocation(child=keeley, until_on=london_day(NOW), **signed())
    (meeting,) = owed(keeley, Promise.STRATEGY_MEETING)
    assert (meeting.owed_by, meeting.owed_by_team) == (None, town.teams["MET Hub"])


def test_missing_for_exactly_five_days_is_not_long(keeley, goes_missing):
    goes_missing(keeley, days_ago(5))
    assert jobs.look_for_long_missing(at=NOW) == 0


def test_a_second_more_is_long_and_is_found_once(keeley, goes_missing, owed):
    episode = goes_missing(keeley, days_ago(5))
    assert jobs.look_for_long_missing(at=NOW + SECOND) == 1
    assert jobs.look_for_long_missing(at=NOW + timedelta(minutes=1)) == 0
    threshold = ThresholdMet.objects.get()
    assert (threshold.kind, threshold.fired_at) == (ThresholdKind.LONG, NOW)
    (clock,) = owed(keeley, Promise.STRATEGY_MEETING)
    assert clock.started_at == NOW
    assert clock.why == "Missing for more than 5 days: since Mon 16 Nov 2026, 9:00am."
    assert episode.reference not in clock.why


def test_a_child_found_before_the_job_looked_was_missing_a_long_time_all_the_same(
    keeley, whole_episode
):
    whole_episode(keeley, days_ago(8), hours=5 * 24 + 1)
    assert ThresholdMet.objects.get().kind == ThresholdKind.LONG


def test_one_child_who_cannot_be_judged_does_not_hold_up_the_next(
    keeley, register, goes_missing, monkeypatch, caplog
):
    goes_missing(keeley, days_ago(7))
    second = goes_missing(register("Amir", "Sami"), days_ago(6))
    real = changes.record_long_missing

    def failing(*, episode, **rest):
        if episode.child_id == keeley.pk:
            raise RuntimeError
        real(episode=episode, **rest)

    monkeypatch.setattr(changes, "record_long_missing", failing)
    assert jobs.look_for_long_missing(at=NOW) == 1
    assert ThresholdMet.objects.get().episode == second
    assert "could not be looked at" in caplog.text


def test_one_promise_is_enough_however_many_thresholds_wait(
    keeley, three_times, goes_missing, owed
):
    three_times(keeley)
    goes_missing(keeley, days_ago(6))
    jobs.look_for_long_missing(at=NOW)
    assert ThresholdMet.objects.waiting().count() == 3  # third time; fourth time; and long
    assert len(owed(keeley, Promise.STRATEGY_MEETING)) == 1


def test_a_meeting_answers_every_threshold_that_waits(
    keeley, three_times, goes_missing, owed, signed
):
    three_times(keeley)
    goes_missing(keeley, days_ago(6))
    jobs.look_for_long_missing(at=NOW)
    meeting = changes.convene_meeting(
        threshold=ThresholdMet.objects.first(),
        convened_by="Team manager",
        hub_invited_at=NOW,
        **signed(),
    )
    assert meeting.thresholds.count() == 3
    assert len(owed(keeley, Promise.STRATEGY_MEETING)) == 1, "convened is not held"
    held_at = NOW + timedelta(hours=3)
    changes.record_meeting_held(
        meeting=meeting, held_at=held_at, decision=DECISION, **signed(at=held_at)
    )
    assert owed(keeley, Promise.STRATEGY_MEETING) == []
    assert Clock.objects.get(promise=Promise.STRATEGY_MEETING).stopped_at == held_at
    assert not ThresholdMet.objects.waiting().exists()


def test_a_meeting_is_convened_once_and_held_once(keeley, three_times, signed):
    three_times(keeley)
    threshold = ThresholdMet.objects.get()
    said = {"threshold": threshold, "convened_by": "Team manager"}
    with pytest.raises(changes.HubNotInvited):
        changes.convene_meeting(**said, **signed())
    said["hub_invited_at"] = NOW
    meeting = changes.convene_meeting(**said, **signed())
    with pytest.raises(changes.AlreadyConvened):
        changes.convene_meeting(**said, **signed())
    held = {"meeting": meeting, "held_at": NOW, "decision": DECISION}
    changes.record_meeting_held(**held, **signed())
    with pytest.raises(changes.AlreadyHeld):
        changes.record_meeting_held(**held, **signed())


def test_a_fourth_episode_after_the_meeting_owes_another(
    keeley, three_times, goes_missing, owed, signed
):
    three_times(keeley)
    meeting = changes.convene_meeting(
        threshold=ThresholdMet.objects.get(),
        convened_by="T",
        hub_invited_at=days_ago(9),
        **signed(at=days_ago(9)),
    )
    changes.record_meeting_held(
        meeting=meeting, held_at=days_ago(8), decision=DECISION, **signed(at=days_ago(8))
    )
    fourth = goes_missing(keeley, days_ago(3))
    (clock,) = owed(keeley, Promise.STRATEGY_MEETING)
    assert clock.about == ThresholdMet.objects.get(episode=fourth).reference


def test_an_override_cancels_the_promise_and_says_who_and_why(
    keeley, three_times, owed, signed, town
):
    three_times(keeley)
    threshold = ThresholdMet.objects.get()
    changes.override_threshold(threshold=threshold, why="Meeting held last week.", **signed())
    threshold.refresh_from_db()
    assert threshold.overridden_by_name == town.actor(Role.HUB_SENIOR).name
    assert threshold.facts["episodes"], "the facts stay"
    clock = Clock.objects.get(promise=Promise.STRATEGY_MEETING)
    assert clock.state(NOW) is ClockState.CANCELLED
    assert clock.cancelled_why.endswith("Meeting held last week.")
    assert Entry.objects.filter(what="missing.threshold.overridden", person_id=keeley.pk).exists()
    with pytest.raises(changes.AlreadyOverridden):
        changes.override_threshold(threshold=threshold, why="Again.", **signed())


def test_an_override_needs_a_reason(keeley, three_times, signed):
    three_times(keeley)
    with pytest.raises(changes.SaysNothing):
        changes.override_threshold(threshold=ThresholdMet.objects.get(), why="  ", **signed())


def test_overriding_one_threshold_leaves_the_meeting_owed_for_the_other(
    keeley, three_times, goes_missing, owed, signed
):
    three_times(keeley)
    fourth = goes_missing(keeley, days_ago(3))
    first, second = ThresholdMet.objects.order_by("fired_at")
    changes.override_threshold(threshold=first, why="Agreed with the manager.", **signed())
    (clock,) = owed(keeley, Promise.STRATEGY_MEETING)
    assert (clock.about, second.episode) == (second.reference, fourth)
