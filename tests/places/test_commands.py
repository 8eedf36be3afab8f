"""What whoever runs the hub types: postcodes, boundaries, and homes measured again."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from methub.children import changes as children
from methub.children.codes import LivingKind
from methub.children.models import Placement
from methub.foundation.actors import MET_HUB
from methub.places.codes import Method
from methub.places.models import Boundary, Postcode, PostcodeArea
from methub.places.rules import directory
from methub.places.rules.directory import Row
from tests.places.conftest import AT, DISTRICTS

SMALL = {"Z": {"ZE": [Row("ZE10AA", "S12000027", 447_000, 1_141_000)]},
         "B": {"B": [Row("B11AA", "E08000025", 407_000, 287_000)],
               "BA": [Row("BA11AA", "E06000022", 375_000, 165_000)]}}  # fmt: skip


@pytest.fixture
def small(monkeypatch):
    """Three postcodes, in the shape of the package."""
    monkeypatch.setattr(directory, "letters", lambda: sorted(SMALL))
    monkeypatch.setattr(directory, "areas_of_letter", lambda letter: SMALL[letter])


def said(*words, **options):
    out = StringIO()
    call_command(*words, stdout=out, **options)
    return out.getvalue()


def test_the_package_has_every_letter_and_its_smallest_area_is_read():
    assert len(directory.letters()) == 23
    lerwick = directory.areas_of_letter("Z")["ZE"]
    assert len(lerwick) > 700
    assert all(row.easting and row.district.startswith("S") for row in lerwick if row.easting)
    assert directory.edition().startswith("20")


@pytest.mark.django_db
def test_an_area_that_is_a_letter_does_not_stand_for_the_letter(small):
    """Birmingham is B; all of the country is B and BA and everything else."""
    assert "B: 1 postcodes, 1 changed" in said("load_postcodes", areas="b")
    assert set(PostcodeArea.objects.values_list("area", flat=True)) == {"B"}
    assert "2 postcodes are new" in said("load_postcodes", all=True)
    assert Postcode.objects.count() == 3
    assert "0 postcodes are new" in said("load_postcodes", all=True)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("areas", "why"), [("QQ", "no postcode area QQ"), ("BX", "area BX"), ("", "Say which areas")]
)
def test_an_area_there_is_not_is_refused(small, areas, why):
    with pytest.raises(CommandError, match=why):
        said("load_postcodes", areas=areas)
    assert not Postcode.objects.exists()


@pytest.mark.django_db
def test_a_file_of_boundaries_is_loaded_or_says_what_is_wrong(tmp_path):
    with pytest.raises(CommandError, match="cannot be read"):
        said("load_boundaries", tmp_path / "nothing.geojson")
    cut = tmp_path / "cut.geojson"
    cut.write_bytes(DISTRICTS.read_bytes()[:1_000])
    with pytest.raises(CommandError, match="was not loaded. It is not readable as GeoJSON"):
        said("load_boundaries", cut)
    assert not Boundary.objects.exists()
    assert "Peterborough" in said("load_boundaries", DISTRICTS)
    assert "nothing that was not held already" in said("load_boundaries", DISTRICTS)


def test_homes_are_measured_again_and_what_a_person_typed_stays(town, postcodes):
    child = children.register_child(
        partnership=town.partnership, responsible_authority=town.authorities["Cambridgeshire"],
        surname="Hollis", forenames="Keeley", by=MET_HUB, at=AT,
    )  # fmt: skip
    home = children.record_placement(
        child=child, kind=LivingKind.RESIDENTIAL, name="Cliff House", postcode="YO11 1AA",
        from_on=date(2026, 1, 1), typed_distance=children.TypedDistance(131, "By road"),
        by=MET_HUB, at=AT,
    )  # fmt: skip
    assert home.measured.method is Method.NEAREST_POSTCODE
    said("load_boundaries", DISTRICTS)
    assert "1 homes measured; 1 are different now" in said("measure_placements")
    assert "1 homes measured; 0 are different now" in said("measure_placements")
    home = Placement.objects.get()
    assert home.measured.method is Method.BOUNDARY
    assert (home.distance.method, home.distance.miles) == (Method.TYPED, 131)


def test_a_typed_distance_without_a_reason_is_refused(town):
    child = children.register_child(
        partnership=town.partnership, responsible_authority=town.authorities["Cambridgeshire"],
        surname="Hollis", forenames="Keeley", by=MET_HUB, at=AT,
    )  # fmt: skip
    with pytest.raises(children.NoReasonGiven):
        children.record_placement(
            child=child, kind=LivingKind.HOME, from_on=date(2026, 1, 1),
            typed_distance=children.TypedDistance(131, " "), by=MET_HUB, at=AT,
        )  # fmt: skip
