"""Coming in: by invitation, with two factors, and no way round the second."""

import re
import time
from email import message_from_bytes
from email.policy import default
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core.cache import cache
from django.core.management import call_command
from django.http import HttpResponse
from django.test import Client
from django.urls import NoReverseMatch, reverse

from methub.agencies.models import User
from methub.agencies.roles import Role
from methub.audit.models import Entry
from methub.config import jobs
from methub.foundation.timekeeping import now
from tests import town as towns
from tests.desk import signed_in
from tests.town import Town

pytestmark = pytest.mark.django_db

PASSWORD = "otter-lantern-marmalade-9"
INSIDE = "/my-account/sessions/"


@pytest.fixture
def town() -> Town:
    cache.clear()
    return towns.found(at=now())


@pytest.fixture
def ada(town: Town) -> User:
    """A hub worker who has been invited, and has done nothing yet."""
    return town.people[Role.HUB_WORKER]


@pytest.fixture
def post_out(settings: pytest.FixtureRequest, tmp_path: Path) -> Path:
    settings.HUB_VAR, settings.HUB_MAIL = tmp_path, "file"  # type: ignore[attr-defined]
    return tmp_path / "post-out"


def link_in_newest_letter(post_out: Path) -> str:
    newest = max(post_out.glob("*.eml"), key=lambda file: file.stat().st_mtime_ns)
    letter = message_from_bytes(newest.read_bytes(), policy=default).get_content()
    link = re.search(r"http://localhost:\d+/password/choose/\S+/", letter)
    assert link
    return link[0]


def choose_password(client: Client, user: User, post_out: Path, password: str = PASSWORD) -> None:
    """What the invitee does with the link in the letter."""
    jobs.send_password_link.func(user_id=user.pk)
    page = client.get(link_in_newest_letter(post_out))
    client.post(page["Location"], {"password1": password, "password2": password})


def give_password(client: Client, user: User, password: str = PASSWORD) -> HttpResponse:
    return client.post(reverse("account_login"), {"login": user.email, "password": password})


def enrol_app(client: Client) -> str:
    """Add an authenticator app; its secret."""
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    client.get(reverse("mfa_activate_totp"))
    secret = client.session["mfa.totp.secret"]
    client.post(reverse("mfa_activate_totp"), {"code": code(secret)})
    return str(secret)


def code(secret: str, *, ahead: int = 0) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + ahead))


def lines(user: User) -> list[str]:
    return list(
        Entry.objects.filter(about_kind="agencies.User", about_id=user.pk, kind="change")
        .order_by("pk")
        .values_list("what", flat=True)
    )


def test_an_invited_worker_comes_in_with_a_password_and_an_app(ada: User, post_out: Path) -> None:
    client = Client()
    choose_password(client, ada, post_out)

    assert give_password(client, ada).status_code == 302
    assert client.get(INSIDE)["Location"] == reverse("mfa_index")
    secret = enrol_app(client)
    assert client.get(INSIDE).status_code == 200

    later = Client()
    assert give_password(later, ada)["Location"] == reverse("mfa_authenticate")
    assert later.get(INSIDE)["Location"].startswith("/sign-in/")
    later.post(reverse("mfa_authenticate"), {"code": code(secret, ahead=1)})
    assert later.get(INSIDE).status_code == 200
    assert lines(ada) == [
        "agencies.user.invited",
        "agencies.password.chosen",
        "agencies.session.opened",
        "agencies.app.added",
        "agencies.session.opened",
    ]


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


def test_the_session_has_another_key_after_the_sign_in(ada: User, post_out: Path) -> None:
    client = Client()
    choose_password(client, ada, post_out)
    before = client.session.session_key

    give_password(client, ada)

    assert client.session.session_key != before


def test_failures_are_written_down_and_throttled(ada: User, post_out: Path) -> None:
    client = Client()
    choose_password(client, ada, post_out)
    for _ in range(5):
        give_password(client, ada, "not-the-password")

    assert lines(ada).count("agencies.sign-in.refused") == 5
    give_password(client, ada)
    assert client.get(INSIDE).status_code == 302, "even the right password waits now"


def test_a_stranger_cannot_fill_the_book(town: Town) -> None:
    before = Entry.objects.count()

    Client().post(reverse("account_login"), {"login": "x@nowhere.example", "password": PASSWORD})

    assert Entry.objects.count() == before


@pytest.mark.parametrize("known", [True, False])
def test_asking_for_a_link_never_says_who_has_an_account(ada: User, known: bool) -> None:
    email = ada.email if known else "nobody@nowhere.example"

    answer = Client().post(reverse("account_reset_password"), {"email": email})

    assert (answer.status_code, answer["Location"]) == (302, "/password/sent/")


@pytest.mark.parametrize(
    "weak", ["short-1", "password1234", "hub-worker@town.example", "qwertyuiop123"]
)
def test_a_weak_password_is_refused(ada: User, post_out: Path, weak: str) -> None:
    choose_password(Client(), ada, post_out, weak)

    ada.refresh_from_db()
    assert not ada.has_usable_password()


def test_signing_in_leads_nowhere_else(ada: User, post_out: Path) -> None:
    client = Client()
    choose_password(client, ada, post_out)

    answer = client.post(
        reverse("account_login") + "?next=https://evil.example/",
        {"login": ada.email, "password": PASSWORD, "next": "//evil.example/"},
    )

    assert "evil" not in answer["Location"]


def test_an_account_that_has_been_closed_cannot_sign_in(town: Town) -> None:
    town.closed.set_password(PASSWORD)
    town.closed.save()

    give_password(client := Client(), town.closed)

    assert client.get(INSIDE).status_code == 302


@pytest.mark.parametrize(
    "name",
    [
        "account_signup",
        "account_email",
        "account_request_login_code",
        "mfa_signup_webauthn",
        "mfa_trust",
        "mfa_download_recovery_codes",
    ],
)
def test_what_the_product_does_not_offer_has_no_address(name: str) -> None:
    with pytest.raises(NoReverseMatch):
        reverse(name)


def test_signing_out_everywhere_else(ada: User, post_out: Path) -> None:
    here = Client()
    choose_password(here, ada, post_out)
    give_password(here, ada)
    secret = enrol_app(here)
    there = Client()
    give_password(there, ada)
    there.post(reverse("mfa_authenticate"), {"code": code(secret, ahead=1)})

    here.post(reverse("usersessions_list"))

    assert here.get(INSIDE).status_code == 200
    assert there.get(INSIDE).status_code == 302
    assert lines(ada)[-1] == "agencies.session.ended-elsewhere"


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
