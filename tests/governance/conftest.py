"""A town with a child in its records, and another partnership beside it."""

from datetime import datetime, timedelta

import pytest

from methub.agencies.changes import begin_membership, invite_user
from methub.agencies.models import User
from methub.agencies.roles import Role
from methub.children import changes as children
from methub.children.models import Child
from methub.foundation.actors import MET_HUB
from methub.foundation.timekeeping import now
from tests import town as towns
from tests.copies import again
from tests.stories import Story, stories
from tests.town import SINCE, Town


@pytest.fixture
def at() -> datetime:
    """The pages read the clock of the front desk: everything happened a little before now."""
    return now() - timedelta(minutes=5)


Beginning = tuple[Town, dict[str, Story]]


@pytest.fixture
def begun(db: None, at: datetime) -> Beginning:
    def begin() -> Beginning:
        town = towns.found(at=at)
        return town, stories(town, at=at)

    return again("governance", begin)


@pytest.fixture
def town(begun: Beginning) -> Town:
    return begun[0]


@pytest.fixture
def told(begun: Beginning) -> dict[str, Story]:
    return begun[1]


@pytest.fixture
def worker(town: Town, at: datetime) -> User:
    """A worker of another team, whose manager is the team manager of the town."""
    user = invite_user(email="night@town.example", name="Nia Night", by=MET_HUB, at=at)
    begin_membership(
        user=user, team=town.teams["Children's Social Care"], role=Role.ALLOCATED_WORKER,
        from_on=SINCE, manager=town.people[Role.TEAM_MANAGER], by=MET_HUB, at=at,
    )  # fmt: skip
    return user


@pytest.fixture
def county(told: dict[str, Story]) -> Child:
    """A child of the partnership whom the worker has nothing to do with."""
    return told["county"].child


@pytest.fixture
def open_in_emergency(county: Child, at: datetime):
    def open_it(user: User, child: Child = county):
        viewer, actor = viewer_of(user, at)
        return children.open_in_emergency(
            child=child, reason="Found at the station at 2am", viewer=viewer, by=actor, at=at
        )

    return open_it


def viewer_of(user: User, at: datetime):
    from methub.agencies.queries import front_desk

    return front_desk(user=user, at=at)
