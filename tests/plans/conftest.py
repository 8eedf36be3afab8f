"""A child with an allocated worker, known to the school nurses."""

import pytest

from tests.copies import again
from tests.plans.desk import Desk, founded


@pytest.fixture
def desk(db) -> Desk:
    return again("plans", founded)
