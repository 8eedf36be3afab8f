"""What the benchmark asks of the product, and how it is timed."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db import connection
from django.test import Client
from django.urls import reverse

from methub.agencies.models import Partnership, User
from methub.agencies.queries import front_desk
from methub.agencies.roles import Role
from methub.children.models import Child
from methub.demo.bulk_panel import of_sixty
from methub.foundation.timekeeping import london, london_day, now
from methub.intake import queries as intake
from methub.intake.changes.receiving import receive
from methub.interviews.models import Interview
from methub.missing.models import Episode
from methub.post.codes import Channel


@dataclass
class Counted:
    """Queries of one request, and the time the database took for them (ms)."""

    queries: int = 0
    sql_ms: float = 0.0


@dataclass(frozen=True)
class Sustained:
    """Receiving at a steady rate: how many, how long, and how far it fell behind (ms)."""

    received: int
    seconds: float
    a_second: float
    slowest_ms: float
    behind_ms: float


A_PAST_DAY_MS = 500
AGENDA_MS = 200
AFTER_MS = 150
"""What comes after its page, which does not wait for it."""
FEWEST, PATIENCE_MS = 10, 20_000
"""Whatever is timed is asked so often at least, and no longer than this after that."""


@dataclass(frozen=True)
class Page:
    """A page, somebody who opens it, and how long nineteen of twenty may take."""

    what: str
    client: Client
    path: str
    target_ms: float = 100
    is_of_figures: bool = False


@contextmanager
def counted() -> Iterator[Counted]:
    """Counts queries and the time they take."""
    found = Counted()

    def watch(execute: Callable[..., Any], *args: Any) -> Any:
        began = time.perf_counter()
        try:
            return execute(*args)
        finally:
            found.queries += 1
            found.sql_ms += (time.perf_counter() - began) * 1_000

    with connection.execute_wrapper(watch):
        yield found


def sign_in(client: Client, user: User) -> None:
    """One click, as in the demonstration."""
    client.post(reverse("demo_sign_in", args=[user.reference]))


def timed(act: Callable[[], object], times: int) -> list[float]:
    """How long each time took, in milliseconds; what is slow is asked less often."""
    took: list[float] = []
    while len(took) < times and (len(took) < FEWEST or sum(took) < PATIENCE_MS):
        began = time.perf_counter()
        act()
        took.append((time.perf_counter() - began) * 1_000)
    return took


def pages(signed_in: Callable[[Role], Client]) -> list[Page]:
    """Every page of a day in the hub, and the book that somebody reads about it."""
    county = Child.objects.filter(person__partnership=_first_county()).order_by("pk")
    busiest = county[county.count() // 2]
    child = busiest.person.reference
    episode = Episode.objects.filter(child=busiest).first()
    interview = Interview.objects.filter(child=busiest, closed_at=None).first()
    interview = interview or Interview.objects.filter(child=busiest).first()
    assert episode is not None
    assert interview is not None
    search, tracker = reverse("children:search"), reverse("tracker:list")
    exploited = reverse("tracker:exploitation-list")
    past = (london_day(now()) - timedelta(days=60)).isoformat()
    worker, senior = signed_in(Role.HUB_WORKER), signed_in(Role.HUB_SENIOR)
    lead = signed_in(Role.GOVERNANCE_LEAD)
    searched = worker.post(search, {"q": busiest.person.name}).headers["Location"]
    book = reverse("governance:book")
    agenda = reverse("meetings:meeting", args=[of_sixty(_first_county(), at=now())])
    asked = lead.post(book, {"child": child}).headers.get("Location", book)
    return [
        Page("Today, mine", worker, reverse("worklist:today")),
        Page("Today, everyone", worker, reverse("worklist:today") + "?show=all"),
        Page("Today's poll", worker, reverse("worklist:today-lists") + "?show=all"),
        Page("Inbox", worker, reverse("intake:inbox")),
        Page("Children", worker, reverse("children:list")),
        Page("Tracker", worker, tracker),
        Page("Tracker, sorted", worker, tracker + "?sort=-missing_90"),
        Page("Tracker, filtered", worker, tracker + "?missing_90=0&grade=high"),
        Page("Tracker's figures", worker, reverse("tracker:figures"), AFTER_MS, True),
        Page("An agenda of 60 children", senior, agenda, AGENDA_MS, True),
        Page("Exploitation tracker", worker, exploited),
        Page("Exploitation tracker, sorted", worker, exploited + "?sort=-assessed_on"),
        Page(
            "Exploitation's figures",
            worker,
            reverse("tracker:exploitation-figures"),
            AFTER_MS,
            True,
        ),
        Page("Tracker, a past day", worker, f"{tracker}?on={past}", A_PAST_DAY_MS),
        Page("Exploitation, a past day", worker, f"{exploited}?on={past}", A_PAST_DAY_MS),
        Page("Search by name", worker, searched),
        Page("Child, summary", worker, reverse("chronology:child", args=[child])),
        Page("Child, chronology", worker, reverse("chronology:story", args=[child])),
        Page("Episode", worker, reverse("missing:episode", args=[episode.reference])),
        Page("Interview", worker, reverse("interviews:interview", args=[interview.reference])),
        Page("Sign-off queue", senior, reverse("interviews:sign-off-queue")),
        Page("People and agencies", worker, reverse("agencies:index")),
        Page("Audit book", lead, book),
        Page("Audit book, one child", lead, asked),
    ]


def _first_county() -> Partnership:
    """The one that was made; any others are copies of it."""
    return Partnership.objects.order_by("pk")[0]


def receiving() -> Callable[[int], object]:
    """Receive a message about some child of the county, and propose who it may be."""
    partnership = _first_county()
    user = User.objects.filter(memberships__role=Role.HUB_WORKER).order_by("pk")[0]
    county = Child.objects.filter(person__partnership=partnership).order_by("pk")
    people = [child.person for child in county.select_related("person")[:500]]

    def one(number: int) -> object:
        at = now()
        viewer, actor = front_desk(user=user, at=at)
        person = people[number % len(people)]
        forename, surname = person.name.split(" ", 1)
        raw = (
            f"From: police@police.example\r\nSubject: MISSING\r\nMessage-ID: <{number}-{at}>\r\n"
            "Content-Type: text/plain; charset=utf-8\r\n\r\n"
            f"Police reference: MP/35/{number}/99\nMessage type: MISSING REPORTED\n"
            f"Surname: {surname}\nForenames: {forename}\nDOB: {person.born_on:%d/%m/%Y}\n"
            f"Missing since: {london(at):%d/%m/%Y} 00:01\nRisk: Medium\n"
        ).encode()
        notifications = receive(
            raw=raw, channel=Channel.COMMAND, partnership=partnership, by=actor, at=at
        )
        return [intake.proposals(viewer=viewer, notification=n) for n in notifications]

    return one


def sustained(*, minutes: float, a_second: float) -> Sustained:
    """Receive at a steady rate; a message that had to wait is behind."""
    one = receiving()
    began = time.perf_counter()
    wanted = int(minutes * 60 * a_second)
    slowest = behind = 0.0
    for number in range(wanted):
        due = began + number / a_second
        late = time.perf_counter() - due
        if late < 0:
            time.sleep(-late)
        behind = max(behind, late)
        started = time.perf_counter()
        one(1_000_000 + number)
        slowest = max(slowest, time.perf_counter() - started)
    return Sustained(
        received=wanted,
        seconds=time.perf_counter() - began,
        a_second=a_second,
        slowest_ms=slowest * 1_000,
        behind_ms=behind * 1_000,
    )
