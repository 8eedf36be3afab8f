"""No page asks for free text by an address: it would stand in the browser's history, and in the
logs of every proxy on the way."""

from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from tests.house.addresses import is_about_a_child, kwargs_for
from tests.house.doors import doors
from tests.house.matrix import Cast
from tests.house.test_access_matrix import cast  # noqa: F401

pytestmark = pytest.mark.django_db

# Boxes that stand in an address, as "door: name of the box", and why nobody types a name there.
HARMLESS: dict[str, str] = {}
READERS = ("anon", "hubm", "poli", "tman", "gove", "admi")
FEWEST = 80  # fewer pages than this, and the test has stopped looking
TYPED_IN = {"text", "search", "email", "tel", "url", "date", "number", "textarea"}


class Forms(HTMLParser):
    """The boxes somebody types in, of the forms that send them in an address."""

    def __init__(self) -> None:
        super().__init__()
        self.is_in_address = False
        self.boxes: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        if tag == "form":
            self.is_in_address = (said.get("method") or "get").lower() != "post"
        kind = said.get("type") or "text" if tag == "input" else tag
        if self.is_in_address and kind in TYPED_IN:
            self.boxes.append(said.get("name") or "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.is_in_address = False


def boxes(html: str) -> list[str]:
    forms = Forms()
    forms.feed(html)
    return forms.boxes


def pages(cast: Cast) -> Iterator[tuple[str, str]]:  # noqa: F811
    """Every page by its door, as the first of the readers who may open it sees it."""
    for door in doors():
        story = cast.stories["caseload"] if is_about_a_child(door.name) else None
        address = reverse(door.name, kwargs=kwargs_for(door.name, cast.town, story))
        for reader in READERS:
            client = Client()
            if reader in cast.keys:
                client.cookies[settings.SESSION_COOKIE_NAME] = cast.keys[reader]
            answer = client.get(address)
            if answer.status_code == 200 and b"<html" in answer.getvalue():
                yield door.name, answer.getvalue().decode()
                break


def test_no_box_that_somebody_types_in_is_sent_in_an_address(cast: Cast) -> None:  # noqa: F811
    seen = dict(pages(cast))
    found = {f"{door}: {box}" for door, html in seen.items() for box in boxes(html)}

    assert len(seen) >= FEWEST
    assert found == set(HARMLESS)


def test_the_guard_rings_for_a_search_box_sent_in_an_address() -> None:
    """The planted breach: a form without a method, as a tired hand writes it."""
    asked = '<form action="/children/search/"><input type="hidden" name="a"><input name="q"></form>'

    assert boxes(asked) == ["q"]
    assert boxes(asked.replace("<form", '<form method="post"')) == []
    assert boxes('<form method="post"></form><form method="GET"><textarea name="t">') == ["t"]
