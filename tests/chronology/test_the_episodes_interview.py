"""The episode’s page shows the return home interview; missing itself knows of no interview."""

import pytest
from django.urls import reverse

from methub.agencies.roles import Role
from methub.audit.models import Entry
from methub.missing.models import Episode

pytestmark = pytest.mark.django_db


def of(episode):
    return reverse("chronology:of-episode", args=[episode.reference])


def read(client, episode):
    answer = client.get(of(episode))
    assert answer.status_code == 200
    return answer.content.decode()


def test_it_says_who_holds_the_interview_until_when_and_opens_it(
    browser, keeley, goes_missing, is_found
):
    interview = is_found(goes_missing(keeley))
    episode = Episode.objects.get()
    page = browser().get(reverse("missing:episode", args=[episode.reference])).content.decode()
    assert f'hx-get="{of(episode)}"' in page
    block = read(browser(), episode)
    assert "Return home interview" in block
    assert interview.assigned_team.name in block
    assert "in 2 days" in block or "in 3 days" in block
    assert reverse("interviews:interview", args=[interview.reference]) in block


def test_it_is_owed_as_soon_as_she_is_found(browser, keeley, goes_missing):
    block = read(browser(), goes_missing(keeley))
    assert "as soon as the child is found" in block


def test_norfolk_holds_the_interviews_of_its_own_children(browser, visitor, goes_missing, is_found):
    is_found(goes_missing(visitor))
    block = read(browser(), Episode.objects.get())
    assert "is responsible for this child and holds it" in block


def test_whoever_may_not_read_interviews_is_not_told_that_there_is_one(
    browser, town, keeley, goes_missing, is_found
):
    is_found(goes_missing(keeley))
    episode = Episode.objects.get()
    assert browser(Role.PARTNER).get(of(episode)).status_code == 403


def test_an_episode_of_nobody_one_may_know_of_is_not_there(browser):
    address = reverse("chronology:of-episode", args=["NBDYS23456"])
    assert browser().get(address).status_code == 404


def test_reading_it_is_a_line_in_the_book(browser, keeley, goes_missing):
    episode = goes_missing(keeley)
    read(browser(), episode)
    line = Entry.objects.filter(what="chronology.child.read").latest("pk")
    assert line.person_id == keeley.pk
    assert line.details["page"] == "Return home interview of the episode"
