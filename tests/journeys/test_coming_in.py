"""An invited worker comes in, in a real browser: letter, password, passkey, and in again."""

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.core.cache import cache

from methub.agencies.models import User
from methub.agencies.roles import Role
from methub.config import jobs
from methub.foundation.timekeeping import now
from tests import town as towns
from tests.config.signing_in import link_in_newest_letter
from tests.journeys.conftest import Walker

pytestmark = pytest.mark.journey

PASSWORD = "otter-lantern-marmalade-9"
READER = {
    "protocol": "ctap2", "transport": "internal", "hasResidentKey": True,
    "hasUserVerification": True, "isUserVerified": True, "automaticPresenceSimulation": True,
}  # fmt: skip


@pytest.fixture
def ada(transactional_db: None) -> User:
    cache.clear()
    return towns.found(at=now()).people[Role.ADMINISTRATOR]


def has_a_fingerprint_reader(somebody: Walker) -> None:
    reader = somebody.page.context.new_cdp_session(somebody.page)
    reader.send("WebAuthn.enable")
    reader.send("WebAuthn.addVirtualAuthenticator", {"options": READER})


def test_an_invited_worker_comes_in_and_comes_in_again(
    walker: Callable[..., Walker],
    ada: User,
    width: int,
    settings: pytest.FixtureRequest,
    tmp_path: Path,
) -> None:
    settings.HUB_VAR, settings.HUB_MAIL = tmp_path, "file"  # type: ignore[attr-defined]
    jobs.send_password_link.func(user_id=ada.pk)
    somebody = walker(width=width)
    has_a_fingerprint_reader(somebody)

    somebody.goes_to(urlsplit(link_in_newest_letter(tmp_path / "post-out")).path)
    somebody.writes("New password", PASSWORD)
    somebody.writes("New password again", PASSWORD)
    somebody.presses("Keep this password")
    somebody.presses("Sign in")
    somebody.writes("Work e-mail address", ada.email)
    somebody.writes("Password", PASSWORD)
    somebody.presses("Continue")
    somebody.sees("Add a second step")
    somebody.presses("Add a passkey")
    somebody.writes("Password", PASSWORD)
    somebody.presses("Confirm")
    somebody.writes("Name of this passkey", "Work laptop")
    somebody.page.get_by_role("button", name="Add this passkey").click()
    somebody.page.get_by_role("heading", name="Recovery codes").wait_for()
    somebody.looks()
    codes = re.findall(r"\b\d{10}\b", somebody.page.locator("main").inner_text())
    assert len(set(codes)) == 10

    somebody.goes_to("/my-account/sessions/")
    somebody.goes_to("/sign-out/")
    somebody.presses("Sign out")
    somebody.page.get_by_role("button", name="Sign in with a passkey").click()
    somebody.page.wait_for_url("**/people-and-agencies/")
    somebody.looks()
