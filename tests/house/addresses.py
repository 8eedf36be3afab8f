"""How the access matrix finds an address for each door: what the door's address is made of.

Colleagues add one line for each door whose address holds a reference.
"""

from collections.abc import Callable
from typing import Any

from tests.stories import Story
from tests.town import Town

OfTown = Callable[[Town], dict[str, Any]]
OfChild = Callable[[Story], dict[str, Any]]

# Doors whose address is made of something else than a child.
OF_TOWN: dict[str, OfTown] = {
    "account_reset_password_from_key": lambda town: {"uidb36": "1", "key": "not-a-key"},
    "mfa_remove_webauthn": lambda town: {"pk": 0},
    "policies:authority": lambda town: {"reference": town.authorities["Cambridgeshire"].reference},
    "policies:on": lambda town: {
        "reference": town.authorities["Cambridgeshire"].reference,
        "day": "2026-01-01",
    },
}


def person(story: Story) -> dict[str, Any]:
    return {"reference": story.child.person.reference}


def episode(story: Story) -> dict[str, Any]:
    return {"reference": story.episode.reference}


def interview(story: Story) -> dict[str, Any]:
    return {"reference": story.interview.reference}


# Doors about a child: the story is of a child of each relation in turn.
OF_CHILD: dict[str, OfChild] = {}


def is_about_a_child(door: str) -> bool:
    return door in OF_CHILD


def kwargs_for(door: str, town: Town, story: Story | None) -> dict[str, Any]:
    if story is not None:
        return OF_CHILD[door](story)
    return OF_TOWN.get(door, lambda town: {})(town)
