"""Every shipped profile says what its authority published."""

from datetime import date

import pytest

from methub.clocks.codes import Promise
from methub.missing.codes import AuthorityStatus, PoliceGrade
from methub.policies.codes import PROMISES, ClockStarts
from methub.policies.rules import Policy, parse
from methub.policies.rules.shipped import shipped_profiles

SHIPPED = shipped_profiles()
EVERY = pytest.mark.parametrize("name", SHIPPED)


def policy(name: str) -> Policy:
    return parse(SHIPPED[name])


def test_six_authorities_have_a_profile():
    assert set(SHIPPED) == {
        "cambridgeshire",
        "peterborough",
        "hampshire",
        "portsmouth",
        "southampton",
        "isle-of-wight",
    }


@EVERY
def test_a_child_is_heard_within_72_hours(name):
    assert policy(name).interviews.within_hours == 72


@EVERY
def test_three_episodes_in_90_days_or_more_than_five_days_call_a_meeting(name):
    missing = policy(name).missing
    assert (missing.repeat_episodes, missing.repeat_days, missing.long_days) == (3, 90, 5)


@EVERY
def test_a_child_is_a_missing_child_until_the_18th_birthday_whatever_the_hub_works_to(name):
    assert policy(name).ages.missing_until == 18


def test_southampton_works_with_a_young_person_until_the_25th_birthday():
    until = {name: policy(name).ages.hub_until for name in SHIPPED}
    assert until.pop("southampton") == 25
    assert set(until.values()) == {18}


def test_in_portsmouth_the_hours_start_when_the_child_is_back_elsewhere_when_found():
    starts = {name: policy(name).interviews.clock_starts for name in SHIPPED}
    assert starts.pop("portsmouth") == ClockStarts.RETURNED
    assert set(starts.values()) == {ClockStarts.FOUND}


def test_a_level_is_named_as_the_authority_names_it():
    def levels(name: str) -> list[str]:
        return [level.label for level in policy(name).lists.exploitation_levels]

    assert levels("cambridgeshire") == ["Emerging", "Moderate", "Significant"]
    assert levels("peterborough") == ["Emerging", "Moderate", "Significant"]
    assert levels("portsmouth") == ["Low", "Medium", "High"]


def test_mace_means_two_things():
    meanings = {policy(n).names.panel_in_full for n in ("cambridgeshire", "peterborough")}
    assert meanings == {"Missing and Child Exploitation", "Multi Agency Child Exploitation"}


@EVERY
def test_the_words_people_choose_are_words_the_record_knows(name):
    lists = policy(name).lists
    assert [grade.code for grade in lists.police_grades] == PoliceGrade.values()
    assert {status.code for status in lists.authority_statuses} < set(AuthorityStatus.values())


@EVERY
def test_a_child_is_told_of_missing_people(name):
    assert "116 000" in {line.number for line in policy(name).lists.helplines}


def test_every_promise_somebody_can_make_may_have_a_ladder_and_no_other():
    assert set(Promise.values()) == PROMISES


@EVERY
def test_every_promise_has_a_ladder_to_climb(name):
    for promise in Promise:
        rungs = policy(name).ladder_for(promise)
        assert [rung.after_hours for rung in rungs] == sorted({r.after_hours for r in rungs})


def test_a_child_placed_far_away_is_interviewed_by_the_provider_while_a_contract_is_in_force():
    contract = policy("cambridgeshire").commissioned
    assert contract is not None
    assert (contract.beyond_miles, contract.yearly_cap) == (70, 80)
    in_force = policy("cambridgeshire").contract_on
    assert in_force(contract.starts_on) == in_force(contract.ends_on) == contract
    assert in_force(date(2018, 3, 31)) is in_force(date(2028, 4, 1)) is None


def test_with_no_contract_the_hub_itself_interviews():
    assert policy("southampton").contract_on(date(2026, 11, 21)) is None


@pytest.mark.parametrize(
    ("on", "first", "last"),
    [
        (date(2026, 4, 1), date(2026, 4, 1), date(2027, 3, 31)),
        (date(2026, 3, 31), date(2025, 4, 1), date(2026, 3, 31)),
        (date(2024, 2, 29), date(2023, 4, 1), date(2024, 3, 31)),
    ],
)
def test_the_80_interviews_are_counted_in_the_contract_year(on, first, last):
    contract = policy("peterborough").commissioned
    assert contract is not None
    assert contract.year_of(on) == (first, last)
