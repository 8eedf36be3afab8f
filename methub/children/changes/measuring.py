"""Where a home is: the place it is known as, and how far it is from the boundary of the area."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from methub.audit import trail
from methub.children.codes import LivingKind
from methub.children.models import Child, Placement
from methub.foundation.actors import Actor
from methub.places import changes as places
from methub.places.codes import PlaceKind
from methub.places.queries import distance_from

# Whatever is not known to be somewhere public is somebody's home, and never listed as a place.
_KINDS = {
    LivingKind.RESIDENTIAL: PlaceKind.CHILDRENS_HOME,
    LivingKind.SECURE: PlaceKind.CHILDRENS_HOME,
    LivingKind.FOSTER: PlaceKind.FOSTER_HOME,
}


class NoReasonGiven(Exception):
    """A distance typed in by a person says why it is not the one that was measured."""


@dataclass(frozen=True)
class TypedDistance:
    """Miles from the boundary, in place of those measured, and why."""

    miles: Decimal
    why: str


def located(
    *,
    child: Child,
    kind: LivingKind,
    name: str,
    address: str,
    postcode: str,
    is_protected: bool,
    typed: TypedDistance | None,
    by: Actor,
    at: datetime,
) -> dict[str, Any]:
    """What a placement keeps of where it is. A protected home is measured, and is no place: its
    address stands with the child alone."""
    if typed is not None and not typed.why.strip():
        raise NoReasonGiven
    measured = distance_from(postcode=postcode, authority=child.responsible_authority, at=at)
    # The child before the place: whoever holds one waits for nobody who holds the other.
    Child.objects.select_for_update(no_key=True).get(pk=child.pk)
    place = None
    if not is_protected:
        try:
            place = places.place_at(
                partnership=child.person.partnership,
                kind=_KINDS.get(kind, PlaceKind.HOME),
                name=name,
                address=address,
                postcode=postcode,
                by=by,
                at=at,
            )
        except places.SaysNothing:
            place = None
    return {
        "place": place,
        "distance_miles": measured.miles,
        "distance_method": measured.method,
        "typed_miles": typed.miles if typed else None,
        "typed_why": typed.why if typed else "",
    }


def measure_placement(*, placement: Placement, by: Actor, at: datetime) -> bool:
    """Measured again, once more postcodes or a boundary are loaded: whether anything is different.
    What a person typed in stays beside it. Interviews already routed stay as they were."""
    child = placement.child
    authority = child.responsible_authority
    measured = distance_from(postcode=placement.postcode, authority=authority, at=at)
    if (measured.miles, measured.method) == (placement.distance_miles, placement.distance_method):
        return False
    with trail.open_page(by=by, at=at) as page:
        Placement.every.filter(pk=placement.pk).update(
            distance_miles=measured.miles, distance_method=measured.method
        )
        page.write(
            "children.placement.measured",
            about=placement,
            person_id=child.pk,
            method=measured.method,
        )
    return True
