"""What the tests of config begin with."""

from pathlib import Path

import pytest
from django.core.cache import cache

from methub.agencies.models import User
from methub.agencies.roles import Role
from methub.foundation.timekeeping import now
from tests import town as towns
from tests.town import Town


@pytest.fixture
def town(db: None) -> Town:
    cache.clear()
    return towns.found(at=now())


@pytest.fixture
def ada(town: Town) -> User:
    """A hub worker who has been invited, and has done nothing yet."""
    return town.people[Role.HUB_WORKER]


@pytest.fixture
def post_out(settings: pytest.FixtureRequest, tmp_path: Path) -> Path:
    settings.HUB_VAR, settings.HUB_MAIL = tmp_path, "file"  # type: ignore[attr-defined]
    return tmp_path / "post-out"
