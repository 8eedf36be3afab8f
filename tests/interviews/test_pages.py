"""The pages of an interview, asked for as each person asks for them."""

import json
from datetime import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from methub.agencies.roles import Role
from methub.audit.models import Entry
from methub.children.changes import share_child
from methub.foundation.timekeeping import now
from methub.interviews import changes
from methub.interviews.codes import ActionKind, ConsentGiven, Section, Stage
from methub.interviews.models import Answers, Draft, Interview, Share
from methub.interviews.queries import interviews
from methub.interviews.rules import PAGES
from methub.missing.models import PreventionInterview
from methub.policies import queries as policies
from tests.desk import signed_in
from tests.interviews.conftest import FENLAND, hours

HOSTILE = [
    "<script>alert(1)</script>",
    "=HYPERLINK(1)",
    "Åsa 李 O’Brien‑Ní",
    "e\u0301\u202e",
    "x" * 30_000,
]


@pytest.fixture
def at() -> datetime:
    """The pages read the clock themselves, so their story is of the last few days."""
    return now()


@pytest.fixture
def as_(hub):
    """A browser in which somebody of a role is signed in."""
    return lambda role: signed_in(hub.town.people[role])


def page(client, name, *arguments, expect=200):
    answer = client.get(reverse(f"interviews:{name}", args=arguments))
    assert answer.status_code == expect, answer.content[:2000]
    return answer.content.decode()


def send(client, door, /, *arguments, expect=302, **said):
    answer = client.post(reverse(f"interviews:{door}", args=arguments), said)
    assert answer.status_code == expect, answer.content.decode().split("<main")[-1][:3000]
    return answer


def moment(name, when="20 Nov 2026", time="10am"):
    return {f"{name}_day": when, f"{name}_time": time}


def in_writing(hub, at):
    return hub.started(hub.opened(hub.child(), at - hours(30)), at - hours(20))


# From the first attempt to the acknowledgement, as people do it


def test_an_interview_from_the_first_attempt_to_the_acknowledgement(hub, as_, at):
    child = hub.child()
    mother = hub.mother(child)
    interview = hub.opened(child, at - hours(60))
    found_on = f"{(at - hours(50)):%d/%m/%Y}"
    worker, senior = as_(Role.HUB_WORKER), as_(Role.HUB_SENIOR)
    ref = interview.reference

    send(
        worker,
        "attempt",
        ref,
        method="telephone",
        result="arranged",
        **moment("tried_at", found_on),
    )
    send(worker, "consent", ref, given="yes", **moment("asked_at", found_on))
    send(
        worker,
        "consent-of-carer",
        ref,
        mother.reference,
        given="yes",
        **moment("asked_at", found_on),
    )
    said = send(worker, "before", ref, interviewer="foster-carer", name="Pat", expect=200)
    assert "A foster carer looks after the child" in said.content.decode()
    send(worker, "before", ref, interviewer="hub-worker", name="Ada")
    for section in PAGES:
        send(worker, "section", ref, section, number=0, then="continue", **answered(section))
    send(
        worker, "held", ref, where="School", alone="yes", outcome="completed",
        **moment("held_at", found_on, "11am"),
    )  # fmt: skip
    assert "offered a say" in page(worker, "check", ref)
    send(
        worker, "parent-offer", ref, carer=mother.reference, took_it_up="yes", said="Relieved",
        **moment("offered_at", found_on),
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
        **moment("happened_at", f"{at - hours(26):%d/%m/%Y}", "1am"),
    }
    words = send(worker, "outcome", ref, expect=200, **declined).content.decode()
    assert "Say whom the child was told they can talk to" in words
    reason = lists(interview, at).refusal_reasons[0].code
    send(
        worker, "outcome", ref, **declined, reason=reason, signposted_to="Childline",
        took_it_up="no", **moment("offered_at", f"{at - hours(26):%d/%m/%Y}", "1am"),
    )  # fmt: skip
    interview.refresh_from_db()
    assert interview.outcome == "refused-child"
    send(worker, "check", ref)


def lists(interview, at):
    """The words its authority chooses from."""
    return policies.policy_for(authority=interview.authority, at=at).lists


# Writing


def test_what_somebody_was_writing_is_there_on_another_machine(hub, as_, at):
    interview = in_writing(hub, at)
    lines = Entry.objects.count()
    answer = as_(Role.HUB_WORKER).post(
        reverse("interviews:draft", args=[interview.reference, "voice"]),
        {"own_words": "Half a sentence", "number": "0"},
        HTTP_X_HUB_POLL="autosave",
    )
    assert "Kept on the server" in json.loads(answer.content)["words"]
    assert Entry.objects.count() == lines, "what is being written is not yet a change"
    words = page(as_(Role.HUB_WORKER), "section", interview.reference, "voice")
    assert "Half a sentence" in words and "You were writing this" in words
    assert "Half a sentence" not in page(
        as_(Role.HUB_SENIOR), "section", interview.reference, "voice"
    )


def test_half_a_draft_is_kept_even_where_a_choice_makes_no_sense(hub, as_, at):
    interview = in_writing(hub, at)
    send(
        as_(Role.HUB_WORKER), "draft", interview.reference, "where", own_words="At Dez’s",
        transport="broomstick", number="not a number", expect=200,
    )  # fmt: skip
    assert Draft.objects.get().answers["own_words"] == "At Dez’s"


def test_a_draft_its_writer_leaves_is_gone(hub, as_, at):
    interview = in_writing(hub, at)
    worker = as_(Role.HUB_WORKER)
    send(worker, "draft", interview.reference, "voice", own_words="No", expect=200)
    send(worker, "discard", interview.reference, "voice")
    assert "You were writing this" not in page(worker, "section", interview.reference, "voice")


def test_two_people_who_wrote_the_same_section_see_both_texts(hub, as_, at):
    interview = in_writing(hub, at)
    ref = interview.reference
    send(as_(Role.HUB_WORKER), "section", ref, "voice", number=0, own_words="Ada wrote this")
    both = send(
        as_(Role.HUB_SENIOR), "section", ref, "voice", number=0, own_words="Ben wrote this",
        expect=409,
    ).content.decode()  # fmt: skip
    assert "Ada wrote this" in both and "Ben wrote this" in both
    assert Answers.objects.count() == 1
    send(as_(Role.HUB_SENIOR), "section", ref, "voice", number=1, own_words="Ada and Ben")
    assert Answers.objects.count() == 2


def test_the_first_words_stay_beside_the_newest(hub, as_, at):
    interview = in_writing(hub, at)
    hub.write(interview, Section.VOICE, at, own_words="He drove me back")
    hub.write(interview, Section.VOICE, at, own_words="Somebody drove me back")
    for name, more in (("section", ["voice"]), ("interview", [])):
        words = page(as_(Role.HUB_WORKER), name, interview.reference, *more)
        assert "As first said" in words and "He drove me back" in words


def test_words_that_blame_are_pointed_at_and_never_in_the_child_s_own_words(hub, as_, at):
    interview = in_writing(hub, at)
    blaming = "She was putting herself at risk"
    hub.write(interview, Section.VOICE, at, own_words=blaming)
    assert "can read as blame" not in page(as_(Role.HUB_WORKER), "check", interview.reference)
    hub.write(interview, Section.ANALYSIS, at, analysis=blaming)
    assert "can read as blame" in page(as_(Role.HUB_WORKER), "check", interview.reference)


def test_nobody_writes_before_they_may(hub, as_, at):
    interview = hub.opened(hub.child(), at - hours(30))
    sent = as_(Role.HUB_WORKER).get(
        reverse("interviews:section", args=[interview.reference, "why"])
    )
    assert sent.url == reverse("interviews:before", args=[interview.reference])


@pytest.mark.parametrize("section", ["before", "actions", "nothing"])
def test_only_the_written_sections_are_written(hub, as_, at, section):
    page(as_(Role.HUB_WORKER), "section", in_writing(hub, at).reference, section, expect=404)


@pytest.mark.parametrize("words", HOSTILE)
def test_whatever_is_typed_is_kept_or_refused_in_words_and_runs_nowhere(hub, as_, at, words):
    interview = in_writing(hub, at)
    worker, ref = as_(Role.HUB_WORKER), interview.reference
    answer = worker.post(
        reverse("interviews:section", args=[ref, "voice"]), {"own_words": words, "number": 0}
    )
    assert answer.status_code == (200 if len(words) > 20_000 else 302)
    assert "<script>alert" not in page(worker, "interview", ref)


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


# Seniors


def test_a_senior_returns_an_interview_with_a_note_the_writer_sees(hub, as_, at):
    interview = hub.sent(hub.opened(hub.child(), at - hours(60)))
    send(
        as_(Role.HUB_SENIOR), "return", interview.reference, version=interview.version,
        note="What about Dez?",
    )  # fmt: skip
    assert "What about Dez?" in page(as_(Role.HUB_WORKER), "interview", interview.reference)


def test_a_note_is_needed_to_return_it(hub, as_, at):
    interview = hub.sent(hub.opened(hub.child(), at - hours(60)))
    said = send(
        as_(Role.HUB_SENIOR), "return", interview.reference, version=interview.version, expect=200
    )
    assert "Say what is still needed" in said.content.decode()


def test_the_writer_comes_from_today_to_the_interview_and_not_to_a_closed_door(hub, as_, at):
    interview = hub.sent(hub.opened(hub.child(), at - hours(60)))
    answer = as_(Role.HUB_WORKER).get(reverse("interviews:sign-off", args=[interview.reference]))
    assert answer.url == reverse("interviews:interview", args=[interview.reference])


def test_a_senior_gives_an_interview_and_a_district_to_somebody(hub, as_, at):
    interview = hub.opened(hub.child(), at - hours(2))
    senior, noor = as_(Role.HUB_SENIOR), hub.town.people[Role.COMMISSIONED_INTERVIEWER]
    send(senior, "allocate", interview.reference, version=interview.version, user=noor.reference)
    interview.refresh_from_db()
    assert interview.assigned_to == noor
    send(senior, "areas", district=FENLAND, user=noor.reference, from_on="1/11/2026")
    assert noor.name in page(senior, "areas")


def test_a_district_is_not_taken_over_before_its_present_worker_had_it(hub, as_, at):
    senior, noor = as_(Role.HUB_SENIOR), hub.town.people[Role.COMMISSIONED_INTERVIEWER]
    answer = senior.post(
        reverse("interviews:areas"),
        {"district": FENLAND, "user": noor.reference, "from_on": "31/12/2023"},
    )
    assert "took it on a later day" in answer.content.decode()


def test_an_exemption_and_an_override_are_a_senior_s_alone(hub, as_, at):
    child = hub.child()
    mother = hub.mother(child)
    interview = hub.opened(child, at - hours(30))
    for given, carer in ((ConsentGiven.YES, None), (ConsentGiven.NO, mother)):
        changes.record_consent(
            interview=interview, given=given, carer=carer, asked_at=at, by=hub.worker, at=at
        )
    page(as_(Role.HUB_WORKER), "override", interview.reference, expect=403)
    page(as_(Role.HUB_WORKER), "exempt", interview.reference, expect=403)
    send(as_(Role.HUB_SENIOR), "override", interview.reference, reason="She asked to talk")
    assert "She asked to talk" in page(as_(Role.HUB_WORKER), "before", interview.reference)
    reason = lists(interview, at).exemption_reasons[0].code
    send(as_(Role.HUB_SENIOR), "exempt", interview.reference, reason=reason, note="Agreed")
    assert Interview.objects.get().outcome == "not-offered-exempt"


def test_a_held_interview_is_said_to_answer_another_episode_too(hub, as_, at):
    child = hub.child()
    held = hub.held(hub.opened(child, at - hours(80)), at - hours(20))
    other = hub.opened(child, at - hours(21), away=3)
    assert other != held
    episode = other.covered.get().episode
    worker = as_(Role.HUB_WORKER)
    assert "Missing from" in page(worker, "cover", held.reference)
    send(worker, "cover", held.reference, episode=episode.reference)
    assert "answers 2 episodes" in page(worker, "interview", held.reference)


# Actions


def test_an_action_is_added_seen_and_finished(hub, as_, at):
    interview = in_writing(hub, at)
    owner = hub.town.people[Role.PARTNER]
    share_child(
        child=interview.child, agency=hub.town.agencies["School Nursing"], reason="Health",
        by=hub.worker, at=at,
    )  # fmt: skip
    send(
        as_(Role.HUB_WORKER), "actions", interview.reference, what="Offer an appointment",
        kind="health", owner=owner.reference, due_on="1 Dec 2026",
    )  # fmt: skip
    action = interview.actions.get()
    nurse = as_(Role.PARTNER)
    assert "Offer an appointment" in page(nurse, "action", action.reference)
    send(nurse, "action", action.reference, note="Seen on Monday")
    assert "Seen on Monday" in page(nurse, "action", action.reference)
    page(as_(Role.ALLOCATED_WORKER), "action", "AAAAAAAAAA", expect=404)
