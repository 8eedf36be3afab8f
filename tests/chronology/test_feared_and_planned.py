"""On a child's page and in their story: what is feared, what was decided, and which plans hold."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from methub.agencies.roles import Role
from methub.children import changes as children
from methub.concerns import changes as concerns
from methub.concerns.codes import Destination, Exploitation
from methub.concerns.models import Concern
from methub.plans import changes as plans
from methub.plans.codes import PlanKind, StepEnd, StepOf
from tests.assessments.conftest import NOON, founded
from tests.copies import again
from tests.plans.desk import SAFETY, TRIGGER

pytestmark = pytest.mark.django_db


@pytest.fixture
def practice(db):
    return again("practice", founded)


@pytest.fixture
def child(practice):
    return practice.child()


def read(practice, child, name="chronology:story", role=Role.HUB_WORKER, **query):
    answer = practice.browser(role).get(reverse(name, args=[child.person.reference]), query)
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", answer.content.decode())


def raised(practice, child, **more) -> Concern:
    said = {
        "seen": "A man waits in a car", "told_at": NOON, "child": child,
        "types": [Exploitation.SEXUAL], "agency": practice.town.agencies["School Nursing"],
    }  # fmt: skip
    return concerns.raise_concern(
        raised=concerns.Raised(**said | more), partnership=practice.town.partnership,
        by=practice.hub, at=NOON,
    )  # fmt: skip


def led(practice, concern, destination=Destination.ASSESSMENT):
    concerns.decide(
        concern=concern, destination=destination, decided_by="Samira", decided_at=NOON,
        why="The third time", version=concern.version, by=practice.hub, at=NOON,
    )  # fmt: skip


def test_a_fear_stands_before_any_level_until_the_child_is_assessed(practice, child):
    concern = raised(practice, child)
    assert "nobody has decided yet" in read(practice, child, "chronology:child")
    led(practice, concern)
    page = read(practice, child, "chronology:child")
    assert "feared, told 18 Nov 2026 · to be assessed" in page
    assert reverse("concerns:concern", args=[concern.reference]) in page
    practice.assessed(child, "moderate", at=NOON + timedelta(hours=1))
    page = read(practice, child, "chronology:child")
    assert "feared, told" not in page
    assert "Moderate risk" in page


def test_the_story_tells_what_was_feared_and_what_was_decided(practice, child):
    led(practice, raised(practice, child))
    page = read(practice, child, kind="concerns")
    for words in (
        "A concern was raised: sexual exploitation", "A man waits in a car", "School Nursing",
        "Concern decided: Assessment of exploitation", "The third time",
    ):  # fmt: skip
        assert words in page


def test_whoever_asked_to_be_protected_is_not_named_in_the_story(practice, child):
    raised(practice, child, is_source_protected=True, source="Her aunt")
    page = read(practice, child, kind="concerns")
    assert "School Nursing" not in page and "Her aunt" not in page
    assert "Protected, as they asked" in page


def test_plans_and_their_steps_are_told_once(practice, child):
    who = {"by": practice.worker, "at": NOON}
    plans.write_plan(
        child=child, kind=PlanKind.TRIGGER, answers=TRIGGER, why="Missing twice", version=0, **who
    )
    safety = plans.write_plan(
        child=child, kind=PlanKind.SAFETY, answers=SAFETY, why="Afraid", version=0, **who
    )
    step = plans.agree_step(
        plan=safety, what="Meet her at school", whose=StepOf.PROFESSIONAL,
        owner=practice.town.people[Role.ALLOCATED_WORKER], due_on=NOON.date(), **who,
    )  # fmt: skip
    plans.end_step(step=step, ended_as=StepEnd.DONE, note="They met", **who)
    page = read(practice, child, kind="plans")
    for words in ("Trigger plan written", "Safety plan written", "Afraid", "version 1",
                  "Step of a plan: Done", "Meet her at school"):  # fmt: skip
        assert words in page
    assert "Trigger plan sent to" not in read(practice, child)


def test_a_nurse_who_holds_the_plan_is_told_of_it_and_of_no_fear(practice, child):
    raised(practice, child, agency=practice.town.agencies["MET Hub"])
    plans.write_plan(
        child=child, kind=PlanKind.SAFETY, answers=SAFETY, why="Afraid", version=0,
        by=practice.worker, at=NOON,
    )  # fmt: skip
    children.share_child(
        child=child, agency=practice.town.agencies["School Nursing"], reason="Health",
        by=practice.hub, at=NOON,
    )  # fmt: skip
    page = read(practice, child, role=Role.PARTNER)
    assert "Safety plan written" in page
    assert "A man waits in a car" not in page
    assert "feared" not in read(practice, child, "chronology:child", role=Role.PARTNER)


@pytest.mark.parametrize(("is_protected", "is_carried"), [(False, True), (True, False)])
def test_a_plan_begun_from_a_concern_says_what_was_seen_unless_somebody_is_protected(
    practice, child, is_protected, is_carried
):
    concern = raised(practice, child, is_source_protected=is_protected, told_at=NOON)
    browser = practice.browser()
    page = browser.get(reverse("concerns:concern", args=[concern.reference])).content.decode()
    write = reverse("plans:write", args=[child.person.reference, "safety"])
    assert f"{write}?concern={concern.reference}" in page
    begun = browser.get(write, {"concern": concern.reference}).content.decode()
    assert ("A man waits in a car" in begun) is is_carried
    assert "A concern was raised, Wed 18 Nov 2026" in begun


def test_a_concern_about_another_child_begins_no_plan(practice, child):
    concern = raised(practice, practice.child())
    write = reverse("plans:write", args=[child.person.reference, "safety"])
    begun = practice.browser().get(write, {"concern": concern.reference}).content.decode()
    assert "A man waits in a car" not in begun
