"""What a trigger plan speaks of changes: somebody looks at it today, and not in three months."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from methub.agencies.roles import Role
from methub.children import changes as children
from methub.children.codes import LivingKind, SchoolStatus
from methub.children.models import Child
from methub.clocks.codes import Promise
from methub.foundation.actors import MET_HUB
from methub.foundation.timekeeping import end_of
from methub.plans import changes
from methub.plans.codes import PlanKind
from methub.plans.jobs import look_for_overtaken_plans
from tests.assessments.conftest import NOON, Practice, founded
from tests.copies import again
from tests.plans.desk import SAFETY, TRIGGER, Desk

pytestmark = pytest.mark.django_db
DAY = NOON.date()
LATER = NOON + timedelta(days=1)
TODAY = end_of(LATER.date())
USUAL = end_of(date(2027, 2, 18))


def moves(desk: Desk, from_on: date = DAY, at=LATER) -> None:
    children.record_placement(
        child=desk.child, kind=LivingKind.FOSTER, name="The Larches", from_on=from_on,
        by=MET_HUB, at=at,
    )  # fmt: skip


def neighbour(desk: Desk) -> Child:
    return children.register_child(
        partnership=desk.town.partnership, responsible_authority=desk.child.responsible_authority,
        surname="Reed", forenames="Amy", born_on=date(2012, 3, 5), by=MET_HUB, at=NOON,
    )  # fmt: skip


def test_a_child_who_lives_elsewhere_has_the_plan_looked_at_today_once(desk):
    desk.written()
    assert look_for_overtaken_plans(at=LATER) == 0
    moves(desk)
    assert look_for_overtaken_plans(at=LATER) == 1
    (review,) = desk.owed(Promise.PLAN_REVIEW)
    assert review.due_at == TODAY
    assert "Home changed on Wed 18 Nov 2026. Trigger plan, version 1." in review.why
    assert look_for_overtaken_plans(at=LATER) == 0


def test_another_version_is_the_look_even_if_nothing_else_changes(desk):
    desk.written()
    moves(desk)
    look_for_overtaken_plans(at=LATER)
    desk.written(version=1, at=LATER, why="Looked at again, nothing has changed")
    assert look_for_overtaken_plans(at=LATER) == 0
    (review,) = desk.owed(Promise.PLAN_REVIEW)
    assert review.due_at == end_of(date(2027, 2, 19))


def test_what_was_known_when_it_was_written_makes_no_look_due(desk):
    moves(desk, at=NOON - timedelta(days=1))
    desk.written()
    assert look_for_overtaken_plans(at=LATER) == 0


def test_a_move_that_was_planned_makes_it_due_on_the_day(desk):
    moves(desk, from_on=DAY + timedelta(days=5), at=NOON - timedelta(days=1))
    desk.written()
    assert look_for_overtaken_plans(at=LATER) == 0
    assert look_for_overtaken_plans(at=NOON + timedelta(days=5)) == 1


def test_another_school_makes_it_due_and_a_plan_for_safety_is_no_sheet_of_the_night(desk):
    desk.written()
    desk.written(PlanKind.SAFETY, SAFETY)
    children.record_schooling(
        child=desk.child, status=SchoolStatus.ATTENDING, school="Hill Road", from_on=DAY,
        by=MET_HUB, at=LATER,
    )  # fmt: skip
    assert look_for_overtaken_plans(at=LATER) == 1
    assert {one.due_at for one in desk.owed(Promise.PLAN_REVIEW)} == {TODAY, USUAL}


def test_a_level_that_moves_makes_it_due_and_the_same_level_does_not(db):
    practice: Practice = again("practice", founded)
    child = practice.child()
    practice.assessed(child, "moderate", at=NOON - timedelta(days=2))
    desk = Desk(practice.town, child)
    desk.written()
    practice.assessed(child, "moderate", at=NOON + timedelta(hours=1))
    assert look_for_overtaken_plans(at=LATER) == 0
    practice.assessed(child, "significant", at=NOON + timedelta(hours=2))
    assert look_for_overtaken_plans(at=LATER) == 1
    reviews = desk.owed(Promise.PLAN_REVIEW)
    assert "Level changed on Wed 18 Nov 2026." in reviews.get().why


def test_a_plan_that_cannot_be_looked_at_does_not_hold_up_the_next(desk, monkeypatch, caplog):
    first = desk.written()
    second = changes.write_plan(
        child=neighbour(desk), kind=PlanKind.TRIGGER, answers=TRIGGER, version=0,
        why="Missing twice", by=desk.actor(Role.ALLOCATED_WORKER), at=NOON,
    )  # fmt: skip
    for plan in (first, second):
        moves(replace(desk, child=plan.child))
    real = changes.bring_review_forward

    def failing(*, plan, **rest):
        if plan.pk == first.pk:
            raise RuntimeError
        real(plan=plan, **rest)

    monkeypatch.setattr(changes, "bring_review_forward", failing)
    assert look_for_overtaken_plans(at=LATER) == 1
    assert replace(desk, child=second.child).owed(Promise.PLAN_REVIEW).get().due_at == TODAY
    assert desk.owed(Promise.PLAN_REVIEW).get().due_at == USUAL
    assert first.reference in caplog.text
