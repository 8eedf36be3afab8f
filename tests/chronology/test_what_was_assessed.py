"""On a child's page: at which level they stand, and what was judged when."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from methub.agencies.roles import Role
from methub.assessments import changes as assessing
from methub.assessments.codes import Exploitation
from methub.children import changes as children
from tests.assessments.conftest import NOON, founded
from tests.copies import again

pytestmark = pytest.mark.django_db


@pytest.fixture
def practice(db):
    return again("practice", founded)


def read(practice, child, name="chronology:child", role=Role.HUB_WORKER, **query):
    answer = practice.browser(role).get(reverse(name, args=[child.person.reference]), query)
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", answer.content.decode())


def test_a_level_stands_beside_the_story_as_its_tool_words_it(practice):
    child = practice.child()
    one = practice.assessed(child, "moderate")
    before = read(practice, child)
    assert "Moderate risk" in before
    assert "At risk · since 18 Nov 2026 · not on the tracker" in before
    assessing.accept_assessment(assessment=one, by=practice.hub, at=NOON)
    page = read(practice, child)
    assert "At risk · since 18 Nov 2026<" in page
    assert "To be assessed again by" in page
    assert reverse("assessments:of-child", args=[child.person.reference]) in page


def test_a_level_that_two_sides_do_not_agree_says_so(practice):
    practice.policy(police_agree="true")
    child = practice.child()
    practice.assessed(child, "moderate")
    assert "not agreed yet: the higher level holds" in read(practice, child)


def test_nobody_has_given_a_level_yet(practice):
    assert "No level has been given." in read(practice, practice.child())


def test_the_chronology_says_what_was_judged_and_who_took_the_child_off(practice):
    child = practice.child()
    one = practice.assessed(child, "moderate", at=NOON - timedelta(days=9))
    assessing.accept_assessment(assessment=one, by=practice.hub, at=NOON - timedelta(days=8))
    assessing.take_off_tracker(
        child=child, subject=Exploitation.SEXUAL, why="Safe with her aunt", by=practice.hub,
        at=NOON,
    )  # fmt: skip
    page = read(practice, child, "chronology:story", kind="assessments")
    told = (
        "Taken off the exploitation tracker for sexual exploitation", "Safe with her aunt",
        "On the exploitation tracker for sexual exploitation",
        "Assessed: Moderate risk", "What the network saw", practice.tools["seraf"].title,
    )  # fmt: skip
    places = [page.index(words) for words in told]
    assert places == sorted(places)
    assert reverse("assessments:assessment", args=[one.reference]) in page


def test_whoever_reads_no_assessment_is_told_of_none(practice):
    child = practice.child()
    assessing.accept_assessment(
        assessment=practice.assessed(child, "moderate"), by=practice.hub, at=NOON
    )
    children.share_child(
        child=child, agency=practice.town.agencies["School Nursing"], reason="Health assessment",
        by=practice.hub, at=NOON,
    )  # fmt: skip
    for name in ("chronology:child", "chronology:story"):
        page = read(practice, child, name, role=Role.PARTNER)
        for words in ("Moderate risk", "xploitation", "Assessed"):
            assert words not in page
