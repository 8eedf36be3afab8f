"""Every page of the sign-in is ours. A library's own fails axe, and looks like another site."""

import re
from typing import Any

import pytest
from django.conf import settings
from django.test import Client, override_settings
from django.urls import reverse

from methub.agencies.models import User
from methub.agencies.roles import Role
from methub.config import doors
from methub.foundation.timekeeping import now
from tests import town as towns
from tests.desk import signed_in

pytestmark = pytest.mark.django_db

OURS = "– MET Hub</title>"
# Addresses that only lead on, or only answer a browser's own question.
LEADS_ON = {"mfa_login_webauthn", "mfa_authenticate"}
ARGUMENTS: dict[str, dict[str, Any]] = {
    "account_reset_password_from_key": {"uidb36": "1", "key": "not-a-key"},
}
STREET = [door.name for door in doors.SIGN_IN]
HOME = [door.name for door in doors.OWN_ACCOUNT]


@pytest.fixture
def ada() -> User:
    return towns.found(at=now()).people[Role.HUB_WORKER]


@pytest.fixture
def client(ada: User) -> Client:
    """Signed in, with an app, a passkey, recovery codes and a password confirmed just now."""
    ada.set_password("otter-lantern-marmalade-9")
    ada.save()
    client = signed_in(ada)
    client.post(reverse("account_reauthenticate"), {"password": "otter-lantern-marmalade-9"})
    ada.authenticator_set.create(type="webauthn", data={"name": "Passkey 1", "credential": {}})
    client.post(reverse("mfa_generate_recovery_codes"))
    return client


@pytest.mark.parametrize("name", STREET)
def test_the_pages_of_the_street_are_ours(name: str) -> None:
    page = Client().get(reverse(name, kwargs=ARGUMENTS.get(name)))

    assert page.status_code == 302 if name in LEADS_ON | {"account_logout"} else is_ours(page)


@pytest.mark.parametrize("name", HOME)
def test_the_pages_of_the_account_are_ours(client: Client, ada: User, name: str) -> None:
    with_app = name in {"mfa_deactivate_totp", "mfa_reauthenticate"}
    if with_app:
        ada.authenticator_set.create(type="totp", data={"secret": ""})
    arguments = {}
    if name == "mfa_remove_webauthn":
        arguments = {"pk": ada.authenticator_set.get(type="webauthn").pk}
    if name in {"mfa_add_webauthn", "mfa_reauthenticate_webauthn"}:
        ada.authenticator_set.filter(type="webauthn").delete()
        ada.authenticator_set.create(type="totp", data={"secret": ""})
    if name == "mfa_reauthenticate_webauthn":
        pytest.skip("needs a real key: walked through in the browser")

    assert is_ours(client.get(reverse(name, kwargs=arguments)))


def is_ours(page: Any) -> bool:
    """Ours by its title; and by no template engine but our own having had a hand in it."""
    return page.status_code == 200 and OURS in page.content.decode() and not page.templates


def test_nothing_is_inline(client: Client) -> None:
    """The policy would forbid it; the page would be broken."""
    for name in ("mfa_index", "mfa_activate_totp", "account_login"):
        shown = (Client() if name == "account_login" else client).get(reverse(name))
        text = shown.content.decode()
        assert " style=" not in text
        assert not re.search(r"\son[a-z]+=", text)
        nonce = re.search(r"'nonce-([^']+)'", shown["Content-Security-Policy"])
        for script in re.findall(r"<script[^>]*>", text):
            assert "src=" in script or (nonce and nonce[1] in script)


def test_a_password_never_comes_back_in_a_page() -> None:
    page = Client().post(
        reverse("account_login"), {"login": "x@y.example", "password": "typed-in-secret-words"}
    )

    assert page.status_code == 200
    assert "typed-in-secret-words" not in page.content.decode()


def test_the_guard_rings_for_a_page_of_somebody_elses() -> None:
    """The planted breach: our pages taken away, and a second engine that finds theirs."""
    theirs = [
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "APP_DIRS": True,
            "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
        }
    ]
    with override_settings(TEMPLATES=theirs):
        assert not is_ours(Client().get(reverse("account_inactive")))
    assert [engine["BACKEND"].rpartition(".")[2] for engine in settings.TEMPLATES] == ["Jinja2"]
