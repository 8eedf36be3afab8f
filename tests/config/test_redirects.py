"""No address leads from this site to another: a letter with such a link would look like ours."""

import pytest
from django.test import Client
from django.urls import reverse

from methub.agencies.roles import Role
from methub.foundation.timekeeping import now
from tests import town as towns
from tests.desk import signed_in
from tests.town import Town

pytestmark = pytest.mark.django_db

ELSEWHERE = (
    "https://evil.example/",
    "//evil.example/",
    "///evil.example/",
    "/\\evil.example/",
    "\\\\evil.example/",
    "/%09/evil.example/",
    "\t//evil.example/",
    " //evil.example/",
    "http:evil.example",
    "https:///evil.example/",
    "javascript:alert(1)",
    "data:text/html,x",
    "//testserver@evil.example/",
    "https://testserver.evil.example/",
    "http://[evil.example/",
    "/today/\r\nSet-Cookie: a=b",
)
WITH_NEXT = (
    "account_login", "account_logout", "account_reauthenticate", "mfa_authenticate",
    "mfa_reauthenticate", "mfa_reauthenticate_webauthn", "account_reset_password",
    "account_change_password", "mfa_activate_totp", "mfa_login_webauthn", "mfa_index",
)  # fmt: skip


@pytest.fixture
def town(db: None) -> Town:
    return towns.found(at=now())


def leads_away(location: str) -> bool:
    """As a browser reads it: backslashes are slashes, and white space before them is nothing."""
    seen = location.strip().replace("\\", "/").replace("\t", "").lower()
    return seen.startswith("//") or ":" in seen.split("?")[0].split("/")[0]


@pytest.mark.parametrize("elsewhere", ELSEWHERE)
@pytest.mark.parametrize("is_in", [True, False])
def test_no_next_leads_to_another_site(town: Town, elsewhere: str, is_in: bool) -> None:
    user = town.people[Role.HUB_WORKER]
    for door in WITH_NEXT:
        for method in ("get", "post"):
            client = signed_in(user) if is_in else Client()
            answer = getattr(client, method)(reverse(door), {"next": elsewhere})
            assert answer.status_code < 500
            assert not leads_away(answer.headers.get("Location", "")), (door, method)
            page = answer.text if answer.status_code == 200 else ""
            assert f'href="{elsewhere}' not in page


@pytest.mark.parametrize("elsewhere", [*ELSEWHERE, "https://x//evil.example/a", "https://x/\\evil"])
def test_a_fragment_of_a_signed_out_page_leads_nowhere_else(elsewhere: str) -> None:
    """The browser says where it was; whoever forges that is sent to the front page."""
    said = elsewhere.replace("\r", "").replace("\n", "")
    answer = Client().get("/today/", headers={"HX-Request": "true", "HX-Current-URL": said})
    assert answer.status_code == 401
    back = answer.headers["HX-Redirect"].partition("next=")[2]
    assert back.startswith("/")
    assert not back.startswith(("//", "/%5C", "/%09"))


def test_the_guard_rings_for_a_location_that_leaves() -> None:
    assert leads_away("//evil.example/")
    assert leads_away("/\\evil.example/")
    assert leads_away("HTTPS://evil.example/")
    assert not leads_away("/sign-in/?next=https://evil.example/")
