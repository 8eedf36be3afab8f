"""A child is found: one interview is owed, by somebody, within 72 hours."""

import threading
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from methub.agencies.roles import Role
from methub.audit.models import Entry
from methub.clocks.codes import Promise
from methub.clocks.models import Clock
from methub.foundation.actors import MET_HUB
from methub.interviews import changes, queries
from methub.interviews.codes import Outcome
from methub.interviews.models import Interview, InterviewEpisode
from methub.missing import changes as missing
from methub.missing.models import Episode
from methub.policies.changes import adopt_policy
from methub.policies.rules.shipped import shipped_profiles
from tests.interviews.conftest import NOON, hours
from tests.interviews.shorthand import clock_of


def test_one_interview_answers_two_episodes_and_the_earliest_due_time_stands(hub):
    child = hub.child()
    first = hub.opened(child)
    second = hub.opened(child, NOON + hours(30))
    assert first == second
    assert clock_of(first).due_at == NOON + hours(72)
    assert [c.due_at for c in first.covered.order_by("due_at")] == [
        NOON + hours(72),
        NOON + hours(102),
    ]


def test_news_of_an_earlier_episode_makes_the_promise_earlier(hub):
    child = hub.child()
    first, second = hub.found(child, NOON - hours(20), away=5), hub.found(child)
    for episode in (second, first):
        interview = changes.open_interview(episode=episode, by=MET_HUB, at=NOON)
    assert clock_of(interview).due_at == NOON + hours(52)


def test_opening_twice_for_the_same_episode_changes_nothing(hub):
    episode = hub.found(hub.child())
    for _ in range(2):
        changes.open_interview(episode=episode, by=MET_HUB, at=NOON)
    assert (
        Interview.objects.count()
        == Clock.objects.filter(promise=Promise.RETURN_INTERVIEW).count()
        == 1
    )


def test_the_database_refuses_a_second_open_interview_of_a_child(hub):
    interview = hub.opened(hub.child())
    with pytest.raises(IntegrityError, match="one_open_interview_a_child"), transaction.atomic():
        Interview.objects.create(
            child=interview.child,
            authority=interview.authority,
            opened_at=NOON,
            route="hub-team",
            route_why="",
        )


def test_an_episode_the_child_came_back_from_after_the_interview_gets_its_own(hub):
    child = hub.child()
    interview = hub.opened(child)
    hub.opened(child, NOON + hours(40), away=5)
    held = hub.held(interview, NOON + hours(30))
    other = Interview.objects.exclude(pk=held.pk).get()
    assert held.covered.count() == other.covered.count() == 1
    assert clock_of(other).due_at == NOON + hours(112)
    assert clock_of(held).stopped_at == NOON + hours(30)


def test_a_corrected_found_time_moves_the_promise_and_the_book_keeps_both(hub):
    interview = hub.opened(hub.child())
    episode = Episode.objects.get()
    missing.correct_episode(
        episode=episode, changes={"found_at": NOON - hours(3)}, why="Read wrongly",
        version=episode.version, by=MET_HUB, at=NOON,
    )  # fmt: skip
    episode.refresh_from_db()
    changes.retime(episode=episode, why="Read wrongly", by=MET_HUB, at=NOON)
    assert clock_of(interview).due_at == NOON + hours(69)
    assert interview.covered.get().due_at == NOON + hours(69)
    assert Entry.objects.filter(what="clocks.promise.times-corrected").exists()


def test_a_child_who_spoke_of_a_second_episode_is_not_visited_again_for_it(hub):
    child = hub.child()
    held = hub.held(hub.opened(child), NOON + hours(30))
    needless = hub.opened(child, NOON + hours(29), away=4)
    assert needless != held
    changes.cover_episode(
        interview=held, episode=needless.covered.get().episode, by=hub.worker, at=NOON + hours(40)
    )
    needless.refresh_from_db()
    assert held.covered.count() == 2
    assert needless.outcome == Outcome.ANSWERED_ELSEWHERE
    assert clock_of(needless).cancelled_at is not None


def test_an_interview_cannot_answer_what_had_not_happened_yet(hub):
    child = hub.child()
    held = hub.held(hub.opened(child), NOON + hours(30))
    later = hub.found(child, NOON + hours(60), away=5)
    with pytest.raises(changes.NotAnswerable):
        changes.cover_episode(interview=held, episode=later, by=hub.worker, at=NOON + hours(61))


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    gaps=st.lists(st.integers(min_value=6, max_value=60), min_size=1, max_size=5),
    after=st.integers(min_value=1, max_value=300),
)
def test_counts_are_right_however_many_episodes_one_interview_answers(hub, gaps, after):
    """Episodes found some hours apart; one interview held some hours after the first."""
    with transaction.atomic():
        child = hub.child()
        founds = [NOON + hours(sum(gaps[:n])) for n in range(len(gaps))]
        interviews = {hub.opened(child, found, away=3).pk for found in founds}
        assert len(interviews) == 1
        held_at = NOON + hours(after)
        hub.held(Interview.objects.get(), held_at)
        funnel = queries.funnel(
            viewer=hub.viewer(Role.HUB_SENIOR, NOON + timedelta(days=40)),
            from_on=date(2026, 11, 1),
            until_on=date(2027, 1, 1),
        )
        answered = [found for found in founds if found <= held_at]
        assert funnel.needed == len(founds)
        assert funnel.completed == len(answered)
        assert funnel.waiting == len(founds) - len(answered)
        assert funnel.in_time == sum(held_at <= found + hours(72) for found in answered)
        assert funnel.interviews == 1 + (len(answered) < len(founds))
        assert InterviewEpisode.objects.count() == len(founds)
        transaction.set_rollback(True)


def test_figures_begin_and_end_on_london_days(hub):
    hub.opened(hub.child(), datetime(2026, 11, 30, 23, 30, tzinfo=UTC))
    viewer = hub.viewer(Role.HUB_SENIOR, NOON + timedelta(days=40))
    november = queries.funnel(viewer=viewer, from_on=date(2026, 11, 1), until_on=date(2026, 12, 1))
    assert (november.needed, november.waiting, november.offered) == (1, 1, 0)


def test_where_the_hours_start_when_the_child_is_back_both_times_are_kept(hub):
    home = hub.town.authorities["Peterborough"]
    adopt_policy(
        authority=home,
        profile_text=shipped_profiles()["portsmouth"],
        from_on=date(2026, 1, 1),
        by=MET_HUB,
        at=datetime(2025, 12, 1, tzinfo=UTC),
    )
    episode = hub.found(hub.child(authority=home))
    interview = changes.open_interview(episode=episode, by=MET_HUB, at=NOON)
    assert clock_of(interview).due_at == NOON + hours(72), "found is all that is known"
    episode = missing.record_returned(
        episode=episode, returned_at=NOON + hours(5), by=MET_HUB, at=NOON + hours(6)
    )
    changes.open_interview(episode=episode, by=MET_HUB, at=NOON + hours(6))
    assert clock_of(interview).due_at == NOON + hours(77)
    assert (episode.found_at, episode.returned_at) == (NOON, NOON + hours(5))


@pytest.mark.django_db(transaction=True)
def test_two_notices_of_one_return_promise_one_interview(hub):
    episode = hub.found(hub.child())
    ready = threading.Barrier(2)
    opened = []

    def notice():
        try:
            ready.wait()
            found = Episode.objects.get(pk=episode.pk)
            opened.append(changes.open_interview(episode=found, by=MET_HUB, at=NOON))
        finally:
            connection.close()

    threads = [threading.Thread(target=notice) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert opened[0] == opened[1] == Interview.objects.get()
    assert Clock.objects.filter(promise=Promise.RETURN_INTERVIEW).count() == 1
