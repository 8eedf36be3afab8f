"""A mother who is a child of the hub herself is one person, open to whoever may see her."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from methub.agencies.roles import Role
from methub.children import changes
from methub.children.codes import CarerKind
from methub.children.models import Carer, Child
from methub.foundation.actors import MET_HUB
from methub.people import changes as people
from methub.people.models import Person, PersonIdentifier
from tests.children.conftest import LONG_AGO
from tests.children.test_adults import edit

pytestmark = pytest.mark.django_db
YOUNG = {
    "kind": "parent",
    "name": "Keeley Hollis",
    "born_on": "14 Mar 2011",
    "from_on": "1/11/2026",
}


@pytest.fixture
def baby(register) -> Child:
    return register(forenames="Noor", born_on=date(2026, 1, 2))


@pytest.fixture
def linked(keeley, baby, at) -> Carer:
    return changes.record_carer(
        child=baby, person=keeley.person, kind=CarerKind.PARENT, from_on=LONG_AGO,
        phone="07700 900123", by=MET_HUB, at=at - timedelta(days=10),
    )  # fmt: skip


def story_of(child):
    return reverse("chronology:child", args=[child.person.reference])


def test_a_mother_who_is_a_child_herself_is_one_person(browser, keeley, baby):
    client = browser()
    asked = client.post(edit(baby), YOUNG).text
    assert "Keeley Hollis, born 14 Mar 2011: a child on record" in asked
    assert "Noor Hollis, born" not in asked, "nobody is their own mother"
    chosen = {"asked": "on", "who": keeley.person.reference, "phone": "07700 900123",
              "address": "2 Sea Road"}  # fmt: skip
    assert client.post(edit(baby), YOUNG | chosen).status_code == 302
    assert Carer.objects.get().person == keeley.person
    assert not PersonIdentifier.objects.filter(person=keeley.pk).exists()
    assert not keeley.person.addresses.filter(text="2 Sea Road").exists()
    assert story_of(keeley) in client.get(story_of(baby)).text
    hers = client.get(story_of(keeley)).text
    assert "Parent of" in hers
    assert story_of(baby) in hers


def test_of_mother_and_baby_each_page_says_so_to_whoever_may_see_both(
    browser, allocated, baby, linked, at
):
    worker = browser(Role.ALLOCATED_WORKER)  # of Keeley alone
    hers = worker.get(story_of(allocated)).text
    assert "Noor" not in hers
    assert "Parent of" not in hers
    people.restrict(person=allocated.person, reason="A colleague’s child", by=MET_HUB, at=at)
    for page in (story_of(baby), reverse("chronology:circumstances", args=[baby.person.reference])):
        shown = browser().get(page).text
        assert "A young person whose record is not open to you" in shown
        assert "Keeley" not in shown
        assert "07700 900123" not in shown


def test_a_childs_name_is_put_right_on_their_own_record_alone(browser, keeley, baby, linked, at):
    changes.correct_fact(
        child=baby, fact=linked, now={"name": "Somebody", "contact_limits": "None"}, version=1,
        why="Misheard", by=MET_HUB, at=at,
    )  # fmt: skip
    assert Person.objects.get(pk=keeley.pk).name == "Keeley Hollis"
    correct = reverse(
        "children:correct-fact", args=[baby.person.reference, "carer", linked.reference]
    )
    assert 'name="name"' not in browser().get(correct).text
