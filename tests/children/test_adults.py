"""A parent, a carer: one adult once, for all their children, and known only through them."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.urls import reverse

from methub.agencies.queries import front_desk
from methub.agencies.roles import Role
from methub.agencies.viewer import Viewer
from methub.audit.models import Entry
from methub.children import changes, queries
from methub.children.codes import AllocationKind, CarerKind
from methub.children.models import Carer, Child, Placement
from methub.foundation.actors import MET_HUB
from methub.people import changes as people
from methub.people import queries as registry
from methub.people.codes import IdentifierKind
from methub.people.models import AdultKey, Person, PersonIdentifier, PersonKey
from methub.people.rules.described import Described
from methub.people.rules.names import taken_apart
from tests.children.conftest import LONG_AGO

pytestmark = pytest.mark.django_db
DAWN = {"kind": "parent", "name": "Dawn Hollis", "born_on": "14 Mar 1980", "from_on": "1/11/2026"}


@pytest.fixture
def jayden(register: Callable[..., Child]) -> Child:
    return register(forenames="Jayden", born_on=date(2013, 5, 2))


@pytest.fixture
def cares(at) -> Callable[..., Carer]:
    def caring(child: Child, name: str = "Dawn Hollis", **said) -> Carer:
        how = {"kind": CarerKind.PARENT, "from_on": LONG_AGO, "by": MET_HUB,
               "at": at - timedelta(days=10)} | said  # fmt: skip
        return changes.record_carer(child=child, name=name, **how)

    return caring


@pytest.fixture
def look(town, at) -> Callable[[Role], Viewer]:
    return lambda role=Role.HUB_WORKER: front_desk(user=town.people[role], at=at)[0]


def edit(child):
    return reverse("children:edit-carer", args=[child.person.reference])


def page_of(adult):
    return reverse("children:adult", args=[adult.reference])


def test_the_mother_of_two_is_one_person(browser, keeley, jayden):
    client = browser()
    assert client.post(edit(keeley), DAWN).status_code == 302
    asked = client.post(edit(jayden), DAWN).text
    assert "Dawn Hollis, born 14 Mar 1980: parent of Keeley Hollis" in asked
    assert not Carer.objects.filter(child=jayden).exists(), "nothing is recorded before the answer"
    dawn = Carer.objects.get().person
    answer = client.post(edit(jayden), DAWN | {"asked": "on", "who": dawn.reference})
    assert answer.status_code == 302
    assert set(Carer.objects.values_list("person", "child")) == {
        (dawn.pk, keeley.pk), (dawn.pk, jayden.pk),
    }  # fmt: skip
    page = client.get(page_of(dawn)).text
    assert "Keeley Hollis" in page
    assert "Jayden Hollis" in page


def test_somebody_else_of_the_same_name_is_another_person(browser, keeley, jayden, cares):
    cares(keeley)
    client = browser()
    assert "Choose one of them" in client.post(edit(jayden), DAWN | {"asked": "on"}).text
    client.post(edit(jayden), DAWN | {"asked": "on", "who": "new"})
    assert Carer.objects.values("person").distinct().count() == 2


def test_an_adult_is_seen_only_through_a_child_one_may_see(
    browser, keeley, jayden, cares, allocated, town
):
    dawn = cares(keeley).person
    cares(jayden, person=dawn)
    other = cares(jayden, "Gary Hollis").person
    worker = browser(Role.ALLOCATED_WORKER)  # of Keeley alone
    page = worker.get(page_of(dawn))
    assert "Keeley Hollis" in page.text
    assert "Jayden" not in page.text, "a brother they may not know of"
    assert worker.get(page_of(other)).status_code == 404
    assert browser(Role.PARTNER).get(page_of(dawn)).status_code == 404
    line = Entry.objects.filter(what="children.adult.read", person_id=dawn.pk).get()
    assert line.details["shown"] == [keeley.pk]


def test_no_search_and_no_proposal_for_a_child_finds_an_adult(keeley, cares, look):
    dawn = cares(keeley).person
    said = Described(surname="Hollis", forenames="Dawn")
    assert dawn.pk not in {
        one.person_id for one in registry.proposals(viewer=look(), described=said)
    }
    assert dawn not in registry.search(viewer=look(), text="Dawn Hollis")
    assert not PersonKey.objects.filter(person=dawn).exists()
    assert AdultKey.objects.filter(person=dawn).exists()


def test_of_a_restricted_child_no_question_tells_who_the_mother_is(
    browser, keeley, register, cares, town, at
):
    closed = register(forenames="Noah", is_restricted=True, named=[town.people[Role.HUB_SENIOR]])
    dawn = cares(closed, born_on=date(1980, 3, 14)).person
    assert browser().post(edit(keeley), DAWN).status_code == 302, "nobody is asked about"
    assert Carer.objects.get(child=keeley).person != dawn
    assert browser().get(page_of(dawn)).status_code == 404


def test_whoever_may_not_see_the_adult_gives_their_reason(browser, allocated, jayden, cares, town):
    dawn = cares(jayden, born_on=date(1980, 3, 14)).person
    worker = browser(Role.ALLOCATED_WORKER)  # of Keeley alone
    asked = worker.post(edit(allocated), DAWN).text
    assert "whom you may not see" in asked
    assert "Jayden" not in asked
    hidden = DAWN | {"asked": "on", "who": "hidden"}
    assert "Say how you know" in worker.post(edit(allocated), hidden).text
    worker.post(edit(allocated), hidden | {"because": "She told me of her son"})
    assert Carer.objects.get(child=allocated).person == dawn
    line = Entry.objects.filter(what="children.adult.linked", person_id=dawn.pk).latest("pk")
    assert line.details["why"] == "She told me of her son"
    assert "Jayden" not in worker.get(page_of(dawn)).text


def test_only_the_exact_name_and_day_say_that_a_hidden_adult_exists(
    browser, allocated, jayden, cares
):
    cares(jayden, born_on=date(1980, 3, 14))
    near = DAWN | {"born_on": "15 Mar 1980"}
    assert browser(Role.ALLOCATED_WORKER).post(edit(allocated), near).status_code == 302


def test_a_carer_of_a_protected_home_leads_to_nobody_elses_child(
    browser, keeley, jayden, hide, cares, allocated
):
    """The same foster carer looks after a boy whose address is open: his page would say where
    Keeley is hidden."""
    hide(keeley)
    secret = Placement.objects.get(is_protected=True)
    larch = cares(
        keeley, "Ann Larch", placement=secret, phone="01733 900461", address="9 Secret Lane"
    ).person
    home = changes.record_placement(
        child=jayden, kind="foster", address="9 Secret Lane", from_on=LONG_AGO, by=MET_HUB,
        at=secret.recorded_at,
    )  # fmt: skip
    cares(jayden, person=larch, placement=home)
    page = browser().get(page_of(larch)).text
    assert "Jayden" in page
    assert "Keeley" not in page
    assert "Secret Lane" not in page
    story = reverse("chronology:child", args=[keeley.person.reference])
    assert page_of(larch) not in browser().get(story).text
    assert page_of(larch) in browser(Role.ALLOCATED_WORKER).get(story).text
    named = browser(Role.ALLOCATED_WORKER).get(page_of(larch)).text
    assert "Keeley" in named
    assert "9 Secret Lane" in named
    assert not PersonIdentifier.objects.filter(person=larch, kind=IdentifierKind.TELEPHONE).exists()


def test_of_whom_nobody_knows_in_which_home_they_are_may_be_in_the_hidden_one(
    browser, keeley, hide, cares, allocated
):
    dawn = cares(keeley, phone="07700 900123").person
    story = reverse("chronology:child", args=[keeley.person.reference])
    assert "07700 900123" in browser().get(story).text
    hide(keeley)
    shown = browser().get(story).text
    assert "07700 900123" not in shown
    assert "telephone protected" in shown
    assert browser().get(page_of(dawn)).status_code == 404
    assert "07700 900123" in browser(Role.ALLOCATED_WORKER).get(story).text


def test_a_name_put_right_is_right_for_every_child(keeley, jayden, cares, at):
    mine = cares(keeley, "Dawn Holis")
    cares(jayden, person=mine.person)
    changes.correct_fact(
        child=keeley, fact=mine, now={"name": "Dawn Hollis"}, version=1, why="Misheard",
        by=MET_HUB, at=at,
    )  # fmt: skip
    assert {one.name for one in Carer.objects.all()} == {"Dawn Hollis"}
    assert keeley.person.name == Person.objects.get(pk=keeley.pk).name == "Keeley Hollis"


def test_by_the_number_she_is_rung_on_she_is_known_again(keeley, jayden, cares, look):
    cares(keeley, phone="07700 900123")
    said = Described(
        surname="Hollis-Reed", identifiers=((IdentifierKind.TELEPHONE, "07700900123"),)
    )
    found = queries.similar_adults(viewer=look(), described=said)
    assert [one.person.name for one in found] == ["Dawn Hollis"]
    assert "Same Telephone number" in [one.words for one in found[0].proposal.reasons]


def test_whoever_was_merged_meanwhile_is_linked_as_who_they_are_now(keeley, jayden, cares, at):
    dawn, double = cares(keeley).person, cares(keeley).person
    people.close_record(kept=dawn, away=double, by=MET_HUB, at=at)
    assert cares(jayden, person=double).person == dawn


def test_however_many_adults_are_like_her_the_questions_are_the_same(
    keeley, jayden, cares, look, django_assert_max_num_queries
):
    said = Described(surname="Hollis", forenames="Dawn")
    for _ in range(3):
        cares(keeley)
        cares(jayden)
    viewer = look()
    with django_assert_max_num_queries(6):
        assert len(queries.similar_adults(viewer=viewer, described=said)) == 6
    with django_assert_max_num_queries(7):
        queries.situations(viewer=viewer, child_ids=[keeley.pk, jayden.pk])


@pytest.mark.parametrize(
    ("said", "forenames", "surname"),
    [
        ("Dawn Hollis", "Dawn", "Hollis"),
        ("  Dawn   Marie Hollis-Reed ", "Dawn Marie", "Hollis-Reed"),
        ("Maria de la Cruz", "Maria", "de la Cruz"),
        ("Ms. Hollis", "", "Ms. Hollis"),
        ("Dawn", "Dawn", ""),
        ("van Dijk", "van", "Dijk"),
        ("", "", ""),
    ],
)
def test_a_name_said_in_one_breath_is_taken_apart(said, forenames, surname):
    assert taken_apart(said) == (forenames, surname)


def test_an_allocation_makes_nobody_know_of_her_other_children(keeley, jayden, cares, town, at):
    """Whoever works with one child learns nothing of the other through their mother."""
    dawn = cares(keeley).person
    cares(jayden, person=dawn)
    changes.allocate_worker(
        child=jayden, kind=AllocationKind.SOCIAL_WORKER, worker=town.people[Role.ALLOCATED_WORKER],
        manager=None, from_on=LONG_AGO, by=MET_HUB, at=at,
    )  # fmt: skip
    viewer = front_desk(user=town.people[Role.ALLOCATED_WORKER], at=at)[0]
    found = queries.adult_named(viewer=viewer, reference=dawn.reference)
    assert found is not None
    assert [one.child_id for one in found.links] == [jayden.pk]
    assert dawn not in queries.wholly_known_adults(viewer=viewer)


def numbers_of(adult):
    return {
        one.value: one.withdrawn_at is None
        for one in PersonIdentifier.every.filter(person=adult, kind=IdentifierKind.TELEPHONE)
    }


def test_a_number_put_right_finds_her_no_more_and_is_kept(keeley, jayden, cares, at):
    mine = cares(keeley, phone="07700 900123")
    signed = {"why": "Her sister’s number", "by": MET_HUB, "at": at}
    cares(jayden, person=mine.person, phone="07700 900123")
    changes.correct_fact(
        child=keeley, fact=mine, now={"phone": "07700 900456"}, version=1, **signed
    )
    assert numbers_of(mine.person) == {"07700 900123": True, "07700 900456": True}, "Jayden’s too"
    changes.withdraw_fact(child=jayden, fact=Carer.objects.get(child=jayden), version=1, **signed)
    assert numbers_of(mine.person) == {"07700 900123": False, "07700 900456": True}


def test_to_claim_her_opens_no_address_that_was_written_down_before(
    browser, allocated, jayden, cares, town, at
):
    """Whoever knows a mother’s name and day of birth could say that she cares for their child, and
    read where she fled to."""
    dawn = cares(
        jayden, born_on=date(1980, 3, 14), address="4 Hiding Place", is_address_protected=True
    ).person
    people.record_address(
        person=dawn, text="7 Open Street", postcode="", by=MET_HUB, at=at - timedelta(days=9)
    )
    claimed = DAWN | {"asked": "on", "who": "hidden", "because": "I know her"}
    worker = browser(Role.ALLOCATED_WORKER)  # of Keeley alone
    worker.post(edit(allocated), claimed)
    page = worker.get(page_of(dawn)).text
    assert "Hiding Place" not in page
    assert "Open Street" not in page
    assert "Address protected" in page
