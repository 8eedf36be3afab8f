"""A town whose records fit what was printed."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from methub.agencies.permissions import Permission
from methub.agencies.queries import front_desk
from methub.agencies.roles import Role
from methub.reports.queries import Asked, authorities
from tests import town as towns
from tests.copies import again
from tests.reports import golden, varied

SINCE = datetime(2019, 1, 1, tzinfo=UTC)


@pytest.fixture
def town(db):
    return again("reports", _founded)


def _founded():
    town = towns.found(at=datetime(2024, 1, 1, tzinfo=UTC))
    golden.six_months(town)
    golden.snapshot(town)
    varied.quarter(town)
    return town


@pytest.fixture
def as_(town):
    """Somebody who counts."""

    def viewer(role=Role.HUB_SENIOR, at=None):
        found, _ = front_desk(user=town.people[role], at=at or datetime(2026, 11, 21, tzinfo=UTC))
        return replace(found.to(Permission.READ_FIGURES), at=at or found.at)

    return viewer


@pytest.fixture
def asking(town, as_):
    """A question about all of the authorities somebody may count."""

    def ask(period, role=Role.HUB_SENIOR, **more):
        viewer = as_(role)
        keys = tuple(authorities(viewer=viewer).values_list("pk", flat=True))
        return {
            "viewer": viewer,
            "asked": Asked(authorities=keys, period=period, at=viewer.at, **more),
        }

    return ask
