"""What an authority decides holds from a day on, and the past keeps the policy of its day."""

from datetime import UTC, date, datetime

import pytest
from django.db import ProgrammingError, connection, transaction
from django.test.utils import CaptureQueriesContext

from methub.agencies import queries as agencies
from methub.agencies.models import Authority
from methub.agencies.roles import Role
from methub.audit.models import Entry
from methub.foundation.actors import MET_HUB
from methub.policies import queries as policies
from methub.policies.changes import (
    AlreadyAdopted,
    AnotherAuthoritysPolicy,
    WouldJudgeThePastAnew,
    adopt_policy,
)
from methub.policies.models import PolicyVersion
from methub.policies.rules import ProfileError
from methub.policies.rules.shipped import shipped_profiles
from tests import town

NOW = datetime(2026, 11, 21, 18, 30, tzinfo=UTC)
PROFILE = shipped_profiles()["cambridgeshire"]
QUICKER = PROFILE.replace("within_hours = 72\nclock", "within_hours = 48\nclock")

pytestmark = pytest.mark.django_db


@pytest.fixture
def the_town() -> town.Town:
    return town.found(at=NOW)


@pytest.fixture
def authority(the_town: town.Town) -> Authority:
    return the_town.authorities["Cambridgeshire"]


def adopt(authority: Authority, text: str, from_on: date) -> PolicyVersion:
    return adopt_policy(authority=authority, profile_text=text, from_on=from_on, by=MET_HUB, at=NOW)


def hours(authority: Authority, at: datetime) -> int:
    return policies.policy_for(authority=authority, at=at).interviews.within_hours


def test_a_breach_is_judged_by_the_policy_of_its_day(authority):
    adopt(authority, PROFILE, date(2020, 1, 1))
    adopt(authority, QUICKER, date(2027, 1, 1))
    assert hours(authority, datetime(2026, 12, 31, 12, tzinfo=UTC)) == 72
    assert hours(authority, datetime(2027, 1, 1, 12, tzinfo=UTC)) == 48


def test_a_policy_begins_at_midnight_in_london(authority):
    adopt(authority, PROFILE, date(2020, 1, 1))
    adopt(authority, QUICKER, date(2027, 7, 1))
    assert hours(authority, datetime(2027, 6, 30, 22, 59, 59, tzinfo=UTC)) == 72
    assert hours(authority, datetime(2027, 6, 30, 23, 0, 0, tzinfo=UTC)) == 48


def test_a_child_who_left_before_the_hub_opened_is_judged_by_its_first_policy(authority):
    adopt(authority, QUICKER, date(2026, 1, 1))
    adopt(authority, PROFILE, date(2027, 1, 1))
    assert hours(authority, datetime(2025, 12, 31, 12, tzinfo=UTC)) == 48


def test_an_authority_that_decided_nothing_judges_nothing(authority):
    with pytest.raises(policies.NoPolicy):
        hours(authority, NOW)


def test_the_first_policy_may_begin_in_the_past(authority):
    adopt(authority, PROFILE, date(2018, 4, 1))
    assert hours(authority, NOW) == 72


@pytest.mark.parametrize("from_on", [date(2026, 11, 21), date(2026, 11, 20), date(2019, 1, 1)])
def test_a_day_that_had_a_policy_keeps_it(authority, from_on):
    adopt(authority, PROFILE, date(2020, 1, 1))
    with pytest.raises(WouldJudgeThePastAnew):
        adopt(authority, QUICKER, from_on)
    assert hours(authority, NOW) == 72


def test_there_is_one_policy_from_a_day(authority):
    adopt(authority, PROFILE, date(2027, 1, 1))
    with pytest.raises(AlreadyAdopted):
        adopt(authority, QUICKER, date(2027, 1, 1))


def test_an_impossible_policy_is_refused_and_leaves_nothing(authority):
    with pytest.raises(ProfileError):
        adopt(authority, PROFILE.replace("yearly_cap = 80", "yearly_cap = -1"), date(2027, 1, 1))
    assert not PolicyVersion.objects.exists()


def test_southamptons_policy_is_not_adopted_for_another_authority(the_town):
    county = town.agencies.register_authority(
        name="The County", partnership=the_town.partnership, gss_code="E10000003",
        by=MET_HUB, at=NOW,
    )  # fmt: skip
    with pytest.raises(AnotherAuthoritysPolicy):
        adopt(county, shipped_profiles()["southampton"], date(2027, 1, 1))
    adopt(county, PROFILE, date(2027, 1, 1))


def test_a_version_is_kept_exactly_as_it_was_adopted(authority):
    text = PROFILE.replace("\n", "\r\n") + "# a remark at the end: café"
    version = adopt(authority, text, date(2020, 1, 1))
    assert PolicyVersion.objects.get(pk=version.pk).text == text


@pytest.mark.parametrize("forbidden", ["UPDATE policies_policyversion SET text = ''",
                                       "DELETE FROM policies_policyversion"])  # fmt: skip
def test_the_database_refuses_to_rewrite_what_was_decided(authority, forbidden):
    adopt(authority, PROFILE, date(2020, 1, 1))
    with (
        pytest.raises(ProgrammingError, match="permission denied"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(forbidden)


def test_adopting_is_written_in_the_book(authority):
    version = adopt(authority, PROFILE, date(2020, 1, 1))
    entry = Entry.objects.get(what="policies.policy.adopted")
    assert entry.about_id == version.pk
    assert entry.details["authority"] == "Cambridgeshire"
    assert entry.details["from_on"] == "2020-01-01"


def test_a_policy_once_read_is_asked_for_with_one_small_query(authority, django_assert_num_queries):
    adopt(authority, PROFILE, date(2020, 1, 1))
    hours(authority, NOW)
    with django_assert_num_queries(1) as asked:
        assert hours(authority, NOW) == 72
    assert '"text"' not in _sql(asked)


def _sql(asked: CaptureQueriesContext) -> str:
    return " ".join(query["sql"] for query in asked.captured_queries)


def test_a_worker_sees_what_the_authorities_of_their_partnership_decided(the_town):
    for name, place in the_town.authorities.items():
        adopt(place, shipped_profiles()[name.lower()], date(2020, 1, 1))
    worker, _ = agencies.front_desk(user=the_town.people[Role.HUB_WORKER], at=NOW)
    stranger, _ = agencies.front_desk(user=the_town.stranger, at=NOW)
    in_force = policies.policies_in_force(viewer=worker)
    assert {policy.title for policy in in_force.values()} == {"Cambridgeshire", "Peterborough"}
    assert policies.policies_in_force(viewer=stranger) == {}
    authority = the_town.authorities["Peterborough"]
    assert len(policies.versions(viewer=worker, authority=authority)) == 1
    assert policies.versions(viewer=stranger, authority=authority) == ()
    assert policies.decided_on(viewer=stranger, authority=authority, on=NOW.date()) is None
    assert not policies.authorities(viewer=stranger).exists()
