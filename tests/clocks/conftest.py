"""A town with a policy, a child, and a promise about her."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from methub.agencies.queries import front_desk, whole_record_agency_ids
from methub.agencies.roles import Role
from methub.agencies.viewer import Viewer
from methub.clocks import changes
from methub.clocks.changes import Owner
from methub.clocks.codes import Promise
from methub.clocks.models import Clock
from methub.foundation.actors import MET_HUB
from methub.foundation.timekeeping import hours_after
from methub.people.changes import register_person
from methub.people.models import Person
from methub.policies.changes import adopt_policy
from methub.policies.rules.shipped import shipped_profiles
from tests import town as the_town
from tests.copies import again
from tests.town import Town

FOUNDED = datetime(2024, 1, 1, 9, tzinfo=UTC)
FOUND = datetime(2026, 11, 18, 9, 10, tzinfo=UTC)


@pytest.fixture
def town(db: None) -> Town:
    return founded()


def founded() -> Town:
    return again("clocks", _founded)


def _founded() -> Town:
    town = the_town.found(at=FOUNDED)
    adopt_policy(
        authority=town.authorities["Cambridgeshire"],
        profile_text=shipped_profiles()["cambridgeshire"],
        from_on=date(2020, 1, 1),
        by=MET_HUB,
        at=FOUNDED,
    )
    return town


@pytest.fixture
def keeley(town: Town) -> Person:
    return keeley_of(town)


def keeley_of(town: Town) -> Person:
    return register_person(
        partnership=town.partnership,
        surname="Hollis",
        forenames="Keeley",
        agency_ids=whole_record_agency_ids(partnership_id=town.partnership.pk),
        by=MET_HUB,
        at=FOUNDED,
    )


@pytest.fixture
def promise(town: Town, keeley: Person) -> Callable[..., Clock]:
    """72 hours from when she was found, owed by the hub."""

    return lambda **said: promised(town, keeley, **said)


def promised(town: Town, keeley: Person, **said: Any) -> Clock:
    started_at = said.pop("started_at", FOUND)
    said = {
        "promise": Promise.RETURN_INTERVIEW,
        "about": "ABCDEFGH23",
        "why": "Found Wed 18 Nov 2026, 9:10am.",
        "owner": Owner("MET Hub team", team=town.teams["MET Hub"]),
        "owed_to": "The child",
        "due_at": hours_after(started_at, 72),
        "person": keeley,
        "authority": town.authorities["Cambridgeshire"],
        **said,
    }
    return changes.start(started_at=started_at, by=MET_HUB, at=started_at, **said)


@pytest.fixture
def look(town: Town) -> Callable[..., Viewer]:
    return lambda role=Role.HUB_SENIOR, at=FOUND: front_desk(user=town.people[role], at=at)[0]
