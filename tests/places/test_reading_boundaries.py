"""A file of boundaries is right, or it is refused whole and says why."""

import json
import time

import pytest

from methub.places.rules import boundaries
from methub.places.rules.boundaries import NotABoundaryFile, areas_of
from tests.house.building import ROOT

DISTRICTS = ROOT.parent / "shared" / "reference" / "data" / "lad_met.geojson"
RING = [[0.0, 52.0], [0.1, 52.0], [0.1, 52.1], [0.0, 52.1], [0.0, 52.0]]


def file_of(*features, **more):
    return json.dumps({"type": "FeatureCollection", "features": list(features)} | more).encode()


def feature(*, code="E07000008", rings=(RING,), kind="Polygon", **properties):
    return {
        "type": "Feature",
        "properties": {"code": code, "name": "Somewhere"} | properties,
        "geometry": {"type": kind, "coordinates": list(rings)},
    }


def test_the_twenty_districts_are_read_with_their_islands():
    areas = {area.code: area for area in areas_of(DISTRICTS.read_bytes())}
    assert len(areas) == 20
    assert areas["E06000031"].name == "Peterborough"
    assert len(areas["E06000044"].rings) >= 1  # Portsmouth is an island
    for area in areas.values():
        assert all(ring[0] == ring[-1] for ring in area.rings)


def test_the_names_the_national_statistics_office_uses_are_understood():
    (area,) = areas_of(file_of(feature(code="", LAD24CD="E07000009", LAD24NM="East")))
    assert area.code == "E07000009"
    (area,) = areas_of(file_of({**feature(), "properties": {"CTYUA23CD": "E10000003"}}))
    assert (area.code, area.name) == ("E10000003", "E10000003")


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "not readable"),
        (b"\xff\xfe{", "not readable"),
        (b'{"type": "FeatureCollection", "features": [', "not readable"),
        (b"[" * 200_000, "not readable"),
        (file_of(feature(rings=[[[0, 52], [0, 53], [float("nan"), 52], [0, 52]]])), "readable"),
        (b"[]", "not a collection"),
        (file_of(), "no area"),
        (file_of(*[{}] * 1_001), "more than 1,000"),
        (file_of({}), "no properties or no shape"),
        (file_of(feature(code="Cambridge")), "no code"),
        (file_of(feature(), feature()), "twice"),
        (file_of(feature(kind="LineString")), "drawn as LineString"),
        (file_of(feature(kind="MultiPolygon", rings=["no"])), "no readable coordinates"),
        (file_of(feature(rings=["no"])), "fewer than four"),
        (file_of(feature(rings=[RING[:3]])), "fewer than four"),
        (file_of(feature(rings=[RING[:-1]])), "does not close"),
        (file_of(feature(rings=[[["0", "52"], *RING[1:-1], ["0", "52"]]])), "not two numbers"),
        (file_of(feature(rings=[[[True, 52], *RING[1:-1], [True, 52]]])), "not two numbers"),
        (file_of(feature(rings=[[[52.0, 0.0]] * 4])), "outside the United Kingdom"),
        (file_of(feature(rings=[[[545_000, 258_000]] * 4])), "longitude and latitude"),
        (file_of(feature(rings=[[RING[0]] * 4])), "encloses nothing"),
    ],
)
def test_what_is_wrong_is_said(content, why):
    with pytest.raises(NotABoundaryFile, match=why):
        areas_of(content)


def test_a_file_far_too_large_is_refused_before_it_is_read():
    bomb = b"[" + b"0," * (boundaries.MOST_BYTES // 2) + b"0]"
    began = time.perf_counter()
    with pytest.raises(NotABoundaryFile, match="larger than 60 MB"):
        areas_of(bomb)
    assert time.perf_counter() - began < 0.5


def test_a_file_with_far_too_many_points_is_refused(monkeypatch):
    monkeypatch.setattr(boundaries, "MOST_POINTS", 4)
    with pytest.raises(NotABoundaryFile, match="more than 4 points"):
        areas_of(file_of(feature()))
