"""Every page of the product as somebody may open it, in a real browser under the product's own
rules: axe is silent, the browser has no complaint, nothing sticks out on a narrow screen, and the
page says where one is."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser
from pytest_django import DjangoDbBlocker

from methub.foundation.timekeeping import now
from tests.desk import signed_in
from tests.fittings.page import axe, chromium, show
from tests.fittings.test_navigation import misplaced
from tests.house.addresses import is_about_a_child, kwargs_for
from tests.house.doors import room_of
from tests.house.matrix import PEOPLE, ROLES, rows
from tests.house.test_addresses_say_nothing import told as typed_into_an_address
from tests.stories import Story, town_with_stories
from tests.town import Town

pytestmark = [pytest.mark.journey, pytest.mark.django_db]

# Between them these people open every page; who else may is told by the access matrix.
READERS = ("anon", "hubm", "poli", "tman", "gove", "admi")
WIDTHS = (1280, 320)  # a desk, and 400 % zoom
PICTURES = os.environ.get("HUB_PICTURES")  # a folder, to look at what was built
# Answers that are no pages: a picture, a file, a piece of a page, an answer to a machine.
NO_PAGES = {
    "children:photograph",
    "children:plain-sheet",
    "children:sheet",
    "chronology:at-place",
    "chronology:of-episode",
    "governance:book-sheet",
    "healthz",
    "intake:news",
    "intake:original",
    "meetings:calendar",
    "meetings:heard",
    "merging:progress",
    "plans:in-force",
    "reports:built-plain-sheet",
    "reports:built-sheet",
    "reports:plain-sheet",
    "reports:sheet",
    "returns:files",
    "spreadsheets:original",
    "spreadsheets:progress",
    "tracker:exploitation-figures",
    "tracker:exploitation-plain-sheet",
    "tracker:exploitation-sheet",
    "tracker:figures",
    "tracker:plain-sheet",
    "tracker:sheet",
    "worklist:today-lists",
}
# Every page by the name of its door, and the first of the readers for whom the matrix opens it.
PAGES = {
    row.door: reader
    for reader in reversed(READERS)
    for row in rows()
    if row.method == "GET" and row.child in {"-", "caseload"} and row.door not in NO_PAGES
    if row.answers[PEOPLE.index(reader)] == "200"
}
ROOMS = sorted({room_of(door) for door in PAGES})


@dataclass(frozen=True)
class Opened:
    html: str
    policy: str


@pytest.fixture(scope="module")
def houses(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[tuple[Town, Story]]:
    """The town, and the child whom the pages are about; undone afterwards."""
    everything = transaction.atomic()
    everything._from_testcase = True  # what must be durable is as durable as the town
    with django_db_blocker.unblock(), everything:
        town, told = town_with_stories(at=now())
        yield town, told["caseload"]
        transaction.set_rollback(True)


@pytest.mark.parametrize("room", ROOMS)
def test_axe_and_the_browser_are_silent_and_nothing_sticks_out(
    houses: tuple[Town, Story], room: str
) -> None:
    opened = dict(_pages(*houses, room))
    with chromium() as browser:
        found = {door: _complaints(browser, door, it) for door, it in opened.items()}
    assert {door: wrong for door, wrong in found.items() if wrong} == {}


def _pages(town: Town, story: Story, room: str) -> Iterator[tuple[str, Opened]]:
    readers = {who: signed_in(town.people[ROLES[who]]) for who in READERS if who in ROLES}
    for door, reader in PAGES.items():
        if room_of(door) == room:
            about = story if is_about_a_child(door) else None
            browser = readers.get(reader, Client())
            answer = browser.get(reverse(door, kwargs=kwargs_for(door, town, about)))
            html = answer.getvalue().decode(errors="replace")
            assert "<html" in html, f"{door} is no page: {answer.status_code}"
            yield door, Opened(html, answer["Content-Security-Policy"])


def _complaints(browser: Browser, door: str, it: Opened) -> list[str]:
    page = browser.new_page()
    said = show(page, it.html, policy=it.policy)
    said += misplaced(door, it.html) + typed_into_an_address(door, it.html)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        said += axe(page, again=width != WIDTHS[0])
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            said.append(f"something sticks out at {width} pixels")
        if PICTURES:
            page.screenshot(path=Path(PICTURES) / f"{door}-{width}.png", full_page=True)
    page.close()
    return said
