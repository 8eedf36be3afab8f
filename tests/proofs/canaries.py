"""Words found nowhere else, put where the product keeps a protected place, a restricted child and
another partnership's child; and everything the product shows, to look for them in."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.test import Client
from django.urls import reverse

from methub.children import changes as children
from methub.children.codes import LivingKind
from methub.children.models import Child
from methub.foundation.actors import MET_HUB
from methub.missing import changes as missing
from methub.missing.codes import PreventionOutcome
from methub.people import changes as people
from tests.house.addresses import kwargs_for
from tests.house.matrix import Cast, rows
from tests.stories import Story

CANARY = "zq{place}canary{number}zq"
# Who may read each child's protected home, written down apart from the code: people named one by
# one. Nobody by name for the child of the county; nobody at all here for the other two.
MAY_READ_THE_HOME = {"caseload": {"allo", "tman"}, "shared": set(), "county": set()}
MAY_KNOW_OF = {"elsewhere": {"strg"}, "restricted": set[str]()}


@dataclass
class Aviary:
    """Which word stands where, and who may read it."""

    words: dict[str, set[str]]
    stories: dict[str, Story]

    def not_for(self, who: str) -> list[str]:
        return [word for word, readers in self.words.items() if who not in readers]


class Words:
    def __init__(self) -> None:
        self.known: dict[str, set[str]] = {}

    def new(self, place: str, readers: set[str]) -> str:
        word = CANARY.format(place=place, number=len(self.known))
        self.known[word] = readers
        return word


def planted(cast: Cast, *, at: datetime) -> Aviary:
    """A protected home for each child one may know of; every word of the two one may not."""
    words, stories = Words(), dict(cast.stories)
    for relation, readers in MAY_READ_THE_HOME.items():
        stories[relation] = _protected(stories[relation], relation, words, readers, at)
    for relation, readers in MAY_KNOW_OF.items():
        _whole_child(stories[relation], relation, words, readers, at)
    return Aviary(words.known, stories)


def _protected(story: Story, kind: str, words: Words, readers: set[str], at: datetime) -> Story:
    """In a home that is kept secret, missing from it, and found near it."""
    signed: dict[str, Any] = {"by": MET_HUB, "at": at}

    def word(place: str) -> str:
        return words.new(f"{kind}{place}", readers)

    child = story.child
    people.record_address(
        person=child.person, text=f"1 {word('address')} Lane", is_protected=True, **signed
    )
    children.record_placement(
        child=child, kind=LivingKind.RESIDENTIAL, name=word("home"), address=word("street"),
        from_on=date(2026, 1, 1), is_protected=True, **signed,
    )  # fmt: skip
    began, ended = at - timedelta(hours=9), at - timedelta(hours=2)
    episode = missing.open_episode(
        child=child, missing_since=began, told_hub_at=began, missing_from=word("from"),
        last_seen=word("seen"), places_checked=word("checked"), circumstances=word("how"), **signed,
    )  # fmt: skip
    episode = missing.record_found(
        episode=episode, found_at=ended, told_at=ended, found_where=word("found"), **signed
    )
    missing.record_prevention(
        episode=episode, outcome=PreventionOutcome.DONE, addresses=word("learned"), **signed
    )
    return replace(story, episode=episode)


def _whole_child(story: Story, kind: str, words: Words, readers: set[str], at: datetime) -> None:
    """A name, a note, a school, a carer: of this child nobody else may read a word."""
    signed: dict[str, Any] = {"by": MET_HUB, "at": at}

    def word(place: str) -> str:
        return words.new(f"{kind}{place}", readers)

    child: Child = story.child
    people.record_address(person=child.person, text=word("address"), **signed)
    missing.add_update(
        episode=story.episode, happened_at=at, text=word("update"), source=word("source"), **signed
    )
    children.record_carer(
        child=child, kind="parent", name=word("carer"), from_on=date(2026, 1, 1), **signed
    )
    children.record_placement(
        child=child, kind=LivingKind.RESIDENTIAL, name=word("home"), from_on=date(2026, 1, 1),
        **signed,
    )  # fmt: skip


def pages(cast: Cast, aviary: Aviary) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Every page and every export, about every child; and every search that could find a word."""
    for row in rows():
        if row.method == "GET":
            kwargs = kwargs_for(row.door, cast.town, aviary.stories.get(row.child))
            yield "GET", reverse(row.door, kwargs=kwargs), {}
    for word in (*aviary.words, "Lane", "canary", "Rowan Pike", "Tomasz Nowak"):
        for door in ("children:list", "children:sheet", "children:plain-sheet", "governance:book"):
            yield "GET", f"{reverse(door)}?q={word}", {}
        yield "POST", reverse("children:search"), {"q": word, "name": word}


def shown(cast: Cast, who: str, method: str, address: str, said: dict[str, Any]) -> str:
    """Everything that reaches the browser: the headers, and the page or the file; undone."""
    client = Client(raise_request_exception=False)
    if who in cast.keys:
        client.cookies[settings.SESSION_COOKIE_NAME] = cast.keys[who]
    with transaction.atomic():
        asked = client.get if method == "GET" else client.post
        answer = asked(address, said, follow=True)
        body = b"".join(answer) if answer.streaming else answer.content
        transaction.set_rollback(True)
    return f"{answer.headers}{_read(body)}"


def _read(body: bytes) -> str:
    """A workbook is a folder of pages."""
    if not body.startswith(b"PK"):
        return body.decode("utf-8", "replace")
    with zipfile.ZipFile(io.BytesIO(body)) as book:
        return "".join(book.read(name).decode("utf-8", "replace") for name in book.namelist())


def sightings(words: list[str], text: str) -> list[str]:
    low = text.lower()
    return [word for word in words if word in low]
