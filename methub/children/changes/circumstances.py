"""Care, placements, carers and school: each a dated row; the one before ends as the next begins."""

from collections.abc import Collection
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from methub.agencies.models import Authority
from methub.audit import trail
from methub.children.codes import CarerKind, CareStatus, LivingKind, SchoolStatus
from methub.children.models import Carer, CareRecord, Child, Placement, Schooling
from methub.foundation.actors import Actor


class EndsBeforeItBegan(Exception):
    """The day given is before this began."""


def record_care_status(
    *, child: Child, status: CareStatus, from_on: date, by: Actor, at: datetime
) -> CareRecord:
    """How social care knows the child, from a day on."""
    with trail.open_page(by=by, at=at) as page:
        _end_what_is_open(CareRecord, child, from_on)
        record = CareRecord.objects.create(
            child=child, status=status, from_on=from_on, recorded_at=at
        )
        page.write("children.care-status.recorded", about=record, person_id=child.pk, status=status)
    return record


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
    distance_miles: Decimal | None = None,
    placed_from_at: datetime | None = None,
    is_protected: bool = False,
    ends: Collection[Placement] = (),
    by: Actor,
    at: datetime,
) -> Placement:
    """Where the child lives, from a day on. Only the homes named in `ends` end that day: two
    households may both be true."""
    with trail.open_page(by=by, at=at) as page:
        for former in ends:
            end_placement(placement=former, until_on=from_on, by=by, at=at)
        placement = Placement.objects.create(
            child=child,
            kind=kind,
            from_on=from_on,
            name=name,
            address=address,
            postcode=postcode,
            district=district,
            host_authority=host_authority,
            distance_miles=distance_miles,
            placed_from_at=placed_from_at,
            is_protected=is_protected,
            recorded_at=at,
        )
        page.write("children.placement.recorded", about=placement, person_id=child.pk, kind=kind)
    return placement


def end_placement(*, placement: Placement, until_on: date, by: Actor, at: datetime) -> None:
    """The child no longer lives there from this day."""
    with trail.open_page(by=by, at=at) as page:
        _end(Placement, placement.pk, until_on)
        page.write("children.placement.ended", about=placement, person_id=placement.child_id)


def record_carer(
    *,
    child: Child,
    kind: CarerKind,
    name: str,
    from_on: date,
    placement: Placement | None = None,
    phone: str = "",
    email: str = "",
    has_parental_responsibility: bool = False,
    is_to_be_notified: bool = True,
    contact_limits: str = "",
    by: Actor,
    at: datetime,
) -> Carer:
    """A parent or carer: whether they are told, and any limit on contact."""
    with trail.open_page(by=by, at=at) as page:
        carer = Carer.objects.create(
            child=child,
            kind=kind,
            name=name,
            from_on=from_on,
            placement=placement,
            phone=phone,
            email=email,
            has_parental_responsibility=has_parental_responsibility,
            is_to_be_notified=is_to_be_notified,
            contact_limits=contact_limits,
            recorded_at=at,
        )
        page.write("children.carer.recorded", about=carer, person_id=child.pk, kind=kind)
    return carer


def end_carer(*, carer: Carer, until_on: date, by: Actor, at: datetime) -> None:
    """They no longer care for the child from this day."""
    with trail.open_page(by=by, at=at) as page:
        _end(Carer, carer.pk, until_on)
        page.write("children.carer.ended", about=carer, person_id=carer.child_id)


def record_schooling(
    *,
    child: Child,
    status: SchoolStatus,
    from_on: date,
    school: str = "",
    by: Actor,
    at: datetime,
) -> Schooling:
    """School or college, and whether the child is there, from a day on."""
    with trail.open_page(by=by, at=at) as page:
        _end_what_is_open(Schooling, child, from_on)
        schooling = Schooling.objects.create(
            child=child, status=status, school=school, from_on=from_on, recorded_at=at
        )
        page.write(
            "children.schooling.recorded", about=schooling, person_id=child.pk, status=status
        )
    return schooling


def _end_what_is_open(model: Any, child: Child, from_on: date) -> None:
    """The fact before ends on the day the next begins."""
    Child.objects.select_for_update(no_key=True).get(pk=child.pk)
    open_rows = model.objects.filter(child=child, until_on=None)
    if open_rows.filter(from_on__gt=from_on).exists():
        raise EndsBeforeItBegan
    open_rows.update(until_on=from_on)


def _end(model: Any, pk: int, until_on: date) -> None:
    row = model.objects.select_for_update(no_key=True).get(pk=pk)
    if until_on < row.from_on:
        raise EndsBeforeItBegan
    row.until_on = until_on
    row.save(update_fields=["until_on"])
