"""A significant incident: the review does not wait for its day."""

import re
from datetime import date, timedelta

import pytest
from django.urls import reverse

from methub.agencies import queries as agencies
from methub.agencies.roles import Role
from methub.assessments import changes, queries
from methub.assessments.models import Incident
from methub.audit.models import Entry
from methub.clocks.codes import Promise
from methub.clocks.models import Clock
from methub.foundation.timekeeping import end_of, london_day, now
from tests.assessments.conftest import NOON, TODAY, Practice

pytestmark = pytest.mark.django_db
IN_TEN_WORKING_DAYS = end_of(date(2026, 12, 2))
SAID = {"what": "Taken to a flat by two men", "said_by": "Her aunt"}


def review(child) -> Clock:
    return Clock.objects.open().get(promise=Promise.ASSESSMENT_REVIEW, person=child.pk)


def happened(practice: Practice, child, *, at=NOON, **more) -> Incident:
    said = {"on": at.date(), **SAID, **more}
    return changes.record_incident(child=child, by=practice.worker, at=at, **said)


def test_a_review_of_february_is_owed_in_ten_working_days_and_the_book_keeps_the_day(practice):
    child = practice.child()
    practice.assessed(child, "moderate")
    before = review(child).due_at
    assert before == end_of(date(2027, 2, 18))
    happened(practice, child)
    now_owed = review(child)
    assert now_owed.due_at == IN_TEN_WORKING_DAYS
    assert "A significant incident on Wed 18 Nov 2026" in now_owed.why
    corrected = Entry.objects.get(what="clocks.promise.times-corrected", person_id=child.pk)
    assert str(before.date()) in str(corrected.details["was"])


def test_a_review_that_is_due_sooner_stays_and_a_second_incident_puts_nothing_off(practice):
    child = practice.child()
    practice.assessed(child, "moderate", at=NOON - timedelta(days=90))
    soon = review(child).due_at
    happened(practice, child)
    assert review(child).due_at == soon
    other = practice.child()
    practice.assessed(other, "moderate")
    happened(practice, other)
    happened(practice, other, at=NOON + timedelta(days=2))
    assert review(other).due_at == IN_TEN_WORKING_DAYS


def test_a_child_without_a_level_has_no_review_to_bring_forward(practice):
    child = practice.child()
    with pytest.raises(changes.NoLevelYet):
        happened(practice, child)
    practice.assessed(child, "moderate")
    with pytest.raises(changes.Refused):
        happened(practice, child, on=TODAY + timedelta(days=1))
    assert not Incident.objects.exists()


def test_a_worker_records_it_and_the_next_assessment_begins_with_it(practice):
    child, browser, at = practice.child(), practice.browser(), now()
    reference = child.person.reference
    address = reverse("assessments:incident", args=[reference])
    page = reverse("assessments:of-child", args=[reference])
    assert address not in browser.get(page).content.decode()
    today = f"{london_day(at):%-d %b %Y}"
    refused = browser.post(address, {"on": today, **SAID}).content.decode()
    assert "No level of this child waits for a review" in refused
    practice.assessed(child, "moderate", at=at - timedelta(days=1))
    assert address in browser.get(page).content.decode()
    assert browser.post(address, {"on": today, **SAID})["Location"] == page
    assert "Her aunt" in browser.get(page).content.decode()
    begin = browser.get(reverse("assessments:begin", args=[reference]))
    assert re.search(r'value="incident"[^>]*checked', begin.content.decode())
    assert "Taken to a flat by two men (Her aunt)" in begin.content.decode()
    story = browser.get(reverse("chronology:story", args=[reference])).content.decode()
    assert "A significant incident" in story and "Taken to a flat by two men" in story


def test_once_the_child_is_assessed_again_the_next_review_is_an_ordinary_one(practice):
    child = practice.child()
    practice.assessed(child, "moderate")
    happened(practice, child)
    practice.assessed(child, "significant", at=NOON + timedelta(days=3))
    assert review(child).due_at == end_of(date(2027, 2, 21))
    viewer = agencies.front_desk(
        user=practice.town.people[Role.ALLOCATED_WORKER], at=NOON + timedelta(days=4)
    )[0]
    assert queries.incident_since(viewer=viewer, child=child) is None
    assert len(queries.incidents_of(viewer=viewer, child=child)) == 1
