"""Who gets past the front desk, and for how long."""

from datetime import datetime, timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from methub.agencies.roles import Role
from methub.config import jobs, session
from methub.foundation.timekeeping import now
from tests import town as towns
from tests.desk import signed_in
from tests.town import Town

pytestmark = pytest.mark.django_db

BEHIND_THE_DESK = "/my-account/sessions/"


@pytest.fixture
def town() -> Town:
    return towns.found(at=now())


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[datetime]:
    """The front desk's watch: set it by changing its one item."""
    hands = [now()]
    monkeypatch.setattr("methub.config.middleware.front_desk.now", lambda: hands[0])
    return hands


def test_nobody_gets_in_without_signing_in_and_comes_back_to_where_they_were_going() -> None:
    answer = Client().get(f"{BEHIND_THE_DESK}?page=2")

    assert answer.status_code == 302
    assert answer["Location"] == f"/sign-in/?next={BEHIND_THE_DESK}%3Fpage%3D2"


def test_a_fragment_sends_the_whole_page_to_the_sign_in() -> None:
    answer = Client().get(
        BEHIND_THE_DESK,
        headers={"HX-Request": "true", "HX-Current-URL": "http://testserver/today/"},
    )

    assert answer.status_code == 401
    assert answer["HX-Redirect"] == "/sign-in/?next=/today/"


def test_a_leavers_next_request_is_their_last(town: Town) -> None:
    client = signed_in(town.leaver)

    assert client.get(BEHIND_THE_DESK).status_code == 403
    assert client.get(BEHIND_THE_DESK).status_code == 302
    assert not Session.objects.exists()


def test_a_closed_account_holds_no_session_open(town: Town) -> None:
    client = signed_in(town.closed)

    assert client.get(BEHIND_THE_DESK).status_code == 403
    assert client.get(BEHIND_THE_DESK).status_code == 302


def test_a_password_alone_leads_only_to_the_second_factor(town: Town) -> None:
    client = signed_in(town.people[Role.HUB_WORKER])
    held = client.session
    del held["account_authentication_methods"]
    held.save()

    assert client.get(BEHIND_THE_DESK)["Location"] == reverse("mfa_index")


def test_a_session_that_began_before_the_factor_was_enrolled_is_ended(town: Town) -> None:
    """Whoever knew the password first may not walk in behind the owner."""
    user = town.people[Role.HUB_WORKER]
    thief = signed_in(user)
    held = thief.session
    del held["account_authentication_methods"]
    held.save()
    user.authenticator_set.create(type="totp", data={})

    assert thief.get(reverse("mfa_activate_totp"))["Location"].startswith("/sign-in/")
    assert thief.get(reverse("mfa_index"))["Location"].startswith("/sign-in/")


def test_an_idle_desk_is_signed_out_after_half_an_hour(town: Town, clock: list[datetime]) -> None:
    client = signed_in(town.people[Role.HUB_WORKER], at=clock[0])

    clock[0] += session.IDLE
    assert not client.get(reverse("home"))["Location"].startswith("/sign-in/")
    clock[0] += session.IDLE + timedelta(seconds=1)
    assert client.get(reverse("home"))["Location"].startswith("/sign-in/")


def test_a_page_that_refreshes_itself_keeps_nobody_signed_in(
    town: Town, clock: list[datetime]
) -> None:
    client = signed_in(town.people[Role.HUB_WORKER], at=clock[0])

    for _ in range(6):
        clock[0] += timedelta(minutes=5)
        client.get(reverse("home"), headers={"X-Hub-Poll": "today"})
    clock[0] += timedelta(seconds=1)

    assert client.get(reverse("home"))["Location"].startswith("/sign-in/")


def test_somebody_who_types_for_an_hour_is_at_the_desk(town: Town, clock: list[datetime]) -> None:
    client = signed_in(town.people[Role.HUB_WORKER], at=clock[0])

    for _ in range(12):
        clock[0] += timedelta(minutes=5)
        answer = client.get(reverse("home"), headers={"X-Hub-Poll": "autosave"})

    assert answer.status_code == 302


def test_a_draft_that_comes_too_late_is_told_so_and_not_led_away() -> None:
    answer = Client().get(BEHIND_THE_DESK, headers={"X-Hub-Poll": "autosave"})

    assert answer.status_code == 401


def test_work_keeps_the_session_but_never_longer_than_a_shift(
    town: Town, clock: list[datetime]
) -> None:
    client = signed_in(town.people[Role.HUB_WORKER], at=clock[0])
    end = clock[0] + session.WHOLE

    while clock[0] < end:
        assert not client.get(reverse("home"))["Location"].startswith("/sign-in/")
        clock[0] += timedelta(minutes=20)

    clock[0] = end + timedelta(seconds=1)
    assert client.get(reverse("home"))["Location"].startswith("/sign-in/")


def test_the_desk_asks_the_database_three_questions(town: Town) -> None:
    """The session, the account, the memberships."""
    client = signed_in(town.people[Role.HUB_WORKER])
    client.get(reverse("home"))

    with CaptureQueriesContext(connection) as asked:
        client.get(reverse("home"))

    assert len(asked) == 3


def test_sessions_that_are_over_are_forgotten_at_night(town: Town) -> None:
    ada, at = town.people[Role.HUB_WORKER], now()
    client = signed_in(ada)
    UserSession.objects.create(user=ada, session_key=client.session.session_key, ip="::1")
    UserSession.objects.create(user=ada, session_key="long-gone", ip="::1")

    jobs.forget_old_sessions.func(timestamp=int(at.timestamp()))
    assert [held.session_key for held in UserSession.objects.all()] == [client.session.session_key]

    jobs.forget_old_sessions.func(timestamp=int((at + 2 * session.WHOLE).timestamp()))
    assert not Session.objects.exists()
    assert not UserSession.objects.exists()
