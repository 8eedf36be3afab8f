"""Existence is information: "not yours" and "not there" are the same answer, to the letter."""

import re

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from tests.house.addresses import NOBODYS
from tests.house.matrix import Cast
from tests.house.test_access_matrix import cast  # noqa: F401

pytestmark = pytest.mark.django_db

DOORS = {
    "chronology:child": lambda story: story.child.person.reference,
    "children:edit-name": lambda story: story.child.person.reference,
    "missing:episode": lambda story: story.episode.reference,
    "interviews:interview": lambda story: story.interview.reference,
    "worklist:promise": lambda story: story.promise.reference,
}
CHANGES_EACH_TIME = re.compile(r'nonce="[^"]*"|name="csrfmiddlewaretoken" value="[^"]*"')


def shown(cast: Cast, door: str, reference: str) -> tuple[int, str]:  # noqa: F811
    """What the allocated worker of another child is shown."""
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = cast.keys["allo"]
    answer = client.get(reverse(door, args=[reference]))
    return answer.status_code, CHANGES_EACH_TIME.sub("", answer.content.decode())


@pytest.mark.parametrize("relation", ["county", "elsewhere", "restricted"])
@pytest.mark.parametrize("door", DOORS)
def test_not_yours_looks_like_not_there(cast: Cast, door: str, relation: str) -> None:  # noqa: F811
    theirs = DOORS[door](cast.stories[relation])

    assert shown(cast, door, theirs) == shown(cast, door, NOBODYS)


@pytest.mark.parametrize("door", DOORS)
def test_the_guard_rings_for_what_is_yours(cast: Cast, door: str) -> None:  # noqa: F811
    """The planted breach: their own child's page is not the page of nobody."""
    mine = DOORS[door](cast.stories["caseload"])

    assert shown(cast, door, mine) != shown(cast, door, NOBODYS)
