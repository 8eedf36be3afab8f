"""A month's page, and those who write it and approve it."""

import pytest

from methub.agencies.roles import Role
from methub.reports import changes
from tests.copies import again
from tests.desk import signed_in
from tests.reports.october import NOW, OCTOBER, founded


@pytest.fixture
def town(db):
    return again("months", founded)


@pytest.fixture
def ours(town):
    return town.authorities["Cambridgeshire"]


@pytest.fixture
def senior(town):
    return {"by": town.actor(Role.HUB_SENIOR), "at": NOW}


@pytest.fixture
def manager(town):
    return {"by": town.actor(Role.HUB_MANAGER), "at": NOW}


@pytest.fixture
def draft(ours, senior):
    return changes.begin_themes(authority=ours, month=OCTOBER, **senior)


@pytest.fixture
def client(town):
    return signed_in(town.people[Role.HUB_MANAGER])
