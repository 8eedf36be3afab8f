"""A town in which a school nurse fears for a child, and a hub that decides."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from methub.agencies.models import User
from methub.agencies.queries import front_desk
from methub.agencies.roles import Role
from methub.agencies.viewer import Viewer
from methub.children import changes as children
from methub.children.models import Child
from methub.clocks.codes import Promise
from methub.clocks.models import Clock
from methub.concerns import changes
from methub.concerns.models import Concern
from methub.foundation.actors import MET_HUB
from methub.policies.changes import adopt_policy
from methub.policies.rules.shipped import shipped_profiles
from tests import town as the_town
from tests.copies import again
from tests.town import Town

FOUNDED = datetime(2024, 1, 1, 9, tzinfo=UTC)
FRIDAY = datetime(2026, 11, 20, 16, 0, tzinfo=UTC)
NOW = datetime(2026, 11, 21, 10, 30, tzinfo=UTC)


def _founded() -> Town:
    town = the_town.found(at=FOUNDED)
    adopt_policy(
        authority=town.authorities["Cambridgeshire"],
        profile_text=shipped_profiles()["cambridgeshire"],
        from_on=date(2020, 1, 1), by=MET_HUB, at=FOUNDED,
    )  # fmt: skip
    return town


@pytest.fixture
def town(db: None) -> Town:
    return again("concerns", _founded)


@pytest.fixture
def signed(town: Town) -> Callable[..., dict[str, Any]]:
    return lambda role=Role.HUB_SENIOR, at=NOW: {"by": town.actor(role), "at": at}


@pytest.fixture
def look(town: Town) -> Callable[..., Viewer]:
    return lambda role=Role.HUB_SENIOR, at=NOW: front_desk(user=town.people[role], at=at)[0]


@pytest.fixture
def keeley(town: Town) -> Child:
    return children.register_child(
        partnership=town.partnership,
        responsible_authority=town.authorities["Cambridgeshire"],
        surname="Hollis", forenames="Keeley", born_on=date(2011, 3, 5), by=MET_HUB, at=FOUNDED,
    )  # fmt: skip


@pytest.fixture
def raised(town: Town, signed: Callable[..., dict[str, Any]]) -> Callable[..., Concern]:
    """The school nurse writes down what she saw on Friday, unless said otherwise."""

    def raising(role: Role = Role.PARTNER, told_at: datetime = FRIDAY, **said: Any) -> Concern:
        words = {
            "child_name": "Keeley", "child_born": "about 15", "seen": "An older man waits for her",
            "agency": town.agencies[the_town.WORKPLACES[role][1]],
        }  # fmt: skip
        return changes.raise_concern(
            raised=changes.Raised(**{**words, "told_at": told_at, **said}),
            partnership=town.partnership, **signed(role, max(told_at, FRIDAY)),
        )  # fmt: skip

    return raising


@pytest.fixture
def owed() -> Callable[[Concern, Promise], list[Clock]]:
    return lambda concern, promise: list(
        Clock.objects.open().filter(about=concern.reference, promise=promise)
    )


@pytest.fixture
def nurse(town: Town) -> User:
    return town.people[Role.PARTNER]
