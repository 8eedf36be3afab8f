"""Windows, thresholds and ends, on paper: practice.md §10, and hundreds of made-up cases."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from methub.foundation.timekeeping import london, london_day, london_instant
from methub.missing import rules
from methub.missing.codes import AuthorityStatus, ThresholdKind
from methub.missing.rules import Limits, Period

DAY0 = datetime(2026, 1, 5, 22, 40, tzinfo=UTC)
LIMITS = Limits(repeat_episodes=3, repeat_days=90, long_days=5)
FIVE_DAYS = timedelta(hours=5 * 24)
SECOND = timedelta(seconds=1)

FIRST = datetime(2020, 1, 1)  # noqa: DTZ001 (Hypothesis adds the zone)
LAST = datetime(2030, 1, 1)  # noqa: DTZ001
moments = st.datetimes(FIRST, LAST, timezones=st.just(UTC))
spans = st.timedeltas(timedelta(0), timedelta(days=400))
starts = st.lists(moments, min_size=1, max_size=12, unique=True)
periods = st.builds(
    lambda since, span: Period("", since, span if span is None else since + span),
    moments,
    st.none() | spans,
)


def begun_on_days(*days: int) -> list[Period]:
    return [Period(f"day {day}", DAY0 + timedelta(days=day)) for day in days]


# Three episodes in ninety days (RL-05)


def test_days_0_45_and_89_reach_the_threshold():
    episodes = begun_on_days(0, 45, 89)
    reached = rules.repeat(episodes[-1], episodes, LIMITS)
    assert reached is not None
    assert reached.fired_at == episodes[-1].since
    assert reached.facts["episodes"] == ["day 0", "day 45", "day 89"]


def test_days_0_45_and_90_do_not():
    episodes = begun_on_days(0, 45, 90)
    assert rules.repeat(episodes[-1], episodes, LIMITS) is None


def test_a_second_less_than_ninety_days_is_in_the_window():
    first, last = DAY0, DAY0 + timedelta(days=90) - SECOND
    counted = rules.in_window([Period("", first), Period("", last)], ending=last, days=90)
    assert len(counted) == 2


def test_ninety_days_are_elapsed_days_whatever_the_clocks_do():
    autumn = london_instant(date(2026, 8, 1), datetime.min.time())
    last = london_instant(date(2026, 10, 30), datetime.min.time())  # 90 calendar days: +1 hour
    assert len(rules.in_window([Period("", autumn)], ending=last, days=90)) == 0
    assert len(rules.in_window([Period("", autumn)], ending=last - 2 * timedelta(hours=1), days=90))


@settings(max_examples=400)
@given(starts, st.integers(1, 6), st.integers(1, 200))
def test_the_threshold_is_reached_exactly_when_somebody_counting_on_fingers_says_so(
    begun, needed, days
):
    episodes = [Period("", since) for since in begun]
    limits = Limits(repeat_episodes=needed, repeat_days=days, long_days=5)
    for episode in episodes:
        ago = [(episode.since - other.since) for other in episodes]
        counted = sum(1 for gap in ago if timedelta(0) <= gap < timedelta(days=days))
        assert (rules.repeat(episode, episodes, limits) is not None) == (counted >= needed)


@settings(max_examples=300)
@given(starts, moments)
def test_a_later_episode_never_changes_what_was_reached_before(begun, later):
    earlier = [Period("", since) for since in begun if since < later]
    for episode in earlier:
        before = rules.repeat(episode, earlier, LIMITS)
        assert before == rules.repeat(episode, [*earlier, Period("", later)], LIMITS)


# Missing a long time (RL-06)


@pytest.mark.parametrize(("span", "is_reached"), [
    (FIVE_DAYS - SECOND, False),
    (FIVE_DAYS, False),
    (FIVE_DAYS + SECOND, True),
])  # fmt: skip
def test_exactly_five_times_24_hours_is_not_more(span, is_reached):
    still_missing = rules.long(Period("", DAY0), LIMITS, DAY0 + span)
    since_found = rules.long(Period("", DAY0, DAY0 + span), LIMITS, DAY0 + timedelta(days=300))
    assert (still_missing is not None) == (since_found is not None) == is_reached


def test_five_days_are_120_hours_over_the_night_the_clocks_change():
    spring = datetime(2026, 3, 27, 12, tzinfo=UTC)
    assert not rules.is_long(spring, london_instant(date(2026, 4, 1), datetime.min.time()), days=5)
    reached = rules.long(Period("", spring), LIMITS, spring + FIVE_DAYS + SECOND)
    assert reached is not None
    assert reached.fired_at == spring + timedelta(hours=120)
    assert reached.kind is ThresholdKind.LONG


@settings(max_examples=300)
@given(moments, spans)
def test_length_is_the_time_that_passed_in_whichever_zone_it_was_written(since, span):
    assert rules.length(london(since), london(since + span)) == span


def test_the_facts_are_kept_so_that_they_can_be_said_again():
    episodes = begun_on_days(0, 45, 89)
    reached = rules.repeat(episodes[-1], episodes, LIMITS)
    assert reached is not None
    assert rules.why(reached.kind, reached.facts) == (
        "3 missing episodes in 90 days: Mon 5 Jan 2026, 10:40pm; Thu 19 Feb 2026, 10:40pm; "
        "Sat 4 Apr 2026, 11:40pm."
    )


# Eighteen


def test_the_statutory_episode_closes_as_the_birthday_begins_in_london():
    assert rules.statutory_end(date(2008, 6, 3), 18) == datetime(2026, 6, 2, 23, tzinfo=UTC)


def test_a_child_born_on_29_february_comes_of_age_on_1_march():
    assert london_day(rules.statutory_end(date(2008, 2, 29), 18)) == date(2026, 3, 1)


def test_the_handover_is_owed_some_weeks_before_the_birthday():
    window = rules.handover(missing_since=DAY0, born_on=date(2008, 6, 3), years=18, lead_days=90)
    assert window is not None
    assert window.due - window.starts == timedelta(days=90)


def test_a_child_who_goes_missing_days_before_the_birthday_is_handed_over_from_then():
    window = rules.handover(missing_since=DAY0, born_on=date(2008, 1, 9), years=18, lead_days=90)
    assert window is not None
    assert (window.starts, london_day(window.due)) == (DAY0, date(2026, 1, 9))


@pytest.mark.parametrize("born_on", [None, date(2008, 1, 5), date(2001, 1, 1)])
def test_nobody_is_handed_over_who_was_an_adult_or_whose_birthday_nobody_knows(born_on):
    assert rules.handover(missing_since=DAY0, born_on=born_on, years=18, lead_days=90) is None


@settings(max_examples=300)
@given(st.dates(date(2000, 1, 1), date(2012, 1, 1)), moments)
def test_a_handover_never_begins_before_the_child_is_missing_nor_ends_after_18(born_on, since):
    window = rules.handover(missing_since=since, born_on=born_on, years=18, lead_days=90)
    if window is not None:
        assert since <= window.starts <= window.due == rules.statutory_end(born_on, 18)


# Overlaps


@settings(max_examples=500)
@given(periods, periods)
def test_overlapping_is_mutual(one, other):
    assert rules.overlaps(one, other) == rules.overlaps(other, one)


@settings(max_examples=500)
@given(periods, periods, st.floats(0, 1, allow_nan=False))
def test_episodes_overlap_exactly_when_some_instant_is_in_both(one, other, part):
    """An instant in both is the later start, if it comes before both ends."""
    later = max(one.since, other.since)

    def holds(period: Period) -> bool:
        return period.since <= later and (period.until is None or later < period.until)

    assert rules.overlaps(one, other) == (holds(one) and holds(other))


@settings(max_examples=300)
@given(moments, spans, spans)
def test_beginning_as_the_one_before_ends_is_no_overlap(since, first, second):
    one = Period("", since, since + first)
    assert not rules.overlaps(one, Period("", since + first, since + first + second))
    assert not rules.overlaps(one, Period("", since + first))


# The end of an episode (practice.md §1.7)

MISSING, AWAY, NEITHER = AuthorityStatus.MISSING, AuthorityStatus.AWAY, AuthorityStatus.NONE
H = [DAY0 + timedelta(hours=hours) for hours in range(10)]


@pytest.mark.parametrize(("statuses", "found", "returned", "ends"), [
    ([(H[0], MISSING)], None, None, None),
    ([(H[0], MISSING)], H[5], None, H[5]),
    ([(H[0], MISSING)], H[5], H[7], H[5]),
    ([(H[0], NEITHER)], H[5], H[7], H[5]),
    ([(H[0], AWAY)], None, H[7], H[7]),
    ([(H[0], AWAY)], H[5], None, None),
    ([(H[0], AWAY)], H[5], H[7], H[7]),
    ([(H[0], MISSING), (H[3], AWAY)], H[5], H[7], H[7]),
    ([(H[0], AWAY), (H[3], MISSING)], H[5], H[7], H[5]),
    ([(H[0], AWAY), (H[6], NEITHER)], H[5], H[7], H[6]),
    ([(H[0], AWAY), (H[8], NEITHER)], H[5], H[7], H[7]),
    ([(H[0], MISSING), (H[6], AWAY)], H[5], H[7], H[5]),
])  # fmt: skip
def test_missing_ends_when_found_and_away_ends_when_returned(statuses, found, returned, ends):
    assert rules.ends_at(statuses=statuses, found_at=found, returned_at=returned) == ends


def test_a_status_said_late_counts_from_when_it_held():
    assert rules.status_at([(H[4], MISSING), (H[1], AWAY)], H[2]) is AWAY
    assert rules.status_at([(H[4], MISSING)], H[2]) is MISSING
