"""Homes: each a dated row. Several at once may be true: two households are two."""

from collections.abc import Collection
from datetime import date, datetime

from methub.agencies.models import Authority
from methub.audit import trail
from methub.children.changes.care import move_care
from methub.children.changes.dated import EndsBeforeItBegan, end
from methub.children.changes.measuring import TypedDistance, located
from methub.children.codes import LivingKind, PlaceChange, PlaceProvider, PlaceType
from methub.children.models import Child, Placement
from methub.foundation.actors import Actor


def record_placement(
    *,
    child: Child,
    kind: LivingKind,
    from_on: date,
    name: str = "",
    address: str = "",
    postcode: str = "",
    district: str = "",
    host_authority: Authority | None = None,
    typed_distance: TypedDistance | None = None,
    placed_from_at: datetime | None = None,
    is_protected: bool = False,
    place_type: PlaceType | str = "",
    provider_type: PlaceProvider | str = "",
    provider: str = "",
    urn: str = "",
    until_on: date | None = None,
    ends: Collection[Placement] = (),
    ended_because: PlaceChange | str = "",
    has_same_carers: bool = False,
    by: Actor,
    at: datetime,
) -> Placement:
    """Where the child lives, from a day on. Only the homes named in `ends` end that day: two
    households may both be true. While the child is in care under a known law, a move from the home
    that the authority answers for begins another episode of care."""
    if until_on is not None and until_on < from_on:
        raise EndsBeforeItBegan
    with trail.open_page(by=by, at=at) as page:
        for former in ends:
            end_placement(
                placement=former, until_on=from_on, ended_because=ended_because, by=by, at=at
            )
        placement = Placement.objects.create(
            child=child,
            kind=kind,
            from_on=from_on,
            name=name,
            address=address,
            postcode=postcode,
            district=district,
            host_authority=host_authority,
            placed_from_at=placed_from_at,
            is_protected=is_protected,
            **located(
                child=child,
                kind=kind,
                name=name,
                address=address,
                postcode=postcode,
                is_protected=is_protected,
                typed=typed_distance,
                by=by,
                at=at,
            ),
            place_type=place_type,
            provider_type=provider_type,
            provider=provider,
            urn=urn,
            until_on=until_on,
            recorded_at=at,
            recorded_by_name=by.name,
        )
        move_care(placement, ends=ends, has_same_carers=has_same_carers, by=by, at=at)
        page.write("children.placement.recorded", about=placement, person_id=child.pk, kind=kind)
    return placement


def end_placement(
    *,
    placement: Placement,
    until_on: date,
    ended_because: PlaceChange | str = "",
    by: Actor,
    at: datetime,
) -> None:
    """The child no longer lives there from this day."""
    with trail.open_page(by=by, at=at) as page:
        end(placement, until_on, ended_because=ended_because)
        page.write("children.placement.ended", about=placement, person_id=placement.child_id)
