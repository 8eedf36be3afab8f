"""Coming in: by invitation, with two factors, and no way round the second."""

from pathlib import Path

import pytest
from django.test import Client
from django.urls import NoReverseMatch, reverse

from methub.agencies.models import User
from methub.audit.models import Entry
from tests.config.signing_in import (
    INSIDE,
    PASSWORD,
    choose_password,
    code,
    enrol_app,
    give_password,
    lines,
)
from tests.town import Town

pytestmark = pytest.mark.django_db


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
