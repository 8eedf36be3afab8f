"""Every page of the product as somebody may open it, in a real browser under the product's own
rules: axe is silent, the browser has no complaint, and nothing sticks out on a narrow screen."""

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

from methub.agencies.roles import Role
from methub.foundation.timekeeping import now
from tests.desk import signed_in
from tests.fittings.page import axe, chromium, show
from tests.house.addresses import is_about_a_child, kwargs_for
from tests.house.doors import doors
from tests.stories import Story, town_with_stories
from tests.town import Town

pytestmark = [pytest.mark.journey, pytest.mark.django_db]

# Between them these people open every page; who else may is told by the access matrix.
READERS = (
    Role.HUB_MANAGER,
    Role.POLICE_MET,
    Role.TEAM_MANAGER,
    Role.GOVERNANCE_LEAD,
    Role.ADMINISTRATOR,
)
WIDTHS = (1280, 320)  # a desk, and 400 % zoom
PICTURES = os.environ.get("HUB_PICTURES")  # a folder, to look at what was built
FEWEST = 80  # fewer than this, and the test has stopped looking


@dataclass(frozen=True)
class Opened:
    html: str
    policy: str


@pytest.fixture(scope="module")
def opened(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> dict[str, Opened]:
    """Every page by the name of its door, as the first of the readers who may open it sees it."""
    everything = transaction.atomic()
    everything._from_testcase = True  # what must be durable is as durable as the town
    with django_db_blocker.unblock(), everything:
        town, told = town_with_stories(at=now())
        pages = dict(_pages(town, told["caseload"]))
        transaction.set_rollback(True)
    return pages


def _pages(town: Town, story: Story) -> Iterator[tuple[str, Opened]]:
    readers = [Client(), *(signed_in(town.people[role]) for role in READERS)]
    for door in doors():
        about = story if is_about_a_child(door.name) else None
        address = reverse(door.name, kwargs=kwargs_for(door.name, town, about))
        for reader in readers:
            answer = reader.get(address)
            if answer.status_code == 200 and b"<html" in answer.getvalue():
                policy = answer["Content-Security-Policy"]
                yield door.name, Opened(answer.getvalue().decode(), policy)
                break


def test_axe_and_the_browser_are_silent_and_nothing_sticks_out(opened: dict[str, Opened]) -> None:
    with chromium() as browser:
        found = {door: _complaints(browser, door, it) for door, it in opened.items()}
    print(f"{len(opened)} pages at {WIDTHS} pixels")
    assert len(opened) >= FEWEST
    assert {door: wrong for door, wrong in found.items() if wrong} == {}


def _complaints(browser: Browser, door: str, it: Opened) -> list[str]:
    page = browser.new_page()
    said = show(page, it.html, policy=it.policy)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        said += axe(page, again=width != WIDTHS[0])
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            said.append(f"something sticks out at {width} pixels")
        if PICTURES:
            page.screenshot(path=Path(PICTURES) / f"{door}-{width}.png", full_page=True)
    page.close()
    return said
