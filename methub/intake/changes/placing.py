"""Another authority tells us that it has placed a child here: a notice, and not an episode."""

from dataclasses import dataclass
from datetime import datetime

from methub.agencies.models import Authority
from methub.audit import trail
from methub.children import changes as children
from methub.children.codes import CareStatus, LivingKind
from methub.children.models import Child
from methub.children.queries import situation_of
from methub.foundation.actors import Actor
from methub.foundation.timekeeping import london_day
from methub.intake.changes.newcomers import NewChild
from methub.intake.changes.settling import InHand
from methub.intake.models import Notification
from methub.missing.codes import YesNo
from methub.out_of_area import changes as out_of_area
from methub.out_of_area.rules import late_by
from methub.policies import queries as policies


@dataclass(frozen=True)
class PlacementNotice:
    """Where the child lives from now on, since when, and in whose area that is."""

    placed_from: datetime
    host_authority: Authority
    kind: LivingKind = LivingKind.RESIDENTIAL
    name: str = ""
    address: str = ""
    postcode: str = ""
    district: str = ""
    care_status: CareStatus | None = None
    exploitation: YesNo = YesNo.NOT_KNOWN
    known_risks: str = ""
    lead_proposed: str = ""
    has_plan: bool = False


def accept_placement_notice(
    *,
    notification: Notification,
    child: Child | NewChild,
    notice: PlacementNotice,
    version: int,
    by: Actor,
    at: datetime,
) -> Child:
    """The child is on the record with where they live, so that whoever finds them knows whom to
    call; and what the two authorities owe each other begins. How late the notice came stays in the
    book."""
    with trail.open_page(by=by, at=at) as page:
        hand = InHand.take(notification, version, page)
        notification, known = hand.notification, hand.child(child)
        from_on = london_day(notice.placed_from)
        now = situation_of(child=known, at=notice.placed_from)
        if notice.care_status is not None and notice.care_status != now.care_status:
            children.record_care_status(
                child=known, status=notice.care_status, from_on=from_on, by=by, at=at
            )
        placement = children.record_placement(
            child=known,
            kind=notice.kind,
            from_on=from_on,
            name=notice.name,
            address=notice.address,
            postcode=notice.postcode,
            district=notice.district,
            host_authority=notice.host_authority,
            placed_from_at=notice.placed_from,
            ends=now.placements,
            by=by,
            at=at,
        )
        told = hand.told_of(notice.placed_from)
        out_of_area.accept_notice(
            child=known,
            placement=placement,
            notice=out_of_area.NoticeTold(
                told_at=told,
                who_there=notification.message.sender or known.responsible_authority.name,
                exploitation=notice.exploitation,
                risks=notice.known_risks,
                lead_proposed=notice.lead_proposed,
                has_plan=notice.has_plan,
                message=notification.message,
            ),
            by=by,
            at=at,
        )
        decided = policies.policy_for(authority=notice.host_authority, at=notice.placed_from)
        late = late_by(
            placed_at=notice.placed_from,
            told_at=told,
            within_hours=decided.placed_away.notice_within_hours,
        )
        page.write(
            "intake.placement.told",
            about=notification,
            person_id=known.pk,
            late_by_hours=round(late.total_seconds() / 3600, 1) if late else 0,
        )
        hand.accept(known)
    return known
