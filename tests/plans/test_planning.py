"""A plan is written, reaches everybody who must hold it, and is looked at again."""

from datetime import UTC, date, datetime, timedelta

import pytest

from methub.agencies.models import User
from methub.agencies.roles import Role
from methub.children import changes as children
from methub.children.codes import ImmigrationStatus, SchoolStatus
from methub.children.models import EducationPlan
from methub.clocks.codes import Promise
from methub.foundation.actors import MET_HUB
from methub.foundation.records import ChangedMeanwhile
from methub.foundation.timekeeping import end_of
from methub.missing import changes as missing
from methub.missing.models import TriggerPlanNote
from methub.people import changes as people
from methub.plans import changes, queries
from methub.plans.codes import CopyState, Means, PlanKind, StepEnd, StepOf
from methub.plans.jobs import look_for_arrivals
from methub.plans.models import Arrival, Copy
from methub.post.codes import Progress
from methub.post.models import Letter, LetterProgress
from tests.plans.desk import INTERIM, NOON, OWN, REDUCTION, SAFETY, TRIGGER, WHO, Desk


def _missing(desk: Desk, days_ago: int):
    since = NOON - timedelta(days=days_ago)
    episode = missing.open_episode(
        child=desk.child, missing_since=since, told_hub_at=since, by=MET_HUB, at=since
    )
    found = since + timedelta(hours=5)
    return missing.record_found(
        episode=episode, found_at=found, told_at=found, by=MET_HUB, at=found
    )


def test_writing_the_plan_keeps_the_promise_that_repeat_missing_made(desk):
    _missing(desk, 20)
    again_missing = _missing(desk, 10)
    assert desk.owed(Promise.TRIGGER_PLAN).exists()

    desk.written()

    assert not desk.owed(Promise.TRIGGER_PLAN).exists()
    assert TriggerPlanNote.objects.get().episode == again_missing


def test_a_plan_nobody_owed_is_noted_where_the_tracker_looks(desk):
    episode = _missing(desk, 10)
    desk.written()
    assert TriggerPlanNote.objects.get().episode == episode


def test_a_plan_is_looked_at_again_after_three_months_by_the_worker(desk):
    desk.written()
    (review,) = desk.owed(Promise.PLAN_REVIEW)
    assert review.due_at == end_of(date(2027, 2, 18))
    assert review.owed_by == desk.town.people[Role.ALLOCATED_WORKER]


def test_another_version_is_the_review_and_the_earlier_one_can_still_be_read(desk):
    first = desk.written()
    later = NOON + timedelta(days=5)
    second = desk.written(answers=TRIGGER | {"assume": "medium"}, version=1, at=later)

    (review,) = desk.owed(Promise.PLAN_REVIEW)
    assert review.about == second.reference
    first.refresh_from_db()
    assert first.answers["assume"] == "high"
    newest = queries.newest(viewer=desk.viewer(at=later), child=desk.child)
    assert newest[PlanKind.TRIGGER] == second


def test_nobody_overwrites_a_version_they_have_not_read(desk):
    desk.written()
    with pytest.raises(ChangedMeanwhile):
        desk.written()


def test_a_plan_that_says_nothing_of_the_first_hour_is_refused(desk):
    with pytest.raises(changes.Unanswered):
        desk.written(answers={"places": "The station"})


def test_a_review_on_a_day_gone_by_is_refused(desk):
    with pytest.raises(changes.ReviewNotAhead):
        desk.written(review_on=NOON.date())


def test_a_plan_that_is_over_is_neither_reviewed_nor_sent(desk):
    desk.written()
    over = desk.written(version=1, is_over=True, why="Nobody is missing any more")

    assert not desk.owed(Promise.PLAN_REVIEW).exists()
    with pytest.raises(changes.Superseded):
        changes.send_copies(plan=over, **WHO)


def test_police_hub_and_every_agency_working_with_the_child_are_missing_until_they_hold_it(desk):
    plan = desk.written()
    held = desk.held(plan)
    town = desk.town.agencies
    wanted = {name for name, one in town.items() if one.kind in ("police", "hub")}
    assert wanted | {"School Nursing"} <= set(held)
    assert set(held.values()) == {CopyState.MISSING}


def test_an_agency_whose_workers_have_all_left_must_hold_it_no_longer(desk):
    plan = desk.written()
    theirs = [desk.town.people[role] for role in (Role.ALLOCATED_WORKER, Role.TEAM_MANAGER)]
    agency = theirs[0].memberships.get().team.agency.name
    assert agency in desk.held(plan)
    User.objects.filter(pk__in=[user.pk for user in theirs]).update(is_active=False)
    assert agency not in desk.held(plan)
    assert "School Nursing" in desk.held(plan)


def test_each_is_sent_a_letter_and_owes_an_acknowledgement_but_not_whoever_wrote_it(desk):
    plan = desk.written()
    changes.send_copies(plan=plan, by=desk.actor(Role.ALLOCATED_WORKER), at=NOON)

    held = desk.held(plan)
    assert CopyState.MISSING not in held.values()
    (mine,) = [c for c in Copy.objects.filter(plan=plan) if c.acknowledged_at]
    assert mine.acknowledged_by_name == desk.town.people[Role.ALLOCATED_WORKER].name
    nurse = Copy.objects.get(plan=plan, holder="School Nursing")
    letter = Letter.objects.get(about_reference=nurse.reference)
    assert letter.to == desk.town.people[Role.PARTNER].email
    (owed,) = desk.owed(Promise.PLAN_ACKNOWLEDGE).filter(about=nurse.reference)
    assert owed.owed_by == desk.town.people[Role.PARTNER]

    LetterProgress.objects.create(letter=letter, state=Progress.DELIVERED, recorded_at=NOON)
    assert desk.held(plan)["School Nursing"] == CopyState.DELIVERED


def test_only_whoever_it_was_given_to_acknowledges_and_that_keeps_the_promise(desk):
    plan = desk.written()
    changes.send_copies(plan=plan, by=desk.actor(Role.ALLOCATED_WORKER), at=NOON)
    nurse = Copy.objects.get(plan=plan, holder="School Nursing")
    with pytest.raises(changes.NotGivenToYou):
        changes.acknowledge_copy(copy=nurse, by=desk.actor(Role.HUB_WORKER), at=NOON)

    changes.acknowledge_copy(copy=nurse, by=desk.actor(Role.PARTNER), at=NOON)

    assert desk.held(plan)["School Nursing"] == CopyState.ACKNOWLEDGED
    assert not desk.owed(Promise.PLAN_ACKNOWLEDGE).filter(about=nurse.reference).exists()


def test_sent_twice_is_sent_once_and_a_newer_version_ends_the_older_acknowledgements(desk):
    first = desk.written()
    by = desk.actor(Role.ALLOCATED_WORKER)
    assert changes.send_copies(plan=first, by=by, at=NOON)
    assert changes.send_copies(plan=first, by=by, at=NOON) == []
    second = desk.written(version=1)
    changes.send_copies(plan=second, by=by, at=NOON)

    about = desk.owed(Promise.PLAN_ACKNOWLEDGE).values_list("about", flat=True)
    assert set(about) <= {copy.reference for copy in Copy.objects.filter(plan=second)}
    with pytest.raises(changes.Superseded):
        changes.send_copies(plan=first, by=by, at=NOON)


def test_a_home_that_does_not_work_here_holds_a_copy_given_by_hand(desk):
    plan = desk.written()
    changes.give_by_hand(
        plan=plan, holder="Larch House", given_to="The manager", means=Means.PAPER,
        given_at=NOON, **WHO,
    )  # fmt: skip
    assert desk.held(plan)["Larch House"] == CopyState.SENT


def test_a_closed_record_is_sent_to_nobody_who_may_not_know_of_it_and_the_police_stay_missing(desk):
    people.restrict(person=desk.child.person, reason="A colleague’s child", by=MET_HUB, at=NOON)
    plan = desk.written(by=MET_HUB)
    changes.send_copies(plan=plan, **WHO)
    assert not Letter.objects.exclude(
        user__in=[desk.town.people[Role.ALLOCATED_WORKER], desk.town.people[Role.TEAM_MANAGER]]
    ).exists()
    assert desk.held(plan)["Constabulary"] == CopyState.MISSING  # somebody gives it by hand


@pytest.mark.parametrize(
    ("kind", "answers", "promise"),
    [
        (PlanKind.SAFETY, SAFETY, Promise.EDUCATION_PLAN),
        (PlanKind.REDUCTION, REDUCTION, Promise.EDUCATION_STRATEGY),
    ],
)
def test_a_child_missing_education_is_not_asked_for_the_same_plan_twice(
    desk, kind, answers, promise
):
    children.record_schooling(
        child=desk.child, status=SchoolStatus.MISSING_EDUCATION, from_on=date(2026, 11, 2), **WHO
    )
    assert desk.owed(promise).exists()

    desk.written(kind, answers)

    assert not desk.owed(promise).exists()
    assert OWN in EducationPlan.objects.get().text


def test_a_step_is_its_owners_promise_and_the_childs_own_is_nobodys_to_chase(desk):
    plan = desk.written(PlanKind.SAFETY, SAFETY)
    nurse = desk.town.people[Role.PARTNER]
    theirs = changes.agree_step(
        plan=plan, what="Meet her at school", whose=StepOf.PROFESSIONAL, owner=nurse,
        due_on=date(2026, 11, 20), **WHO,
    )  # fmt: skip
    changes.agree_step(
        plan=plan, what="Text my aunt", whose=StepOf.CHILD, due_on=date(2026, 11, 20), **WHO
    )
    (owed,) = desk.owed(Promise.PLAN_STEP)
    assert owed.owed_by == nurse
    assert owed.due_at == datetime(2026, 11, 21, tzinfo=UTC)  # the whole day is in time

    changes.end_step(step=theirs, ended_as=StepEnd.DONE, note="They met", **WHO)

    assert not desk.owed(Promise.PLAN_STEP).exists()
    with pytest.raises(changes.AlreadyEnded):
        changes.end_step(step=theirs, ended_as=StepEnd.DONE, note="They met", **WHO)


def test_a_child_who_came_alone_is_owed_an_assessment_and_with_a_fear_a_package_at_once(desk):
    arrived = changes.record_arrival(
        child=desk.child, arrived_on=date(2026, 11, 17), is_alone=True,
        concern="Somebody else held her papers", **WHO,
    )  # fmt: skip
    (package,) = desk.owed(Promise.ARRIVAL_SAFETY)
    assert package.due_at == NOON + timedelta(hours=24)

    desk.written(PlanKind.INTERIM, INTERIM)
    assert not desk.owed(Promise.ARRIVAL_SAFETY).exists()
    assert desk.owed(Promise.ARRIVAL_ASSESSMENT).exists()

    changes.record_assessed(arrival=arrived, assessment="She is 15", **WHO)
    assert not desk.owed(Promise.ARRIVAL_ASSESSMENT).exists()


def test_a_record_that_says_a_child_came_alone_owes_it_without_anybody_asking(desk):
    children.record_immigration(
        child=desk.child, status=ImmigrationStatus.UASC, from_on=date(2026, 11, 10), **WHO
    )
    assert look_for_arrivals(at=NOON) == 1
    assert look_for_arrivals(at=NOON) == 0
    assert desk.owed(Promise.ARRIVAL_ASSESSMENT).exists()
    assert not desk.owed(Promise.ARRIVAL_SAFETY).exists()


def test_a_record_of_years_ago_is_no_arrival(desk):
    children.record_immigration(
        child=desk.child, status=ImmigrationStatus.UASC, from_on=date(2025, 11, 10), **WHO
    )
    assert look_for_arrivals(at=NOON) == 0
    assert not Arrival.objects.exists()
