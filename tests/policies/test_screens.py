"""Anybody who works by a policy can read it, in words, as it stood on any day."""

from datetime import UTC, date, datetime

import pytest
from django.test import Client
from django.urls import reverse

from methub.agencies.roles import Role
from methub.foundation.actors import MET_HUB
from methub.foundation.spoken import short_day
from methub.foundation.working_days import known_until
from methub.policies.changes import adopt_policy
from methub.policies.rules.shipped import shipped_profiles
from tests import town
from tests.desk import signed_in

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
PROFILE = shipped_profiles()["cambridgeshire"]
QUICKER = PROFILE.replace("within_hours = 72\nclock", "within_hours = 48\nclock")

pytestmark = pytest.mark.django_db


@pytest.fixture
def the_town() -> town.Town:
    return town.found(at=NOW)


@pytest.fixture
def worker(the_town: town.Town) -> Client:
    return signed_in(the_town.people[Role.HUB_WORKER])


@pytest.fixture
def county(the_town: town.Town) -> str:
    """Cambridgeshire, which has decided twice; Peterborough has decided nothing."""
    authority = the_town.authorities["Cambridgeshire"]
    for text, from_on in ((PROFILE, date(2020, 1, 1)), (QUICKER, date(2099, 1, 1))):
        adopt_policy(authority=authority, profile_text=text, from_on=from_on, by=MET_HUB, at=NOW)
    return authority.reference


def read(client: Client, name: str, *arguments: object) -> str:
    answer = client.get(reverse(name, args=arguments))
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_list_says_what_differs_and_who_has_decided_nothing(worker, county):
    page = read(worker, "policies:index")
    assert "Within 72 hours" in page
    assert "The hours start when the child is found" in page
    assert "18th birthday" in page
    assert "Nothing decided yet" in page


def test_every_decision_is_said_in_words(worker, county):
    page = read(worker, "policies:authority", county)
    for words in (
        "The interview is held within",
        "72 hours",
        "Missing and Child Exploitation",
        "Emerging",
        "Childline: 0800 1111",
        "MET Hub group manager, after 24 hours",
        "Huntingdonshire (E07000011)",
        "NYAS",
        "To be confirmed",
    ):
        assert words in page


def test_every_version_is_listed_with_its_days(worker, county):
    page = read(worker, "policies:authority", county)
    assert "1 Jan 2020 to 31 Dec 2098" in page
    assert "1 Jan 2099 to further notice" in page
    assert "Adopted 21 Nov 2026 by MET Hub" in page
    assert f"which are known until {short_day(known_until())}." in page
    assert page.count("Shown here") == 1


@pytest.mark.parametrize(
    ("day", "hours"), [("2015-06-01", 72), ("2026-01-01", 72), ("2099-01-01", 48)]
)
def test_what_was_decided_on_another_day_can_be_read(worker, county, day, hours):
    page = read(worker, "policies:on", county, day)
    assert f"{hours} hours" in page.split("The interview is held within")[1][:100]
    assert page.count("Shown here") == 1


def test_an_authority_that_decided_nothing_says_so_and_what_to_do(worker, the_town):
    page = read(worker, "policies:authority", the_town.authorities["Peterborough"].reference)
    assert "has adopted no policy yet" in page


@pytest.mark.parametrize("day", ["yesterday", "2026-02-30", "20261121T12"])
def test_a_day_that_is_none_is_not_found(worker, county, day):
    assert worker.get(reverse("policies:on", args=[county, day])).status_code == 404


def test_what_another_partnership_decided_is_not_found(the_town, county):
    stranger = signed_in(the_town.stranger)
    assert stranger.get(reverse("policies:authority", args=[county])).status_code == 404


def test_each_decision_is_explained_with_its_limits_and_its_source(worker):
    page = read(worker, "policies:definitions")
    assert "Repeatedly missing" in page
    assert "Between 2 and 100 episodes" in page
    assert "MET Hub guide, January 2020" in page


def test_a_page_asks_the_same_few_questions_however_much_was_decided(
    worker, county, django_assert_max_num_queries
):
    with django_assert_max_num_queries(15):
        read(worker, "policies:authority", county)
