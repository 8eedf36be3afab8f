"""Still missing at eighteen: nobody is found by a birthday."""

from datetime import date, timedelta

import pytest

from methub.audit.models import Entry
from methub.children.models import Placement
from methub.clocks.codes import ClockState, Promise
from methub.clocks.models import Clock
from methub.foundation.timekeeping import london_day, start_of
from methub.missing import changes, jobs, queries, rules
from tests.missing.conftest import NOW, days_ago

EIGHTEEN_IN_A_MONTH = date(2008, 12, 21)


@pytest.fixture
def nearly_adult(register):
    return register("Reid", "Jordan", born_on=EIGHTEEN_IN_A_MONTH)


def test_the_handover_is_owed_by_the_birthday_and_once(nearly_adult, goes_missing, owed):
    goes_missing(nearly_adult, days_ago(10))
    assert jobs.look_for_coming_of_age(at=NOW) == 1
    assert jobs.look_for_coming_of_age(at=NOW + timedelta(minutes=1)) == 0
    (clock,) = owed(nearly_adult, Promise.ADULT_HANDOVER)
    assert clock.due_at == start_of(date(2026, 12, 21))
    assert clock.started_at == days_ago(10)
    assert clock.why == ("Missing since Wed 11 Nov 2026, 9:00am; an adult from Mon 21 Dec 2026.")


def test_the_episode_stays_open_after_the_birthday_and_after_the_handover(
    nearly_adult, goes_missing, owed, look, signed
):
    episode = goes_missing(nearly_adult, days_ago(10))
    jobs.look_for_coming_of_age(at=NOW)
    after = start_of(date(2026, 12, 23))
    changes.hand_over_to_adults(
        episode=episode, accepted_by_name="Adult duty team", accepted_at=after, **signed(at=after)
    )
    assert owed(nearly_adult, Promise.ADULT_HANDOVER) == []
    assert Clock.objects.get(promise=Promise.ADULT_HANDOVER).state(after) is ClockState.LATE
    assert queries.missing_now(viewer=look(at=after)).get() == episode
    assert jobs.look_for_coming_of_age(at=after) == 0
    with pytest.raises(changes.AlreadyRecorded):
        changes.hand_over_to_adults(
            episode=episode, accepted_by_name="Again", accepted_at=after, **signed(at=after)
        )


def test_the_book_says_owed_only_of_the_one_that_is(nearly_adult, goes_missing, signed):
    episode = goes_missing(nearly_adult, days_ago(10))
    window = rules.handover(
        missing_since=episode.missing_since, born_on=EIGHTEEN_IN_A_MONTH, years=18, lead_days=60
    )
    for _ in range(2):
        changes.owe_adult_handover(episode=episode, window=window, **signed())
    written = Entry.objects.filter(what__startswith="missing.adult-handover").order_by("pk")
    assert [line.what.rpartition(".")[2] for line in written] == ["owed", "not-needed"]


def test_whose_policy_holds_for_a_child_from_elsewhere_is_one_question(
    visitor, goes_missing, town, django_assert_num_queries
):
    Placement.objects.filter(child=visitor).update(host_authority=None)
    episode = goes_missing(visitor, days_ago(10))
    (found,) = queries.may_be_long(at=NOW)
    first = town.partnership.authorities.order_by("pk")[0]
    with django_assert_num_queries(1):
        assert found.policy_authority == first
    assert found == episode


def test_a_child_of_fifteen_is_not_handed_over(keeley, goes_missing):
    goes_missing(keeley, days_ago(10))
    assert jobs.look_for_coming_of_age(at=NOW) == 0


def test_a_leap_day_child_comes_of_age_on_1_march(register, goes_missing, owed):
    jo = register("Leap", "Jo", born_on=date(2008, 2, 29))
    goes_missing(jo, start_of(date(2026, 2, 20)))
    jobs.look_for_coming_of_age(at=start_of(date(2026, 2, 25)))
    (clock,) = owed(jo, Promise.ADULT_HANDOVER)
    assert london_day(clock.due_at) == date(2026, 3, 1)


def test_somebody_found_before_the_handover_needs_none(nearly_adult, goes_missing, is_found):
    episode = goes_missing(nearly_adult, days_ago(10))
    jobs.look_for_coming_of_age(at=days_ago(9))
    is_found(episode, days_ago(2))
    clock = Clock.objects.get(promise=Promise.ADULT_HANDOVER)
    assert clock.state(NOW) is ClockState.CANCELLED
    assert clock.cancelled_why == "No longer missing: Thu 19 Nov 2026, 9:00am."
