"""A place is recorded once, and recognised after that."""

from datetime import datetime

from methub.agencies.models import Partnership
from methub.audit import trail
from methub.foundation.actors import Actor
from methub.foundation.records import ChangedMeanwhile
from methub.places.codes import PRIVATE, PlaceKind
from methub.places.models import Place, Postcode
from methub.places.rules.postcodes import as_written, normalised
from methub.places.rules.recognition import Described, is_same


class SaysNothing(Exception):
    """Too little to know the place again by: for somebody's home, its address and postcode."""


def place_at(
    *,
    partnership: Partnership,
    kind: PlaceKind,
    name: str = "",
    address: str = "",
    postcode: str = "",
    notes: str = "",
    by: Actor,
    at: datetime,
) -> Place:
    """The place so described: the one already known, as it is, or a new one. Never for a home that
    nobody may be told of: whoever records one keeps it with the child."""
    described = _described(kind, name, address, postcode)
    with trail.open_page(by=by, at=at) as page:
        # Two people who name the same place at once wait for each other here: one of them names it.
        Partnership.objects.select_for_update(no_key=True).get(pk=partnership.pk)
        place = _recognised(partnership, kind, described)
        what = "recognised" if place else "recorded"
        if place is None:
            place = Place(partnership=partnership, kind=kind, notes=notes, recorded_at=at)
            _write(place, described)
        page.write(f"places.place.{what}", about=place, kind=kind)
    return place


def correct_place(
    *,
    place: Place,
    version: int,
    kind: PlaceKind,
    name: str,
    address: str,
    postcode: str,
    notes: str,
    by: Actor,
    at: datetime,
) -> Place:
    """What was recorded of a place is put right. What it said before is in its history."""
    described = _described(kind, name, address, postcode)
    with trail.open_page(by=by, at=at) as page:
        place = Place.objects.select_for_update(no_key=True).get(pk=place.pk)
        if place.version != version:
            raise ChangedMeanwhile
        place.version += 1
        place.kind, place.notes = kind, notes
        _write(place, described)
        page.write("places.place.corrected", about=place, kind=kind)
    return place


def _described(kind: PlaceKind, name: str, address: str, postcode: str) -> Described:
    """A home has no name of its own: "Dad's" is some child's dad's."""
    is_private = kind in PRIVATE
    described = Described("" if is_private else name, address, as_written(postcode))
    if not (described.has_an_address if is_private else described.says_something):
        raise SaysNothing
    return described


def _recognised(partnership: Partnership, kind: PlaceKind, described: Described) -> Place | None:
    """One of the same kind: a flat above a takeaway is not the takeaway."""
    known = Place.objects.filter(
        partnership=partnership, kind=kind, postcode=described.postcode
    ).order_by("pk")
    return next((place for place in known if is_same(place.described, described)), None)


def _write(place: Place, described: Described) -> None:
    """Where it is comes from its postcode; one that is not known is kept, and says nothing more."""
    place.name, place.address, place.postcode = (
        described.name,
        described.address,
        described.postcode,
    )
    known = Postcode.objects.filter(pk=normalised(described.postcode)).first()
    place.district = known.district if known else ""
    place.easting, place.northing = (known.easting, known.northing) if known else (None, None)
    place.save()
