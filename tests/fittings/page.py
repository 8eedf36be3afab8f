"""A page of the product without a database: rendered by the product's own engine, shown to a real
browser under the product's own rules of what a browser may do."""

import mimetypes
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from csp.utils import build_policy
from django.contrib.messages import SUCCESS
from django.contrib.messages.storage.base import Message
from django.contrib.staticfiles import finders
from django.template import engines
from django.test import RequestFactory
from playwright.sync_api import Browser, Page, Route, sync_playwright

from launcher.browser import launch_options
from methub.fittings.components import NavItem
from methub.fittings.frame import Frame

NOW = datetime(2026, 11, 21, 18, 30, tzinfo=UTC)
ADDRESS = "http://hub.test/"
NONCE = "for-this-page-only"
AXE = Path(os.environ.get("HUB_AXE", "")).expanduser()

FRAME = Frame(
    is_signed_in=True,
    is_enrolling=False,
    who="A. Osei",
    role="Hub worker",
    partnership="Cambridgeshire and Peterborough",
    places=tuple(
        NavItem(words, "/" + words.lower(), is_here=words == "Today")
        for words in ("Today", "Inbox", "Children", "Sign-off", "Agencies", "Policies")
    ),
    may_search=True,
    is_demo=True,
    messages=(Message(SUCCESS, "The interview is with the senior practitioner."),),
)


def render(source: str, **context: Any) -> str:
    """A template from its text, with what every page has."""
    request = RequestFactory().get("/")
    request.csp_nonce = NONCE  # type: ignore[attr-defined]
    request.at = NOW  # type: ignore[attr-defined]
    template = engines["jinja2"].env.from_string(source)  # type: ignore[attr-defined]
    return str(template.render({"request": request, "frame": FRAME, **context}))


def macro(call: str, **context: Any) -> str:
    """What one call to the kit draws."""
    return render(
        '{% import "fittings/kit.html" as kit with context %}{{ ' + call + " }}", **context
    )


@contextmanager
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**launch_options())
        try:
            yield browser
        finally:
            browser.close()


def show(
    page: Page, html: str, fragments: Mapping[str, str] | None = None, policy: str = ""
) -> list[str]:
    """Opens the page; gives back every complaint the browser has, now and later."""
    policy = policy or build_policy(nonce=NONCE)
    pages = {"": html, **(fragments or {})}
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.route("**/*", lambda route: _answer(route, pages, policy))
    page.goto(ADDRESS)
    return complaints


def _answer(route: Route, pages: Mapping[str, str], policy: str) -> None:
    path = route.request.url.removeprefix(ADDRESS)
    if path.startswith("static/"):
        found = finders.find(path.removeprefix("static/"))
        assert isinstance(found, str), f"{path} is not there"
        kind = mimetypes.guess_type(found)[0] or "text/plain"
        route.fulfill(body=Path(found).read_bytes(), content_type=kind)
    else:
        route.fulfill(
            body=pages.get(path, ""),
            content_type="text/html; charset=utf-8",
            headers={"Content-Security-Policy": policy},
        )


# What can be right on a wide screen and wrong on a narrow one; everything else is the same page.
OF_THE_WIDTH = ("color-contrast", "scrollable-region-focusable", "target-size")


def axe(page: Page, *, again: bool = False) -> list[str]:
    """What axe finds wrong, in a line each. `again`: on a page it has seen at another width."""
    how: dict[str, Any] = {"resultTypes": ["violations"]}
    if again:
        how["runOnly"] = OF_THE_WIDTH
    else:
        page.evaluate(AXE.read_text())
    found = page.evaluate("how => axe.run(document, how)", how)
    return [
        f"{wrong['id']}: {node['html'][:160]}"
        for wrong in found["violations"]
        for node in wrong["nodes"]
    ]
