"""A panel is planned, with a chair, a nurse and a child on its agenda."""

import pytest

from tests.copies import again
from tests.meetings.desk import Desk, founded


@pytest.fixture
def desk(db) -> Desk:
    return again("meetings", founded)
