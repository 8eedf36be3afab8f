"""Places and distances in words, and drawn."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from methub.fittings.components import Cell, Column, Map, Pages, SummaryRow, Table, Tag
from methub.fittings.typed import KEY
from methub.foundation import spoken
from methub.places.codes import PlaceKind
from methub.places.queries import Ground, Loaded
from methub.places.rules.distances import Distance
from methub.places.rules.grid import Point
from methub.places.rules.outlines import Box, Outline

A_PAGE = 50
_WIDE = 600  # the longer side of a drawing, in units; finer than any screen shows
_ROOM = 0.04  # around it

Names = Mapping[str, str]


@dataclass(frozen=True)
class PlacePage:
    """A place as somebody who may see it reads it."""

    title: str
    kind: str
    facts: tuple[SummaryRow, ...]
    drawn: Map | None
    here_href: str
    edit_href: str


def listed(
    rows: Sequence[Any], *, total: int, page: int, words: str, key: str, districts: Names
) -> Table:
    """Places by name, with where one stands in the list."""
    first = (page - 1) * A_PAGE
    return Table(
        f"Places with “{words}”" if words else "Places",
        (
            Column("Place"),
            Column("Kind"),
            Column("Address"),
            Column("Postcode"),
            Column("District"),
        ),
        tuple(_row(row, districts) for row in rows),
        "No place has these words. Look again with fewer of them, or add the place."
        if words
        else "No place is known yet. Add one, or record where a child in a children’s home lives.",
        pages=Pages(
            number=page,
            previous=_page(key, page - 1) if page > 1 else "",
            next=_page(key, page + 1) if first + len(rows) < total else "",
            words=f"{first + 1:,} to {first + len(rows):,} of {total:,}" if rows else "",
        ),
    )


def _row(place: Any, districts: Names) -> tuple[Cell, ...]:
    return (
        Cell(str(place), href=reverse("places:place", args=[place.reference])),
        Cell(PlaceKind(place.kind).label),
        Cell(place.address),
        Cell(place.postcode, tag=_unknown(place)),
        Cell(_district(place, districts)),
    )


def _district(place: Any, districts: Names) -> str:
    """Its name; of a district far away only the code is known."""
    code = place.district
    return districts.get(code, f"Elsewhere ({code})") if code else ""


def _unknown(place: Any) -> Tag | None:
    return Tag("Not known", "soon") if place.postcode and not place.district else None


def _page(key: str, page: int) -> str:
    said = {KEY: key, "page": page}
    return f"{reverse('places:list')}?{urlencode({k: v for k, v in said.items() if v})}"


def place_page(
    place: Any,
    distances: Iterable[tuple[str, Distance]],
    ground: Ground,
    districts: Names,
    *,
    may_record: bool,
) -> PlacePage:
    far = list(distances)
    return PlacePage(
        title=str(place),
        kind=PlaceKind(place.kind).label,
        facts=(
            *_described(place),
            SummaryRow("District", _district(place, districts) or "Not known"),
            *(SummaryRow(f"From the area of {name}", one.words) for name, one in far),
            SummaryRow("Recorded", spoken.instant(place.recorded_at)),
        ),
        drawn=drawn(ground, far[0][1]) if far else None,
        here_href=reverse("chronology:at-place", args=[place.reference]),
        edit_href=reverse("places:correct", args=[place.reference]) if may_record else "",
    )


def standing(place: Any) -> tuple[SummaryRow, ...]:
    """What is recorded now: shown to whoever wrote over an older version."""
    return (SummaryRow("Kind", PlaceKind(place.kind).label), *_described(place))


def _described(place: Any) -> tuple[SummaryRow, ...]:
    return (
        SummaryRow("Name", place.name or "Not recorded"),
        SummaryRow("Address", place.address or "Not recorded"),
        SummaryRow("Postcode", place.postcode or "Not recorded", tag=_unknown(place)),
        *([SummaryRow("Notes", place.notes)] if place.notes else []),
    )


def what_is_loaded(loaded: Loaded) -> str:
    """What distances are worked out from, for whoever wonders."""
    if not loaded.postcodes:
        postcodes = "No postcodes are loaded, so no distance is known."
    else:
        postcodes = (
            f"{loaded.postcodes:,} postcodes of {loaded.areas} postcode areas are loaded, from the"
            f" Office for National Statistics’ directory, edition {', '.join(loaded.editions)}."
        )
    if not loaded.boundaries:
        return f"{postcodes} No boundary is loaded."
    return f"{postcodes} Boundaries: {', '.join(loaded.boundaries)}."


def drawn(ground: Ground, distance: Distance) -> Map | None:
    """The area, the place, and the line to the nearest point; nothing while either is unknown."""
    if not ground.corners or distance.at is None:
        return None
    ends = [point for point in (distance.at, distance.nearest) if point is not None]
    paper = _Paper.of(Box.around([*ground.corners, *ends]))
    return Map(
        words=f"Map of the area with the place marked. {distance.words}.",
        width=paper.width,
        height=paper.height,
        shapes=tuple(paper.path(outline) for outline in ground.outlines),
        dots=tuple(paper.at(point) for point in ground.pattern),
        place=paper.at(distance.at),
        nearest=paper.at(distance.nearest) if distance.nearest else None,
    )


@dataclass(frozen=True)
class _Paper:
    """Metres to units of the drawing, north upwards."""

    box: Box
    metres_a_unit: float

    @classmethod
    def of(cls, box: Box) -> "_Paper":
        longer = max(box.east - box.west, box.north - box.south, 1)
        room = round(longer * _ROOM)
        roomy = Box(box.west - room, box.south - room, box.east + room, box.north + room)
        return cls(roomy, (longer + 2 * room) / _WIDE)

    @property
    def width(self) -> int:
        return round((self.box.east - self.box.west) / self.metres_a_unit)

    @property
    def height(self) -> int:
        return round((self.box.north - self.box.south) / self.metres_a_unit)

    def at(self, point: Point) -> tuple[int, int]:
        return (
            round((point.easting - self.box.west) / self.metres_a_unit),
            round((self.box.north - point.northing) / self.metres_a_unit),
        )

    def path(self, outline: Outline) -> str:
        """Points that fall together on the drawing are drawn once."""
        said = []
        for ring in outline.rings:
            points = [self.at(point) for point in ring]
            kept = [points[0], *(here for before, here in pairwise(points) if here != before)]
            said.append("M" + "L".join(f"{x} {y}" for x, y in kept) + "Z")
        return "".join(said)
