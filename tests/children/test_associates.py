"""Friends, relatives and whoever may be a danger: one person each, told to whoever may know."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from methub.agencies.queries import front_desk
from methub.agencies.roles import Role
from methub.audit.models import Entry
from methub.children import changes, queries
from methub.children.codes import AssociateKind, CarerKind
from methub.children.models import Associate, Child
from methub.foundation.actors import MET_HUB
from methub.foundation.timekeeping import london_day
from methub.people import changes as people
from tests.children.conftest import LONG_AGO
from tests.children.test_adults import page_of

pytestmark = pytest.mark.django_db
DEAN = {"kind": "associate", "name": "Dean Marsh", "born_on": "2 Feb 1998", "source": "Her school",
        "from_on": "1/11/2026"}  # fmt: skip


@pytest.fixture
def jayden(register) -> Child:
    return register(forenames="Jayden", born_on=date(2013, 5, 2))


@pytest.fixture
def knows(at):
    def linking(child: Child, kind: AssociateKind = AssociateKind.FRIEND, **said) -> Associate:
        how = {"name": "Dean Marsh", "source": "Her school", "from_on": LONG_AGO} | said
        return changes.record_associate(
            child=child, kind=kind, by=MET_HUB, at=at - timedelta(days=9), **how
        )

    return linking


def edit(child):
    return reverse("children:edit-associate", args=[child.person.reference])


def facts_of(child):
    return reverse("chronology:circumstances", args=[child.person.reference])


def at_door(name, child, link):
    return reverse(
        f"children:{name}-fact", args=[child.person.reference, "associate", link.reference]
    )


def test_somebody_known_to_two_children_is_one_person(browser, keeley, jayden):
    client = browser()
    assert client.post(edit(keeley), DEAN).status_code == 302
    asked = client.post(edit(jayden), DEAN).text
    assert "Dean Marsh, born 2 Feb 1998: associate of Keeley Hollis" in asked
    dean = Associate.objects.get().person
    client.post(edit(jayden), DEAN | {"asked": "on", "who": dean.reference})
    assert set(Associate.objects.values_list("person", "child")) == {
        (dean.pk, keeley.pk), (dean.pk, jayden.pk),
    }  # fmt: skip
    page = client.get(page_of(dean)).text
    assert "Keeley Hollis" in page
    assert "Jayden Hollis" in page
    assert "Dean Marsh, associate" in client.get(facts_of(keeley)).text
    line = Entry.objects.filter(what="children.associate.recorded", person_id=keeley.pk).get()
    assert "associate" not in str(line.details.values())


def test_two_children_are_linked_for_whoever_may_see_both(
    browser, allocated, jayden, knows, town, at
):
    knows(allocated, AssociateKind.PARTNER, person=jayden.person)
    hub, worker = browser(), browser(Role.ALLOCATED_WORKER)  # of Keeley alone
    assert "Jayden Hollis, boyfriend or girlfriend" in hub.get(facts_of(allocated)).text
    assert "On the records of other children" in hub.get(facts_of(jayden)).text
    assert "Jayden" not in worker.get(facts_of(allocated)).text
    people.restrict(person=allocated.person, reason="A colleague’s child", by=MET_HUB, at=at)
    assert "On the records of other children" not in hub.get(facts_of(jayden)).text


def test_a_person_of_concern_is_known_to_few(browser, keeley, knows, town, at):
    link = knows(keeley, AssociateKind.CONCERN, born_on=date(1998, 2, 2))
    for role in (Role.HUB_SENIOR, Role.HUB_MANAGER, Role.POLICE_MET):
        assert "Dean Marsh" in browser(role).get(facts_of(keeley)).text
        assert "person of concern" in browser(role).get(page_of(link.person)).text.lower()
    worker = browser(Role.HUB_WORKER)
    assert "Dean Marsh" not in worker.get(facts_of(keeley)).text
    assert worker.get(page_of(link.person)).status_code == 404
    for door in ("correct", "end", "withdraw"):
        assert worker.get(at_door(door, keeley, link)).status_code == 404
    assert 'value="person-of-concern"' not in worker.get(edit(keeley)).text
    feared = DEAN | {"kind": "person-of-concern"}
    assert worker.post(edit(keeley), feared).status_code == 200, "nor said by them"
    assert worker.post(edit(keeley), DEAN).status_code == 302, "no question tells of him"
    assert Associate.objects.count() == 2


def test_a_father_who_is_feared_is_a_father_to_everybody_else(browser, keeley, knows, town, at):
    father = changes.record_carer(
        child=keeley, kind=CarerKind.PARENT, name="Gary Hollis", from_on=LONG_AGO, by=MET_HUB,
        at=at - timedelta(days=9),
    ).person  # fmt: skip
    knows(keeley, AssociateKind.CONCERN, person=father)
    page = browser().get(page_of(father)).text
    assert "Parent" in page
    assert "Person of concern" not in page
    seen = {
        role: father in queries.wholly_known_adults(
            viewer=front_desk(user=town.people[role], at=at)[0]
        )
        for role in (Role.HUB_WORKER, Role.HUB_SENIOR)
    }  # fmt: skip
    assert seen == {Role.HUB_WORKER: False, Role.HUB_SENIOR: True}, "only then is he merged"


def test_a_child_who_is_feared_is_managed_as_a_child(browser, keeley, jayden, knows):
    knows(keeley, AssociateKind.CONCERN, person=jayden.person)
    assert "managed as a child" in browser(Role.HUB_SENIOR).get(facts_of(keeley)).text
    assert "On the records of other children" not in browser().get(facts_of(jayden)).text


def test_a_link_ends_or_was_never_true_and_is_kept(browser, keeley, knows):
    link, client = knows(keeley), browser()
    page = client.get(facts_of(keeley)).text
    assert at_door("end", keeley, link) in page
    assert client.get(at_door("correct", keeley, link)).status_code == 404
    assert at_door("withdraw", keeley, link) in client.get(at_door("end", keeley, link)).text
    client.post(at_door("end", keeley, link), {"until_on": "1/11/2026", "version": 1})
    link.refresh_from_db()
    assert link.until_on == date(2026, 11, 1)
    client.post(at_door("withdraw", keeley, link), {"why": "Another Dean", "version": 2})
    assert not Associate.objects.exists()
    assert Associate.every.get().withdrawn_why == "Another Dean"
    assert "Another Dean" in client.get(facts_of(keeley)).text


def test_whoever_is_feared_and_a_child_themselves_is_offered_a_record_and_keeps_one(
    browser, keeley, jayden, knows, town, at
):
    young = {"name": "Ty Marsh", "born_on": date(at.year - 16, 1, 1)}
    first = knows(keeley, AssociateKind.CONCERN, **young)
    knows(keeley, AssociateKind.FRIEND, name="Ben Hale", born_on=young["born_on"])
    knows(keeley, AssociateKind.CONCERN, name="Al Grown", born_on=date(1990, 1, 1))
    knows(jayden, person=first.person)
    senior = browser(Role.HUB_SENIOR)
    page = senior.get(facts_of(keeley)).text
    assert page.count("and is not on record") == 1
    door = reverse("children:register") + f"?person={first.person.reference}"
    assert door in page
    assert "Ty Marsh" not in browser().get(door).text  # who is feared is told to few
    asked = senior.get(door).text
    assert 'value="Ty"' in asked
    said = {"forenames": "Ty", "surname": "Marsh", "born_on": f"1 Jan {at.year - 16}",
            "sex": "unknown", "authority": keeley.responsible_authority.reference}  # fmt: skip
    answer = senior.post(door, said | {"is_new": "on"})
    assert answer.status_code == 302
    ty = Child.objects.latest("pk")
    assert Associate.objects.filter(person=ty.pk).count() == 2
    assert "and is not on record" not in senior.get(facts_of(keeley)).text


def test_whom_a_child_became_known_to_be_with_is_in_the_story_for_whoever_may_know(
    browser, keeley, knows, at
):
    knows(keeley, AssociateKind.CONCERN, name="Dean Marsh")
    knows(keeley, name="Ben Hale", until_on=london_day(at))
    story = reverse("chronology:story", args=[keeley.person.reference])
    senior, worker = browser(Role.HUB_SENIOR).get(story).text, browser().get(story).text
    assert "Became known to be with Dean Marsh, person of concern" in senior
    assert "Dean Marsh" not in worker
    assert "Became known to be with Ben Hale, friend" in worker
    assert "No longer with Ben Hale, friend" in worker
