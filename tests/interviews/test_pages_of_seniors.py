"""What a senior does on the pages, and the actions that are agreed."""

from django.urls import reverse

from methub.agencies.roles import Role
from methub.children.changes import share_child
from methub.interviews import changes
from methub.interviews.codes import ConsentGiven
from methub.interviews.models import Interview
from tests.interviews.conftest import FENLAND, hours
from tests.interviews.pages import in_writing, lists, page, send


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
    send(
        senior, "allocate", interview.reference, version=interview.version, user=noor.reference,
        why="She spoke with Noor before",
    )  # fmt: skip
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
