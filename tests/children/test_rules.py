"""What follows from dates and codes alone."""

from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from methub.children import rules
from methub.children.codes import (
    IN_CARE,
    CareStatus,
    LegalStatus,
    LivingKind,
    PlaceType,
    ReasonNew,
    SchoolStatus,
)
from methub.foundation.timekeeping import age_on, birthday, london_day, start_of

days = st.dates(date(1990, 1, 1), date(2040, 12, 31))
modestly = settings(max_examples=60, deadline=None)


@modestly
@given(days, st.integers(0, 25))
def test_somebody_turns_an_age_on_their_birthday_and_not_before(born_on, years):
    on = rules.turns(born_on, years=years)
    assert on == birthday(born_on, years)
    assert age_on(born_on, on) == years
    assert age_on(born_on, on - timedelta(days=1)) == years - 1


@modestly
@given(days, st.integers(10, 20), st.integers(0, 11))
def test_months_after_a_birthday_lie_between_it_and_the_next(born_on, years, months):
    on = rules.turns(born_on, years=years, months=months)
    assert birthday(born_on, years) <= on < birthday(born_on, years + 1) or born_on.day > 28
    assert age_on(born_on, on) == years
    assert london_day(start_of(on)) == on, "summer time moves no day"


@pytest.mark.parametrize(
    ("born_on", "expected"),
    [
        (date(2012, 2, 29), date(2029, 8, 29)),
        (date(2010, 8, 31), date(2028, 3, 1)),
        (date(2009, 3, 14), date(2026, 9, 14)),
        (date(2010, 9, 29), date(2028, 3, 29)),
    ],
)
def test_the_move_is_planned_at_seventeen_and_a_half(born_on, expected):
    window = rules.growing_up(born_on, plan_at=(17, 6), adult_at=18, hub_until=25)
    assert window.starts == expected
    assert window.starts < window.adult < window.leaves_hub


def test_a_child_born_on_29_february_is_an_adult_on_1_march():
    assert rules.turns(date(2012, 2, 29), years=18) == date(2030, 3, 1)


@modestly
@given(days, st.integers(1, 25))
def test_whoever_was_born_by_that_day_is_so_old_and_nobody_later(day, years):
    last = rules.born_by(day, years=years)
    assert age_on(last, day) >= years
    assert age_on(last + timedelta(days=2), day) < years


def test_every_legal_status_is_of_a_child_in_care_and_has_a_word():
    for law in LegalStatus:
        assert rules.STATUS_OF[law] <= IN_CARE
        for unaccompanied in (True, False):
            word = rules.care_status_of(law, is_unaccompanied=unaccompanied)
            assert rules.agrees(word, law)
            assert (word == CareStatus.IN_CARE_UASC) <= unaccompanied


def test_no_law_fits_a_child_who_is_not_in_care():
    for word, law in product(set(CareStatus) - IN_CARE, LegalStatus):
        assert not rules.agrees(word, law)


@pytest.mark.parametrize(
    ("is_new_law", "is_new_place", "same_carers", "expected"),
    [
        (True, False, False, ReasonNew.L),
        (False, True, False, ReasonNew.P),
        (False, True, True, ReasonNew.T),
        (True, True, False, ReasonNew.B),
        (True, True, True, ReasonNew.U),
    ],
)
def test_why_a_new_episode_of_care_begins(is_new_law, is_new_place, same_carers, expected):
    said = rules.reason_new(
        is_new_law=is_new_law, is_new_place=is_new_place, same_carers=same_carers
    )
    assert said == expected


def test_every_kind_of_placement_says_where_the_child_lives():
    assert rules.living_kind_of(PlaceType.U4) is LivingKind.FOSTER
    assert rules.living_kind_of(PlaceType.T1) is LivingKind.OTHER
    assert {rules.living_kind_of(code) for code in PlaceType} <= set(LivingKind)


def test_a_child_on_a_roll_who_does_not_attend_is_not_missing_education():
    assert rules.is_on_roll(SchoolStatus.NOT_ATTENDING, None) is True
    assert rules.is_on_roll(SchoolStatus.MISSING_EDUCATION, None) is False
    assert rules.is_on_roll(SchoolStatus.COLLEGE, None) is None
    assert rules.ON_ROLL.isdisjoint({SchoolStatus.MISSING_EDUCATION})


@pytest.mark.parametrize(
    ("codes", "fits"),
    [(["NONE"], True), (["LD", "AUT"], True), (["NONE", "LD"], False), ([], False)],
)
def test_no_disability_stands_alone(codes, fits):
    assert rules.no_disability_stands_alone(codes) is fits
