"""The pages of concerns, as the nurse who raises one and the hub that decides see them."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from methub.agencies import changes as agencies
from methub.agencies.roles import Role
from methub.audit.models import Entry
from methub.children import changes as children
from methub.children.models import Child
from methub.concerns import changes
from methub.concerns.codes import How
from methub.concerns.models import Concern
from methub.foundation.actors import MET_HUB
from methub.foundation.timekeeping import now
from methub.people import changes as people
from methub.people.codes import SightWhy
from tests.concerns.conftest import FOUNDED, NOW
from tests.desk import signed_in
from tests.moments import moment
from tests.town import Town

Signed = Callable[..., dict[str, Any]]
Raise = Callable[..., Concern]


@pytest.fixture
def nurse_at(town: Town) -> Client:
    return signed_in(town.people[Role.PARTNER])


@pytest.fixture
def hub_at(town: Town) -> Client:
    return signed_in(town.people[Role.HUB_WORKER])


def page(client: Client, door: str, *args: str) -> str:
    answer = client.get(reverse(f"concerns:{door}", args=args))
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def test_a_nurse_raises_a_concern_about_a_child_she_can_only_describe(
    nurse_at: Client, town: Town
) -> None:
    answer = nurse_at.post(
        reverse("concerns:raise"),
        {"seen": "A man in a car waits at the gate", "child_about": "Red coat, year nine"},
    )

    concern = Concern.objects.get()
    assert answer.headers["Location"] == reverse("concerns:concern", args=[concern.reference])
    assert (concern.agency, concern.child) == (town.agencies["School Nursing"], None)
    assert concern.how == How.FORM
    assert "Red coat" in page(nurse_at, "concern", concern.reference)


def test_a_concern_about_nobody_is_asked_about_in_words(nurse_at: Client) -> None:
    answer = nurse_at.post(reverse("concerns:raise"), {"seen": "Something"})

    assert "Say who the child is" in answer.content.decode()
    assert not Concern.objects.exists()


def test_the_hub_is_asked_for_whom_it_writes_down_what_a_caller_says(hub_at: Client) -> None:
    said = {
        "seen": "Older boys wait for him", "child_name": "Tyrell", "agency": "outside",
        "how": "telephone", **moment("told_at", now() - timedelta(hours=3)),
        "answer_to": "Mrs Reed, 01223 000000",
    }  # fmt: skip
    answer = hub_at.post(reverse("concerns:raise"), said)

    concern = Concern.objects.get()
    assert answer.status_code == 302
    assert (concern.agency, concern.answer_to) == (None, "Mrs Reed, 01223 000000")


def test_from_a_childs_page_nobody_is_asked_who_the_child_is(
    nurse_at: Client, keeley: Child, town: Town
) -> None:
    href = reverse("concerns:raise-about", args=[keeley.person.reference])
    assert nurse_at.get(href).status_code == 404
    people.grant_sight(
        person=keeley.person, agency=town.agencies["School Nursing"], why=SightWhy.SHARED,
        reason="Her nurse", by=town.actor(Role.HUB_SENIOR), at=NOW.replace(year=2025),
    )  # fmt: skip

    assert "What else helps us know" not in nurse_at.get(href).content.decode()
    nurse_at.post(href, {"seen": "She is afraid of somebody"})
    assert Concern.objects.get().child == keeley


def test_the_hub_finds_the_child_and_the_nurse_still_reads_only_her_own_words(
    hub_at: Client, nurse_at: Client, raised: Raise, keeley: Child, signed: Signed
) -> None:
    concern = raised(child_name="Keeley H", seen="She cries in class")
    which = reverse("concerns:which", args=[concern.reference])

    assert (
        "Keeley Hollis" in hub_at.post(which, {"look": "yes", "words": "Hollis"}).content.decode()
    )
    hub_at.post(which, {"choose": "yes", "child": keeley.person.reference, "version": 1})

    concern.refresh_from_db()
    assert concern.child == keeley
    assert "Keeley Hollis" in page(hub_at, "concern", concern.reference)
    hers = page(nurse_at, "concern", concern.reference)
    assert "Hollis" not in hers
    assert keeley.person.reference not in hers


def test_deciding_from_an_old_page_shows_what_was_written_and_asks_again(
    hub_at: Client, raised: Raise, signed: Signed, keeley: Child
) -> None:
    concern = raised()
    changes.identify_child(concern=concern, child=keeley, version=1, **signed())
    said = {
        "destination": "advice", "why": "Weighed on Friday", "decided_by": "Samira",
        **moment("decided_at", now() - timedelta(minutes=1)), "version": "1",
    }  # fmt: skip
    decide = reverse("concerns:decide", args=[concern.reference])

    again = hub_at.post(decide, said).content.decode()
    assert "Somebody else saved this meanwhile" in again
    assert "Weighed on Friday" in again
    assert hub_at.post(decide, {**said, "version": "2"}).status_code == 302


def test_whoever_reads_a_concern_is_in_the_book(
    hub_at: Client, raised: Raise, keeley: Child, signed: Signed
) -> None:
    concern = raised()
    changes.identify_child(concern=concern, child=keeley, version=1, **signed())
    page(hub_at, "concern", concern.reference)

    assert Entry.objects.filter(what="concerns.concern.read", person_id=keeley.pk).count() == 1


def test_the_list_asks_as_much_of_the_database_however_long_it_is(
    hub_at: Client, raised: Raise, django_assert_max_num_queries: Any
) -> None:
    for _ in range(3):
        raised()
    with django_assert_max_num_queries(30) as few:
        page(hub_at, "list")
    for _ in range(10):
        raised()
    with django_assert_max_num_queries(len(few.captured_queries)):
        page(hub_at, "list")


def test_whoever_works_in_two_partnerships_tells_only_those_who_may_know_of_the_child(
    hub_at: Client, town: Town
) -> None:
    """A hub worker helps out elsewhere, and works first of all here: told here, the concern would
    be read by nobody."""
    other = town.stranger.memberships.order_by("pk").first().team
    elsewhere, signed = other.agency.partnership, {"by": MET_HUB, "at": FOUNDED}
    agencies.begin_membership(
        user=town.people[Role.HUB_WORKER], team=other, role=Role.HUB_WORKER,
        from_on=FOUNDED.date(), **signed,
    )  # fmt: skip
    child = children.register_child(
        partnership=elsewhere, responsible_authority=town.authorities["Cambridgeshire"],
        surname="Reed", forenames="Jo", **signed,
    )  # fmt: skip
    door = reverse("concerns:raise-about", args=[child.person.reference])
    said = {
        "seen": "He waits for her", "agency": other.agency.reference, "how": "telephone",
        **moment("told_at", now() - timedelta(hours=3)),
    }  # fmt: skip
    assert hub_at.post(door, said).status_code == 302
    assert Concern.objects.get().partnership == elsewhere


def test_no_child_is_named_by_choosing_without_a_line(
    hub_at: Client, raised: Raise, keeley: Child
) -> None:
    """The name of whoever is sent along is on the page, found by the words or not."""
    concern = raised(child_name="Somebody", child_born="")
    door = reverse("concerns:which", args=[concern.reference])
    assert "Keeley" in hub_at.post(door, {"child": keeley.person.reference}).content.decode()
    line = Entry.objects.filter(what="concerns.candidates.read").latest("pk")
    assert keeley.pk in line.details["shown"]


def test_no_question_tells_the_agency_of_somebody_who_is_protected(
    hub_at: Client, town: Town, raised: Raise, keeley: Child
) -> None:
    """The list says "Protected"; to ask it for one agency after the other would say whose it is."""
    raised(child=keeley, is_source_protected=True)
    nursing = {"agency": town.agencies["School Nursing"].reference}
    police = signed_in(town.people[Role.POLICE_MET])
    listing, figures = reverse("concerns:list"), reverse("concerns:figures")
    assert "Keeley Hollis" in police.get(listing).text
    assert "Keeley Hollis" not in police.get(listing, nursing).text
    assert "School Nursing" not in police.get(figures).text
    assert "Keeley Hollis" in police.get(listing, {"agency": "protected"}).text
    assert "Keeley Hollis" in hub_at.get(listing, nursing).text, "who decides may know"
    assert "School Nursing" in hub_at.get(figures).text
