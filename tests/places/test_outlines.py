"""How far from an area: nothing inside it, else to the nearest point of its boundary; exactly."""

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from math import hypot, sqrt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from methub.places.rules import outlines as rules
from methub.places.rules.grid import Point
from methub.places.rules.outlines import Outline, miles, miles_between, nearest

WHERE = st.integers(-2_000, 2_000)
POINTS = st.builds(Point, WHERE, WHERE)


@st.composite
def blocks(draw):
    """An upright block: what is inside it is plain to see."""
    west, south = draw(WHERE), draw(WHERE)
    east, north = west + draw(st.integers(1, 900)), south + draw(st.integers(1, 900))
    corners = [(west, south), (east, south), (east, north), (west, north), (west, south)]
    return Outline((tuple(Point(*corner) for corner in corners),))


@st.composite
def stars(draw):
    """A ring without crossings and of no particular shape: far and near points round a centre."""
    reach = draw(st.lists(st.integers(1, 1_000), min_size=3, max_size=150))
    # steps round a large square, so that no trigonometry rounds two points into one
    around = [Point(*_on_a_square(index / len(reach), far)) for index, far in enumerate(reach)]
    return Outline(((*around, around[0]),))


def _on_a_square(turn, far):
    side, along = divmod(turn * 4, 1)
    x, y = [(1, 2 * along - 1), (1 - 2 * along, 1), (-1, 1 - 2 * along), (2 * along - 1, -1)][
        int(side)
    ]
    return round(x * far), round(y * far)


def by_hand(outline, at):
    """Every segment, none passed over, in ordinary floating point."""
    found = []
    for ring in outline.rings:
        for (x1, y1), (x2, y2) in pairwise(ring):
            length = (x2 - x1) ** 2 + (y2 - y1) ** 2
            along = ((at[0] - x1) * (x2 - x1) + (at[1] - y1) * (y2 - y1)) / length if length else 0
            along = min(max(along, 0), 1)
            x, y = x1 + along * (x2 - x1), y1 + along * (y2 - y1)
            found.append(hypot(at[0] - x, at[1] - y))
    return min(found)


@given(blocks(), POINTS)
def test_inside_is_nothing_and_outside_is_not(block, at):
    (west, south), _, (east, north), *_ = block.rings[0]
    is_inside = west < at.easting < east and south < at.northing < north
    is_outside = not (west <= at.easting <= east and south <= at.northing <= north)
    squared = nearest([block], at).squared
    assert (squared == 0) if is_inside else (squared > 0) == is_outside


@settings(max_examples=80)
@given(stars(), POINTS)
def test_no_point_of_the_boundary_is_nearer_and_none_is_passed_over(star, at):
    if not star.covers(at):
        assert sqrt(nearest([star], at).squared) == pytest.approx(by_hand(star, at), abs=1e-6)


@settings(max_examples=80)
@given(st.lists(stars(), min_size=1, max_size=3), POINTS, POINTS)
def test_going_somewhere_else_changes_the_distance_by_no_more_than_the_way(area, one, other):
    """The triangle inequality, as it holds for the distance to an area."""
    far = [sqrt(nearest(area, at).squared) for at in (one, other)]
    assert abs(far[0] - far[1]) <= hypot(one[0] - other[0], one[1] - other[1]) + 1e-6


@given(stars(), stars(), POINTS)
def test_an_area_of_two_is_as_near_as_the_nearer_of_them(one, other, at):
    both = nearest([one, other], at).squared
    assert both == min(nearest([one], at).squared, nearest([other], at).squared)
    assert both == nearest([other, one], at).squared


@given(POINTS, POINTS)
def test_from_here_to_there_is_as_far_as_back(one, other):
    assert miles_between(one, other) == miles_between(other, one)
    assert (miles_between(one, other) == 0) == (one == other)


def test_a_lake_belongs_to_nobody_and_an_island_to_the_area():
    land = _square(0, 1_000)
    area = Outline((land, _square(300, 700), _square(450, 550)))
    assert area.covers(Point(100, 100)), "the land"
    assert not area.covers(Point(400, 400)), "the lake"
    assert area.covers(Point(500, 500)), "the island in it"
    assert nearest([area], Point(400, 400)).squared == 50**2 + 50**2


def _square(least, most):
    return tuple(
        Point(*corner)
        for corner in [(least, least), (most, least), (most, most), (least, most), (least, least)]
    )


def test_exactly_seventy_miles_is_not_beyond_and_a_millimetre_more_is():
    seventy = Fraction(70 * 1_609_344, 1_000)
    assert miles(seventy**2) == Decimal(70)
    assert miles((seventy + Fraction(1, 1_000_000)) ** 2) > 70
    assert miles((seventy - Fraction(2, 1_000)) ** 2) < 70


def test_a_long_boundary_is_mostly_passed_over_unread(monkeypatch):
    """A distance is worked out while somebody waits for the page."""
    side = 2_000
    ring = [Point(step, 0) for step in range(side)] + [Point(side, step) for step in range(side)]
    area = Outline(((*ring, Point(0, side), ring[0]),))
    looked_at = []
    roughly = rules._roughly
    monkeypatch.setattr(
        rules, "_roughly", lambda *segment: looked_at.append(segment) or roughly(*segment)
    )
    assert nearest([area], Point(500, -300)).squared == 300**2
    assert len(looked_at) < 4 * rules.STRIP
