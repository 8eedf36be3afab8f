"""Every door, every method, every role, every kind of child: the answer is the one in the table."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from django.template.backends.jinja2 import Template
from pytest_django import DjangoDbBlocker

from methub.foundation.timekeeping import now
from tests.house.addresses import is_about_a_child
from tests.house.doors import doors, room_of
from tests.house.matrix import METHODS, PEOPLE, Cast, Row, asked_elsewhere, rows
from tests.house.relations import RELATIONS, town_with_everybody

pytestmark = pytest.mark.django_db

ROWS = list(rows())
LISTED = {(row.door, row.method) for row in ROWS}
UNLISTED = [
    (door, method) for door in doors() for method in METHODS if (door.name, method) not in LISTED
]
ELSEWHERE = asked_elsewhere(ROWS)
FEWEST = 8_500
CLOSED = {"403", "404", "405", "in"}


@pytest.fixture(autouse=True)
def undrawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who is let in is settled when a page is drawn; `tests/fittings` draws each, and axe looks."""
    monkeypatch.setattr(Template, "render", lambda *_: "")


@pytest.fixture(scope="module")
def cast(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Cast]:
    """One town for the whole table; every request in it is undone."""
    everything = transaction.atomic()
    everything._from_testcase = True  # what must be durable is as durable as the town
    with django_db_blocker.unblock(), everything:
        yield Cast.of(*town_with_everybody(at=now()))
        transaction.set_rollback(True)


@pytest.mark.parametrize("room", sorted({room_of(row.door) for row in ROWS}))
def test_the_answers_are_those_in_the_table(cast: Cast, room: str) -> None:
    of_room = [row for row in ROWS if room_of(row.door) == room]
    answered = [
        cast.answers(row.door, row.method, row.child, skipped=ELSEWHERE[row]) for row in of_room
    ]

    assert [str(row) for row in answered] == [str(row) for row in of_room]


def test_what_is_not_in_the_table_is_closed_to_everybody(cast: Cast) -> None:
    """One in four of the people, others at the next door: `./hub prove` sends them all."""
    answered = [
        cast.answers(
            door.name, method, "caseload" if is_about_a_child(door.name) else "-",
            skipped={who: "403" for place, who in enumerate(PEOPLE) if (place + turn) % 4},
        )
        for turn, (door, method) in enumerate(UNLISTED)
    ]  # fmt: skip

    open_somewhere = [str(row) for row in answered if not set(row.answers) <= CLOSED]
    assert open_somewhere == [], "Judge these lines, then add them"


def test_every_line_is_about_a_door_that_exists() -> None:
    assert {row.door for row in ROWS} <= {door.name for door in doors()}


def test_a_door_about_a_child_has_a_line_for_every_relation() -> None:
    listed = {(row.door, row.method, row.child) for row in ROWS}
    wanted = {
        (door, method, child)
        for door, method in LISTED
        for child in (RELATIONS if is_about_a_child(door) else ("-",))
    }

    assert wanted - listed == set()


def test_the_table_does_not_shrink_unnoticed() -> None:
    """How many answers are asked for: lower it only with the doors that went."""
    asked = len(ROWS) * len(PEOPLE) - sum(len(known) for known in ELSEWHERE.values())

    assert asked >= FEWEST


def test_every_answer_that_anybody_gets_at_any_door_is_asked_for() -> None:
    """What is left out is only what another line of the same door says to the same person."""

    def cells(*, asked: bool) -> set[tuple[str, str, str, str]]:
        return {
            (row.door, row.method, who, answer)
            for row in ROWS
            for who, answer in zip(PEOPLE, row.answers, strict=True)
            if not asked or who not in ELSEWHERE[row]
        }

    assert cells(asked=True) == cells(asked=False)


def test_every_relation_is_asked_about_by_everybody() -> None:
    """However the sample falls, nobody's relation to any kind of child goes unasked."""
    asked = {(row.child, who) for row in ROWS for who in PEOPLE if who not in ELSEWHERE[row]}

    assert asked == {(row.child, who) for row in ROWS for who in PEOPLE}


def test_no_line_stands_twice() -> None:
    assert len({(row.door, row.method, row.child) for row in ROWS}) == len(ROWS)


def test_the_guard_rings_when_one_answer_in_the_table_is_wrong(cast: Cast) -> None:
    """The planted breach: one answer of the first door is said to be another."""
    row = next(row for row in ROWS if row.door == "home")
    wrong = Row(row.door, row.method, row.child, ("200", *row.answers[1:]))

    assert str(cast.answers(row.door, row.method, row.child)) != str(wrong)
