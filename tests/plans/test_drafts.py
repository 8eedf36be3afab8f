"""A long plan is kept while it is written: what somebody typed is there when they come back."""

import pytest
from django.urls import reverse

from methub.agencies.roles import Role
from methub.audit.models import Entry
from methub.foundation.timekeeping import now
from methub.plans import changes
from methub.plans.codes import PlanKind
from methub.plans.models import Draft, Plan
from tests.plans.desk import SAFETY, Desk


def _path(desk: Desk, name: str) -> str:
    return reverse(f"plans:{name}", args=[desk.child.person.reference, "safety"])


def _half(desk: Desk, **more: str):
    said = {"worries": "Men in a car", "why": "Afraid", "version": "0"}
    return desk.browser().post(_path(desk, "draft"), said | more)


def test_what_was_half_written_is_there_after_the_session_ended(desk):
    before = Entry.objects.count()
    answer = _half(desk)
    assert answer.json()["words"].startswith("Kept on the server")
    assert Entry.objects.count() == before, "nobody has said it yet"
    page = desk.browser().get(_path(desk, "write")).content.decode()
    assert "Men in a car" in page and "Afraid" in page
    assert "You were writing this on" in page
    assert f'data-autosave-url="{_path(desk, "draft")}"' in page


def test_nobody_else_reads_it(desk):
    _half(desk)
    page = desk.browser(Role.HUB_WORKER).get(_path(desk, "write")).content.decode()
    assert "Men in a car" not in page


def test_the_saved_plan_takes_its_place(desk):
    _half(desk)
    desk.browser().post(_path(desk, "write"), SAFETY | {"why": "Afraid", "version": "0"})
    assert Plan.objects.count() == 1
    assert not Draft.objects.exists()


def test_its_writer_lets_it_go(desk):
    _half(desk)
    desk.browser().post(_path(desk, "discard"))
    assert "Men in a car" not in desk.browser().get(_path(desk, "write")).content.decode()


def test_somebody_else_saved_meanwhile_and_both_are_shown(desk):
    _half(desk)
    changes.write_plan(
        child=desk.child, kind=PlanKind.SAFETY, answers=SAFETY | {"worries": "Somebody online"},
        why="Told by her", version=0, by=desk.actor(Role.HUB_WORKER), at=now(),
    )  # fmt: skip
    browser = desk.browser()
    page = browser.get(_path(desk, "write")).content.decode()
    assert "Somebody else has saved this plan since" in page
    said = SAFETY | {"why": "Afraid", "version": "0"}
    both = browser.post(_path(desk, "write"), said).content.decode()
    assert "What it says now" in both and "Somebody online" in both
    assert Plan.objects.count() == 1


@pytest.mark.parametrize("door", ["draft", "discard"])
def test_there_is_no_draft_of_a_plan_nobody_knows(desk, door):
    address = reverse(f"plans:{door}", args=[desk.child.person.reference, "unheard-of"])
    assert desk.browser().post(address).status_code == 404
