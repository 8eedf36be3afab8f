"""Everybody who may, finds who works where; and a governance lead can read what a role opens."""

from html import unescape

import pytest
from django.urls import reverse

from methub.agencies.models import Agency, Authority
from methub.agencies.permissions import Permission
from methub.agencies.roles import DUTIES, Role
from tests.desk import signed_in


@pytest.fixture
def worker(town):
    return signed_in(town.people[Role.HUB_WORKER])


def read(client, name="index", *arguments, **query):
    address = reverse(f"agencies:{name}", args=arguments)
    answer = client.post(address, query, follow=True) if query else client.get(address)
    assert answer.status_code == 200
    return unescape(answer.text)


def test_the_agencies_stand_with_their_teams_and_how_many_work_there(worker):
    page = read(worker)
    assert "Constabulary" in page
    assert "Constabulary team" in page
    assert "The whole partnership" in page
    assert "Other Hub" not in page


@pytest.mark.parametrize("text", ["Police MET", "constab", "police-met@town", "Constabulary team"])
def test_people_are_found_by_name_team_agency_or_address(worker, text):
    page = read(worker, q=text)
    assert "Police MET officer" in page
    assert "Board analyst" not in page


def test_an_agency_leads_to_its_people_now(worker, town):
    page = read(worker, agency=town.agencies["MET Hub"].reference)
    assert "MET Hub group manager" in page
    assert "Leaver" not in page
    assert "Closed" not in page


@pytest.mark.parametrize(
    "query",
    [
        {"q": "%_'\"; drop table"},
        {"q": "x" * 5_000},
        {"q": "<script>alert(1)</script>"},
        {"q": "a", "page": "99999999999999999999"},
        {"q": "a", "page": "-1"},
        {"agency": "۱۲۳"},
    ],
)
def test_a_hostile_question_finds_nobody_and_breaks_nothing(worker, query):
    answer = worker.post(reverse("agencies:index"), query, follow=True)
    assert answer.status_code == 200
    assert "<script>alert" not in answer.text


def test_a_nul_is_turned_away(worker):
    assert worker.get(reverse("agencies:index") + "?q=%00").status_code == 400


def test_every_role_says_what_it_is_for_and_every_permission_who_has_it(town):
    page = read(signed_in(town.people[Role.GOVERNANCE_LEAD]), "roles")
    for role in Role:
        assert role.label in page
        assert DUTIES[role].purpose in page
    for permission in Permission:
        assert permission.label in page


def test_somebodys_page_says_where_they_work_and_offers_changes_only_to_an_administrator(
    town, worker
):
    manager = town.people[Role.TEAM_MANAGER]
    page = read(worker, "user", manager.reference)
    assert manager.email in page
    assert "Children's Social Care team" in page
    assert "End this role" not in page
    own = read(signed_in(town.people[Role.ADMINISTRATOR]), "user", manager.reference)
    assert "End this role" in own
    assert "Close the account" in own


def test_the_page_of_a_leaver_says_when_their_role_ended(worker, town):
    page = read(worker, "user", town.leaver.reference)
    assert "Ended" in page
    assert "1 Jan 2026" in page


def test_a_page_asks_the_same_few_questions_however_many_work_there(
    worker, django_assert_max_num_queries
):
    with django_assert_max_num_queries(15):
        read(worker, q="e")
    with django_assert_max_num_queries(15):
        read(worker)


def add(client, what, **said):
    return client.post(reverse(f"agencies:add-{what}"), said)


def test_an_authority_an_agency_and_a_team_are_set_up_on_the_screen(administrator):
    add(administrator, "authority", name="Rutland", belongs="here", gss_code="E06000017")
    rutland = Authority.objects.get(name="Rutland")
    add(administrator, "agency", name="Guides", kind="voluntary", authority=rutland.reference)
    guides = Agency.objects.get(name="Guides")
    add(administrator, "team", name="Night guides", agency=guides.reference)
    page = read(administrator)
    for words in ("Guides", "Rutland", "Charity or voluntary sector", "Night guides"):
        assert words in page


def test_an_authority_outside_is_listed_with_whom_to_ask_for(administrator):
    add(
        administrator, "authority", name="Farshire", belongs="elsewhere",
        contact_name="Duty desk", contact_email="duty@farshire.example",
    )  # fmt: skip
    assert Authority.objects.get(name="Farshire").partnership is None
    assert "duty@farshire.example" in read(administrator)


def test_nothing_is_set_up_twice_under_one_name(administrator, town):
    hub = town.agencies["MET Hub"].reference
    for what, said in (
        ("authority", {"name": "Peterborough", "belongs": "here"}),
        ("agency", {"name": "MET Hub", "kind": "hub"}),
        ("team", {"name": "MET Hub team", "agency": hub}),
    ):
        assert "There is one of this name already." in add(administrator, what, **said).text


def test_nothing_is_set_up_in_another_partnership(administrator, town):
    theirs = Agency.objects.get(name="Other Hub")
    assert add(administrator, "team", name="Ours", agency=theirs.reference).status_code == 200
    assert not theirs.teams.filter(name="Ours").exists()
