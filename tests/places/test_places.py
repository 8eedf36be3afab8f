"""A place is recorded once, recognised after that, and never says who lives there."""

import pytest

from methub.agencies.roles import Role
from methub.audit.models import Entry
from methub.foundation.actors import MET_HUB
from methub.foundation.records import ChangedMeanwhile
from methub.places import changes, queries
from methub.places.codes import PRIVATE, PlaceKind
from methub.places.models import Place
from tests.places.conftest import AT


def place(town, kind=PlaceKind.CHILDRENS_HOME, **described):
    described = described or {"name": "Fenview House", "postcode": "PE1 1AA"}
    return changes.place_at(partnership=town.partnership, kind=kind, **described, by=MET_HUB, at=AT)


def correct(town, one, **said):
    kept = {
        "version": one.version, "kind": PlaceKind(one.kind), "name": one.name,
        "address": one.address, "postcode": one.postcode, "notes": one.notes,
    }  # fmt: skip
    return changes.correct_place(place=one, **(kept | said), by=MET_HUB, at=AT)


def test_the_same_place_is_recognised_again(town, postcodes):
    first = place(town)
    assert place(town, name="fenview house", postcode="pe11aa") == first
    assert place(town, kind=PlaceKind.HOTEL, name="Fenview House", postcode="PE1 1AA") != first
    written = Entry.objects.filter(what__startswith="places.place.").order_by("pk")
    assert list(written.values_list("what", flat=True)) == [
        "places.place.recorded", "places.place.recognised", "places.place.recorded"
    ]  # fmt: skip


def test_a_place_is_where_its_postcode_is(town, postcodes):
    known = place(town)
    assert (known.district, known.easting, known.northing) == ("E06000031", 519_000, 298_000)
    unknown = place(town, name="Elsewhere", postcode="zz9 9zz")
    assert (unknown.postcode, unknown.district, unknown.at) == ("ZZ9 9ZZ", "", None)


def test_what_was_put_right_says_where_it_is_now_and_nobody_is_overwritten(town, postcodes):
    known = place(town)
    moved = correct(town, known, postcode="CB1 1AA", notes="Six beds")
    assert (moved.district, moved.notes, moved.version) == ("E07000008", "Six beds", 2)
    with pytest.raises(ChangedMeanwhile):
        correct(town, known, notes="Seven beds")


def test_too_little_to_know_it_again_by_is_refused(town):
    with pytest.raises(changes.SaysNothing):
        place(town, name=" ", address="-", postcode="")
    with pytest.raises(changes.SaysNothing):
        place(town, kind=PlaceKind.HOME, name="Dad's", postcode="PE1 1AA")


def test_two_families_homes_are_one_only_by_their_address(town):
    """Every second child has a home called Dad's."""
    one = place(town, kind=PlaceKind.HOME, name="Dad's", address="1 Elm Rd", postcode="PE1 1AA")
    other = place(town, kind=PlaceKind.HOME, name="Dad's", address="3 Elm Rd", postcode="PE1 1AA")
    assert one != other and one.name == ""
    assert one == place(town, kind=PlaceKind.HOME, address="1 Elm Road", postcode="PE1 1AA")


@pytest.mark.parametrize("kind", sorted(PRIVATE))
def test_where_somebody_lives_is_neither_listed_nor_found_nor_opened(town, worker, kind):
    viewer, _ = worker
    home = place(town, kind=kind, address="1 Elm Rd", postcode="PE1 1AA")
    public = place(town)
    assert list(queries.places(viewer=viewer)) == [public]
    assert not queries.places(viewer=viewer, words="Elm").exists()
    assert not queries.place_named(viewer=viewer, reference=home.reference).exists()


def test_places_are_found_by_any_of_their_words(town, worker):
    viewer, _ = worker
    known = place(town, name="Fenview House", address="3 Marsh Lane, March", postcode="PE15 8NR")
    for words in ("fenview", "marsh HOUSE", "PE15", ""):
        assert list(queries.places(viewer=viewer, words=words)) == [known]
    assert not queries.places(viewer=viewer, words="fenview ely").exists()


def test_another_partnership_knows_nothing_of_them(town):
    from methub.agencies.queries import front_desk

    place(town)
    stranger, _ = front_desk(user=town.stranger, at=AT)
    assert Role.HUB_MANAGER in stranger.roles
    assert not queries.places(viewer=stranger).exists()
    assert Place.objects.exists()
