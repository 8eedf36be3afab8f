"""How far a point is from an area: nothing inside it, else to the nearest point of its boundary.

Coordinates are whole metres, and the distance is worked out from them without rounding, so that
"strictly beyond 70 miles" is decided by the place and not by a floating point.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal, localcontext
from fractions import Fraction
from functools import cached_property
from itertools import pairwise

from methub.places.rules.grid import Point

METRES_A_MILE = Decimal("1609.344")
STRIP = 64  # segments that share one box: most of a long boundary is passed over unread
_FINEST = Decimal("0.000001")

Ring = tuple[Point, ...]


@dataclass(frozen=True)
class Box:
    """The smallest upright rectangle around some points."""

    west: int
    south: int
    east: int
    north: int

    @classmethod
    def around(cls, points: Iterable[Point]) -> "Box":
        eastings, northings = zip(*points, strict=True)
        return cls(min(eastings), min(northings), max(eastings), max(northings))

    def holds(self, at: Point) -> bool:
        return self.west <= at.easting <= self.east and self.south <= at.northing <= self.north

    def squared_from(self, at: Point) -> int:
        """No point inside is nearer than this, squared."""
        dx = max(self.west - at.easting, 0, at.easting - self.east)
        dy = max(self.south - at.northing, 0, at.northing - self.north)
        return dx * dx + dy * dy


@dataclass(frozen=True)
class Outline:
    """One district or authority: its rings, closed. An island is a ring, and so is a hole."""

    rings: tuple[Ring, ...]

    @cached_property
    def box(self) -> Box:
        return Box.around(point for ring in self.rings for point in ring)

    @cached_property
    def strips(self) -> tuple[tuple[Box, Ring], ...]:
        """The boundary in pieces, each in its box; neighbours share the point between them."""
        pieces = (
            ring[begin : begin + STRIP + 1]
            for ring in self.rings
            for begin in range(0, len(ring) - 1, STRIP)
        )
        return tuple((Box.around(piece), piece) for piece in pieces)

    def covers(self, at: Point) -> bool:
        """Whether a line from the point due east crosses the boundary an odd number of times."""
        return self.box.holds(at) and sum(_crossings(self.rings, at)) % 2 == 1


def _crossings(rings: Iterable[Ring], at: Point) -> Iterator[bool]:
    x, y = at
    for ring in rings:
        for (x1, y1), (x2, y2) in pairwise(ring):
            if (y1 > y) != (y2 > y):
                turn = (x2 - x1) * (y - y1) - (x - x1) * (y2 - y1)
                yield turn > 0 if y2 > y1 else turn < 0


@dataclass(frozen=True)
class Nearest:
    """The nearest point, to the metre, and the exact distance to the true one, squared."""

    at: Point
    squared: Fraction

    @property
    def miles(self) -> Decimal:
        return miles(self.squared)


def nearest(outlines: Sequence[Outline], at: Point) -> Nearest:
    """The nearest point of an area made of outlines. A point inside is its own nearest."""
    if any(outline.covers(at) for outline in outlines):
        return Nearest(at, Fraction(0))
    strips = sorted(
        ((box.squared_from(at), piece) for outline in outlines for box, piece in outline.strips),
        key=lambda strip: strip[0],
    )
    best, found = float("inf"), (at, at)
    for least, piece in strips:
        if least > best:
            break
        for start, end in pairwise(piece):
            squared = _roughly(start, end, at)
            if squared < best:
                best, found = squared, (start, end)
    return _exactly(*found, at)


def _roughly(start: Point, end: Point, at: Point) -> float:
    """From a point to a segment, squared: only to find the segment."""
    (x1, y1), (x2, y2), (x, y) = start, end, at
    dx, dy, px, py = x2 - x1, y2 - y1, x - x1, y - y1
    along, length = dx * px + dy * py, dx * dx + dy * dy
    if along <= 0:
        return px * px + py * py
    if along >= length:
        return (x - x2) ** 2 + (y - y2) ** 2
    return (dx * py - dy * px) ** 2 / length


def _exactly(start: Point, end: Point, at: Point) -> Nearest:
    (x1, y1), (x2, y2), (x, y) = start, end, at
    dx, dy = x2 - x1, y2 - y1
    length = dx * dx + dy * dy
    along = Fraction(dx * (x - x1) + dy * (y - y1), length) if length else Fraction(0)
    along = min(max(along, Fraction(0)), Fraction(1))
    nx, ny = x1 + along * dx, y1 + along * dy
    return Nearest(Point(round(nx), round(ny)), (x - nx) ** 2 + (y - ny) ** 2)


def miles_between(one: Point, other: Point) -> Decimal:
    dx, dy = one.easting - other.easting, one.northing - other.northing
    return miles(Fraction(dx * dx + dy * dy))


def miles(squared_metres: Fraction) -> Decimal:
    """To the millionth of a mile (under two millimetres), rounded up: exactly 70 miles stays 70,
    and whatever is further stays beyond."""
    with localcontext(prec=60):
        squared = Decimal(squared_metres.numerator) / squared_metres.denominator
        return (squared.sqrt() / METRES_A_MILE).quantize(_FINEST, ROUND_CEILING)
