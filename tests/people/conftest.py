"""A town with one child in it, and everybody who may ask."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from methub.agencies.queries import front_desk, whole_record_agency_ids
from methub.agencies.roles import Role
from methub.agencies.viewer import Viewer
from methub.people import changes
from methub.people.codes import Sex
from methub.people.models import Person
from tests import town as the_town
from tests.town import Town

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
BORN = date(2011, 3, 14)


@pytest.fixture
def town(db: None) -> Town:
    return the_town.found(at=NOW)


@pytest.fixture
def look(town: Town) -> Callable[..., Viewer]:
    """The person of a role, asking at an instant."""

    def looking(role: Role, at: datetime = NOW) -> Viewer:
        return front_desk(user=town.people[role], at=at)[0]

    return looking


@pytest.fixture
def register(town: Town) -> Callable[..., Person]:
    def registering(surname: str = "Hollis", forenames: str = "Keeley Anne", **said) -> Person:
        return changes.register_person(
            partnership=town.partnership,
            surname=surname,
            forenames=forenames,
            agency_ids=whole_record_agency_ids(partnership_id=town.partnership.pk),
            by=town.actor(Role.HUB_WORKER),
            at=NOW,
            **{"born_on": BORN, "sex": Sex.FEMALE, **said},
        )

    return registering


@pytest.fixture
def keeley(register: Callable[..., Person]) -> Person:
    return register(known_as="KayKay")


@pytest.fixture
def signed(town: Town) -> Callable[[Role], dict[str, object]]:
    """`by` and `at` of a change made by the person of a role."""
    return lambda role=Role.HUB_SENIOR: {"by": town.actor(role), "at": NOW}
