"""Fifty hostile scripts in every column of words, and every page looked at as every role: none
runs, even in a browser that has been told to ignore what we tell it about scripts."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser, Page

from methub.foundation.timekeeping import now
from tests.house.addresses import kwargs_for
from tests.house.matrix import PEOPLE, Cast, rows
from tests.house.relations import town_with_everybody
from tests.journeys.conftest import browser  # noqa: F401
from tests.proofs.canaries import planted
from tests.proofs.conftest import SCALE, Tally
from tests.proofs.hostile import MARK, SCRIPTS
from tests.proofs.riddled import ALL_AT_ONCE, Live, riddle

COUNTS = f"""window.{MARK}ran = 0;
    for (const name of ['{MARK}']) window[name] = () => {{ window.{MARK}ran += 1; }};"""
RAN = f"window.{MARK}ran"


@pytest.fixture
def cast(transactional_db: None, tally: Tally) -> Cast:
    """A town in which every word is hostile."""
    at = now()
    made = Cast.of(*town_with_everybody(at=at))
    story = planted(made, at=at).stories
    tally.adds("columns", len(riddle()))
    tally.adds("scripts", len(SCRIPTS))
    return Cast(made.town, story, made.keys)


def seen(cast: Cast, who: str) -> Iterator[tuple[str, str]]:
    """Every door that is a page to this person, about every child it opens for."""
    for row in rows():
        if row.method == "GET" and row.answers[PEOPLE.index(who)] == "200":
            kwargs = kwargs_for(row.door, cast.town, cast.stories.get(row.child))
            yield row.door, reverse(row.door, kwargs=kwargs)


def test_no_page_has_a_live_script_in_it(cast: Cast, tally: Tally) -> None:
    tally.promises(columns=60, scripts=50, pages=60, planted=3)
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = cast.keys["hubs"]
    found, shown = [], 0
    for address in dict(seen(cast, "hubs")).values():  # one child a door: it is one template
        answer = client.get(address)
        if not answer.headers["Content-Type"].startswith("text/html"):
            continue  # a file for the disk
        page = answer.content.decode()
        found += [f"{address}: {live}" for live in Live.on(page)]
        shown += MARK in page
        tally.adds("pages")
    assert found == []
    assert shown > 30, "hardly a page shows a script: nothing is proved"
    for shape in (ALL_AT_ONCE, SCRIPTS[0], f'<b onclick="{MARK}(1)">'):
        tally.adds("planted", bool(Live.on(f"<p>{shape}</p>")))


@pytest.mark.proof
def test_no_script_runs_in_a_browser(
    cast: Cast,
    tally: Tally,
    live_server: Any,
    browser: Browser,  # noqa: F811
) -> None:
    tally.promises(columns=60, scripts=50, pages=int(600 * SCALE), roles=13, planted=1)
    address, found = live_server.url.replace("127.0.0.1", "localhost"), list[str]()
    for who in PEOPLE[3:]:
        page = _page(browser, address, cast.keys[who])
        for number, (_, path) in enumerate(seen(cast, who)):
            if SCALE < 1 and number % round(1 / SCALE):
                continue
            if _runs(page, partial(_goes, page, address + path)):
                found.append(f"{who} {path}")
            tally.adds("pages")
        tally.adds("roles")
        page.context.close()
    assert found == []
    page = _page(browser, address, cast.keys["hubs"])
    tally.adds("planted", _runs(page, lambda: page.set_content(f"<p>{ALL_AT_ONCE}</p>")))
    page.context.close()


def _page(browser: Browser, address: str, key: str) -> Page:  # noqa: F811
    """A browser that would run anything."""
    context = browser.new_context(bypass_csp=True)
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": key, "url": address}])
    context.add_init_script(COUNTS)
    return context.new_page()


def _goes(page: Page, address: str) -> None:
    """Files are for the disk: a page that is none is not shown."""
    try:
        page.goto(address, wait_until="load")
    except Exception as download:
        if "Download" not in str(download):
            raise


def _runs(page: Page, act: Callable[[], object]) -> int:
    """How often a script of ours ran: on arrival, and when what can be pressed is hovered over."""
    page.goto("about:blank")
    act()
    page.mouse.move(200, 200)
    return int(page.evaluate(RAN) or 0)
