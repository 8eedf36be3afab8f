"""The emergency question answers whoever knows the child, and nobody who fishes."""

from datetime import date, timedelta

import pytest
from django.core.cache import cache
from django.urls import reverse

from methub.agencies.models import Membership
from methub.agencies.roles import Role
from methub.audit.models import Entry
from methub.children.views.emergency import MISSES, TOO_OFTEN
from methub.post.codes import Template
from methub.post.models import Letter

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


def test_the_same_question_asked_again_is_not_fishing(browser, keeley):
    client = browser(Role.ALLOCATED_WORKER)
    for _ in range(MISSES + 2):
        assert TOO_OFTEN not in ask(client, BORN - timedelta(days=1))
    assert "Why do you need to open this record now?" in ask(client, BORN)


def test_every_question_is_in_the_book_the_one_that_is_not_answered_too(browser, keeley):
    client = browser(Role.ALLOCATED_WORKER)
    for day in range(1, MISSES + 3):
        ask(client, BORN - timedelta(days=day))
    asked = Entry.objects.filter(what="children.emergency.asked")
    refused = Entry.objects.filter(what="children.emergency.refused")
    assert asked.count() == MISSES
    assert [line.details["born_on"] for line in refused.order_by("pk")] == [
        (BORN - timedelta(days=MISSES + 1)).isoformat(),
        (BORN - timedelta(days=MISSES + 2)).isoformat(),
    ]


def test_whoever_must_ask_why_has_one_letter_that_names_no_child(browser, keeley, town):
    asker, manager = town.people[Role.ALLOCATED_WORKER], town.people[Role.TEAM_MANAGER]
    Membership.objects.filter(user=asker).update(manager=manager)
    client = browser(Role.ALLOCATED_WORKER)
    letters = Letter.objects.filter(template=Template.EMERGENCY_QUESTIONS)
    for day in range(1, MISSES + 1):
        ask(client, BORN - timedelta(days=day))
    assert not letters.exists()

    for day in range(MISSES + 1, MISSES + 4):
        ask(client, BORN - timedelta(days=day))

    told = {manager.email, town.people[Role.GOVERNANCE_LEAD].email}
    assert {letter.to for letter in letters} == told
    assert letters.count() <= 2 * len(told)  # the hour may strike between two questions
    assert {letter.about_reference for letter in letters} == {asker.reference}
    assert {letter.person_id for letter in letters} == {None}
