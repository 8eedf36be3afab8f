"""A colleague's child: the record is closed to all but named people, and somebody can open it."""

from datetime import timedelta

import pytest
from django.urls import reverse

from methub.agencies.roles import Role
from methub.audit.models import Entry
from methub.children import changes
from methub.foundation.actors import MET_HUB
from methub.people.codes import SightWhy
from methub.people.models import Restriction, Sight

pytestmark = pytest.mark.django_db
WHY = "Her mother works in the hub"


@pytest.fixture
def door(keeley):
    return lambda name, *more: reverse(f"children:{name}", args=[keeley.person.reference, *more])


@pytest.fixture
def page(keeley):
    return reverse("chronology:child", args=[keeley.person.reference])


@pytest.fixture
def restricted(browser, door, town):
    """By the hub's manager, who names the team manager too."""
    manager = town.people[Role.TEAM_MANAGER]
    said = {"colleague": manager.reference, "reason": WHY}
    return browser(Role.HUB_MANAGER).post(door("restrict"), said)


def statuses(browser, address, *roles):
    return [browser(role).get(address).status_code for role in roles]


def test_from_then_on_only_named_people_open_the_record(browser, restricted, page):
    assert restricted.status_code == 302
    assert statuses(browser, page, Role.HUB_MANAGER, Role.TEAM_MANAGER) == [200, 200]
    assert statuses(browser, page, Role.HUB_WORKER, Role.HUB_SENIOR, Role.POLICE_MET) == [404] * 3
    found = browser().post(reverse("children:search"), {"q": "hollis"}, follow=True)
    assert "0 children found" in found.content.decode()


def test_who_and_why_are_kept_for_whoever_may_open_it(browser, restricted, keeley, town):
    row = Restriction.objects.get()
    assert (row.reason, row.restricted_by_name) == (WHY, town.people[Role.HUB_MANAGER].name)
    sharing = reverse("chronology:sharing", args=[keeley.person.reference])
    assert WHY in browser(Role.TEAM_MANAGER).get(sharing).text
    line = Entry.objects.get(what="people.person.restricted")
    assert (line.person_id, line.details["reason"]) == (keeley.pk, WHY)


def test_before_it_is_done_the_page_says_who_will_still_see_the_child(browser, door, allocated):
    shown = browser(Role.HUB_MANAGER).get(door("restrict")).content.decode()
    still, closed = shown.index("Can still open it"), shown.index("Can no longer open it")
    assert still < shown.index("Allocated worker") < closed < shown.index("Constabulary")


@pytest.mark.parametrize("missing", ["colleague", "reason"])
def test_nobody_restricts_a_record_alone_or_without_a_reason(browser, door, town, missing):
    said = {"colleague": town.people[Role.TEAM_MANAGER].reference, "reason": WHY} | {missing: " "}
    answer = browser(Role.HUB_MANAGER).post(door("restrict"), said)
    assert "There is a problem" in answer.content.decode()
    assert not Restriction.objects.exists()


def test_somebody_of_another_partnership_or_without_a_child_to_read_is_not_named(
    browser, restricted, door, town
):
    for nobody in (town.stranger, town.people[Role.ANALYST], town.people[Role.HUB_MANAGER]):
        said = {"colleague": nobody.reference, "reason": "She asked"}
        answer = browser(Role.HUB_MANAGER).post(door("name-colleague"), said)
        assert "There is a problem" in answer.content.decode()


def test_one_more_colleague_is_named_and_no_longer(browser, restricted, door, page, town):
    worker = town.people[Role.HUB_WORKER]
    boss = browser(Role.HUB_MANAGER)
    boss.post(door("name-colleague"), {"colleague": worker.reference, "reason": "Holds the case"})
    assert statuses(browser, page, Role.HUB_WORKER) == [200]
    sight = Sight.objects.get(user=worker, why=SightWhy.NAMED)
    assert "Holds the case" in boss.get(door("end-naming", sight.reference)).content.decode()
    boss.post(door("end-naming", sight.reference))
    assert statuses(browser, page, Role.HUB_WORKER) == [404]


def test_nobody_ends_their_own_so_that_somebody_is_left_who_can_lift_it(
    browser, restricted, door, town, keeley, at
):
    boss = town.people[Role.HUB_MANAGER]
    own = Sight.objects.get(user=boss, why=SightWhy.NAMED)
    assert browser(Role.HUB_MANAGER).post(door("end-naming", own.reference)).status_code == 404
    with pytest.raises(changes.OwnNaming):
        changes.end_naming(child=keeley, sight=own, by=town.actor(Role.HUB_MANAGER), at=at)


def test_lifting_it_needs_a_reason_and_gives_the_record_back(browser, restricted, door, page):
    boss = browser(Role.HUB_MANAGER)
    assert "There is a problem" in boss.post(door("lift-restriction"), {"reason": " "}).text
    assert statuses(browser, page, Role.HUB_WORKER) == [404]
    boss.post(door("lift-restriction"), {"reason": "She has left the hub"})
    assert statuses(browser, page, Role.HUB_WORKER, Role.POLICE_MET) == [200, 200]
    row = Restriction.objects.get()
    assert row.lifted_because == "She has left the hub"
    assert row.lifted_at


def test_once_lifted_nobody_keeps_a_sight_that_shows_a_protected_address(
    browser, restricted, door, page, hide, keeley
):
    hide(keeley)
    assert "Secret Lane" in browser(Role.HUB_MANAGER).get(page).content.decode()
    browser(Role.TEAM_MANAGER).post(door("lift-restriction"), {"reason": "She has left"})
    assert "Secret Lane" not in browser(Role.HUB_MANAGER).get(page).content.decode()
    assert statuses(browser, page, Role.TEAM_MANAGER) == [404], "not their own child"


def test_whoever_was_named_before_stays_named(browser, keeley, door, town, at):
    before = changes.name_colleague(
        child=keeley, colleague=town.people[Role.HUB_SENIOR], reason="Protected address",
        by=MET_HUB, at=at - timedelta(days=1),
    )  # fmt: skip
    said = {"colleague": town.people[Role.TEAM_MANAGER].reference, "reason": WHY}
    browser(Role.HUB_MANAGER).post(door("restrict"), said)
    browser(Role.HUB_MANAGER).post(door("lift-restriction"), {"reason": "She has left"})
    before.refresh_from_db()
    assert before.until_at is None


def test_lifting_twice_says_so_and_changes_nothing(browser, restricted, door):
    boss = browser(Role.HUB_MANAGER)
    for _ in range(2):
        answer = boss.post(door("lift-restriction"), {"reason": "She has left"}, follow=True)
    assert "not restricted" in answer.content.decode()
    assert Entry.objects.filter(what="people.person.restriction-lifted").count() == 1


@pytest.mark.parametrize("role", [Role.HUB_WORKER, Role.HUB_SENIOR, Role.POLICE_MET])
def test_only_managers_restrict_and_lift(browser, door, role):
    for name in ("restrict", "lift-restriction", "name-colleague"):
        assert browser(role).get(door(name)).status_code == 403


def test_the_sharing_page_offers_what_its_reader_may_decide(browser, restricted, keeley):
    sharing = reverse("chronology:sharing", args=[keeley.person.reference])
    shown = browser(Role.HUB_MANAGER).get(sharing).content.decode()
    assert "Lift the restriction" in shown
    assert "Restrict this record" not in shown
    assert shown.count("No longer named") == 1, "the other's, and not their own"
