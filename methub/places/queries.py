"""Places, postcodes, and how far something is from an authority's area."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from django.db.models import Avg, BigIntegerField, F, Func, Q, Sum, TextField, Value
from django.db.models.functions import Cast, Length, Substr

from methub.agencies.models import Authority, Partnership
from methub.agencies.viewer import Viewer
from methub.places.codes import Method
from methub.places.models import Boundary, Place, PlaceQuerySet, Postcode, PostcodeArea
from methub.places.rules.distances import Distance
from methub.places.rules.grid import Point
from methub.places.rules.outlines import Outline, miles_between, nearest
from methub.places.rules.postcodes import normalised
from methub.places.rules.recognition import is_named_in
from methub.policies import queries as policies
from methub.policies.rules import Policy

# What the queries find, named for views, which know no tables.
FoundPlace = Place


@dataclass(frozen=True)
class Part:
    """An authority inside the boundary that distance is measured from, and its districts."""

    code: str
    districts: tuple[str, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        return (self.code, *self.districts)


@dataclass(frozen=True)
class Ground:
    """An area to draw places on: its outlines or, with no boundary loaded, a pattern of points."""

    outlines: tuple[Outline, ...] = ()
    pattern: tuple[Point, ...] = ()

    @property
    def corners(self) -> tuple[Point, ...]:
        boxes = [outline.box for outline in self.outlines]
        return (
            *self.pattern,
            *(Point(box.west, box.south) for box in boxes),
            *(Point(box.east, box.north) for box in boxes),
        )


@dataclass(frozen=True)
class Loaded:
    """What distances can be worked out from."""

    areas: int
    postcodes: int
    editions: tuple[str, ...]
    boundaries: tuple[str, ...]


def places(*, viewer: Viewer, words: str = "") -> PlaceQuerySet:
    """The places of the viewer's partnership, by name; those with all these words in what is known
    of them."""
    found = Place.objects.visible_to(viewer).order_by("name", "address", "pk")
    for word in words.split():
        found = found.filter(
            Q(name__icontains=word) | Q(address__icontains=word) | Q(postcode__icontains=word)
        )
    return found


def place_named(*, viewer: Viewer, reference: str) -> PlaceQuerySet:
    """The place with this reference, if the viewer may see it; else nothing."""
    return Place.objects.visible_to(viewer).filter(reference=reference)


def place_called(*, viewer: Viewer, said: str) -> Place | None:
    """The one place on record that words said in passing name; nothing where they name two."""
    street = Func(F("address"), Value(","), Value(1), function="split_part", arity=3)
    mentioned = Place.objects.visible_to(viewer).alias(
        said=Value(said, output_field=TextField()), street=street
    )
    found = mentioned.filter(
        Q(name__gt="", said__icontains=F("name")) | Q(address__gt="", said__icontains=F("street"))
    )
    named = [place for place in found if is_named_in(said, place.described)]
    return named[0] if len(named) == 1 else None


def loaded(*, viewer: Viewer) -> Loaded:
    """Which postcodes and boundaries are loaded: the same for everybody."""
    held = PostcodeArea.objects.aggregate(total=Sum("postcodes"))
    areas = list(PostcodeArea.objects.values_list("edition", flat=True))
    return Loaded(
        areas=len(areas),
        postcodes=held["total"] or 0,
        editions=tuple(sorted(set(areas))),
        boundaries=tuple(Boundary.objects.order_by("name").values_list("name", flat=True)),
    )


def partnership(*, viewer: Viewer) -> Partnership:
    """Whose places the viewer records."""
    return Partnership.objects.filter(pk__in=viewer.partnership_ids).order_by("pk")[0]


def district_names(*, viewer: Viewer) -> dict[str, str]:
    """Districts by their codes: of the viewer's policies, and whose boundary is held."""
    in_force = policies.policies_in_force(viewer=viewer).values()
    own = {one.code: one.name for policy in in_force for one in policy.area.districts}
    return dict(Boundary.objects.values_list("code", "name")) | own


def distances(*, viewer: Viewer, place: Place) -> list[tuple[str, Distance]]:
    """How far a place is from the area of each authority of the viewer's; those that measure from
    one boundary stand together."""
    together: dict[Distance, list[str]] = {}
    for authority in policies.authorities(viewer=viewer):
        found = distance_from(postcode=place.postcode, authority=authority, at=viewer.at)
        if found.method is not Method.NO_AREA:
            together.setdefault(found, []).append(authority.name)
    return [(" and ".join(names), found) for found, names in together.items()]


def ground(*, viewer: Viewer) -> Ground:
    """The area of the viewer's first authority, to draw places on."""
    first = policies.authorities(viewer=viewer).first()
    return ground_of(authority=first, at=viewer.at) if first else Ground()


def distance_from(*, postcode: str, authority: Authority, at: datetime) -> Distance:
    """From a postcode to the boundary of the area of this authority's policy on the day of `at`."""
    kept = normalised(postcode)
    if not kept:
        return Distance(Method.NO_POSTCODE)
    known = Postcode.objects.filter(pk=kept).first()
    if known is None:
        return Distance(Method.UNKNOWN_POSTCODE)
    if known.at is None:
        return Distance(Method.NOWHERE)
    return _distance(known.at, _parts(authority, at))


def ground_of(*, authority: Authority, at: datetime) -> Ground:
    """The area of this authority's policy: as it is drawn, or as the pattern of its postcodes, a
    point for each sector ("PE15 8")."""
    parts = _parts(authority, at)
    if outlines := _outlines(parts):
        return Ground(outlines=outlines)
    sector = Substr("postcode", 1, Length("postcode") - 2)
    rows = (
        Postcode.objects.filter(district__in=_codes(parts), easting__isnull=False)
        .values(sector=sector)
        .annotate(east=Avg("easting"), north=Avg("northing"))
        .values_list("east", "north")
    )
    return Ground(pattern=tuple(Point(round(east), round(north)) for east, north in rows))


def _distance(point: Point, parts: Sequence[Part]) -> Distance:
    if outlines := _outlines(parts):
        end = nearest(outlines, point)
        return Distance(Method.BOUNDARY, end.miles, point, end.at)
    other = _nearest_postcode(point, _codes(parts))
    if other is None:
        return Distance(Method.NO_AREA, at=point)
    return Distance(Method.NEAREST_POSTCODE, miles_between(point, other), point, other)


def _codes(parts: Iterable[Part]) -> list[str]:
    return sorted({code for part in parts for code in part.codes})


def _nearest_postcode(point: Point, districts: list[str]) -> Point | None:
    """Of those inside the area. Squares of metres outgrow an ordinary whole number."""
    east = Cast(F("easting"), BigIntegerField()) - point.easting
    north = Cast(F("northing"), BigIntegerField()) - point.northing
    inside = Postcode.objects.filter(district__in=districts, easting__isnull=False)
    found = inside.alias(squared=east * east + north * north).order_by("squared", "pk").first()
    return found.at if found else None


def _parts(authority: Authority, at: datetime) -> tuple[Part, ...]:
    """The authorities whose boundary together is the area's; none where nothing is decided. The
    districts of each are in its own policy: a county's boundary is that of its districts."""
    own = _policy(authority, at)
    if own is None:
        return ()
    neighbours = Authority.objects.filter(partnership=authority.partnership_id)
    areas = [own.area] + [
        policy.area
        for other in neighbours.exclude(pk=authority.pk).order_by("pk")
        if (policy := _policy(other, at))
    ]
    districts = {
        area.authority_code: tuple(one.code for one in area.districts) for area in reversed(areas)
    }
    return tuple(Part(code, districts.get(code, ())) for code in own.area.boundary_codes)


def _policy(authority: Authority, at: datetime) -> Policy | None:
    try:
        return policies.policy_for(authority=authority, at=at)
    except policies.NoPolicy:
        return None


def _outlines(parts: Sequence[Part]) -> tuple[Outline, ...]:
    """Each part as a whole, or as all of its districts. Nothing if one of them is not loaded: a
    boundary with a gap in it would measure to the wrong side of the missing part."""
    held = dict(Boundary.objects.filter(code__in=_codes(parts)).values_list("code", "digest"))
    wanted: list[str] = []
    for part in parts:
        drawn = (part.code,) if part.code in held else part.districts
        if not drawn or not held.keys() >= set(drawn):
            return ()
        wanted += drawn
    return tuple(_outline(code, held[code]) for code in wanted)


@lru_cache(maxsize=512)
def _outline(code: str, digest: str) -> Outline:
    """What one file says of a code never changes, so each is read once in a process."""
    return Boundary.objects.get(code=code, digest=digest).outline
