"""Coming in: the letter, the password, the app."""

import re
import time
from email import message_from_bytes
from email.policy import default
from pathlib import Path

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from methub.agencies.models import User
from methub.audit.models import Entry
from methub.config import jobs

PASSWORD = "otter-lantern-marmalade-9"
INSIDE = "/my-account/sessions/"


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
