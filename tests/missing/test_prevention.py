"""The prevention interview, and what is added to an episode while it lasts and after."""

import pytest

from methub.audit.models import Entry
from methub.clocks.codes import ClockState, Promise
from methub.clocks.models import Clock
from methub.foundation.records import ChangedMeanwhile
from methub.foundation.timekeeping import hours_after
from methub.missing import changes
from methub.missing.codes import (
    PoliceGrade,
    PreventionOutcome,
    YesNo,
)
from methub.missing.models import PreventionInterview
from tests.missing.conftest import NOW, days_ago
from tests.missing.screens import HOUR


def test_the_police_spoke_to_her_and_every_field_is_kept(keeley, whole_episode, owed, signed):
    episode = whole_episode(keeley, days_ago(2))
    held_at = episode.found_at + HOUR
    learned = {
        "held_at": held_at, "officer": "PC 1142", "seen_alone": YesNo.YES,
        "returned_how": "By police car", "condition": "Tired, unhurt", "harm_suffered": YesNo.NO,
        "under_influence": YesNo.NOT_KNOWN, "belongings": "A second telephone",
        "accompanied_by": "An older man, Dean", "addresses": "14 Mill Road",
        "vehicles": "Grey Golf",
        "reason_given": "Wanted to see her sister", "victim_of_crime": YesNo.NOT_KNOWN,
        "exploitation_signs": "New telephone", "likely_again": YesNo.YES,
        "wishes": "To be asked first", "parent_present": YesNo.NO, "referral": "MASH",
        "information": "Sent to the intelligence desk", "sent_at": held_at + HOUR,
    }  # fmt: skip
    kept = changes.record_prevention(
        episode=episode, outcome=PreventionOutcome.DONE, **learned, **signed()
    )
    kept.refresh_from_db()
    assert {name: getattr(kept, name) for name in learned} == learned
    assert Clock.objects.get(promise=Promise.PREVENTION_INTERVIEW).stopped_at == held_at


def test_she_did_not_want_to_talk_and_the_promise_is_kept_all_the_same(
    keeley, whole_episode, owed, signed
):
    episode = whole_episode(keeley, days_ago(2))
    changes.record_prevention(episode=episode, outcome=PreventionOutcome.DECLINED, **signed())
    assert owed(keeley, Promise.PREVENTION_INTERVIEW) == []


def test_not_done_because_cancels_the_promise_with_the_reason(keeley, whole_episode, signed):
    episode = whole_episode(keeley, days_ago(2))
    with pytest.raises(changes.SaysNothing):
        changes.record_prevention(episode=episode, outcome=PreventionOutcome.NOT_DONE, **signed())
    changes.record_prevention(
        episode=episode,
        outcome=PreventionOutcome.NOT_DONE,
        not_done_because="In hospital; ward asked us to wait.",
        **signed(),
    )
    clock = Clock.objects.get(promise=Promise.PREVENTION_INTERVIEW)
    assert clock.state(NOW) is ClockState.CANCELLED
    assert "ward asked us to wait" in clock.cancelled_why


def test_a_second_account_is_kept_beside_the_first(keeley, whole_episode, signed):
    episode = whole_episode(keeley, days_ago(2))
    for officer in ("PC 1142", "PC 2207"):
        changes.record_prevention(
            episode=episode, outcome=PreventionOutcome.DONE, officer=officer, **signed()
        )
    assert PreventionInterview.objects.filter(episode=episode).count() == 2


def test_there_is_no_prevention_interview_before_the_child_is_found(keeley, goes_missing, signed):
    with pytest.raises(changes.NotFoundYet):
        changes.record_prevention(
            episode=goes_missing(keeley, days_ago(2)), outcome=PreventionOutcome.DONE, **signed()
        )


def test_the_cause_is_said_once_by_somebody_who_saw_the_newest_version(
    keeley, whole_episode, signed
):
    episode = whole_episode(keeley, days_ago(2))
    said = {"episode": episode, "cause": "Wanted to see her sister.", "crime_found": YesNo.NO}
    with pytest.raises(ChangedMeanwhile):
        changes.record_cause(**said, version=episode.version - 1, **signed())
    again = changes.record_cause(**said, version=episode.version, **signed())
    with pytest.raises(changes.AlreadyRecorded):
        changes.record_cause(**said, version=again.version, **signed())


def test_grades_are_a_history_and_the_newest_is_the_present_one(keeley, goes_missing, signed):
    episode = goes_missing(keeley, days_ago(2), grade=PoliceGrade.LOW)
    changes.record_grade(
        episode=episode, grade=PoliceGrade.HIGH, graded_at=days_ago(1), reason="Medication",
        **signed(),
    )  # fmt: skip
    graded = episode.grades.order_by("graded_at").values_list("grade", flat=True)
    assert list(graded) == ["low", "high"]


def test_a_late_grade_is_welcome_but_not_one_from_after_the_end(keeley, whole_episode, signed):
    episode = whole_episode(keeley, days_ago(2), hours=6)
    changes.record_grade(
        episode=episode, grade=PoliceGrade.HIGH, graded_at=days_ago(1.9), **signed()
    )
    with pytest.raises(changes.EpisodeEnded):
        changes.record_grade(
            episode=episode, grade=PoliceGrade.HIGH, graded_at=days_ago(1), **signed()
        )


def test_the_log_goes_on_after_the_end_and_every_line_is_in_the_book(keeley, whole_episode, signed):
    episode = whole_episode(keeley, days_ago(2))
    changes.add_update(
        episode=episode, happened_at=NOW, text="Her sister rang.", source="Willow House", **signed()
    )
    assert episode.updates.get().text == "Her sister rang."
    assert Entry.objects.filter(what="missing.update.added", person_id=keeley.pk).exists()
    with pytest.raises(changes.SaysNothing):
        changes.add_update(episode=episode, happened_at=NOW, text=" ", **signed())


def test_a_trigger_plan_is_owed_until_it_is_written_and_sent(keeley, whole_episode, owed, signed):
    whole_episode(keeley, days_ago(20))
    second = whole_episode(keeley, days_ago(10))
    assert len(owed(keeley, Promise.TRIGGER_PLAN)) == 1
    changes.record_trigger_plan(
        episode=second, note="Photo taken in May.", sent_to="Police, MET Hub, school", **signed()
    )
    assert owed(keeley, Promise.TRIGGER_PLAN) == []
    assert hours_after(NOW, 0) == Clock.objects.get(promise=Promise.TRIGGER_PLAN).stopped_at
