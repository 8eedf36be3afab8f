"""The pages of places: what anybody may read there, and what nobody may."""

from datetime import date

import pytest
from django.db import IntegrityError
from django.urls import reverse

from methub.agencies.roles import Role
from methub.audit.models import Entry
from methub.children import changes as children
from methub.children.codes import LivingKind
from methub.children.models import Placement
from methub.foundation.actors import MET_HUB
from methub.missing import changes as missing
from methub.people import changes as people
from methub.places import changes
from methub.places.codes import PlaceKind
from methub.places.models import Place
from tests.desk import signed_in
from tests.places.conftest import AT

SECRET = "9 Secret Lane"


@pytest.fixture
def hub(town):
    return signed_in(town.people[Role.HUB_WORKER])


def child(town, surname="Hollis"):
    return children.register_child(
        partnership=town.partnership, responsible_authority=town.authorities["Cambridgeshire"],
        surname=surname, forenames="Keeley", by=MET_HUB, at=AT,
    )  # fmt: skip


def lives(somebody, **said):
    usual = {
        "kind": LivingKind.RESIDENTIAL, "name": "Fenview House", "address": "3 Marsh Lane",
        "postcode": "PE1 1AA", "from_on": date(2026, 1, 1),
    }  # fmt: skip
    return children.record_placement(child=somebody, **(usual | said), by=MET_HUB, at=AT)


def fragment(client, place):
    return client.get(reverse("chronology:at-place", args=[place.reference])).content.decode()


def test_a_place_is_found_without_its_words_standing_in_the_address(town, postcodes, hub):
    changes.place_at(
        partnership=town.partnership, kind=PlaceKind.HOTEL, name="Station Hotel", address="Ely",
        by=MET_HUB, at=AT,
    )  # fmt: skip
    found = hub.post(reverse("places:list"), {"q": "station ely"})
    assert "station" not in found.headers["Location"]
    assert "Station Hotel" in hub.get(found.headers["Location"]).content.decode()


def test_a_place_says_how_far_it_is_and_how_one_knows_and_draws_it(
    town, postcodes, boundaries, hub
):
    place = changes.place_at(
        partnership=town.partnership, kind=PlaceKind.CHILDRENS_HOME, name="Cliff House",
        postcode="YO11 1AA", by=MET_HUB, at=AT,
    )  # fmt: skip
    page = hub.get(reverse("places:place", args=[place.reference])).content.decode()
    assert "108.6 miles from the boundary" in page
    assert "From the area of Cambridgeshire and Peterborough" in page
    assert page.count('class="mh-map__area"') == 6
    assert "Contains Ordnance Survey" in page or "contains Ordnance Survey" in page


def test_without_a_boundary_the_pattern_of_postcodes_is_drawn(town, postcodes, hub):
    place = changes.place_at(
        partnership=town.partnership, kind=PlaceKind.PARK, name="The Rec", postcode="NR1 1AA",
        by=MET_HUB, at=AT,
    )  # fmt: skip
    page = hub.get(reverse("places:place", args=[place.reference])).content.decode()
    assert page.count('class="mh-map__dot"') == 2 and "mh-map__area" not in page
    assert "as no boundary is loaded" in page


def test_an_unknown_postcode_is_kept_and_said_to_be_unknown(town, postcodes, boundaries, hub):
    said = {"kind": "park", "name": "The Rec", "postcode": "PE99 9ZZ"}
    hub.post(reverse("places:add"), said)
    place = Place.objects.get()
    assert (place.postcode, place.district) == ("PE99 9ZZ", "")
    page = hub.get(reverse("places:place", args=[place.reference])).content.decode()
    assert "Not known" in page and "mh-map__place" not in page


def test_adding_a_place_that_is_known_leads_to_it(town, hub):
    said = {"kind": "hotel", "name": "Station Hotel", "address": "Ely"}
    first = hub.post(reverse("places:add"), said)
    again = hub.post(reverse("places:add"), said | {"name": "station hotel"})
    assert first.headers["Location"] == again.headers["Location"]
    assert Place.objects.count() == 1


def test_a_place_nobody_could_find_is_not_added(town, hub):
    answer = hub.post(reverse("places:add"), {"kind": "park", "notes": "Somewhere"})
    assert "Give a name, an address or a postcode" in answer.content.decode()
    assert not Place.objects.exists()


def test_nobody_overwrites_what_they_have_not_read(town, hub):
    place = changes.place_at(
        partnership=town.partnership, kind=PlaceKind.PARK, name="The Rec", by=MET_HUB, at=AT
    )
    address = reverse("places:correct", args=[place.reference])
    said = {"kind": "park", "name": "The Rec", "version": 1}
    assert hub.post(address, said | {"notes": "Gate locked at dusk"}).status_code == 302
    late = hub.post(address, said | {"notes": "Floodlit"}).content.decode()
    assert "Gate locked at dusk" in late and "Floodlit" in late
    place.refresh_from_db()
    assert place.notes == "Gate locked at dusk"
    assert hub.post(address, said | {"notes": "Both", "version": 2}).status_code == 302


def test_who_lived_at_a_place_is_told_to_those_who_may_know_of_them(town, hub):
    keeley, hidden = child(town), child(town, surname="Pike")
    home = lives(keeley)
    lives(hidden)
    missing.open_episode(child=keeley, missing_since=AT, told_hub_at=AT, by=MET_HUB, at=AT)
    people.restrict(person=hidden.person, reason="A colleague's child", by=MET_HUB, at=AT)
    page = fragment(hub, home.place)
    assert "Hollis" in page and "Pike" not in page
    shown = Entry.objects.filter(what="chronology.place.read").latest("pk").details["shown"]
    assert shown == [keeley.pk]
    elsewhere = signed_in(town.people[Role.ALLOCATED_WORKER])
    assert "Hollis" not in fragment(elsewhere, home.place)


def test_a_child_with_a_protected_home_is_not_shown_where_they_were_before(town, hub):
    keeley = child(town)
    before = lives(keeley)
    lives(keeley, name="The Larches", address=SECRET, is_protected=True)
    assert "Hollis" not in fragment(hub, before.place)


def test_a_protected_home_is_measured_and_is_no_place(town, postcodes, boundaries, hub):
    home = lives(
        child(town), name="The Larches", address=SECRET, postcode="YO11 1AA", is_protected=True
    )
    assert home.place is None and home.distance.miles > 100
    assert not Place.objects.exists()
    assert "Larches" not in hub.get(reverse("places:list")).content.decode()


def test_a_familys_home_is_known_again_and_never_listed(town, postcodes, hub):
    one = lives(child(town), kind=LivingKind.HOME, name="Dad's", address="1 Elm Road")
    other = lives(child(town, "Smith"), kind=LivingKind.FAMILY, name="Nan's", address="1 Elm Rd")
    assert one.place == other.place and one.place is not None
    page = hub.get(reverse("places:list")).content.decode()
    assert "Elm" not in page and "Dad" not in page
    assert hub.get(reverse("places:place", args=[one.place.reference])).status_code == 404


def test_the_list_costs_the_same_however_many_places(town, hub, django_assert_max_num_queries):
    for number in range(12):
        changes.place_at(
            partnership=town.partnership, kind=PlaceKind.BUSINESS, name=f"Shop {number}",
            by=MET_HUB, at=AT,
        )  # fmt: skip
    hub.get(reverse("places:list"))
    with django_assert_max_num_queries(16):
        hub.get(reverse("places:list"))


def test_the_database_refuses_to_make_a_protected_home_a_place(town):
    home = lives(child(town))
    assert home.place is not None
    with pytest.raises(IntegrityError, match="a_protected_home_is_no_place"):
        Placement.objects.filter(pk=home.pk).update(is_protected=True)
