"""Every component in a real browser, under our own rules: axe is silent, nothing sticks out on a
narrow screen, the keyboard reaches everything, and a broken line loses no child's words."""

import re
from collections.abc import Iterator

import pytest
from django.template import engines
from playwright.sync_api import Browser, Page, Route, expect

from methub.fittings.components import NavItem
from tests.fittings import gallery
from tests.fittings.gallery import EveryQuestion
from tests.fittings.page import axe, chromium, render, show

pytestmark = pytest.mark.journey

WIDTHS = {"a desk": 1280, "a phone": 390, "400 % zoom": 320}
WRONG = {
    "outcome": "other", "travel": ["car"], "email": "x", "met_on-day": "31", "met_on-month": "2",
}  # fmt: skip


def pages() -> dict[str, str]:
    asked = EveryQuestion(initial={"version": 1, "words": gallery.FIRST_SAID})
    drawn = {
        name: render(source, form=asked, **gallery.CONTEXT)
        for name, source in gallery.PAGES.items()
    }
    drawn["errors"] = render(gallery.PAGES["form"], form=EveryQuestion(WRONG), **gallery.CONTEXT)
    return drawn


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    yield page
    page.close()


@pytest.fixture(scope="module")
def drawn() -> dict[str, str]:
    return pages()


@pytest.mark.parametrize("where", WIDTHS)
@pytest.mark.parametrize("name", [*gallery.PAGES, "errors"])
def test_axe_and_the_browser_are_silent_and_nothing_sticks_out(page, drawn, name, where):
    page.set_viewport_size({"width": WIDTHS[where], "height": 900})
    assert show(page, drawn[name]) == []
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_same_tests_catch_what_is_planted(page):
    planted = render(
        '{% extends "fittings/frame.html" %}{% block content %}<h1>Planted</h1>'
        '<p style="color: #ccc">Pale</p><img src="/static/fittings/icon.svg">'
        "<script>document.title = 'ran'</script><pre>{{ 'wide' * 200 }}</pre>{% endblock %}"
    ).replace("<pre>", '<pre class="govuk-visually-hidden-not"><svg width="2000"></svg>')
    complaints = show(page, planted)

    assert any("style" in said for said in complaints), "the style was let through"
    assert any("script" in said for said in complaints), "the script was let through"
    assert page.title() != "ran"
    assert any("image-alt" in found for found in axe(page))
    assert page.evaluate("document.documentElement.scrollWidth > innerWidth")


def test_colours_of_ones_own_leave_every_word(page, drawn):
    page.emulate_media(forced_colors="active")
    show(page, drawn["today"])
    assert axe(page) == []
    border = page.eval_on_selector(".govuk-tag", "tag => getComputedStyle(tag).borderTopStyle")
    assert border == "solid"


def test_paper_shows_the_record_and_nothing_one_would_press(page, drawn):
    page.emulate_media(media="print")
    show(page, drawn["child"])
    expect(page.get_by_role("heading", name="Keeley Hollis")).to_be_visible()
    expect(page.get_by_text("Nobody asks where I want to be")).to_be_visible()
    expect(page.get_by_role("navigation", name="Main")).to_be_hidden()
    expect(page.get_by_role("button", name="I will take it up")).to_be_hidden()


@pytest.mark.parametrize("name", [*gallery.PAGES, "errors"])
def test_the_keyboard_reaches_everything_and_shows_where_it_is(page, drawn, name):
    show(page, drawn[name])
    # A group of radios is one stop, and what is not shown is none.
    stops = page.evaluate(
        """() => new Set([...document.querySelectorAll(
             "a[href], button, input:not([type=hidden]), select, textarea, summary")]
           .filter(one => one.checkVisibility())
           .map(one => one.type === "radio" ? one.name : one)).size"""
    )
    page.locator(".govuk-skip-link").focus()
    seen, unseen = set(), []
    for _ in range(stops):
        who, is_shown = page.evaluate(
            """() => { const on = document.activeElement, look = getComputedStyle(on);
                 const label = getComputedStyle(on.labels?.[0] ?? on, "::before");
                 return [on.outerHTML.slice(0, 200) + on.getBoundingClientRect().top,
                         look.outlineStyle !== "none" || look.boxShadow !== "none"
                           || label.boxShadow !== "none"]; }"""
        )
        seen.add(who)
        if not is_shown:
            unseen.append(who)
        page.keyboard.press("Tab")
    assert unseen == []
    assert len(seen) >= stops


def test_a_question_under_an_answer_appears_with_it(page, drawn):
    show(page, drawn["form"])
    expect(page.get_by_label("What else?")).to_be_hidden()
    page.get_by_label("Something else").check()
    expect(page.get_by_label("What else?")).to_be_visible()
    page.get_by_label("Refused").check()
    expect(page.get_by_label("What else?")).to_be_hidden()


def test_a_childs_words_stand_in_the_box_as_they_were_said(page, drawn):
    show(page, drawn["form"])
    assert page.get_by_label("In her own words").input_value() == gallery.FIRST_SAID


def test_without_scripts_everything_can_be_read_and_sent(browser, drawn):
    page = browser.new_page(java_script_enabled=False)
    try:
        show(page, drawn["form"])
        expect(page.get_by_role("link", name="Inbox")).to_be_visible()
        page.get_by_label("Something else").check()
        expect(page.get_by_label("What else?")).to_be_visible()
        expect(page.get_by_role("button", name="Save and continue")).to_be_enabled()
    finally:
        page.close()


def test_what_is_being_written_is_saved_by_itself_and_says_so(page, drawn):
    page.clock.install()
    show(page, drawn["form"])
    kept: list[str] = []

    def keep(route: Route) -> None:
        kept.append(route.request.post_data or "")
        route.fulfill(json={"words": "Saved 6:31pm"})

    page.route("**/draft", keep)
    page.get_by_label("In her own words").fill("I was at Dez's.")
    page.clock.run_for(5_000)

    expect(page.locator("[data-saved]")).to_have_text("Saved 6:31pm")
    page.clock.run_for(20_000)
    assert len(kept) == 1, "nothing new was written, so nothing is sent"
    assert "I+was+at+Dez" in kept[0]
    assert "csrfmiddlewaretoken" in kept[0]
    assert "_once" not in kept[0]


@pytest.mark.parametrize("fault", ["no connection", "a broken server", "signed out"])
def test_a_broken_line_is_said_plainly_and_loses_nothing(page, drawn, fault):
    page.clock.install()
    show(page, drawn["form"])
    answers = {
        "no connection": lambda route: route.abort(),
        "a broken server": lambda route: route.fulfill(status=500),
        "signed out": lambda route: route.fulfill(status=302, headers={"location": "/sign-in/"}),
    }
    page.route("**/draft", answers[fault])
    page.get_by_label("In her own words").fill("I was at Dez's.")
    page.clock.run_for(5_000)

    expect(page.locator("[data-saved]")).to_contain_text("Not saved")
    expect(page.locator("[data-saved]")).to_contain_text("still on this page")
    assert page.get_by_label("In her own words").input_value() == "I was at Dez's."

    page.unroute("**/draft")
    page.route("**/draft", lambda route: route.fulfill(json={"words": "Saved 6:40pm"}))
    page.clock.run_for(5_000)
    expect(page.locator("[data-saved]")).to_have_text("Saved 6:40pm")


def test_leaving_with_something_unsaved_is_asked_about(page, drawn):
    show(page, drawn["form"])
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    page.get_by_label("In her own words").click()
    page.keyboard.type("I was")
    page.get_by_role("link", name="Keeley Hollis").click()

    assert asked == ["beforeunload"]
    expect(page.get_by_label("In her own words")).to_have_value(re.compile("I was"))


LIST = """{% extends "fittings/frame.html" %}{% block content %}<h1>Today</h1>
<div id="list" hx-get="/list" hx-trigger="every 20s" hx-swap="outerHTML">
<p>Updated 6:30pm</p><a href="/1">Tia</a> <a href="/2">Jade</a></div>{% endblock %}"""


def test_a_list_that_refreshes_keeps_the_keyboards_place(page):
    page.clock.install()
    show(page, render(LIST))
    fresh = LIST.partition("<h1>Today</h1>")[2].partition("{%")[0].replace("6:30", "6:31")
    page.route("**/list", lambda route: route.fulfill(body=fresh, content_type="text/html"))
    page.get_by_role("link", name="Jade").focus()
    page.clock.run_for(21_000)

    expect(page.get_by_text("Updated 6:31pm")).to_be_visible()
    expect(page.get_by_role("link", name="Jade")).to_be_focused()


def test_a_list_that_has_stopped_refreshing_says_so(page):
    page.clock.install()
    show(page, render(LIST))
    page.route("**/list", lambda route: route.abort())
    expect(page.locator("[data-stale]")).to_be_hidden()
    page.clock.run_for(21_000)
    expect(page.locator("[data-stale]")).to_be_visible()
    assert axe(page) == []


def test_how_many_are_new_is_fetched_and_read_aloud(page):
    inbox = NavItem("Inbox", "/inbox", news_href="/news")
    html = render(
        '{% extends "fittings/frame.html" %}{% block content %}<h1>T</h1>'
        '{{ official("service-navigation")({"navigationId": "n", "navigationLabel": "New", '
        '"navigation": [inbox.params, inbox.params]}) }}{% endblock %}',
        inbox=inbox,
    )
    badge = engines["jinja2"].env.from_string(  # type: ignore[attr-defined]
        '{% import "fittings/kit.html" as kit %}{{ kit.badge(4, "new") }}'
    )
    show(page, html, {"news": badge.render()})
    expect(page.get_by_role("link", name="Inbox 4 new").first).to_be_visible()
    assert axe(page) == []
