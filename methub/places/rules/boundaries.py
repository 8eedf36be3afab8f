"""Reading a file of boundaries (GeoJSON, RFC 7946): everything that may be wrong with it is said in
words, and a file with anything wrong in it is refused whole. Half a boundary would put children on
the wrong side of it."""

import json
import re
from dataclasses import dataclass
from itertools import pairwise
from math import isfinite
from typing import Any, NoReturn

from methub.places.rules.grid import on_the_grid
from methub.places.rules.outlines import Ring

MOST_BYTES = 60_000_000  # all districts of Great Britain at 20 metres are about 40 MB
MOST_FEATURES = 1_000
MOST_POINTS = 3_000_000
# The United Kingdom and its seas, in degrees.
_WEST, _SOUTH, _EAST, _NORTH = -9.5, 49.0, 2.5, 61.5
_GSS = re.compile(r"[ENSW]\d{8}")
# What the Office for National Statistics calls the code and the name, in any of its years.
_CODE_NAME = re.compile(r"(?:code|(?:LAD|LTLA|UTLA|CTYUA|CTY)\d\dCD)", re.IGNORECASE)
_NAME_NAME = re.compile(r"(?:name|(?:LAD|LTLA|UTLA|CTYUA|CTY)\d\dNM)", re.IGNORECASE)


class NotABoundaryFile(Exception):
    """What is wrong with the file, in words for whoever loads it."""


@dataclass(frozen=True)
class Area:
    """A district or authority as the file draws it, in metres of the grid."""

    code: str
    name: str
    rings: tuple[Ring, ...]


def areas_of(content: bytes) -> tuple[Area, ...]:
    """Every area of the file, or a refusal."""
    features = _features(_parsed(content))
    areas = tuple(_area(number, feature) for number, feature in enumerate(features, 1))
    seen: set[str] = set()
    for area in areas:
        if area.code in seen:
            _refuse(f"{area.code} stands in the file twice")
        seen.add(area.code)
    if sum(len(ring) for area in areas for ring in area.rings) > MOST_POINTS:
        _refuse(f"It has more than {MOST_POINTS:,} points: use a more generalised file")
    return areas


def _parsed(content: bytes) -> Any:
    if len(content) > MOST_BYTES:
        _refuse(f"It is larger than {MOST_BYTES // 1_000_000} MB: use a more generalised file")
    try:
        return json.loads(content, parse_constant=_no_number)
    except (ValueError, RecursionError):
        _refuse("It is not readable as GeoJSON")


def _no_number(said: str) -> NoReturn:
    raise ValueError(said)


def _features(parsed: Any) -> list[Any]:
    if not isinstance(parsed, dict) or parsed.get("type") != "FeatureCollection":
        _refuse("It is not a collection of areas (a GeoJSON FeatureCollection)")
    features = parsed.get("features")
    if not isinstance(features, list) or not features:
        _refuse("It holds no area")
    if len(features) > MOST_FEATURES:
        _refuse(f"It holds more than {MOST_FEATURES:,} areas")
    return features


def _area(number: int, feature: Any) -> Area:
    said = feature if isinstance(feature, dict) else {}
    properties, geometry = said.get("properties"), said.get("geometry")
    if not isinstance(properties, dict) or not isinstance(geometry, dict):
        _refuse(f"Area {number} has no properties or no shape")
    code = _property(properties, _CODE_NAME)
    if not _GSS.fullmatch(code):
        _refuse(f"Area {number} has no code of an authority or district, such as E07000008")
    rings = tuple(
        ring
        for polygon in _polygons(code, geometry)
        for line in polygon
        if (ring := _ring(code, line))
    )
    if not rings:
        _refuse(f"{code} encloses nothing")
    return Area(code=code, name=_property(properties, _NAME_NAME) or code, rings=rings)


def _property(properties: dict[str, Any], called: re.Pattern[str]) -> str:
    for name, value in properties.items():
        if called.fullmatch(str(name)) and isinstance(value, str) and value.strip():
            return value.strip()
    return ""


def _polygons(code: str, geometry: dict[str, Any]) -> list[Any]:
    kind, coordinates = geometry.get("type"), geometry.get("coordinates")
    if kind not in {"Polygon", "MultiPolygon"}:
        _refuse(f"{code} is drawn as {kind or 'nothing'}, not as a Polygon or MultiPolygon")
    polygons = [coordinates] if kind == "Polygon" else coordinates
    if not isinstance(polygons, list) or not all(isinstance(one, list) for one in polygons):
        _refuse(f"{code} has no readable coordinates")
    return polygons


def _ring(code: str, line: Any) -> Ring:
    """A closed line in metres; nothing where it is smaller than a metre."""
    if not isinstance(line, list) or len(line) < 4:
        _refuse(f"{code} has a ring of fewer than four points")
    if line[0] != line[-1]:
        _refuse(f"{code} has a ring that does not close")
    metres = [on_the_grid(*_position(code, one)) for one in line]
    kept = [metres[0], *(here for before, here in pairwise(metres) if here != before)]
    return tuple(kept) if len(kept) >= 4 else ()


def _position(code: str, said: Any) -> tuple[float, float]:
    if not isinstance(said, list) or len(said) < 2 or not all(_is_number(one) for one in said[:2]):
        _refuse(f"{code} has a point that is not two numbers")
    longitude, latitude = said[0], said[1]
    if not (_WEST <= longitude <= _EAST and _SOUTH <= latitude <= _NORTH):
        _refuse(
            f"{code} has a point outside the United Kingdom ({longitude:g}, {latitude:g}): the file"
            " must give longitude and latitude (WGS84), in that order"
        )
    return float(longitude), float(latitude)


def _is_number(said: Any) -> bool:
    return isinstance(said, int | float) and not isinstance(said, bool) and isfinite(said)


def _refuse(why: str) -> NoReturn:
    raise NotABoundaryFile(why)
