"""One box finds a child; and at night, exactly who and why opens one that nobody was given."""

from datetime import timedelta

import pytest
from django.urls import reverse

from methub.agencies import changes as agencies
from methub.agencies.roles import Role
from methub.audit.models import Entry
from methub.children.models import Child
from methub.clocks.codes import Promise
from methub.clocks.models import Clock
from methub.foundation.actors import MET_HUB
from methub.people import changes as people
from methub.people.models import BreakGlass

pytestmark = pytest.mark.django_db

KEELEY = {"forenames": "Keeley", "surname": "Hollis", "born_on": "14/3/2011"}


def search(client, text):
    return client.post(reverse("children:search"), {"q": text}, follow=True).content.decode()


def ask(client, **said):
    return client.post(reverse("children:emergency"), {**KEELEY, **said})


def give_reason(client, **said):
    said = {"reason": "Found at the station tonight", **KEELEY, **said}
    return client.post(reverse("children:open-in-emergency"), said)


@pytest.mark.parametrize(
    "text", ["hollis", "keely holis", "14/3/2011", "KayKay", "14 Mar 2011 hollis"]
)
def test_a_child_is_found_by_whatever_is_known(browser, keeley, text):
    assert "Keeley Hollis" in search(browser(), text)


def test_the_book_says_what_was_searched_for_and_who_was_shown(browser, keeley):
    search(browser(), "hollis")
    line = Entry.objects.get(what="children.searched")
    assert line.details == {"shown": [keeley.pk], "text": "hollis"}


def test_a_name_searched_for_stands_in_no_address(browser, keeley):
    client = browser()
    address = client.post(reverse("children:search"), {"q": "Keeley Hollis"}).headers["Location"]
    assert "keeley" not in address.lower()
    for _ in ("back", "refresh"):
        assert "Keeley Hollis" in client.get(address).content.decode()


def test_a_search_copied_to_a_colleague_says_nothing(browser, keeley):
    typed = browser().post(reverse("children:search"), {"q": "hollis"}).headers["Location"]
    page = browser(Role.HUB_SENIOR).get(typed).content.decode()
    assert "hollis" not in page.lower()
    assert "Type a name, a date of birth" in page


def test_a_link_cannot_make_somebody_search_for_a_child(browser, keeley):
    page = browser().get(reverse("children:search"), {"q": "Keeley Hollis"}).content.decode()
    assert "Hollis" not in page
    assert Entry.objects.get(what="children.searched").details == {"shown": [], "text": ""}


@pytest.mark.parametrize("text", ["x" * 100_000, "<script>alert(1)</script>", "';--", "۱۲۳", "  "])
def test_whatever_is_typed_is_answered(browser, keeley, text):
    page = search(browser(), text)
    assert "<h1>Search</h1>" in page
    assert "<script>alert" not in page


def test_nobody_found_says_what_to_try(browser, keeley):
    page = search(browser(), "Nobody Whatever")
    assert "0 children found" in page
    assert "Try fewer words" in page


def test_a_search_never_names_a_child_who_is_not_the_viewers(browser, keeley):
    page = search(browser(Role.ALLOCATED_WORKER), "keeley hollis 15/3/2011")
    assert "0 children found" in page
    assert reverse("chronology:child", args=[keeley.person.reference]) not in page
    assert "A child you need to know about now is not here" in page
    assert 'value="15 Mar 2011"' in page, "nobody types it twice at night"
    assert "A record exists" not in page


def test_searching_an_exact_name_and_birthday_is_asking(browser, keeley):
    page = search(browser(Role.ALLOCATED_WORKER), "keeley hollis 14/3/2011")
    assert "A record exists; give your reason." in page
    assert keeley.person.reference not in page
    assert "Fenview" not in page
    assert Entry.objects.get(what="children.emergency.asked").person_id == keeley.pk


def test_the_hub_finds_the_child_and_its_searches_are_no_questions(browser, keeley):
    assert "A record exists" not in search(browser(), "keeley hollis 14/3/2011")
    assert "A record exists" not in search(browser(), "keeley hollis 15/3/2011")
    assert not Entry.objects.filter(what="children.emergency.asked").exists()


def test_a_partner_who_may_not_break_the_glass_learns_nothing(browser, keeley):
    assert "A record exists" not in search(browser(Role.PARTNER), "keeley hollis 14/3/2011")


def test_an_exact_name_and_birthday_learn_that_a_record_exists_and_nothing_else(browser, keeley):
    page = ask(browser(Role.ALLOCATED_WORKER)).content.decode()
    assert "A record exists; give your reason." in page
    assert keeley.person.reference not in page
    assert "Fenview" not in page
    assert Entry.objects.get(what="children.emergency.asked").person_id == keeley.pk


@pytest.mark.parametrize(
    "said", [{"forenames": "Keely"}, {"born_on": "15/3/2011"}, {"surname": "Holis"}]
)
def test_nearly_exact_learns_nothing(browser, keeley, said):
    page = ask(browser(Role.ALLOCATED_WORKER), **said).content.decode()
    assert "There is no record of exactly this name" in page


def test_a_restricted_child_looks_like_nobody(browser, keeley):
    people.restrict(
        person=keeley.person, reason="A colleague's child", by=MET_HUB, at=keeley.recorded_at
    )
    client = browser(Role.ALLOCATED_WORKER)
    assert "There is no record" in ask(client).content.decode()
    assert "There is no record" in give_reason(client).content.decode()
    assert not BreakGlass.objects.exists()


def test_a_reason_opens_the_record_for_four_hours_and_somebody_owes_a_review(browser, keeley, town):
    client = browser(Role.ALLOCATED_WORKER)
    answer = give_reason(client)
    page = reverse("chronology:child", args=[keeley.person.reference])
    assert answer["Location"] == page
    shown = client.get(page).content.decode()
    assert "4 hours" in shown
    assert "Emergency access until" in shown
    opened = BreakGlass.objects.get()
    owed = Clock.objects.get(promise=Promise.REVIEW_ACCESS)
    assert owed.about == opened.reference
    assert owed.owed_by == town.people[Role.GOVERNANCE_LEAD]
    assert owed.due_at - owed.started_at == timedelta(hours=72)


def test_the_manager_reviews_where_there_is_one(browser, keeley, town, at):
    worker, manager = town.people[Role.ALLOCATED_WORKER], town.people[Role.TEAM_MANAGER]
    team = town.teams["Children's Social Care"]
    agencies.end_membership(
        membership=worker.memberships.get(), until_on=at.date(), by=MET_HUB, at=at
    )
    agencies.begin_membership(
        user=worker, team=team, role=Role.ALLOCATED_WORKER, manager=manager,
        from_on=at.date(), by=MET_HUB, at=at,
    )  # fmt: skip
    give_reason(browser(Role.ALLOCATED_WORKER))
    assert Clock.objects.get(promise=Promise.REVIEW_ACCESS).owed_by == manager


def test_without_a_reason_nothing_opens(browser, keeley):
    page = give_reason(browser(Role.ALLOCATED_WORKER), reason=" ").content.decode()
    assert "Say why you need to open this record" in page
    assert not BreakGlass.objects.exists()


def test_emergency_access_ends_by_itself(browser, keeley):
    client = browser(Role.ALLOCATED_WORKER)
    give_reason(client)
    sight = BreakGlass.objects.get().sight
    sight.until_at = sight.from_at
    sight.save()
    page = reverse("chronology:child", args=[keeley.person.reference])
    assert client.get(page).status_code == 404


@pytest.mark.parametrize("role", [Role.PARTNER, Role.MACE_CHAIR])
def test_not_every_role_may_break_the_glass(browser, keeley, role):
    client = browser(role)
    assert ask(client).status_code == 403
    assert "you need to know about now" not in search(client, "hollis")


def test_an_authority_that_decided_nothing_refuses_nobody_at_night(browser, keeley, town):
    Child.objects.filter(pk=keeley.pk).update(
        responsible_authority=town.authorities["Peterborough"]
    )
    assert give_reason(browser(Role.ALLOCATED_WORKER)).status_code == 302
