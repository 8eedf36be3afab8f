"""A child missing education has a safety plan and a risk-reduction strategy, or they are owed."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from methub.agencies.roles import Role
from methub.children import changes
from methub.children.codes import PlanKind, SchoolStatus
from methub.children.models import EducationExchange, EducationPlan, Schooling
from methub.clocks.codes import Promise
from methub.clocks.models import Clock
from methub.foundation.actors import MET_HUB
from tests.desk import signed_in

pytestmark = pytest.mark.django_db
PLANS = [Promise.EDUCATION_PLAN, Promise.EDUCATION_STRATEGY]
LIST = "children:missing-education"


@pytest.fixture
def school(keeley, at):
    def recording(status=SchoolStatus.MISSING_EDUCATION, on=date(2026, 10, 1), **said):
        return changes.record_schooling(
            child=said.pop("child", keeley), status=status, from_on=on, by=MET_HUB, at=at, **said
        )

    return recording


def owed():
    return Clock.objects.open().filter(promise__in=PLANS).order_by("promise")


def plan(keeley, at, kind=PlanKind.SAFETY):
    return changes.record_education_plan(
        child=keeley, kind=kind, made_on=date(2026, 11, 1), made_by="Ann Ellis",
        text="Seen each week", by=MET_HUB, at=at,
    )  # fmt: skip


def test_both_are_owed_from_when_the_hub_was_told(school, at):
    told = at - timedelta(days=2)
    school(told_by="Education officer", told_at=told)
    assert [clock.due_at - told for clock in owed()] == [timedelta(days=10), timedelta(days=5)]


@pytest.mark.parametrize(
    "status",
    [SchoolStatus.NOT_ATTENDING, SchoolStatus.PART_TIME, SchoolStatus.HOME_EDUCATED],
)
def test_a_child_on_a_roll_or_taught_at_home_is_not_missing_education(school, status):
    school(status)
    assert not owed().exists()


def test_a_plan_that_exists_is_owed_no_longer(school, keeley, at):
    school()
    plan(keeley, at)
    assert [clock.promise for clock in owed()] == [Promise.EDUCATION_STRATEGY]
    plan(keeley, at, PlanKind.STRATEGY)
    assert not owed().exists()


def test_a_plan_made_in_time_and_recorded_late_was_in_time(school, keeley, at):
    school(told_at=at - timedelta(days=8))
    changes.record_education_plan(
        child=keeley, kind=PlanKind.SAFETY, made_on=(at - timedelta(days=6)).date(),
        made_by="Ann Ellis", text="Seen each week", by=MET_HUB, at=at,
    )  # fmt: skip
    clock = Clock.objects.get(promise=Promise.EDUCATION_PLAN)
    assert clock.stopped_at < clock.due_at < at


def test_back_at_school_nothing_is_owed(school):
    school()
    school(SchoolStatus.ATTENDING, date(2026, 11, 2), school="Fenland Academy")
    assert {clock.cancelled_why for clock in Clock.objects.filter(promise__in=PLANS)} == {
        "No longer missing education."
    }


def test_missing_education_by_mistake_owes_nothing(school, keeley, at):
    wrong = school()
    changes.withdraw_fact(
        child=keeley, fact=wrong, version=1, why="Another child", by=MET_HUB, at=at
    )
    assert not owed().exists()
    with pytest.raises(changes.NotMissingEducation):
        plan(keeley, at)
    assert not EducationPlan.objects.exists()


def test_a_correction_of_the_school_moves_what_is_owed(school, keeley, at):
    there = school(SchoolStatus.NOT_ATTENDING)
    changes.correct_fact(
        child=keeley, fact=there, version=1, why="Taken off the roll in September",
        now={"status": SchoolStatus.MISSING_EDUCATION, "is_on_roll": False}, by=MET_HUB, at=at,
    )  # fmt: skip
    assert owed().count() == 2


def test_the_list_says_what_is_present_and_what_is_owed(school, keeley, browser, register, at):
    school(told_by="Ann Ellis", told_at=at - timedelta(days=6))
    plan(keeley, at)
    school(SchoolStatus.PART_TIME, child=register(surname="Other"))
    page = browser().get(reverse(LIST)).content.decode()
    for words in ("Keeley Hollis", "Ann Ellis", "Present", "Owed", "Not owed"):
        assert words in page
    only = browser().get(reverse(LIST), {"status": "missing-education"}).content.decode()
    assert "Keeley Hollis" in only
    assert "Other" not in only
    assert "1 child you may know of" in only


def test_an_education_partner_lists_the_children_who_were_shared_with_them(
    school, keeley, town, browser, at
):
    school()
    assert "Keeley" not in browser(Role.PARTNER).get(reverse(LIST)).content.decode()
    changes.share_child(
        child=keeley, agency=town.agencies["School Nursing"], reason="Missing education",
        by=MET_HUB, at=at - timedelta(days=1),
    )  # fmt: skip
    assert "Keeley" in browser(Role.PARTNER).get(reverse(LIST)).content.decode()
    assert "Keeley" not in signed_in(town.stranger).get(reverse(LIST)).content.decode()


def test_the_list_asks_the_same_few_questions_however_many_children(
    school, register, browser, django_assert_max_num_queries
):
    for number in range(6):
        school(child=register(surname=f"Child {number}"))
    client = browser()
    with django_assert_max_num_queries(14):
        client.get(reverse(LIST))


def test_what_officers_and_the_hub_told_each_other_is_written_down(keeley, browser):
    address = reverse("children:add-fact", args=[keeley.person.reference, "education-exchange"])
    answer = browser().post(
        address,
        {"way": "told-by", "officer": "Ann Ellis", "happened_at_day": "20/11/2026",
         "happened_at_time": "10:00", "text": "Taken off the roll"},
    )  # fmt: skip
    assert answer.status_code == 302
    assert EducationExchange.objects.get().officer == "Ann Ellis"


def test_a_roll_and_missing_education_do_not_go_together(keeley, browser):
    address = reverse("children:add-fact", args=[keeley.person.reference, "school"])
    page = browser().post(
        address, {"status": "missing-education", "is_on_roll": "yes", "from_on": "1/11/2026"}
    )
    assert "is not missing education" in page.content.decode()
    assert not Schooling.objects.exists()
