"""Interviews far away: how many the contract allows, at what pace they are used, who is warned."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from methub.agencies.roles import Role
from methub.children.codes import CareStatus
from methub.foundation.actors import MET_HUB
from methub.interviews import changes, queries, rules
from methub.interviews.changes.refusals import OverriddenWithoutReason
from methub.interviews.codes import Route
from methub.policies.changes import adopt_policy
from methub.policies.rules.shipped import shipped_profiles
from methub.post.codes import Template
from methub.post.models import Letter
from tests.desk import signed_in
from tests.interviews.conftest import NOON

YEAR = (date(2026, 4, 1), date(2027, 3, 31))
DAYS = st.integers(0, 364).map(lambda days: YEAR[0] + timedelta(days=days))


@given(st.integers(0, 200), DAYS)
def test_the_year_is_expected_to_use_what_was_used_and_no_less(used, on):
    pace = rules.forecast(used=used, first=YEAR[0], last=YEAR[1], on=on)
    assert pace.expected >= used
    assert pace.days == 365 and 1 <= pace.days_gone <= 365
    assert abs(pace.expected * pace.days_gone - used * pace.days) * 2 <= pace.days_gone


def test_forty_in_half_a_year_are_eighty_in_a_year():
    pace = rules.forecast(
        used=40, first=date(2026, 1, 1), last=date(2026, 12, 31), on=date(2026, 7, 2)
    )
    assert (pace.days_gone, pace.days, pace.expected) == (183, 365, 80)
    assert rules.forecast(used=3, first=YEAR[0], last=YEAR[1], on=YEAR[1]).expected == 3


@pytest.mark.parametrize(
    ("used", "room"),
    [(0, rules.Room.ENOUGH), (71, rules.Room.ENOUGH), (72, rules.Room.SCARCE),
     (79, rules.Room.SCARCE), (80, rules.Room.NONE), (81, rules.Room.NONE)],
)  # fmt: skip
def test_room_is_scarce_from_nine_tenths_and_gone_at_the_cap(used, room):
    assert rules.room(used=used, cap=80, warn_at_percent=90) is room


@pytest.fixture
def small(hub):
    """A contract of ten a year, from tomorrow's point of view as it was adopted long ago."""
    text = shipped_profiles()["cambridgeshire"].replace("yearly_cap = 80", "yearly_cap = 10")
    adopt_policy(
        authority=hub.town.authorities["Cambridgeshire"], profile_text=text,
        from_on=date(2026, 11, 18), by=MET_HUB, at=NOON - timedelta(days=2),
    )  # fmt: skip
    return hub


def far_away(hub, number):
    return hub.opened(
        hub.child(surname=f"Far{number}", status=CareStatus.IN_CARE_ORDER, miles="82")
    )


def test_the_manager_is_warned_when_few_are_left_and_when_none_is_and_of_each_not_sent(small):
    routes = [far_away(small, number).route for number in range(12)]
    assert routes == [Route.COMMISSIONED] * 10 + [Route.HUB_TEAM] * 2
    letters = Letter.objects.filter(template=Template.CONTRACT).order_by("pk")
    occasions = [letter.once.rpartition(", to ")[0] for letter in letters]
    assert [occasion.rpartition(": ")[2] for occasion in occasions] == [
        "SCARCE", "NONE", "no contract left", "no contract left"
    ]  # fmt: skip
    assert {letter.user for letter in letters} == {small.town.people[Role.HUB_MANAGER]}
    last = far_away(small, 99)
    assert "used up" in last.route_why and "10 of 10 used" in last.route_why


def test_the_page_shows_the_arithmetic_and_names_only_those_one_may_know_of(small):
    seen = [far_away(small, number) for number in range(9)]
    page = signed_in(small.town.people[Role.HUB_SENIOR]).get(reverse("interviews:commissioned"))
    words = page.content.decode()
    assert "9" in words and "Few are left" in words and "÷" in words
    assert all(one.reference in words for one in seen)


def test_giving_one_to_the_provider_against_the_table_takes_a_reason_and_keeps_both(hub):
    interview = hub.opened(hub.child())
    decided = interview.route_why
    asked = {
        "interview": interview, "user": hub.town.people[Role.COMMISSIONED_INTERVIEWER],
        "version": interview.version, "by": hub.senior, "at": NOON,
    }  # fmt: skip
    with pytest.raises(OverriddenWithoutReason):
        changes.allocate(**asked, why=" ")
    given_away = changes.allocate(**asked, why="She asked for somebody from outside")
    assert given_away.route == Route.COMMISSIONED
    assert "She asked" in given_away.route_why and decided in given_away.route_why


def test_two_authorities_that_bought_it_together_use_it_together(hub):
    far_away(hub, 1)
    viewer = hub.viewer(Role.HUB_SENIOR)
    for authority in hub.town.authorities.values():
        use = queries.commissioned_use(viewer=viewer, authority=authority, at=NOON)
        assert (use.used, use.remaining) == (1, 79)
    assert [name for name, _ in queries.contracts(viewer=viewer)] == [
        "Cambridgeshire and Peterborough"
    ]
