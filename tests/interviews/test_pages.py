"""The pages of an interview, asked for as each person asks for them."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from methub.agencies.roles import Role
from methub.audit.models import Entry
from methub.children import changes as children
from methub.children.codes import LivingKind
from methub.foundation.actors import MET_HUB
from methub.interviews import changes
from methub.interviews.codes import ActionKind, Stage
from methub.interviews.models import Share
from methub.interviews.queries import interviews
from methub.interviews.rules import PAGES
from methub.missing.models import PreventionInterview
from tests.interviews.conftest import hours
from tests.interviews.pages import in_writing, lists, page, send
from tests.moments import moment


# From the first attempt to the acknowledgement, as people do it
def test_an_interview_from_the_first_attempt_to_the_acknowledgement(hub, as_, at):
    child = hub.child()
    mother = hub.mother(child)
    interview = hub.opened(child, at - hours(60))
    asked = at - hours(50)
    worker, senior = as_(Role.HUB_WORKER), as_(Role.HUB_SENIOR)
    ref = interview.reference

    send(
        worker,
        "attempt",
        ref,
        method="telephone",
        result="arranged",
        **moment("tried_at", asked),
    )
    send(worker, "consent", ref, given="yes", **moment("asked_at", asked))
    send(
        worker,
        "consent-of-carer",
        ref,
        mother.reference,
        given="yes",
        **moment("asked_at", asked),
    )
    said = send(worker, "before", ref, interviewer="foster-carer", name="Pat", expect=200)
    assert "A foster carer looks after the child" in said.content.decode()
    send(worker, "before", ref, interviewer="hub-worker", name="Ada")
    for section in PAGES:
        send(worker, "section", ref, section, number=0, then="continue", **answered(section))
    send(
        worker, "held", ref, where="School", alone="yes", outcome="completed",
        **moment("held_at", asked + hours(1)),
    )  # fmt: skip
    assert "offered a say" in page(worker, "check", ref)
    send(
        worker, "parent-offer", ref, carer=mother.reference, took_it_up="yes", said="Relieved",
        **moment("offered_at", asked),
    )  # fmt: skip
    send(worker, "check", ref)
    assert "Keeley Hollis" in page(senior, "sign-off-queue")
    interview.refresh_from_db()
    send(senior, "sign-off", ref, version=interview.version)
    assert "It is closed, and shared with those it goes to" in page(senior, "sign-off-queue")
    for role in (Role.ALLOCATED_WORKER, Role.TEAM_MANAGER):
        share = Share.objects.get(user=hub.town.people[role])
        assert "Something was said" in page(as_(role), "acknowledge", share.reference)
        send(as_(role), "acknowledge", share.reference, actions_agreed="Visit on Monday")
    assert interviews(viewer=hub.viewer(Role.HUB_SENIOR, at)).get().stage is Stage.ACKNOWLEDGED


def answered(section):
    said = {}
    for question in PAGES[section].questions:
        if question.is_required:
            first = question.options.values()[0] if question.options else "Something was said"
            said[question.code] = first
    return said


def test_a_child_who_declines_through_the_page(hub, as_, at):
    interview = hub.opened(hub.child(), at - hours(60))
    worker, ref = as_(Role.HUB_WORKER), interview.reference
    declined = {
        "outcome": "declined",
        "declined_by": "refused-child",
        **moment("happened_at", at - hours(26)),
    }
    words = send(worker, "outcome", ref, expect=200, **declined).content.decode()
    assert "Say whom the child was told they can talk to" in words
    reason = lists(interview, at).refusal_reasons[0].code
    send(
        worker, "outcome", ref, **declined, reason=reason, signposted_to="Childline",
        took_it_up="no", **moment("offered_at", at - hours(26)),
    )  # fmt: skip
    interview.refresh_from_db()
    assert interview.outcome == "refused-child"
    send(worker, "check", ref)


# What one may know
def test_the_side_panel_says_what_the_police_learned_and_the_last_interview(hub, as_, at):
    interview = in_writing(hub, at)
    PreventionInterview.objects.create(
        child=interview.child, episode=interview.covered.get().episode, outcome="done",
        accompanied_by="“Dez”, white Fiesta", recorded_at=at, recorded_by_id=0,
    )  # fmt: skip
    assert "white Fiesta" in page(as_(Role.HUB_WORKER), "section", interview.reference, "where")


def test_a_commissioned_interviewer_writes_theirs_and_knows_of_no_other(hub, as_, at):
    theirs = hub.opened(hub.child(), at - hours(30))
    other = hub.opened(hub.child("Somebody", "Else"), at - hours(30))
    changes.allocate(
        interview=theirs, user=hub.town.people[Role.COMMISSIONED_INTERVIEWER], why="Away",
        version=theirs.version, by=hub.senior, at=at,
    )  # fmt: skip
    noor = as_(Role.COMMISSIONED_INTERVIEWER)
    listed = page(noor, "mine")
    assert "Keeley Hollis" in listed and "Somebody Else" not in listed
    for name in ("interview", "before", "check"):
        page(noor, name, theirs.reference)
        page(noor, name, other.reference, expect=404)
    page(noor, "allocate", theirs.reference, expect=403)


@pytest.mark.parametrize("role", [Role.PARTNER, Role.ANALYST, Role.ADMINISTRATOR])
def test_whoever_has_no_business_with_interviews_opens_none(hub, as_, at, role):
    page(as_(role), "interview", hub.opened(hub.child(), at).reference, expect=403)


def test_an_allocated_worker_of_another_child_gets_the_same_404_as_for_nothing(hub, as_, at):
    theirs = hub.opened(hub.child(has_worker=False), at - hours(2))
    worker = as_(Role.ALLOCATED_WORKER)
    there = page(worker, "interview", theirs.reference, expect=404)
    nowhere = page(worker, "interview", "AAAAAAAAAA", expect=404)
    assert "Keeley" not in there
    assert there.split("<main")[1] == nowhere.split("<main")[1]


def test_reading_is_written_down_before_it_is_read(hub, as_, at):
    interview = in_writing(hub, at)
    page(as_(Role.POLICE_MET), "interview", interview.reference)
    entry = Entry.objects.filter(what="interviews.interview.read").latest("id")
    assert (entry.person_id, entry.about_id) == (interview.child_id, interview.pk)


# Every page within twenty questions to the database, however much there is
@pytest.mark.parametrize(
    ("role", "name", "more"),
    [
        (Role.HUB_WORKER, "interview", []),
        (Role.HUB_WORKER, "before", []),
        (Role.HUB_WORKER, "section", ["where"]),
        (Role.HUB_WORKER, "check", []),
        (Role.HUB_WORKER, "actions", []),
        (Role.HUB_WORKER, "attempt", []),
        (Role.HUB_WORKER, "outcome", []),
        (Role.HUB_WORKER, "parent-offer", []),
        (Role.HUB_SENIOR, "sign-off", []),
        (Role.HUB_SENIOR, "allocate", []),
        (Role.HUB_SENIOR, "exempt", []),
        (Role.HUB_SENIOR, "cover", []),
    ],
)
def test_a_page_asks_the_database_at_most_twenty_questions(hub, as_, at, role, name, more):
    child = hub.child()
    mother = hub.mother(child)
    interview = hub.opened(child, at - hours(48))
    hub.agreed(interview, at - hours(30), mother)
    interview = hub.ready(interview)
    for _ in range(5):
        changes.agree_action(
            interview=interview, what="x", kind=ActionKind.HEALTH, by=hub.worker, at=at,
            owner=hub.town.people[Role.PARTNER],
        )  # fmt: skip
    if name == "sign-off":
        changes.send_for_sign_off(interview=interview, by=hub.worker, at=at)
    client = as_(role)
    page(client, name, interview.reference, *more)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        page(client, name, interview.reference, *more)
    assert len(asked) <= 20, "\n".join(one["sql"][:160] for one in asked)


def test_the_queue_asks_the_same_however_many_wait(hub, as_, at):
    counts = []
    for number in range(2):
        hub.sent(hub.opened(hub.child(f"Child{number}", "Hollis"), at - hours(60)))
        client = as_(Role.HUB_SENIOR)
        page(client, "sign-off-queue")
        with CaptureQueriesContext(connection) as asked:
            page(client, "sign-off-queue")
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 20


def test_a_telephone_that_leads_to_a_hidden_home_is_on_no_page_of_an_interview(hub, as_, at):
    child = hub.child()
    hub.mother(child, phone="07700 900123")
    ref = hub.opened(child, at - hours(60)).reference
    assert "07700 900123" in page(as_(Role.HUB_WORKER), "before", ref)
    children.record_placement(
        child=child, kind=LivingKind.FOSTER, address="9 Secret Lane", is_protected=True,
        from_on=date(2026, 2, 1), by=MET_HUB, at=at,
    )  # fmt: skip
    said = page(as_(Role.HUB_WORKER), "before", ref)
    assert "07700 900123" not in said
    assert "Telephone protected: ask the hub" in said
