"""A town, its administrator at the desk, and somebody who wants to be let in."""

from datetime import datetime, timedelta

import pytest
from django.test import Client

from methub.agencies.roles import Role
from methub.foundation.timekeeping import now
from tests import town as towns
from tests.desk import signed_in
from tests.town import Town


@pytest.fixture
def at() -> datetime:
    return now() - timedelta(minutes=5)


@pytest.fixture
def town(db: None, at: datetime) -> Town:
    return towns.found(at=at)


@pytest.fixture
def administrator(town: Town) -> Client:
    return signed_in(town.people[Role.ADMINISTRATOR])
