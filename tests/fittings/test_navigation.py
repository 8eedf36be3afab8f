"""Somebody who looks up sees where they are: each page marks its own place, and no other."""

import re
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse

from methub.agencies.roles import Role
from methub.config import session
from methub.fittings.frame import PLACES
from methub.foundation.timekeeping import now
from tests import town as towns
from tests.desk import signed_in

pytestmark = pytest.mark.django_db

# Where the pages of each room belong; then the pages that belong elsewhere.
ROOMS = {
    "worklist": "Today",
    "intake": "Inbox",
    "children": "Children",
    "chronology": "Children",
    "missing": "Children",
    "interviews": "Children",
    "plans": "Children",
    "meetings": "Meetings",
    "assessments": "Assessments",
    "agencies": "Agencies",
    "policies": "Policies",
    "guidance": "Reference",
    "governance": "Audit book",
    "merging": "Duplicates",
    "spreadsheets": "Lists",
    "tracker": "Tracker",
    "reports": "Figures",
    "concerns": "Concerns",
    "referrals": "Services",
    "out_of_area": "Placed away",
    "places": "Places",
    "returns": "Returns",
    "documents": None,  # one’s own, beside the account
    "": None,  # the person's own account, and what the service says of itself
}
PAGES = {
    **dict.fromkeys(("intake:missing", "intake:found", "intake:correct"), "Children"),
    "interviews:sign-off-queue": "Sign-off",
    **dict.fromkeys(("interviews:commissioned", "interviews:areas"), "Commissioned"),
    "governance:access": "Emergency access",
    "governance:review": "Emergency access",
}
_MARKED = re.compile(r'aria-current="(?:page|true)"[^>]*>(.*?)</a>', re.S)


def marked(page: str) -> list[str]:
    """The places of the navigation that say "you are here"."""
    bar = page.partition('class="mh-nav"')[2].partition("</nav>")[0]
    found = (unescape(re.sub("<[^>]*>", " ", words)) for words in _MARKED.findall(bar))
    return [" ".join(words.split()) for words in found]


def test_what_is_needed_less_often_stands_under_more_and_says_where_one_is() -> None:
    town = towns.found(at=now())
    manager = signed_in(town.people[Role.HUB_MANAGER])
    page = manager.get(reverse("places:list")).text
    more = page.partition("<details data-menu>")[2].partition("</details>")[0]
    assert "<summary>More: Places</summary>" in more
    assert ">Returns</a>" in more
    assert ">Today</a>" not in more
    few = signed_in(town.people[Role.ADMINISTRATOR]).get(reverse("agencies:index")).text
    assert "data-menu" not in few


def misplaced(door: str, page: str) -> list[str]:
    """What the navigation says wrongly on this page: `test_every_page` asks it of each."""
    place = PAGES.get(door, ROOMS[door.rpartition(":")[0]])
    bar = page.partition('class="mh-nav"')[2].partition("</nav>")[0]
    right = [place] if place and place in bar else []  # their role may not open it
    return [] if marked(page) == right else [f"the navigation marks {marked(page)}, not {right}"]


def test_the_guard_rings_for_a_page_that_marks_no_place_or_another() -> None:
    today = '<a href="/" aria-current="page">Today</a>'
    bar = f'<nav class="mh-nav">{today} <a href="/children/">Children</a></nav>'
    assert misplaced("worklist:today", bar) == []
    assert misplaced("children:list", bar) != []
    assert misplaced("worklist:today", bar.replace(' aria-current="page"', "")) != []


def test_every_place_is_in_the_table() -> None:
    assert {place.words for place in PLACES} == {*ROOMS.values(), *PAGES.values()} - {None}


def test_whoever_has_no_second_factor_yet_sees_help_and_the_way_out_only() -> None:
    town = towns.found(at=now())
    client = Client()
    client.force_login(town.people[Role.HUB_MANAGER])
    held = client.session
    session.begin(held, at=now())
    held.save()
    for address in (reverse("mfa_index"), "/nowhere/"):
        page = client.get(address, follow=True).text
        header = page.partition("<main")[0]
        assert "Sign out" in header
        assert 'href="/help/"' in header
        assert "mh-nav" not in header
        for place in PLACES:
            assert place.words not in header
        assert "My account" not in header
        assert 'role="search"' not in header
