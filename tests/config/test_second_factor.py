"""The second factor: apps and passkeys, the last of them, and losing every one."""

from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from methub.agencies.models import User
from tests.config.signing_in import (
    INSIDE,
    PASSWORD,
    choose_password,
    code,
    enrol_app,
    give_password,
    lines,
)
from tests.desk import signed_in

pytestmark = pytest.mark.django_db


def test_a_code_opens_the_door_once(ada: User, post_out: Path) -> None:
    client = Client()
    choose_password(client, ada, post_out)
    give_password(client, ada)
    secret = enrol_app(client)
    again, thief = Client(), Client()
    give_password(again, ada)
    give_password(thief, ada)
    seen = code(secret, ahead=1)

    again.post(reverse("mfa_authenticate"), {"code": seen})
    thief.post(reverse("mfa_authenticate"), {"code": seen})

    assert again.get(INSIDE).status_code == 200
    assert thief.get(INSIDE).status_code == 302


def test_an_apps_secret_cannot_be_read_in_the_database(ada: User, post_out: Path) -> None:
    client = Client()
    choose_password(client, ada, post_out)
    give_password(client, ada)
    secret = enrol_app(client)

    assert secret not in str(list(Authenticator.objects.values_list("data", flat=True)))


def with_an_app(ada: User, post_out: Path) -> str:
    """Her app's secret, enrolled under the key of today."""
    client = Client()
    choose_password(client, ada, post_out)
    give_password(client, ada)
    return enrol_app(client)


def test_an_app_still_opens_the_door_when_the_secret_key_has_been_changed(
    ada: User, post_out: Path, settings: Any
) -> None:
    secret = with_an_app(ada, post_out)
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "new" * 20, [settings.SECRET_KEY]

    client = Client()
    give_password(client, ada)
    client.post(reverse("mfa_authenticate"), {"code": code(secret, ahead=1)})

    assert client.get(INSIDE).status_code == 200


def test_a_factor_whose_key_is_gone_is_a_wrong_code_and_no_error(
    ada: User, post_out: Path, settings: Any
) -> None:
    secret = with_an_app(ada, post_out)
    settings.SECRET_KEY = "new" * 20

    client = Client()
    give_password(client, ada)
    page = client.post(reverse("mfa_authenticate"), {"code": code(secret, ahead=1)})

    assert "That code is not right." in page.content.decode()
    assert client.get(INSIDE).status_code == 302


def test_choosing_a_new_password_does_not_pass_the_second_factor(ada: User, post_out: Path) -> None:
    first = Client()
    choose_password(first, ada, post_out)
    give_password(first, ada)
    enrol_app(first)

    thief = Client()
    choose_password(thief, ada, post_out, "a-thief-chose-this-one-7")

    assert thief.get(INSIDE).status_code == 302
    assert give_password(thief, ada, "a-thief-chose-this-one-7")["Location"] == reverse(
        "mfa_authenticate"
    )
    assert thief.get(INSIDE).status_code == 302
    assert first.get(INSIDE).status_code == 302, "sessions of the old password are over"


def test_the_last_factor_cannot_be_removed(ada: User, post_out: Path) -> None:
    client = Client()
    choose_password(client, ada, post_out)
    give_password(client, ada)
    enrol_app(client)

    client.post(reverse("mfa_deactivate_totp"))

    assert ada.authenticator_set.filter(type="totp").exists()


def test_the_last_passkey_cannot_be_removed(ada: User) -> None:
    ada.set_password(PASSWORD)
    ada.save()
    key = ada.authenticator_set.create(type="webauthn", data={"name": "Passkey 1"})
    client = signed_in(ada)
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})

    client.post(reverse("mfa_remove_webauthn", args=[key.pk]))
    assert ada.authenticator_set.filter(pk=key.pk).exists()

    ada.authenticator_set.create(type="webauthn", data={"name": "Passkey 2"})
    client.post(reverse("mfa_remove_webauthn", args=[key.pk]))
    assert not ada.authenticator_set.filter(pk=key.pk).exists()
    assert lines(ada)[-1] == "agencies.passkey.removed"


def test_enrolling_ends_the_sessions_that_began_without_it(ada: User, post_out: Path) -> None:
    owner, thief = Client(), Client()
    choose_password(owner, ada, post_out)
    give_password(owner, ada)
    give_password(thief, ada)

    enrol_app(owner)

    assert owner.get(INSIDE).status_code == 200
    assert thief.get(reverse("mfa_index"))["Location"].startswith("/sign-in/")


def test_who_lost_every_factor_begins_again_by_letter(ada: User, post_out: Path) -> None:
    """The password goes with the factors: a stolen one must not be enough to enrol another."""
    before = Client()
    choose_password(before, ada, post_out)
    give_password(before, ada)
    enrol_app(before)

    call_command("withdraw_factors", ada.email.upper(), stdout=StringIO())

    assert before.get(INSIDE)["Location"].startswith("/sign-in/")
    assert give_password(Client(), ada).status_code == 200
    assert lines(ada)[-2:] == ["agencies.factors.withdrawn", "agencies.sign-in.refused"]
    again = Client()
    choose_password(again, ada, post_out, "a-second-lantern-otter-3")
    assert give_password(again, ada, "a-second-lantern-otter-3").status_code == 302
