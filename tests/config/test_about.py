"""What the service says of itself, to people who cannot sign in as well."""

from datetime import datetime, timedelta

import pytest
from django.test import Client

from methub.agencies.roles import Role
from methub.foundation.timekeeping import now
from tests import town as towns
from tests.desk import signed_in
from tests.town import Town

pytestmark = pytest.mark.django_db

PAGES = ("/help/", "/accessibility/", "/your-data/")


@pytest.fixture
def town(db: None) -> Town:
    return towns.found(at=now())


@pytest.mark.parametrize("address", PAGES)
def test_every_page_leads_to_what_the_service_says_of_itself(address: str) -> None:
    assert f'href="{address}"' in Client().get("/sign-in/").text
    assert Client().get(address).status_code == 200


@pytest.mark.parametrize("address", PAGES)
def test_whoever_needs_somebody_to_write_to_finds_them(address: str, settings) -> None:
    assert "mailto:" not in Client().get(address).text
    settings.HUB_CONTACT = "met-hub@council.example"
    assert "mailto:met-hub@council.example" in Client().get(address).text


def test_the_statement_says_what_nobody_has_tested() -> None:
    said = Client().get("/accessibility/").text
    assert "Nobody outside has audited it yet" in said
    assert "What is not tested" in said


def test_whoever_finds_a_weakness_learns_whom_to_tell(settings) -> None:
    assert Client().get("/.well-known/security.txt").status_code == 404, "nobody is named"
    settings.HUB_CONTACT = "met-hub@council.example"
    answer = Client().get("/.well-known/security.txt")
    said = dict(line.split(": ", 1) for line in answer.text.splitlines())
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert said["Contact"] == "mailto:met-hub@council.example"
    assert said["Canonical"].endswith("/.well-known/security.txt")
    left = datetime.fromisoformat(said["Expires"]) - now()
    assert timedelta(days=30) < left < timedelta(days=365), "the standard asks for under a year"


def test_signing_out_empties_the_browser_and_leaves_the_neighbours_cookies(town: Town) -> None:
    client = signed_in(town.people[Role.HUB_WORKER])
    assert "Clear-Site-Data" not in client.get("/sign-out/").headers, "nobody has left yet"
    assert client.post("/sign-out/").headers["Clear-Site-Data"] == '"cache", "storage"'
