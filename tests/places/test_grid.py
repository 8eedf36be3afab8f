"""From degrees to metres, against points whose position in both is published."""

import csv
from math import hypot

import pytest

from methub.places.rules.grid import on_the_grid
from tests.house.building import ROOT

CENTROIDS = ROOT.parent / "shared" / "reference" / "data" / "outcode_centroids.csv"


@pytest.mark.parametrize(
    ("longitude", "latitude", "easting", "northing"),
    [
        (-6.29977752, 49.92226394, 91492, 11319),  # St Mary's, Isles of Scilly
        (-3.04045491, 53.77911026, 331535, 431921),  # Blackpool airport
        (1.71607397, 52.65800783, 651410, 313177),  # Caister water tower
    ],
)
def test_a_published_point_is_where_it_is_published(longitude, latitude, easting, northing):
    at = on_the_grid(longitude, latitude)
    assert hypot(at.easting - easting, at.northing - northing) <= 6


def test_every_outcode_of_the_area_lies_within_ten_metres_of_its_given_position():
    """The file gives four decimals of a degree: about seven metres."""
    with CENTROIDS.open() as file:
        rows = list(csv.DictReader(file))
    assert len(rows) > 150
    for row in rows:
        at = on_the_grid(float(row["lon"]), float(row["lat"]))
        off = hypot(
            at.easting - int(row["centroid_easting"]), at.northing - int(row["centroid_northing"])
        )
        assert off < 10, row["outcode"]
