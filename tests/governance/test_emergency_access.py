"""A record opened at night is looked at by somebody else, once, and the promise to look is kept."""

import pytest
from django.urls import reverse

from methub.agencies.queries import front_desk
from methub.agencies.roles import Role
from methub.audit.models import Entry
from methub.clocks.codes import Promise
from methub.clocks.models import Clock
from methub.governance import changes
from methub.people.codes import ReviewOutcome
from methub.post.models import Letter
from tests.desk import signed_in


@pytest.fixture
def opened(open_in_emergency, worker):
    return open_in_emergency(worker)


def listed(user):
    return signed_in(user).get(reverse("governance:access"))


def send(user, opened, outcome="needed", note="She was at the station with the child."):
    address = reverse("governance:review", args=[opened.reference])
    return signed_in(user).post(address, {"outcome": outcome, "note": note})


def test_the_manager_and_the_governance_lead_see_who_opened_whose_record_and_why(town, opened):
    for role in (Role.TEAM_MANAGER, Role.GOVERNANCE_LEAD):
        page = listed(town.people[role]).text
        assert "Nia Night" in page
        assert "Amara Okafor" in page
        assert "Found at the station at 2am" in page
        assert "Still open" in page


def test_both_are_written_to_and_the_letter_names_nobody(town, opened):
    letters = Letter.objects.filter(about_reference=opened.reference)
    told = {town.people[role] for role in (Role.TEAM_MANAGER, Role.GOVERNANCE_LEAD)}
    assert {letter.user for letter in letters} == told
    for letter in letters:
        assert letter.path == reverse("governance:review", args=[opened.reference])
        assert signed_in(letter.user).get(letter.path).status_code == 200


def test_another_manager_is_not_asked(town, opened):
    page = listed(town.people[Role.HUB_MANAGER]).text
    assert "Nia Night" not in page
    assert "Nothing waits for your review." in page
    assert send(town.people[Role.HUB_MANAGER], opened).status_code == 404


def test_a_review_is_written_down_and_the_promise_is_kept(town, opened):
    promise = Clock.objects.get(promise=Promise.REVIEW_ACCESS, about=opened.reference)
    assert promise.stopped_at is None
    assert send(town.people[Role.TEAM_MANAGER], opened).status_code == 302
    promise.refresh_from_db()
    opened.refresh_from_db()
    assert promise.stopped_at == opened.reviewed_at
    assert opened.outcome == ReviewOutcome.NEEDED
    line = Entry.objects.get(what="governance.access.reviewed")
    assert line.person_id == opened.sight.person_id
    page = listed(town.people[Role.GOVERNANCE_LEAD]).text
    assert "The access was needed" in page
    assert "She was at the station with the child." in page


def test_a_review_without_a_reason_changes_nothing(town, opened):
    answer = send(town.people[Role.TEAM_MANAGER], opened, note="  ")
    assert answer.status_code == 200
    assert "Error:" in answer.text
    opened.refresh_from_db()
    assert opened.reviewed_at is None


def test_a_second_review_is_not_found(town, opened):
    send(town.people[Role.TEAM_MANAGER], opened)
    answer = send(town.people[Role.GOVERNANCE_LEAD], opened, outcome="mistaken")
    assert answer.status_code == 404
    opened.refresh_from_db()
    assert opened.outcome == ReviewOutcome.NEEDED


def test_a_manager_may_not_review_their_own_access(town, open_in_emergency, at):
    manager = town.people[Role.TEAM_MANAGER]
    opened = open_in_emergency(manager)
    assert manager.name not in listed(manager).text.split("Waiting for your review")[-1][:400]
    assert send(manager, opened).status_code == 404
    with pytest.raises(changes.OwnAccess):
        changes.review_access(
            opened=opened, outcome=ReviewOutcome.NEEDED, note="It was I",
            by=front_desk(user=manager, at=at)[1], at=at,
        )  # fmt: skip
    assert send(town.people[Role.GOVERNANCE_LEAD], opened).status_code == 302


def test_another_partnership_sees_nothing_of_it(town, opened):
    assert "Nia Night" not in listed(town.stranger).text
    assert send(town.stranger, opened).status_code == 404


def test_looking_at_the_list_is_written_down_with_the_children_on_it(town, opened):
    listed(town.people[Role.TEAM_MANAGER])
    line = Entry.objects.get(what="governance.access.read")
    assert line.details["shown"] == [opened.sight.person_id]


@pytest.mark.parametrize("note", ["<script>alert(1)</script>", "=HYPERLINK(1)", "é" * 30_000])
def test_a_hostile_note_is_text_or_an_error_and_never_a_crash(town, opened, note):
    assert send(town.people[Role.TEAM_MANAGER], opened, note=note).status_code in {200, 302}
    assert "<script>alert" not in listed(town.people[Role.TEAM_MANAGER]).text
