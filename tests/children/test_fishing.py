"""The emergency question answers whoever knows the child, and nobody who fishes."""

from datetime import date, timedelta

import pytest
from django.core.cache import cache
from django.urls import reverse

from methub.agencies.roles import Role
from methub.children.views.emergency import MISSES, TOO_OFTEN

pytestmark = pytest.mark.django_db
BORN = date(2011, 3, 14)


@pytest.fixture(autouse=True)
def forgotten():
    cache.clear()


def ask(client, born_on: date) -> str:
    said = {"forenames": "Keeley", "surname": "Hollis", "born_on": f"{born_on:%d/%m/%Y}"}
    return client.post(reverse("children:emergency"), said).content.decode()


def test_one_date_of_birth_after_another_is_not_answered_for_long(browser, keeley):
    client = browser(Role.ALLOCATED_WORKER)
    for day in range(1, MISSES + 1):
        assert TOO_OFTEN not in ask(client, BORN - timedelta(days=day))
    page = ask(client, BORN)
    assert TOO_OFTEN in page
    assert "Why do you need to open this record now?" not in page
    somebody_else = ask(browser(Role.TEAM_MANAGER), BORN)
    assert "Why do you need to open this record now?" in somebody_else
