"""Who may read what arrived, and that the book says who did."""

from typing import Any

from django.urls import reverse

from methub.agencies.roles import Role
from methub.audit.models import Entry
from methub.children.models import Child
from methub.foundation.actors import MET_HUB
from methub.foundation.timekeeping import london_day, now
from methub.people import changes as people
from tests.intake.pressing import Arrives, Desk, address, press


def test_an_intake_officer_sees_that_it_arrived_and_no_child_it_may_be(
    arrives: Arrives, desk: Desk, keeley: Child
) -> None:
    (row,) = arrives(10)
    client = desk(Role.INTAKE_OFFICER)
    page = client.get(address(row)).content.decode()
    assert "It waits for the MET Hub" in page
    assert "Keeley Anne Hollis" not in page
    assert "This is" not in page
    chosen = {"choice": f"child:{keeley.person.reference}", "version": row.version}
    assert client.post(address(row), chosen).status_code == 403


def test_once_it_is_a_restricted_childs_news_only_those_who_may_know_of_them_read_it(
    arrives: Arrives, desk: Desk, keeley: Child
) -> None:
    (row,) = arrives(1)
    press(desk(), row, f"child:{keeley.person.reference}")
    people.restrict(person=keeley.person, reason="A colleague's child", by=MET_HUB, at=now())
    client = desk(Role.POLICE_MET)
    assert client.get(address(row)).status_code == 404
    assert client.get(address(row, "original")).status_code == 404
    listed = client.get(reverse("intake:inbox") + "?show=dealt-with").content.decode()
    assert "HOLLIS" not in listed


def test_a_message_about_two_children_is_read_whole_only_by_those_who_may_know_of_both(
    arrives: Arrives, desk: Desk, town: Any
) -> None:
    (megan, owen) = arrives(7)
    home = town.authorities["Cambridgeshire"].reference
    press(desk(), megan, "new", authority=home)
    hidden = Child.objects.get()
    people.restrict(person=hidden.person, reason="A colleague's child", by=MET_HUB, at=now())
    client = desk()
    page = client.get(address(owen)).content.decode()
    assert "Owen" in page and "Megan" not in page
    assert client.get(address(owen, "original")).status_code == 404


def test_whoever_opens_a_message_is_in_the_book_with_the_children_they_were_shown(
    arrives: Arrives, desk: Desk, keeley: Child
) -> None:
    (row,) = arrives(10)
    desk().get(address(row))
    line = Entry.objects.get(what="intake.notification.read")
    assert (line.about_id, line.details["shown"]) == (row.pk, [keeley.pk])


def test_whoever_lists_what_was_dealt_with_is_in_the_book_with_the_children_on_the_list(
    arrives: Arrives, desk: Desk, keeley: Child
) -> None:
    (row,) = arrives(1)
    press(desk(), row, f"child:{keeley.person.reference}")
    desk().get(reverse("intake:inbox") + "?show=dealt-with")
    line = Entry.objects.filter(what="intake.inbox.read").latest("pk")
    assert line.details["shown"] == [keeley.pk]
    desk().get(reverse("intake:received"), {"message": row.message.reference})
    assert Entry.objects.get(what="intake.received.read").details["shown"] == [keeley.pk]


def test_where_a_hidden_child_lives_is_kept_back_from_whoever_is_not_named(
    arrives: Arrives, desk: Desk, keeley: Child
) -> None:
    (row,) = arrives(1)
    client = desk()
    press(client, row, f"child:{keeley.person.reference}")
    assert "Bramley Row" in client.get(address(row)).content.decode()
    people.record_address(
        person=keeley.person, text="A refuge", postcode="", is_protected=True,
        from_on=london_day(now()), by=MET_HUB, at=now(),
    )  # fmt: skip
    page = client.get(address(row)).content.decode()
    assert "Bramley Row" not in page and "Marsh Lane" not in page
    assert client.get(address(row, "original")).status_code == 404
