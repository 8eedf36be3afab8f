"""A browser, a server with the product in it, and people who walk through it.

Every page a person comes to is looked at by axe: a finding fails the journey where it happens.
"""

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from playwright.sync_api import Browser, Page, sync_playwright

from launcher.browser import launch_options
from methub.agencies.models import User
from tests.desk import signed_in

AXE = Path(os.environ.get("HUB_AXE", "node_modules/axe-core/axe.min.js"))
LOOK = """async () => (await axe.run(document, {resultTypes: ['violations']})).violations
    .map(v => v.id + ': ' + v.nodes.map(n => n.target.join(' ')).join(' | '))"""


def _said(words: str) -> re.Pattern[str]:
    """A button's words, with whatever room the browser leaves before a colon."""
    return re.compile(re.escape(words).replace(":", r"\s*:"))


@pytest.fixture(params=[1280, 390], ids=["wide", "narrow"])
def width(request: pytest.FixtureRequest) -> int:
    return int(request.param)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Gone before the next module's tests: an event loop that still ran would be in their way."""
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        # Django refuses database work while an event loop runs in the thread; Playwright's does.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        chromium = playwright.chromium.launch(**launch_options())
        yield chromium
        chromium.close()


@dataclass
class Walker:
    """Somebody at a browser. `looked` counts the pages axe has seen."""

    page: Page
    address: str
    looked: list[str] = field(default_factory=list)

    def goes_to(self, path: str) -> None:
        answer = self.page.goto(self.address + path)
        assert answer is not None
        assert answer.status < 400, f"{path} answered {answer.status}"
        self.looks()

    def presses(self, words: str, *, within: str = "main") -> None:
        """A button or a link with these words."""
        place, name = self.page.locator(within), _said(words)
        thing = place.get_by_role("button", name=name).or_(place.get_by_role("link", name=name))
        assert thing.count(), f"no {words!r} on {self._trouble()}"
        thing.first.click()
        self.page.wait_for_load_state()
        self.looks()

    def writes(self, label: str, words: str) -> None:
        self.page.get_by_label(label, exact=False).first.fill(words)

    def chooses(self, group: str, option: str) -> None:
        """A radio or a tick inside the question with these words."""
        asked = self.page.get_by_role("group", name=group).first
        asked.get_by_label(option, exact=True).check()

    def picks(self, label: str, option: str) -> None:
        self.page.get_by_label(label, exact=False).first.select_option(label=option)

    def says_when(self, question: str, day: str, time: str) -> None:
        asked = self.page.get_by_role("group", name=question).first
        asked.get_by_label("Date").fill(day)
        asked.get_by_label("Time").fill(time)

    def sees(self, words: str) -> None:
        assert words in self.page.locator("body").inner_text(), (
            f"{words!r} is not on {self.page.url}: {self.page.title()}"
        )

    def does_not_see(self, words: str) -> None:
        assert words not in self.page.locator("body").inner_text()

    def answers_everything(self, words: str) -> None:
        """Something in every box, the first of every choice: for a form whose words are tested
        elsewhere."""
        form = self.page.locator("main form").filter(has=self.page.get_by_role("textbox")).first
        for box in form.get_by_role("textbox").all():
            if not box.input_value():
                box.fill(words)
        for asked in form.get_by_role("group").all():
            asked.locator("input[type=radio], input[type=checkbox]").first.check()
        for chosen in form.locator("select").all():
            chosen.select_option(index=1)

    def looks(self) -> None:
        """axe, the title, and no sideways scrolling."""
        assert not self.page.title().startswith(("Sorry", "Error:")), self._trouble()
        self.page.evaluate(AXE.read_text())
        assert self.page.evaluate(LOOK) == [], self.page.url
        wider = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
        assert not self.page.evaluate(wider), f"{self.page.url} scrolls sideways"
        self.looked.append(self.page.url)

    def _trouble(self) -> str:
        return f"{self.page.url}: {self.page.locator('main').inner_text()[:1500]}"


@pytest.fixture
def walker(
    browser: Browser, live_server: Any, transactional_db: None
) -> Iterator[Callable[..., Walker]]:
    """A person at a browser of their own, signed in with both factors; or nobody yet."""
    contexts = []

    def come_in(user: User | None = None, *, width: int = 1280) -> Walker:
        address = live_server.url.replace("127.0.0.1", "localhost")
        context = browser.new_context(viewport={"width": width, "height": 900})
        contexts.append(context)
        if user is not None:
            cookie = signed_in(user).cookies[settings.SESSION_COOKIE_NAME]
            context.add_cookies(
                [{"name": settings.SESSION_COOKIE_NAME, "value": cookie.value, "url": address}]
            )
        context.set_default_timeout(15_000)
        return Walker(context.new_page(), address)

    yield come_in
    for context in contexts:
        context.close()
