"""What is offered at a level that the authority's table does not name."""

from dataclasses import replace

import pytest
from django.urls import reverse

from methub.assessments import queries, rules
from methub.assessments.codes import About
from methub.clocks.codes import Promise
from methub.clocks.models import Clock
from methub.policies.rules import parse
from methub.policies.rules.shipped import shipped_profiles
from tests.assessments.shorthand import TOOLS

PROFILES = {name: parse(text) for name, text in shipped_profiles().items() if name != "language"}


def stands_for(tool: rules.Tool, level: str, authority: str) -> str:
    policy = PROFILES[authority]
    found = rules.offered(tool, tool.level_of[level], policy)
    rows = policy.assessments.core_offer
    return next((row.level for row in rows if row.offers == found.offers), "nothing")


@pytest.mark.parametrize(
    "tool, level, authority, row",
    [
        ("cambridgeshire-2015", "emerging", "cambridgeshire", "emerging"),
        ("seraf", "mild", "cambridgeshire", "emerging"),
        ("seraf", "significant", "cambridgeshire", "significant"),
        ("seraf", "mild", "portsmouth", "low"),
        ("seraf", "moderate", "portsmouth", "medium"),
        ("seraf", "significant", "portsmouth", "high"),
        ("seraf", "not-at-risk", "portsmouth", "nothing"),
        ("derby-matrix", "medium", "cambridgeshire", "moderate"),
        ("derby-matrix", "high", "southampton", "significant"),
    ],
)
def test_a_level_is_offered_what_stands_in_its_place(tool, level, authority, row):
    assert stands_for(TOOLS[tool], level, authority) == row


def test_no_child_at_any_concern_of_exploitation_is_offered_nothing():
    for tool in TOOLS.values():
        for level in tool.levels:
            for policy in PROFILES.values():
                found = rules.offered(tool, level, policy)
                about_it = level.concern != "none" and tool.about is not About.MISSING
                assert found.offers or not about_it, (tool.name, level.code)


def test_between_two_rows_it_is_rather_the_more():
    seraf = TOOLS["seraf"]
    two = replace(seraf, levels=seraf.levels[2:])
    assert stands_for(two, "moderate", "portsmouth") == "low"
    assert (
        stands_for(replace(seraf, levels=seraf.levels[3:]), "significant", "portsmouth") == "high"
    )
    four = replace(seraf, levels=(*seraf.levels[1:], replace(seraf.levels[3], code="extreme")))
    assert stands_for(four, "moderate", "portsmouth") == "medium"
    assert stands_for(four, "significant", "portsmouth") == "high"


@pytest.mark.django_db
def test_the_promise_and_the_form_say_by_which_level(practice):
    child = practice.child()
    one = practice.assessed(child, "mild")
    owed = Clock.objects.open().get(promise=Promise.CORE_OFFER, person=child.pk)
    words = "The authority’s offer does not name Mild risk: offered as at Emerging."
    assert owed.why.endswith(words)
    assert len(queries.offers_owed(viewer=practice.viewer(), assessment=one)) == 2
    form = practice.browser().get(reverse("assessments:done", args=[one.reference, "offer"]))
    assert words in form.content.decode()
