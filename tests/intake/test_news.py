"""How much waits stands in the navigation of every page, and keeps nobody signed in."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.urls import reverse

from methub.agencies.roles import Role
from methub.audit.models import Entry
from methub.config import session
from methub.foundation.actors import MET_HUB
from methub.foundation.timekeeping import now
from methub.intake import changes
from methub.post.codes import Channel
from tests.desk import signed_in
from tests.intake.reading import sample

pytestmark = pytest.mark.django_db
HEADERS = {"HX-Request": "true", "X-Hub-Poll": "news"}


@pytest.fixture
def waiting(town):
    """One notification that nobody has looked at."""
    changes.receive(
        raw=sample(1), channel=Channel.UPLOAD, partnership=town.partnership,
        by=MET_HUB, at=now(),
    )  # fmt: skip


def ask(client):
    return client.get(reverse("intake:news"), headers=HEADERS)


def test_the_navigation_asks_how_much_waits(town, waiting):
    client = signed_in(town.people[Role.HUB_WORKER])
    page = client.get(reverse("intake:inbox")).content.decode()
    assert f'hx-get="{reverse("intake:news")}"' in page
    assert ">1<span" in ask(client).content.decode()


def test_an_empty_inbox_says_nothing(town):
    assert ask(signed_in(town.people[Role.HUB_WORKER])).content.strip() == b""


def test_what_waits_for_another_partnership_is_not_counted(town, waiting):
    assert ask(signed_in(town.stranger)).content.strip() == b""


def test_a_poll_is_no_line_in_the_book_and_keeps_nobody_signed_in(town, waiting):
    began = now() - timedelta(minutes=20)
    client = signed_in(town.people[Role.HUB_WORKER], at=began)
    lines = Entry.objects.count()
    assert ask(client).status_code == 200
    assert Entry.objects.count() == lines
    assert client.session[session.SEEN] == began.isoformat()
    assert "intake:news" in settings.HUB_POLLS


def test_a_poll_after_the_session_does_not_take_the_page_away(town):
    client = signed_in(town.people[Role.HUB_WORKER], at=now() - timedelta(hours=1))
    answer = ask(client)
    assert answer.status_code == 401
    assert "HX-Redirect" not in answer.headers
