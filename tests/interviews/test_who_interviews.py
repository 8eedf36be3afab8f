"""Who interviews: by district, by contract, by name, and who no longer does."""

from datetime import date, timedelta

from methub.agencies import changes as agencies
from methub.agencies.codes import AgencyKind
from methub.agencies.models import Agency, Team
from methub.agencies.queries import hub_team
from methub.agencies.roles import Role
from methub.audit.models import Entry
from methub.children import changes as children
from methub.children.codes import CareStatus
from methub.foundation.actors import MET_HUB
from methub.interviews import changes, queries
from methub.interviews.codes import Route
from methub.interviews.models import Interview
from methub.people import changes as people
from tests.interviews.conftest import NOON, hours
from tests.interviews.shorthand import clock_of


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
            interview=interview, user=hub.town.people[role], why="Leave", version=interview.version,
            by=hub.senior, at=NOON,
        )  # fmt: skip
    assert not interview.child.person.sights.filter(why="interview-assigned", until_at=None)


def test_a_child_with_no_district_is_still_somebody_s(hub):
    child = hub.child(district="")
    children.end_placement(
        placement=child.placements.get(), until_on=date(2026, 11, 1), by=MET_HUB, at=NOON
    )
    assert hub.opened(child).route == Route.HUB_TEAM


def test_the_hub_s_team_is_the_same_one_whoever_asks(hub):
    """Otherwise the interview is one team's and the promises about the same child another's."""
    town = hub.town
    newer = Agency.objects.create(partnership=town.partnership, kind=AgencyKind.HUB, name="Night")
    older = town.teams["MET Hub"].agency
    Team.objects.filter(pk=town.teams["MET Hub"].pk).update(agency=newer)
    Team.objects.create(agency=older, name="Day")
    interview = hub.opened(hub.child())
    assert interview.assigned_team == hub_team(partnership_id=town.partnership.pk)
