"""How a promise stands, and when an alert rises: practice.md §10, and hundreds of made-up cases."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from methub.clocks import rules
from methub.clocks.codes import GROUPS, ClockState, Promise
from methub.foundation.timekeeping import LONDON, hours_after, london, london_instant
from methub.policies.codes import PROMISES

FOUND = datetime(2026, 11, 18, 9, 10, tzinfo=UTC)
DUE = hours_after(FOUND, 72)
SECOND = timedelta(seconds=1)

FIRST = datetime(2020, 1, 1)  # noqa: DTZ001 (Hypothesis adds the zone)
LAST = datetime(2030, 1, 1)  # noqa: DTZ001
moments = st.datetimes(FIRST, LAST, timezones=st.just(UTC))


@pytest.mark.parametrize(("stopped_at", "state"), [
    (FOUND, ClockState.MET),
    (DUE - SECOND, ClockState.MET),
    (DUE, ClockState.MET),  # 72:00:00
    (DUE + SECOND, ClockState.LATE),  # 72:00:01
])  # fmt: skip
def test_72_hours_exactly_is_in_time_and_a_second_more_is_late(stopped_at, state):
    assert rules.state(due_at=DUE, stopped_at=stopped_at, cancelled_at=None, at=DUE) is state


@pytest.mark.parametrize(("at", "state"), [
    (DUE, ClockState.RUNNING),
    (DUE + SECOND, ClockState.BREACHED),
])  # fmt: skip
def test_a_promise_not_kept_is_late_a_second_after_it_was_due(at, state):
    assert rules.state(due_at=DUE, stopped_at=None, cancelled_at=None, at=at) is state


def test_a_cancelled_promise_is_never_late():
    long_after = DUE + timedelta(days=400)
    state = rules.state(due_at=DUE, stopped_at=None, cancelled_at=DUE, at=long_after)
    assert state is ClockState.CANCELLED


def test_found_on_saturday_before_the_clocks_go_forward_due_on_tuesday_an_hour_later_by_the_wall():
    found = london_instant(date(2025, 3, 29), time(12))
    assert london(hours_after(found, 72)) == datetime(2025, 4, 1, 13, tzinfo=LONDON)


def test_found_before_the_clocks_go_back_due_an_hour_earlier_by_the_wall():
    found = london_instant(date(2025, 10, 25), time(12))
    assert london(hours_after(found, 72)) == datetime(2025, 10, 28, 11, tzinfo=LONDON)


@settings(max_examples=400)
@given(moments, st.integers(0, 24 * 400))
def test_hours_are_elapsed_hours_in_whichever_zone_they_start(started, hours):
    assert hours_after(london(started), hours) - started == timedelta(hours=hours)


@settings(max_examples=400)
@given(moments, moments, moments)
def test_a_promise_stands_in_exactly_one_way_and_keeping_it_settles_it(due, stopped, at):
    kept = rules.state(due_at=due, stopped_at=stopped, cancelled_at=None, at=at)
    assert kept is (ClockState.MET if stopped <= due else ClockState.LATE)
    open_still = rules.state(due_at=due, stopped_at=None, cancelled_at=None, at=at)
    assert open_still is (ClockState.RUNNING if at <= due else ClockState.BREACHED)


@settings(max_examples=300)
@given(moments, st.lists(st.integers(0, 500), max_size=6).map(sorted), moments, moments)
def test_the_ladder_only_climbs(due, hours, one, other):
    earlier, later = sorted((one, other))
    reached = [rules.rung_reached(due_at=due, hours_after_due=hours, at=at)
               for at in (earlier, later)]  # fmt: skip
    assert reached[0] <= reached[1] <= len(hours)
    if later <= due:
        assert reached[1] == 0


def test_every_promise_has_a_place_among_the_filters_of_today():
    assert set(GROUPS) == set(Promise)


def test_policies_may_give_a_ladder_to_every_promise_and_to_nothing_else():
    assert set(Promise.values()) == PROMISES
