"""N views of any page about a child are N lines in the audit book that name the child and the
reader: not one fewer, so that nobody looks unseen; not one more, so that the book can be read."""

from collections.abc import Iterator
from typing import Any
from unittest.mock import patch

import pytest
from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.test import Client
from django.urls import reverse

from methub.agencies.models import User
from methub.audit.codes import EntryKind
from methub.audit.models import Entry
from tests.house.addresses import is_about_a_child, kwargs_for
from tests.house.matrix import PEOPLE, ROLES, Cast, rows
from tests.house.test_access_matrix import cast  # noqa: F401
from tests.proofs.conftest import Tally, sized

pytestmark = pytest.mark.django_db

SHOWN = "200"


def routes(cast: Cast) -> Iterator[tuple[str, str, int, str]]:  # noqa: F811
    """Every page about a child, and everybody who is shown it: who, address, child, door."""
    for row in rows():
        if row.method == "GET" and is_about_a_child(row.door):
            story = cast.stories[row.child]
            address = reverse(row.door, kwargs=kwargs_for(row.door, cast.town, story))
            for who, answer in zip(PEOPLE, row.answers, strict=True):
                if answer == SHOWN:
                    yield who, address, story.child.pk, row.door


def lines(cast: Cast, who: str, address: str, child: int, views: int) -> int:  # noqa: F811
    """How many lines so many views left; undone."""
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = cast.keys[who]
    reader: User = cast.town.people[ROLES[who]] if who in ROLES else cast.town.stranger
    of_adult = Q(what="children.adult.read", details__shown__contains=child)
    named = Q(person_id=child) | of_adult
    mine = Entry.objects.filter(
        named, kind=EntryKind.READING, actor_id=reader.pk, what__contains="."
    )
    with transaction.atomic():
        before = mine.count()
        for _ in range(views):
            assert client.get(address).status_code == 200
        left = mine.count() - before
        transaction.set_rollback(True)
    return left


@pytest.mark.parametrize(
    ("views", "one_in"),
    [
        pytest.param(1, 8, id="a sample"),
        pytest.param(max(3, sized(10)), 1, id="all", marks=pytest.mark.proof),
    ],
)
def test_so_many_views_are_so_many_lines(
    cast: Cast,  # noqa: F811
    tally: Tally,
    views: int,
    one_in: int,
) -> None:
    every = list(routes(cast))[::one_in]
    tally.promises(views=len(every) * views, routes=40, planted=1)
    tally.adds("routes", len({door for _, _, _, door in every}))
    found: dict[str, Any] = {}
    for who, address, child, door in every:
        left = lines(cast, who, address, child, views)
        tally.adds("views", views)
        if left != views:
            found.setdefault(door, f"{who}: {views} views, {left} lines")
    assert found == {}
    with patch("methub.audit.trail.note_reading"):
        who, address, child, _ = every[0]
        tally.adds("planted", lines(cast, who, address, child, views) != views)
