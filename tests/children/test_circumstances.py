"""Every fact on one page: added, put right, ended and withdrawn in the browser."""

import pytest
from django.urls import reverse

from methub.agencies.roles import Role
from methub.children import changes
from methub.children.codes import CareStatus, FactKind, LegalStatus, NoteKind
from methub.children.models import (
    Background,
    Carer,
    CareRecord,
    DisabilityRecord,
    FactCorrection,
    Placement,
    Service,
)
from methub.children.queries.facts import MODELS
from methub.foundation.actors import MET_HUB
from methub.people.models import PersonIdentifier
from tests.desk import signed_in

pytestmark = pytest.mark.django_db
ADDED = {
    FactKind.CARE: {"status": "in-care-order", "legal_status": "C2", "need": "N1"},
    FactKind.LIBERTY: {},
    FactKind.SCHOOL: {"status": "part-time", "hours_a_week": "12.5"},
    FactKind.SERVICE: {"kind": "youth-justice", "name": "Youth Justice Service"},
    FactKind.BACKGROUND: {"ethnicity": "WROM", "interpreter": "yes", "first_language": "Romani"},
    FactKind.DISABILITY: {"codes": ["LD", "AUT"]},
    FactKind.IMMIGRATION: {"status": "uasc"},
}
SHOWN = ["Full care order (C2)", "12.5", "Youth Justice Service", "Gypsy or Roma",
         "Learning, Autism", "Unaccompanied child"]  # fmt: skip


def at_fact(child, action, kind, fact):
    return reverse(f"children:{action}-fact", args=[child.person.reference, kind, fact.reference])


def at_add(child, kind):
    return reverse("children:add-fact", args=[child.person.reference, kind])


def overview(client, child):
    page = reverse("chronology:circumstances", args=[child.person.reference])
    return client.get(page).content.decode()


def test_each_kind_of_fact_is_added_and_shown(browser, keeley):
    client = browser()
    for kind, said in ADDED.items():
        answer = client.post(at_add(keeley, kind), {"from_on": "1/11/2026", **said})
        assert answer.status_code == 302, kind
        assert MODELS[kind].objects.filter(child=keeley, from_on="2026-11-01").count() == 1
    shown = overview(client, keeley)
    assert [words for words in SHOWN if words not in shown] == []


@pytest.mark.parametrize("kind", [*ADDED, *NoteKind])
def test_every_page_that_adds_opens(browser, keeley, kind):
    assert browser().get(at_add(keeley, kind)).status_code == 200


@pytest.mark.parametrize("kind", ["home", "nothing", "care-record"])
def test_what_is_no_kind_of_fact_is_not_there(browser, keeley, kind):
    assert browser().get(at_add(keeley, kind)).status_code == 404


def test_a_fact_is_put_right_with_a_reason_and_the_page_keeps_both(browser, keeley):
    home, client = Placement.objects.get(), browser()
    page = at_fact(keeley, "correct", "home", home)
    assert 'value="Fenview House"' in client.get(page).content.decode()
    said = {"kind": "residential", "name": "Fenside House", "address": home.address,
            "postcode": home.postcode, "district": home.district,
            "from_on": "1/1/2026"}  # fmt: skip
    assert "Say why" in client.post(page, {**said, "version": 1}).content.decode()
    client.post(page, {**said, "version": 1, "why": "Heard wrongly"})
    assert Placement.objects.get().name == "Fenside House"
    assert FactCorrection.objects.get().was == "Fenview House"
    shown = overview(client, keeley)
    assert "Heard wrongly" in shown
    again = client.post(page, {**said, "name": "Other", "version": 1, "why": "No"})
    assert "Somebody else changed this" in again.content.decode()


def test_a_fact_ends_and_another_was_never_true(browser, keeley, at):
    client = browser()
    client.post(at_add(keeley, "service"), {"from_on": "1/11/2026", **ADDED[FactKind.SERVICE]})
    service = Service.objects.get()
    page = at_fact(keeley, "end", "service", service)
    client.post(page, {"until_on": "20/11/2026", "version": 1})
    service.refresh_from_db()
    assert str(service.until_on) == "2026-11-20"
    care = CareRecord.objects.get()
    client.post(at_fact(keeley, "withdraw", "care", care), {"version": 1, "why": "Her sister"})
    assert not CareRecord.objects.exists()
    shown = overview(client, keeley)
    assert "Withdrawn" in shown
    assert "Her sister" in shown
    assert client.get(at_fact(keeley, "correct", "care", care)).status_code == 404


def test_a_protected_home_is_nobodys_to_read_or_correct_but_the_named(
    browser, keeley, hide, allocated
):
    hide(keeley)
    secret = Placement.objects.get(is_protected=True)
    changes.record_carer(
        child=keeley, kind="foster-carer", name="Mrs Larch", placement=secret,
        phone="01733 900461", email="larch@example.org",
        from_on=secret.from_on, by=MET_HUB, at=secret.recorded_at,
    )  # fmt: skip
    for kind, fact in [("home", secret), ("carer", Carer.objects.get())]:
        page = at_fact(keeley, "correct", kind, fact)
        assert browser().get(page).status_code == 404
        assert browser(Role.ALLOCATED_WORKER).get(page).status_code == 200
    hub, worker = (
        overview(browser(role), keeley) for role in (Role.HUB_WORKER, Role.ALLOCATED_WORKER)
    )
    for words in ("Secret Lane", "01733 900461", "larch@example.org"):
        assert words in worker
        assert words not in hub
    assert "Larches" not in hub
    assert "Telephone and e-mail: Protected address" in hub


def test_what_was_put_right_about_a_protected_home_is_hidden(browser, keeley, hide, allocated, at):
    hide(keeley)
    secret = Placement.objects.get(is_protected=True)
    changes.correct_fact(
        child=keeley, fact=secret, now={"address": "10 Secret Lane"}, version=1, why="Misheard",
        by=MET_HUB, at=at,
    )  # fmt: skip
    assert "Secret Lane" not in overview(browser(), keeley)
    assert "10 Secret Lane" in overview(browser(Role.ALLOCATED_WORKER), keeley)


def test_a_restricted_child_shows_their_circumstances_to_named_people_only(register, browser, town):
    worker = town.people[Role.ALLOCATED_WORKER]
    child = register(is_restricted=True, named=[worker])
    page = reverse("chronology:circumstances", args=[child.person.reference])
    assert browser(Role.ALLOCATED_WORKER).get(page).status_code == 200
    assert browser(Role.HUB_MANAGER).get(page).status_code == 404
    assert browser(Role.HUB_MANAGER).get(at_add(child, "service")).status_code == 404


def test_a_stranger_and_a_reader_change_nothing(browser, keeley, town):
    care = CareRecord.objects.get()
    for action in ("correct", "end", "withdraw"):
        page = at_fact(keeley, action, "care", care)
        assert signed_in(town.stranger).get(page).status_code == 404
        assert browser(Role.PARTNER).get(page).status_code in (403, 404)


def test_a_law_that_does_not_fit_is_refused_in_words(browser, keeley):
    said = {"status": "in-care-s20", "legal_status": "C2", "from_on": "1/11/2026"}
    page = browser().post(at_add(keeley, "care"), said).content.decode()
    assert "does not fit how social care knows the child" in page


def test_none_and_some_disability_is_refused_in_words(browser, keeley):
    said = {"codes": ["NONE", "LD"], "from_on": "1/11/2026"}
    page = browser().post(at_add(keeley, "disability"), said).content.decode()
    assert "or that there is none" in page
    assert not DisabilityRecord.objects.exists()


def test_a_number_is_recorded_and_finds_the_child(browser, keeley):
    client = browser()
    client.post(at_add(keeley, "number"), {"kind": "ssda903", "value": "903ABC1"})
    assert PersonIdentifier.objects.get().value == "903ABC1"
    assert "903ABC1" in overview(client, keeley)


def test_nobody_asked_is_not_no(browser, keeley):
    browser().post(at_add(keeley, "background"), {"interpreter": "no", "from_on": "1/11/2026"})
    assert Background.objects.get().is_mother is None


def test_the_story_tells_what_was_recorded(browser, keeley, at):
    changes.record_care_status(
        child=keeley, status=CareStatus.IN_CARE_ORDER, legal_status=LegalStatus.C2,
        from_on=at.date(), by=MET_HUB, at=at,
    )  # fmt: skip
    client = browser()
    for kind in (FactKind.SERVICE, FactKind.LIBERTY, FactKind.IMMIGRATION):
        client.post(at_add(keeley, kind), {"from_on": "1/11/2026", **ADDED[kind]})
    page = reverse("chronology:story", args=[keeley.person.reference])
    story = client.get(page).content.decode()
    for words in ("In care, care order", "Service involved: Youth justice",
                  "Deprivation of liberty order", "Unaccompanied child"):  # fmt: skip
        assert words in story
