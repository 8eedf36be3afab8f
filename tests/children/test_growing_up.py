"""Growing up: the move is planned in time, once, and nothing closes by itself."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from methub.agencies.roles import Role
from methub.children import changes
from methub.children.codes import AllocationKind, CareStatus, MoveKind
from methub.children.jobs import look_for_growing_up
from methub.children.models import MovePlan
from methub.clocks.codes import Promise
from methub.clocks.models import Clock
from methub.foundation.actors import MET_HUB
from methub.foundation.timekeeping import london_day, start_of
from methub.people.rules.births import Birth

pytestmark = pytest.mark.django_db


@pytest.fixture
def nearly(register, at):
    """Seventeen and three quarters, with a social worker's plan."""
    child = register(born_on=london_day(at) - timedelta(days=17 * 365 + 280))
    changes.record_care_status(
        child=child, status=CareStatus.CHILD_IN_NEED, from_on=date(2026, 1, 1), by=MET_HUB, at=at
    )
    return child


def owed():
    return Clock.objects.filter(promise=Promise.TRANSITION)


def test_the_move_is_owed_by_the_eighteenth_birthday(nearly, at):
    assert look_for_growing_up(at=at) == 1
    born_on = nearly.person.born_on
    assert owed().get().due_at == start_of(born_on.replace(year=born_on.year + 18))
    assert owed().get().started_at < at


def test_it_is_owed_once_however_often_anybody_looks(nearly, at):
    assert [look_for_growing_up(at=at + timedelta(days=day)) for day in range(3)] == [1, 0, 0]
    assert owed().count() == 1


def test_a_child_of_sixteen_is_left_in_peace(register, at):
    register(born_on=london_day(at) - timedelta(days=16 * 365))
    assert look_for_growing_up(at=at) == 0


def test_nobody_is_reminded_of_a_record_nobody_works_with(nearly, at):
    changes.record_care_status(
        child=nearly, status=CareStatus.NOT_OPEN, from_on=date(2026, 6, 1), by=MET_HUB, at=at
    )
    assert look_for_growing_up(at=at) == 0


def test_who_takes_over_is_written_down_and_keeps_the_promise(nearly, browser, at):
    look_for_growing_up(at=at)
    address = reverse("children:add-fact", args=[nearly.person.reference, "move"])
    answer = browser().post(
        address,
        {"kind": "adulthood", "made_on": "20/11/2026", "taken_over_by": "Adult services, A. Gray",
         "plan": "Shared supervision until March"},
    )  # fmt: skip
    assert answer["Location"] == reverse("chronology:circumstances", args=[nearly.person.reference])
    assert MovePlan.objects.get().kind == MoveKind.ADULTHOOD
    assert owed().get().stopped_at is not None
    assert look_for_growing_up(at=at) == 0


def test_past_eighteen_the_record_lives_on_and_can_be_listed(register, browser, at):
    grown = register(surname="Grown", born_on=date(2006, 5, 3))
    register(surname="Young")
    page = browser().get(reverse("children:list"), {"age": "over"}).content.decode()
    assert "Grown" in page
    assert "Young" not in page
    shown = browser(Role.HUB_SENIOR).get(reverse("chronology:child", args=[grown.person.reference]))
    assert "An adult since 3 May 2024" in shown.content.decode()


def test_whoever_is_allocated_next_plans_the_move(nearly, town, at):
    look_for_growing_up(at=at)
    worker = town.people[Role.ALLOCATED_WORKER]
    changes.allocate_worker(
        child=nearly, kind=AllocationKind.SOCIAL_WORKER, worker=worker, manager=None,
        from_on=date(2026, 11, 1), by=MET_HUB, at=at,
    )  # fmt: skip
    assert owed().get().owed_by == worker


def born(child, on, at):
    child.person.refresh_from_db()
    changes.correct_birth(
        child=child, birth=Birth.on_day(on), version=child.person.version, by=MET_HUB, at=at
    )


def test_a_birthday_put_right_moves_what_is_owed_by_it(nearly, at):
    look_for_growing_up(at=at)
    on = nearly.person.born_on + timedelta(days=30)
    born(nearly, on, at)
    assert owed().get().due_at == start_of(on.replace(year=on.year + 18))
    assert not owed().get().cancelled_at


def test_who_turns_out_to_be_sixteen_is_left_in_peace_until_their_own_day(nearly, at):
    look_for_growing_up(at=at)
    on = nearly.person.born_on + timedelta(days=365)
    born(nearly, on, at)
    assert owed().get().cancelled_why == "The date of birth was corrected."
    assert look_for_growing_up(at=at) == 0
    assert look_for_growing_up(at=at + timedelta(days=365)) == 1
