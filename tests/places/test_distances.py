"""How far somewhere is from the authority's area, and how one knows."""

from decimal import Decimal

import pytest

from methub.foundation.actors import MET_HUB
from methub.places import changes
from methub.places.codes import Method
from methub.places.models import Boundary, Postcode
from methub.places.queries import distance_from
from methub.places.rules.boundaries import NotABoundaryFile
from methub.places.rules.directory import Row
from methub.places.rules.distances import in_words, spoken_miles
from tests.places.conftest import AT, DISTRICTS, ROWS


def far(town, postcode, authority="Cambridgeshire"):
    return distance_from(postcode=postcode, authority=town.authorities[authority], at=AT)


def test_measured_to_the_boundary_and_not_to_the_middle(town, postcodes, boundaries):
    scarborough = far(town, "yo11 1aa")
    assert scarborough.method is Method.BOUNDARY
    assert Decimal(108) < scarborough.miles < Decimal(109)
    assert scarborough.nearest.northing < scarborough.at.northing


def test_both_authorities_measure_from_the_one_boundary_they_share(town, postcodes, boundaries):
    """A child of the county who lives in Peterborough is inside, and the other way round."""
    for authority in ("Cambridgeshire", "Peterborough"):
        assert far(town, "PE1 1AA", authority).miles == 0
        assert far(town, "CB1 1AA", authority).miles == 0
    assert far(town, "YO111AA") == far(town, "YO111AA", "Peterborough")


def test_without_a_boundary_the_nearest_postcode_inside_is_measured_to(town, postcodes):
    norwich = far(town, "NR1 1AA")
    assert norwich.method is Method.NEAREST_POSTCODE
    assert norwich.nearest == (546_000, 258_000)  # Cambridge, by a little
    assert far(town, "PE1 1AA").miles == 0


def test_the_boundary_is_never_further_than_the_nearest_postcode_inside(town, postcodes):
    before = far(town, "NR1 1AA").miles
    changes.load_boundaries(content=DISTRICTS.read_bytes(), source="x", by=MET_HUB, at=AT)
    assert far(town, "NR1 1AA").miles < before


def test_a_boundary_with_a_part_missing_is_not_measured_to(town, postcodes, boundaries):
    """One district left out would put its children miles away from their own area."""
    Boundary.objects.filter(code="E07000010").update(code="E07000999")
    assert far(town, "NR1 1AA").method is Method.NEAREST_POSTCODE


@pytest.mark.parametrize(
    ("postcode", "method"),
    [
        ("", Method.NO_POSTCODE),
        ("ZZ1 1ZZ", Method.UNKNOWN_POSTCODE),
        ("PE13 9ZZ", Method.NOWHERE),
    ],
)
def test_what_is_not_known_is_not_guessed(town, postcodes, boundaries, postcode, method):
    found = far(town, postcode)
    assert (found.miles, found.method) == (None, method)
    assert found.words.startswith("Not known: ")


def test_an_authority_that_has_decided_nothing_has_no_boundary(town, postcodes):
    from methub.agencies.changes import register_authority

    outside = register_authority(name="Norfolk", partnership=None, by=MET_HUB, at=AT)
    assert distance_from(postcode="PE11AA", authority=outside, at=AT).method is Method.NO_AREA


def test_with_nothing_loaded_inside_the_area_nothing_is_measured(town):
    changes.load_area(area="NR", edition="1", rows=ROWS[-1:], by=MET_HUB, at=AT)
    assert far(town, "NR1 1AA").method is Method.NO_AREA


def test_loading_twice_changes_nothing_and_a_later_edition_keeps_what_it_no_longer_has(town):
    row = Row("PE11AA", "E06000031", 519_000, 298_000)
    gone = Row("PE11AB", "E06000031", 519_100, 298_000)
    load = changes.load_area
    assert load(area="PE", edition="1", rows=[row, gone], by=MET_HUB, at=AT) == 2
    assert load(area="PE", edition="1", rows=[row, gone], by=MET_HUB, at=AT) == 0
    moved = row._replace(easting=519_001)
    assert load(area="PE", edition="2", rows=[moved], by=MET_HUB, at=AT) == 1
    assert load(area="PE", edition="3", rows=[moved], by=MET_HUB, at=AT) == 0
    assert set(Postcode.objects.values_list("pk", "easting")) == {
        ("PE11AA", 519_001), ("PE11AB", 519_100)
    }  # fmt: skip


def test_a_bad_file_of_boundaries_changes_nothing_and_a_good_one_twice_is_one(town, boundaries):
    before = list(Boundary.objects.order_by("code").values_list("code", "digest"))
    with pytest.raises(NotABoundaryFile):
        changes.load_boundaries(
            content=DISTRICTS.read_bytes()[:-100], source="cut", by=MET_HUB, at=AT
        )
    again = changes.load_boundaries(
        content=DISTRICTS.read_bytes(), source="lad.geojson", by=MET_HUB, at=AT
    )
    assert again == []
    assert list(Boundary.objects.order_by("code").values_list("code", "digest")) == before


def test_a_distance_asks_the_database_the_same_few_questions(
    town, postcodes, boundaries, django_assert_max_num_queries
):
    far(town, "YO11 1AA")
    with django_assert_max_num_queries(5):
        far(town, "NR1 1AA")


def test_miles_are_spoken_to_one_decimal_and_never_hide_the_side_of_the_limit():
    assert spoken_miles(Decimal("70.04"), beyond=70) == "just over 70 miles"
    assert spoken_miles(Decimal("70.05"), beyond=70) == "70.1 miles"
    assert spoken_miles(Decimal("69.99"), beyond=70) == "70.0 miles"
    assert in_words(Decimal(0), Method.BOUNDARY) == "Inside the area"
