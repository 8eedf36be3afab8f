"""Every button of Today, pressed by everybody who is shown it: none of them answers "not you"."""

import re
from datetime import datetime, timedelta
from html import unescape

import pytest
from django.db import transaction
from django.urls import reverse

from methub.agencies.models import User
from methub.agencies.roles import DUTIES, Role
from methub.clocks import changes as clocks
from methub.clocks.codes import OF_THE_WORKER, Promise
from methub.clocks.models import Clock
from methub.foundation.actors import MET_HUB
from methub.foundation.timekeeping import now
from methub.interviews import changes as interviews
from methub.interviews.codes import Outcome
from methub.interviews.models import Share
from methub.meetings.models import Action, Escalation
from methub.reports.models import SuppliedReturn, Themes
from methub.worklist import rules
from tests.desk import signed_in
from tests.stories import Story, town_with_stories
from tests.town import Town

pytestmark = pytest.mark.django_db

HUB = (Role.HUB_WORKER, Role.HUB_SENIOR)
A_BUTTON = re.compile(r'<a href="([^"]+)"[^>]*class="govuk-button[^"]*mh-button--small')


@pytest.fixture
def begun() -> tuple[Town, dict[str, Story]]:
    return town_with_stories(at=now())


@pytest.fixture
def town(begun: tuple[Town, dict[str, Story]]) -> Town:
    return begun[0]


@pytest.fixture
def told(begun: tuple[Town, dict[str, Story]]) -> dict[str, Story]:
    return begun[1]


def _records(town: Town, story: Story, at: datetime) -> dict[Promise, str]:
    """By promise, a record that can be behind it."""
    action = interviews.agree_action(
        interview=story.interview, what="Ring school", owner=town.people[Role.ALLOCATED_WORKER],
        by=MET_HUB, at=at,
    )  # fmt: skip
    share = Share.objects.create(
        child=story.child, interview=story.interview, shared_at=at,
        user=town.people[Role.ALLOCATED_WORKER],
    )  # fmt: skip
    made_by = {
        Promise.RETURN_INTERVIEW: story.interview.reference,
        Promise.SIGN_OFF: story.interview.reference,
        Promise.REFER_ON: story.interview.reference,
        Promise.ACKNOWLEDGE: share.reference,
        Promise.AGREED_ACTION: action.reference,
        Promise.TELL_CONVENOR: story.threshold.reference,
        Promise.STRATEGY_MEETING: story.threshold.reference,
        **dict.fromkeys(
            (
                Promise.TELL_PANEL,
                Promise.AGREE_LEAD,
                Promise.PLACING_CONTACT,
                Promise.PLACEMENT_NOTICE,
                Promise.PLACED_TRIGGER_PLAN,
            ),
            story.placed_away.reference,
        ),
        **dict.fromkeys(
            (
                Promise.ACCEPT_ASSESSMENT,
                Promise.ASSESSMENT_REVIEW,
                Promise.AGREE_LEVEL,
                Promise.LEVEL_RESPONSE,
                Promise.LEVEL_LEAD,
                Promise.LEVEL_PLAN,
                Promise.CORE_OFFER,
            ),
            story.assessment.reference,
        ),
        **dict.fromkeys(
            (Promise.DECIDE_CONCERN, Promise.CONCERN_FEEDBACK, Promise.ASSESS_CHILD),
            story.concern.reference,
        ),
        Promise.ANSWER_REQUEST: story.referral.reference,
        Promise.MEETING_ACTION: Action.objects.get().reference,
        Promise.THEMES: Themes.objects.get().reference,
        Promise.SUPPLY: SuppliedReturn.objects.get().reference,
        **dict.fromkeys(
            (Promise.KNOW_ESCALATION, Promise.ANSWER_ESCALATION),
            Escalation.objects.get().reference,
        ),
    }
    return {promise: made_by.get(promise, story.episode.reference) for promise in Promise}


def _owners(town: Town, promise: Promise) -> list[clocks.Owner]:
    """Whoever may come to owe it."""
    worker = town.people[Role.ALLOCATED_WORKER]
    if promise in (Promise.ACKNOWLEDGE, Promise.AGREED_ACTION, Promise.MEETING_ACTION):
        return [clocks.Owner(worker.name, user=worker)]
    if promise in (Promise.KNOW_ESCALATION, Promise.ANSWER_ESCALATION):
        manager = town.people[Role.TEAM_MANAGER]
        return [clocks.Owner(manager.name, user=manager)]
    hub = clocks.Owner("MET Hub team", team=town.teams["MET Hub"])
    if promise in OF_THE_WORKER:
        return [hub, clocks.Owner(worker.name, user=worker)]
    return [hub]


@pytest.fixture
def owed(town: Town, told: dict[str, Story]) -> list[Clock]:
    """Every kind of promise, about a child whom most of the town may know of."""
    at, story = now(), told["caseload"]
    matched = [promise for promise in Promise if promise is not Promise.ACCEPT_NOTIFICATION]
    records = _records(town, story, at)
    return [
        clocks.start(
            promise=promise, about=records[promise], why="Promised", owner=owner,
            owed_to="The child", person=story.child.person, started_at=at - timedelta(days=2),
            due_at=at + timedelta(hours=1), by=MET_HUB, at=at,
        )
        for promise in matched
        for owner in _owners(town, promise)
    ]  # fmt: skip


def _pressed(user: User, scope: str = "all") -> dict[str, int]:
    """Every button of Today and what it answers; what a button opens is undone."""
    browser = signed_in(user)
    pages = [browser.get(reverse("worklist:today"), {"show": scope, "page": n}) for n in (1, 2)]
    if pages[0].status_code != 200:
        return {}
    answers: dict[str, int] = {}
    for href in {one for page in pages for one in A_BUTTON.findall(page.content.decode())}:
        with transaction.atomic():
            answers[unescape(href)] = browser.get(unescape(href), follow=True).status_code
            transaction.set_rollback(True)
    return answers


@pytest.mark.parametrize("role", list(Role), ids=str)
def test_no_button_of_today_is_shut_to_the_person_who_is_shown_it(
    town: Town, told: dict[str, Story], owed: list[Clock], role: Role
) -> None:
    answers = _pressed(town.people[role])

    assert {href: answer for href, answer in answers.items() if answer != 200} == {}


def test_the_buttons_are_found(town: Town, told: dict[str, Story], owed: list[Clock]) -> None:
    """Else the guard above would watch an empty page."""
    opened = " ".join(_pressed(town.people[Role.HUB_SENIOR]))

    for step in ("/write/trigger/", "/care-plan/", "/tell/", "/interviews/", "/thresholds/"):
        assert step in opened


@pytest.mark.parametrize("promise", list(Promise), ids=str)
def test_whatever_the_hub_can_come_to_owe_somebody_in_the_hub_can_record(promise: Promise) -> None:
    """While nobody is allocated to a child the hub owes what their worker would."""
    if promise in (Promise.ACKNOWLEDGE, Promise.REVIEW_ACCESS):
        return  # never the hub's own: shared with others, and reviewed by a manager
    step = rules.NEXT_STEPS[promise]

    assert any(step.is_open_to(DUTIES[role].opens, is_mine=True) for role in HUB)


def test_whoever_may_not_record_it_is_shown_who_does(
    town: Town, told: dict[str, Story], owed: list[Clock]
) -> None:
    meeting = next(row for row in owed if row.promise == Promise.STRATEGY_MEETING)
    page = signed_in(town.people[Role.HUB_WORKER]).get("/today/?show=all").content.decode()

    assert "See who" in page
    assert "Record the meeting" not in page
    asked = signed_in(town.people[Role.HUB_WORKER]).get(f"/today/promises/{meeting.reference}/")
    assert meeting.owed_by_name in asked.content.decode()


def test_only_the_person_it_was_shared_with_is_asked_to_acknowledge(
    town: Town, told: dict[str, Story], owed: list[Clock]
) -> None:
    asked = "Read and acknowledge"

    assert asked in signed_in(town.people[Role.ALLOCATED_WORKER]).get("/today/").content.decode()
    assert (
        asked
        not in signed_in(town.people[Role.TEAM_MANAGER]).get("/today/?show=all").content.decode()
    )


def test_a_returned_interview_says_what_is_wanted_and_who_puts_it_right(
    town: Town, told: dict[str, Story]
) -> None:
    """The writer was offered "Read and sign off" for their own interview, without the note."""
    at, interview = now(), told["county"].interview
    writer = town.people[Role.HUB_WORKER]
    interviews.allocate(
        interview=interview, user=writer, why="", version=interview.version, by=MET_HUB, at=at
    )
    interviews.record_attempt(
        interview=interview, tried_at=at, method="telephone", result="no-answer",  # type: ignore[arg-type]
        by=MET_HUB, at=at,
    )  # fmt: skip
    interviews.record_outcome(
        interview=interview, outcome=Outcome.MISSING_AGAIN, happened_at=at, by=MET_HUB, at=at
    )
    sent = interviews.send_for_sign_off(interview=interview, by=MET_HUB, at=at)
    interviews.return_with_note(
        interview=sent, note="Say when they left", version=sent.version,
        by=town.actor(Role.HUB_SENIOR), at=at,
    )  # fmt: skip

    page = signed_in(writer).get("/today/").content.decode()
    seniors = signed_in(town.people[Role.HUB_SENIOR]).get("/today/?show=all").content.decode()

    assert "“Say when they left”" in page
    assert "Put it right" in page
    assert "Read and sign off" not in page + seniors
    assert "Put it right" not in seniors


def test_an_action_says_what_was_agreed_and_an_interview_what_was_tried(
    town: Town, told: dict[str, Story]
) -> None:
    at, interview = now(), told["county"].interview
    interviews.agree_action(
        interview=interview, what="Ring the school", owner=town.people[Role.HUB_WORKER],
        by=MET_HUB, at=at,
    )  # fmt: skip
    for hours in (2, 1):
        interviews.record_attempt(
            interview=interview, tried_at=at - timedelta(hours=hours), method="telephone",  # type: ignore[arg-type]
            result="no-answer", by=MET_HUB, at=at,  # type: ignore[arg-type]
        )  # fmt: skip

    browser = signed_in(town.people[Role.HUB_WORKER])
    pages = [browser.get("/today/", {"show": "all", "page": n}) for n in (1, 2)]
    page = "".join(one.content.decode() for one in pages)

    assert "“Ring the school”" in page
    assert "2 attempts, the last: no answer." in page
