"""A child is found: one interview is owed, by somebody, within 72 hours."""

import threading
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from methub.agencies import changes as agencies
from methub.agencies.codes import AgencyKind
from methub.agencies.models import Agency, Team
from methub.agencies.queries import hub_team
from methub.agencies.roles import Role
from methub.audit.models import Entry
from methub.children import changes as children
from methub.children.codes import CareStatus
from methub.clocks.codes import Promise
from methub.clocks.models import Clock
from methub.foundation.actors import MET_HUB
from methub.interviews import changes, queries
from methub.interviews.codes import Outcome, Route
from methub.interviews.models import Interview, InterviewEpisode
from methub.missing import changes as missing
from methub.missing.models import Episode
from methub.people import changes as people
from methub.policies.changes import adopt_policy
from methub.policies.rules.shipped import shipped_profiles
from tests.interviews.conftest import NOON, hours


def clock_of(interview, promise=Promise.RETURN_INTERVIEW):
    return Clock.objects.get(promise=promise, about=interview.reference)


def test_the_area_worker_owes_it_within_seventy_two_hours_of_found(hub):
    interview = hub.opened(hub.child())
    clock = clock_of(interview)
    assert clock.due_at == NOON + hours(72)
    assert clock.owed_by == hub.town.people[Role.HUB_WORKER]
    assert clock.why == "Found Wed 18 Nov 2026, 12:00pm."
    assert interview.route == Route.AREA_WORKER
    assert interview.authority == hub.town.authorities["Cambridgeshire"]


def test_where_nobody_has_the_district_the_hub_team_owes_it(hub):
    interview = hub.opened(hub.child(district="E07000008"))
    assert clock_of(interview).owed_by_team == hub.town.teams["MET Hub"]
    assert interview.assigned_to is None


def test_a_district_whose_worker_has_left_is_nobody_s(hub):
    worker = hub.town.people[Role.HUB_WORKER]
    agencies.end_membership(
        membership=worker.memberships.get(), until_on=date(2026, 11, 1), by=MET_HUB, at=NOON
    )
    assert hub.opened(hub.child()).route == Route.HUB_TEAM


def test_a_child_in_care_far_away_goes_to_the_commissioned_provider(hub):
    interview = hub.opened(hub.child(status=CareStatus.IN_CARE_ORDER, miles="82"))
    use = queries.commissioned_use(
        viewer=hub.viewer(Role.HUB_SENIOR), authority=interview.authority, at=NOON
    )
    assert interview.route == Route.COMMISSIONED
    assert "82" in interview.route_why
    assert use.used == 1
    assert use.remaining == use.cap - 1


def test_a_far_away_interview_that_answers_two_episodes_uses_one_of_the_contract(hub):
    child = hub.child(status=CareStatus.IN_CARE_ORDER, miles="82")
    hub.opened(child)
    interview = hub.opened(child, NOON + hours(30))
    use = queries.commissioned_use(
        viewer=hub.viewer(Role.HUB_SENIOR), authority=interview.authority, at=NOON
    )
    assert use.used == 1


def test_no_interview_is_opened_for_a_child_another_authority_is_responsible_for(hub):
    outside = agencies.register_authority(
        name="Elsewhere", partnership=None, by=MET_HUB, at=NOON - timedelta(days=100)
    )
    episode = hub.found(hub.child(authority=outside))
    assert changes.open_interview(episode=episode, by=MET_HUB, at=NOON) is None
    assert not Interview.objects.exists()
    assert Entry.objects.filter(what="interviews.interview.not-ours").exists()


def test_an_interview_of_a_restricted_child_is_given_to_nobody_by_itself(hub):
    child = hub.child()
    people.restrict(person=child.person, reason="Witness", by=MET_HUB, at=NOON)
    interview = hub.opened(child)
    assert interview.assigned_to is None
    worker = hub.viewer(Role.HUB_WORKER)
    assert not queries.interview_named(viewer=worker, reference=interview.reference).exists()


def test_whoever_a_senior_names_holds_the_interview_of_a_restricted_child(hub):
    child = hub.child()
    people.restrict(person=child.person, reason="Witness", by=MET_HUB, at=NOON)
    interview = hub.opened(child)
    worker = hub.town.people[Role.HUB_WORKER]
    changes.allocate(
        interview=interview,
        user=worker,
        why="Not known to the family",
        version=interview.version,
        by=hub.senior,
        at=NOON,
    )
    assert queries.interviews(viewer=hub.viewer(Role.HUB_WORKER)).get() == interview
    assert not queries.interviews(viewer=hub.viewer(Role.HUB_SENIOR)).exists()


def test_a_child_restricted_later_is_no_longer_known_to_whoever_had_the_district(hub):
    interview = hub.opened(hub.child())
    people.restrict(person=interview.child.person, reason="Witness", by=MET_HUB, at=NOON)
    assert not queries.interviews(viewer=hub.viewer(Role.HUB_WORKER)).exists()


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


def test_an_allocated_interview_is_the_promise_of_whoever_holds_it(hub):
    interview = hub.opened(hub.child(district="E07000008"))
    noor = hub.town.people[Role.COMMISSIONED_INTERVIEWER]
    changes.allocate(
        interview=interview, user=noor, why="Far away", version=interview.version,
        by=hub.senior, at=NOON,
    )  # fmt: skip
    viewer = hub.viewer(Role.COMMISSIONED_INTERVIEWER)
    assert clock_of(interview).owed_by == noor
    assert [i.pk for i in queries.interviews(viewer=viewer)] == [interview.pk]


def test_a_commissioned_interviewer_sees_no_other_interview(hub):
    hub.opened(hub.child())
    assert not queries.interviews(viewer=hub.viewer(Role.COMMISSIONED_INTERVIEWER)).exists()


def test_whoever_held_an_interview_before_has_no_more_sight_of_the_child(hub):
    interview = hub.opened(hub.child())
    for role in (Role.COMMISSIONED_INTERVIEWER, Role.HUB_WORKER):
        interview = changes.allocate(
            interview=interview, user=hub.town.people[role], why="", version=interview.version,
            by=hub.senior, at=NOON,
        )  # fmt: skip
    assert not interview.child.person.sights.filter(why="interview-assigned", until_at=None)


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


def test_a_child_with_no_district_is_still_somebody_s(hub):
    child = hub.child(district="")
    children.end_placement(
        placement=child.placements.get(), until_on=date(2026, 11, 1), by=MET_HUB, at=NOON
    )
    assert hub.opened(child).route == Route.HUB_TEAM


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


def test_the_hub_s_team_is_the_same_one_whoever_asks(hub):
    """Otherwise the interview is one team's and the promises about the same child another's."""
    town = hub.town
    newer = Agency.objects.create(partnership=town.partnership, kind=AgencyKind.HUB, name="Night")
    older = town.teams["MET Hub"].agency
    Team.objects.filter(pk=town.teams["MET Hub"].pk).update(agency=newer)
    Team.objects.create(agency=older, name="Day")
    interview = hub.opened(hub.child())
    assert interview.assigned_team == hub_team(partnership_id=town.partnership.pk)


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
