"""The pages: a plan is written, sent, read, acknowledged, printed, and met where it is needed."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from methub.agencies.queries import front_desk
from methub.agencies.roles import Role
from methub.audit.models import Entry
from methub.children import changes as children
from methub.children.codes import CarerKind, LivingKind
from methub.foundation.actors import MET_HUB
from methub.foundation.timekeeping import now
from methub.missing import changes as missing
from methub.people import changes as people
from methub.people.models import Sight
from methub.plans import changes
from methub.plans.codes import Paper, PlanKind, StepOf
from methub.plans.models import Copy, Plan, Step
from tests.plans.desk import SAFETY, TRIGGER, Desk
from tests.town import WORKPLACES


def _path(name: str, *args: str) -> str:
    return reverse(f"plans:{name}", args=args)


def _child(desk: Desk) -> str:
    return desk.child.person.reference


def _form(**more: str) -> dict[str, str]:
    return TRIGGER | {"why": "Missing twice", "version": "0"} | more


def test_a_worker_writes_it_sends_it_and_the_nurse_acknowledges(desk):
    worker, nurse = desk.browser(), desk.browser(Role.PARTNER)
    written = worker.post(_path("write", _child(desk), "trigger"), _form(), follow=True)
    assert "Not given" in written.content.decode()
    plan = Plan.objects.get()
    sent = worker.post(_path("send", plan.reference), follow=True)
    assert "Not given" not in sent.content.decode()

    copy = Copy.objects.get(holder="School Nursing")
    opened = nurse.get(_path("copy", copy.reference)).content.decode()
    assert "Ring the aunt" in opened
    copy.refresh_from_db()
    assert copy.opened_by_name and not copy.acknowledged_at

    nurse.post(_path("copy", copy.reference), {"has_read": "on"})
    copy.refresh_from_db()
    assert copy.acknowledged_by_name == desk.town.people[Role.PARTNER].name


def test_whoever_looks_in_an_emergency_acknowledges_nothing_for_their_agency(desk):
    plan = desk.written(at=now())
    changes.send_copies(plan=plan, by=desk.actor(Role.ALLOCATED_WORKER), at=now())
    copy = Copy.objects.get(agency=desk.town.agencies[WORKPLACES[Role.POLICE_MET][1]])
    Sight.objects.filter(person=desk.child.pk).update(until_at=now())
    viewer, actor = front_desk(user=desk.town.people[Role.POLICE_MET], at=now())
    people.break_glass(
        person=desk.child.person, reason="Out at night", viewer=viewer, by=actor, at=now()
    )
    police = desk.browser(Role.POLICE_MET)
    answer = police.post(_path("copy", copy.reference), {"has_read": "on"})
    assert "Ring the aunt" in answer.content.decode()
    copy.refresh_from_db()
    assert (copy.opened_at, copy.acknowledged_at) == (None, None)


def test_somebody_else_who_looks_has_not_opened_the_copy(desk):
    plan = desk.written(at=now())
    changes.send_copies(plan=plan, by=desk.actor(Role.ALLOCATED_WORKER), at=now())
    copy = Copy.objects.get(holder="School Nursing")
    assert desk.browser(Role.HUB_WORKER).get(_path("copy", copy.reference)).status_code == 200
    copy.refresh_from_db()
    assert copy.opened_at is None


def test_what_was_written_over_an_older_version_is_kept_and_both_are_shown(desk):
    desk.written(at=now())
    said = _form(carer_first="Ring her grandmother")
    answer = desk.browser().post(_path("write", _child(desk), "trigger"), said).content.decode()

    assert "What it says now" in answer and "Ring the aunt" in answer
    assert "Ring her grandmother" in answer
    assert Plan.objects.count() == 1


def test_a_plan_without_its_first_hour_says_what_is_wrong(desk):
    answer = (
        desk.browser()
        .post(_path("write", _child(desk), "trigger"), _form(police_first=""))
        .content.decode()
    )
    assert "There is a problem" in answer
    assert not Plan.objects.exists()


@pytest.mark.parametrize("paper", Paper)
def test_every_paper_is_the_same_plan(desk, paper):
    desk.written(at=now(), answers=TRIGGER | {"description": "A green coat", "health": "Asthma"})
    page = desk.browser(Role.POLICE_MET).get(_path("paper", _child(desk), paper))
    assert "A green coat" in page.content.decode()
    assert "Trigger plan, version 1" in page.content.decode()


def test_a_protected_home_is_on_no_paper_and_in_no_plan_that_others_begin(desk):
    who = {"child": desk.child, "from_on": date(2026, 3, 1), "by": MET_HUB, "at": now()}
    home = children.record_placement(
        kind=LivingKind.FOSTER, name="The Larches", address="9 Secret Lane", is_protected=True,
        **who,
    )  # fmt: skip
    children.record_carer(
        kind=CarerKind.FOSTER_CARER, name="Mrs Larch", placement=home, phone="01733 900461",
        is_to_be_notified=False, **who,
    )  # fmt: skip
    since = now() - timedelta(days=2)
    found = since + timedelta(hours=5)
    episode = missing.open_episode(
        child=desk.child, missing_since=since, told_hub_at=since, by=MET_HUB, at=since
    )
    missing.record_found(
        episode=episode, found_at=found, told_at=found, found_where="At the Larches", by=MET_HUB,
        at=found,
    )  # fmt: skip
    roles = (Role.HUB_WORKER, Role.POLICE_MET, Role.ALLOCATED_WORKER)  # the last may know it
    begun = [
        desk.browser(role).get(_path("write", _child(desk), "trigger")).content.decode()
        for role in roles
        if role is not Role.POLICE_MET
    ]
    desk.written(at=now())
    papers = [
        desk.browser(role).get(_path("paper", _child(desk), "night-desk")).content.decode()
        for role in roles
    ]
    for secret in ("Larches", "Secret Lane", "900461"):
        assert not [page for page in (*begun, *papers) if secret in page], secret
    assert all("Address protected" in one and "not to be told" in one for one in papers)


def test_without_a_plan_there_is_nothing_to_print_and_the_page_says_so(desk):
    browser = desk.browser()
    assert browser.get(_path("paper", _child(desk), "grab-pack")).status_code == 404
    assert (
        "There is no trigger plan" in browser.get(_path("of-child", _child(desk))).content.decode()
    )


def test_the_first_hour_is_met_on_the_childs_page_and_where_news_of_them_arrives(desk):
    desk.written(at=now())
    browser = desk.browser(Role.HUB_WORKER)
    summary = browser.get(reverse("chronology:child", args=[_child(desk)])).content.decode()
    assert _path("in-force", _child(desk)) in summary
    part = browser.get(_path("in-force", _child(desk))).content.decode()
    assert "Ring the aunt" in part and "high" in part


def test_a_plan_that_is_over_is_met_nowhere(desk):
    desk.written(at=now())
    desk.written(at=now(), version=1, is_over=True, why="She has come of age")
    part = desk.browser().get(_path("in-force", _child(desk))).content.decode()
    assert "Ring the aunt" not in part
    assert (
        "She has come of age"
        in desk.browser().get(_path("of-child", _child(desk))).content.decode()
    )


def test_only_whoever_owes_a_step_or_writes_plans_may_end_it(desk):
    plan = desk.written(PlanKind.SAFETY, SAFETY, at=now())
    step = changes.agree_step(
        plan=plan, what="Meet her at school", whose=StepOf.PROFESSIONAL,
        owner=desk.town.people[Role.PARTNER], due_on=now().date() + timedelta(days=3),
        by=desk.actor(Role.ALLOCATED_WORKER), at=now(),
    )  # fmt: skip
    assert desk.browser(Role.POLICE_MET).get(_path("step", step.reference)).status_code == 403
    ended = {"ended_as": "done", "note": "They met"}
    desk.browser(Role.PARTNER).post(_path("step", step.reference), ended)
    assert Step.objects.get().ended_note == "They met"


def test_a_page_of_plans_leaves_one_line_in_the_book(desk):
    desk.written(at=now())
    browser, before = desk.browser(), Entry.objects.count()
    browser.get(_path("of-child", _child(desk)))
    assert Entry.objects.count() == before + 1


def test_more_versions_ask_the_database_no_more_questions(desk):
    browser = desk.browser()

    def asked() -> int:
        with CaptureQueriesContext(
            connection,
        ) as seen:
            browser.get(_path("of-child", _child(desk)))
        return len(seen)

    desk.written(at=now())
    asked()
    one = asked()
    for version in (1, 2, 3):
        desk.written(at=now(), version=version)
    assert asked() == one
