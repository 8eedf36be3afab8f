"""An address that became protected after it was typed into a plan is told by the plan no longer."""

from datetime import timedelta

import pytest
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from methub.agencies.roles import Role
from methub.clocks.codes import Promise
from methub.foundation.actors import MET_HUB
from methub.foundation.timekeeping import end_of
from methub.people import changes as people
from methub.plans import rules
from methub.plans.codes import PlanKind
from methub.plans.jobs import look_for_overtaken_plans
from tests.plans.desk import NOON, SAFETY, TRIGGER, Desk

WITH_IT = "Try her mother first: 9, Secret  LANE; cb7-4aa"
LATER = NOON + timedelta(days=1)


@pytest.mark.parametrize(
    "said", [WITH_IT, "by 9 secret lane", "the house at CB7 4AA", "cb74aa", "9 Secret\nLane"]
)
def test_it_is_known_again_however_it_is_typed(said):
    kept = {
        "keys": rules.keys_of("9 Secret Lane, Ely"),
        "postcodes": rules.postcode_keys("CB7 4AA"),
    }
    assert rules.repeats(said, **kept)
    assert not rules.repeats("19 Secret Lane, CB7 4AB", **kept)


@settings(max_examples=30, deadline=None)
@given(st.text(), st.text())
def test_nothing_protected_withholds_nothing_and_one_word_is_no_address(said, word):
    assert not rules.repeats(said, keys=rules.keys_of(""), postcodes=rules.postcode_keys(" "))
    assert not rules.keys_of("".join(word.split()).replace("-", "")[:1])


@pytest.fixture
def hidden(desk: Desk) -> Desk:
    """A trigger plan and a safety plan that name the house; a day later it is a refuge."""
    desk.written(answers={**TRIGGER, "addresses": WITH_IT})
    desk.written(PlanKind.SAFETY, SAFETY)
    people.record_address(
        person=desk.child.person, text="9 Secret Lane, Ely", postcode="CB7 4AA", is_protected=True,
        by=MET_HUB, at=LATER,
    )  # fmt: skip
    return desk


@pytest.mark.django_db
def test_it_is_withheld_from_whoever_may_not_know_and_on_paper_from_everybody(hidden):
    of_child = [hidden.child.person.reference]
    plans = reverse("plans:of-child", args=of_child)
    paper = reverse("plans:paper", args=[*of_child, "night-desk"])
    write = reverse("plans:write", args=[*of_child, "trigger"])
    theirs, named = hidden.browser(Role.HUB_WORKER), hidden.browser(Role.ALLOCATED_WORKER)
    for page in (plans, paper, write):
        assert "Secret" not in theirs.get(page).text
    assert rules.WITHHELD in theirs.get(plans).text
    assert "Secret" in named.get(plans).text
    assert rules.REPEATS in named.get(plans).text
    assert "Secret" not in named.get(paper).text


@pytest.mark.django_db
def test_its_owner_is_told_to_write_it_again_once_and_the_other_plan_is_left_alone(hidden):
    assert look_for_overtaken_plans(at=LATER) == 1
    due = hidden.owed(Promise.PLAN_REVIEW).get(due_at=end_of(LATER.date()))
    assert due.why.startswith(rules.REPEATS)
    assert look_for_overtaken_plans(at=LATER) == 0
    hidden.written(version=1, at=LATER, why="Without the address")
    assert look_for_overtaken_plans(at=LATER) == 0
