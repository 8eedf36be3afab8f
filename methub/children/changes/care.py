"""How social care knows the child. While in care, a row is one episode of care of the return."""

from collections.abc import Collection
from datetime import date, datetime

from methub.audit import trail
from methub.children import rules
from methub.children.changes.dated import make_room
from methub.children.changes.owed import followed
from methub.children.codes import CareStatus, LegalStatus, Need, ReasonCeased, ReasonNew
from methub.children.models import CareRecord, Child, LibertyOrder, Placement
from methub.foundation.actors import Actor


class LawAndWordDiffer(Exception):
    """The legal status and the care status say different things."""


def record_care_status(
    *,
    child: Child,
    status: CareStatus,
    from_on: date,
    until_on: date | None = None,
    legal_status: LegalStatus | str = "",
    need: Need | str = "",
    started_because: ReasonNew | str = "",
    ended_because: ReasonCeased | str = "",
    home_postcode: str = "",
    placement: Placement | None = None,
    former_ended_because: ReasonCeased | str = "",
    by: Actor,
    at: datetime,
) -> CareRecord:
    """How social care knows the child, from a day on; in care, also under which law and where.

    `former_ended_because`: why the child left care, where this ends an episode of it."""
    if not rules.agrees(status, legal_status):
        raise LawAndWordDiffer
    with trail.open_page(by=by, at=at) as page, followed(child=child, by=by, at=at):
        before = _make_room(child, status, from_on, until_on, former_ended_because)
        record = CareRecord.objects.create(
            child=child,
            status=status,
            from_on=from_on,
            until_on=until_on,
            legal_status=legal_status,
            need=need,
            started_because=started_because
            or _reason_new(before, legal_status, placement, has_same_carers=False),
            ended_because=ended_because,
            home_postcode=home_postcode.strip().upper(),
            placement=placement,
            recorded_at=at,
            recorded_by_name=by.name,
        )
        page.write("children.care-status.recorded", about=record, person_id=child.pk, status=status)
    return record


def record_liberty_order(
    *, child: Child, from_on: date, until_on: date | None = None, by: Actor, at: datetime
) -> LibertyOrder:
    """A court allows that the child is deprived of their liberty, from a day on."""
    with trail.open_page(by=by, at=at) as page:
        make_room(LibertyOrder, child, from_on, until_on)
        order = LibertyOrder.objects.create(
            child=child, from_on=from_on, until_on=until_on, recorded_at=at,
            recorded_by_name=by.name,
        )  # fmt: skip
        page.write("children.liberty-order.recorded", about=order, person_id=child.pk)
    return order


def move_care(
    placement: Placement,
    *,
    ends: Collection[Placement],
    has_same_carers: bool,
    by: Actor,
    at: datetime,
) -> None:
    """The child in care lives elsewhere from now on: the same law, another episode of care. Where
    nobody has said which home the episode is about, it is the first that is recorded. A second
    household that the child also has changes nothing."""
    now = CareRecord.objects.filter(child=placement.child_id, until_on=None).first()
    if now is None or now.legal_status == "" or placement.from_on < now.from_on:
        return
    if now.placement_id is None:
        now.placement, now.version = placement, now.version + 1
        now.save(update_fields=["placement", "version"])
    elif now.placement_id in {home.pk for home in ends}:
        record_care_status(
            child=placement.child,
            status=CareStatus(now.status),
            from_on=placement.from_on,
            legal_status=now.legal_status,
            need=now.need,
            started_because=_reason_new(
                now, now.legal_status, placement, has_same_carers=has_same_carers
            ),
            home_postcode=now.home_postcode,
            placement=placement,
            by=by,
            at=at,
        )


def _make_room(
    child: Child,
    status: CareStatus,
    from_on: date,
    until_on: date | None,
    left_because: ReasonCeased | str,
) -> CareRecord | None:
    """The row before ends, and says why if it was an episode of care."""
    before = CareRecord.objects.filter(child=child, until_on=None).first()
    if before is None or before.legal_status == "":
        because: ReasonCeased | str = ""
    else:
        because = ReasonCeased.X1 if rules.is_in_care(status) else left_because
    ended: CareRecord | None = make_room(
        CareRecord, child, from_on, until_on, ended_because=because
    )
    return ended


def _reason_new(
    before: CareRecord | None,
    legal_status: LegalStatus | str,
    placement: Placement | None,
    *,
    has_same_carers: bool,
) -> ReasonNew | str:
    if legal_status == "":
        return ""
    if before is None or not rules.is_in_care(before.status):
        return ReasonNew.S
    if before.legal_status == "":  # nobody knows what has changed: the return asks
        return ""
    return rules.reason_new(
        is_new_law=before.legal_status != legal_status,
        is_new_place=placement is not None and placement.pk != before.placement_id,
        same_carers=has_same_carers,
    )
