"""By when somebody decides: working days in London, or elapsed hours where it is urgent."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from methub.concerns import rules
from methub.foundation.timekeeping import london, london_day
from methub.foundation.working_days import is_working_day

THURSDAY = datetime(2026, 11, 19, 15, tzinfo=UTC)
FRIDAY = datetime(2026, 11, 20, 16, tzinfo=UTC)
moments = st.integers(0, 15 * 365 * 24 * 60).map(lambda n: THURSDAY + timedelta(minutes=n))


@pytest.mark.parametrize(
    ("told", "day"),
    [(THURSDAY, 20), (FRIDAY, 23), (FRIDAY + timedelta(days=1), 23), (FRIDAY + timedelta(2), 23)],
    ids=["thursday", "friday", "saturday", "sunday"],
)
def test_a_concern_is_decided_by_the_end_of_the_next_working_day(told: datetime, day: int) -> None:
    due = rules.decide_by(told_at=told, is_urgent=False, working_days=1, urgent_hours=24)

    assert due == datetime(2026, 11, day + 1, tzinfo=UTC)


def test_an_urgent_one_does_not_wait_for_monday() -> None:
    due = rules.decide_by(told_at=FRIDAY, is_urgent=True, working_days=1, urgent_hours=24)

    assert due == FRIDAY + timedelta(hours=24)


def test_nobody_is_late_because_of_christmas() -> None:
    eve = datetime(2026, 12, 24, 15, tzinfo=UTC)
    closed = [date(2026, 12, 29)]
    due = rules.decide_by(
        told_at=eve, is_urgent=False, working_days=1, urgent_hours=24, closed=closed
    )
    assert due == datetime(2026, 12, 31, tzinfo=UTC)


@settings(max_examples=50)
@given(moments, st.integers(1, 30))
def test_the_end_of_a_working_day_is_midnight_in_london_after_a_working_day(
    told: datetime, days: int
) -> None:
    due = rules.end_of_working_day(told, days)

    assert london(due).hour == 0
    last = london_day(due) - timedelta(days=1)
    assert is_working_day(last)
    between = (
        london_day(told) + timedelta(days=n) for n in range(1, (last - london_day(told)).days + 1)
    )
    assert sum(map(is_working_day, between)) == days


def test_a_decision_that_can_still_be_in_time_counts_neither_way() -> None:
    hour = timedelta(hours=1)

    assert rules.is_in_time(decided_at=None, due_at=FRIDAY, at=FRIDAY) is None
    assert rules.is_in_time(decided_at=None, due_at=FRIDAY, at=FRIDAY + hour) is False
    assert rules.is_in_time(decided_at=FRIDAY, due_at=FRIDAY, at=FRIDAY + hour) is True
    assert rules.is_in_time(decided_at=FRIDAY + hour, due_at=FRIDAY, at=FRIDAY + hour) is False
