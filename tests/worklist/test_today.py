"""What a person sees on Today, and what the audit book keeps of it."""

from datetime import timedelta

import pytest
from django.urls import reverse

from methub.agencies.queries import front_desk
from methub.agencies.roles import Role
from methub.audit.models import Entry
from methub.clocks import changes as clocks
from methub.clocks.codes import Promise
from methub.foundation.actors import MET_HUB
from methub.foundation.timekeeping import now
from methub.interviews import changes as interviews
from methub.interviews.codes import AttemptMethod, AttemptResult
from methub.worklist import queries
from methub.worklist.codes import Scope
from tests.desk import signed_in
from tests.stories import Story, town_with_stories
from tests.town import Town

pytestmark = pytest.mark.django_db


@pytest.fixture
def begun() -> tuple[Town, dict[str, Story]]:
    return town_with_stories(at=now())


@pytest.fixture
def town(begun: tuple[Town, dict[str, Story]]) -> Town:
    return begun[0]


@pytest.fixture
def told(begun: tuple[Town, dict[str, Story]]) -> dict[str, Story]:
    return begun[1]


def _today(town: Town, role: Role, scope: Scope = Scope.ALL) -> queries.Today:
    viewer, _ = front_desk(user=town.people[role], at=now())
    return queries.today(viewer=viewer, scope=scope)


def test_late_comes_first(town: Town, told: dict[str, Story]) -> None:
    at = now()
    for hours in (30, -30, 2):
        clocks.start(
            promise=Promise.AGREED_ACTION,
            about="2345678923",
            why="Agreed",
            owner=clocks.Owner("Somebody", user=town.people[Role.HUB_WORKER]),
            owed_to="The child",
            started_at=at - timedelta(hours=40),
            due_at=at + timedelta(hours=hours),
            person=told["caseload"].child.person,
            by=MET_HUB,
            at=at,
        )

    due = [row.due_at for row in _today(town, Role.HUB_WORKER).owed]

    assert due == sorted(due)
    assert due[0] < at


def test_the_hub_sees_no_promise_about_a_child_of_another_partnership(
    town: Town, told: dict[str, Story]
) -> None:
    seen = {row.person_id for row in _today(town, Role.HUB_WORKER).owed}

    assert told["county"].child.pk in seen
    assert told["elsewhere"].child.pk not in seen
    assert told["restricted"].child.pk not in seen


def test_a_social_worker_sees_their_own_child_and_no_other(
    town: Town, told: dict[str, Story]
) -> None:
    assert _today(town, Role.ALLOCATED_WORKER).person_ids == {told["caseload"].child.pk}


def test_opening_today_writes_one_line_with_the_children_shown(
    town: Town, told: dict[str, Story]
) -> None:
    browser = signed_in(town.people[Role.HUB_WORKER])

    assert browser.get("/today/?show=all").status_code == 200

    line = Entry.objects.filter(what="worklist.today.read").get()
    assert told["county"].child.pk in line.details["shown"]


def test_a_page_left_open_writes_nothing_until_another_child_appears(
    town: Town, told: dict[str, Story]
) -> None:
    browser = signed_in(town.people[Role.ALLOCATED_WORKER])
    browser.get("/today/?show=all")
    browser.get("/today/lists/?show=all")
    assert len(_lines()) == 1

    newcomer = told["county"].child
    at = now()
    clocks.start(
        promise=Promise.AGREED_ACTION,
        about="2345678923",
        why="Agreed in the interview",
        owner=clocks.Owner("Them", user=town.people[Role.ALLOCATED_WORKER]),
        owed_to="The child",
        started_at=at,
        due_at=at,
        person=newcomer.person,
        by=MET_HUB,
        at=at,
    )
    browser.get("/today/lists/?show=all")
    browser.get("/today/lists/?show=all")

    assert [line.details["shown"] for line in _lines()][1:] == [[newcomer.pk]]


def _lines() -> list[Entry]:
    return list(Entry.objects.filter(what="worklist.today.read").order_by("pk"))


def test_why_is_this_here_answers_with_the_facts(town: Town, told: dict[str, Story]) -> None:
    browser = signed_in(town.people[Role.HUB_WORKER])
    row = _today(town, Role.HUB_WORKER).owed[0]

    page = browser.get(f"/today/promises/{row.reference}/").content.decode()

    assert row.promise.label in page
    assert row.why.split(".")[0][:20] in page


def test_a_promise_about_somebody_elses_child_is_not_there(
    town: Town, told: dict[str, Story]
) -> None:
    row = next(
        r for r in _today(town, Role.HUB_WORKER).owed if r.person_id == told["county"].child.pk
    )

    answer = signed_in(town.people[Role.ALLOCATED_WORKER]).get(f"/today/promises/{row.reference}/")

    assert answer.status_code == 404


def test_today_takes_the_same_number_of_queries_whatever_is_on_it(
    town: Town, told: dict[str, Story], django_assert_max_num_queries
) -> None:
    at, interview = now(), told["county"].interview
    interviews.record_attempt(
        interview=interview, tried_at=at, method=AttemptMethod.VISIT,
        result=AttemptResult.NO_ANSWER, by=MET_HUB, at=at,
    )  # fmt: skip
    interviews.agree_action(
        interview=interview, what="Ring", owner=town.people[Role.HUB_SENIOR], by=MET_HUB, at=at
    )
    clocks.start(
        promise=Promise.SIGN_OFF,
        about=interview.reference,
        why="Sent",
        owner=clocks.Owner("Her", user=town.people[Role.HUB_SENIOR]),
        owed_to="The child",
        started_at=at,
        due_at=at,
        person=told["county"].child.person,
        by=MET_HUB,
        at=at,
    )
    browser = signed_in(town.people[Role.HUB_SENIOR])

    with django_assert_max_num_queries(20):
        browser.get("/today/?show=all")


def test_a_child_restricted_since_is_named_to_nobody_by_what_they_still_owe(
    town: Town, told: dict[str, Story]
) -> None:
    at = now()
    clocks.start(
        promise=Promise.AGREED_ACTION,
        about="2345678923",
        why="Agreed",
        owner=clocks.Owner("Her", user=town.people[Role.PARTNER]),
        owed_to="The child",
        started_at=at,
        due_at=at,
        person=told["restricted"].child.person,
        by=MET_HUB,
        at=at,
    )

    assert told["restricted"].child.pk not in _today(town, Role.PARTNER).person_ids


def test_whoever_owes_one_action_is_led_to_no_page_that_is_not_theirs(
    town: Town, told: dict[str, Story]
) -> None:
    at, child = now(), told["county"].child
    clocks.start(
        promise=Promise.AGREED_ACTION,
        about="2345678923",
        why="Agreed",
        owner=clocks.Owner("Somebody", user=town.people[Role.ALLOCATED_WORKER]),
        owed_to="The child",
        started_at=at,
        due_at=at + timedelta(hours=1),
        person=child.person,
        by=MET_HUB,
        at=at,
    )
    page = signed_in(town.people[Role.ALLOCATED_WORKER]).get(reverse("worklist:today")).text
    assert child.person.name in page
    assert reverse("chronology:child", args=[child.person.reference]) not in page
