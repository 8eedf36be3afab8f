"""Overlaps are judged twice: in words before, and by the database last. They must agree."""

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings

from methub.missing import rules
from tests.missing.test_rules import periods

AS_THE_CONSTRAINT_ASKS = """
    SELECT tstzrange(%s::timestamptz, %s::timestamptz, '[)')
        && tstzrange(%s::timestamptz, %s::timestamptz, '[)')
"""


@pytest.mark.django_db
@settings(max_examples=400, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(periods, periods)
def test_the_rule_refuses_exactly_what_the_database_would(one, other):
    with connection.cursor() as cursor:
        cursor.execute(AS_THE_CONSTRAINT_ASKS, [one.since, one.until, other.since, other.until])
        assert cursor.fetchone()[0] == rules.overlaps(one, other)
