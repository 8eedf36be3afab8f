"""A placement across a border is told of, meant, found and ended; and what its risks are."""

from dataclasses import dataclass
from datetime import date, datetime

from methub.agencies.models import Authority
from methub.audit import trail
from methub.children.models import Child, Placement
from methub.foundation.actors import Actor
from methub.foundation.records import ChangedMeanwhile
from methub.foundation.timekeeping import london_day, start_of
from methub.missing.codes import YesNo
from methub.out_of_area import rules
from methub.out_of_area.changes.promises import follow_placement, settle_for_missing
from methub.out_of_area.changes.refusals import AlreadyEnded, AlreadyMeant, InThePast, NotAway
from methub.out_of_area.codes import Direction, StepKind
from methub.out_of_area.models import PlacedAway, Step
from methub.post.models import Message

LIVES_ELSEWHERE = "Another placement has begun."


@dataclass(frozen=True)
class NoticeTold:
    """What the placement notice of another authority says, and when it was sent to us."""

    told_at: datetime
    who_there: str
    exploitation: YesNo = YesNo.NOT_KNOWN
    risks: str = ""
    lead_proposed: str = ""
    has_plan: bool = False
    message: Message | None = None


def accept_notice(
    *, child: Child, placement: Placement, notice: NoticeTold, by: Actor, at: datetime
) -> PlacedAway | None:
    """Another authority tells us that it has placed, or is about to place, this child here. None
    where the placement crosses no border of the partnership."""
    with trail.open_page(by=by, at=at) as page:
        direction = _direction(child, placement.host_authority)
        page.write(
            "out_of_area.notice.read",
            about=placement,
            person_id=child.pk,
            direction=direction,
        )
        if direction is not Direction.HERE:
            return None
        row = _told_again(child, placement) or _begun(
            child, placement, direction, notice.told_at, by, at
        )
        row.exploitation, row.risks = notice.exploitation, notice.risks
        row.lead_proposed = notice.lead_proposed
        row.save()
        for kind in [StepKind.NOTICE, *([StepKind.PLAN] if notice.has_plan else [])]:
            Step.objects.create(
                child=child,
                placed_away=row,
                kind=kind,
                done_at=notice.told_at,
                who_there=notice.who_there,
                said="" if kind is StepKind.NOTICE else "Came with the placement notice.",
                message=notice.message,
                recorded_at=at,
                recorded_by_id=by.id,
                recorded_by_name=by.name,
            )
        follow_placement(row, page, why="The placement notice came.")
        if notice.has_plan:
            settle_for_missing(row, page)
    return row


def find_placement(*, placement: Placement, by: Actor, at: datetime) -> PlacedAway | None:
    """Somebody recorded where a child lives, and that is across a border: the two authorities owe
    each other what the guide says, whoever remembered to say so. Safe to run twice."""
    with trail.open_page(by=by, at=at) as page:
        child = _held(placement.child_id)
        known = PlacedAway.objects.filter(
            placement=placement, placing_authority=child.responsible_authority
        ).first()
        direction = _direction(child, placement.host_authority)
        page.write("out_of_area.placement.looked-at", about=placement, person_id=child.pk)
        if known is not None or direction is None:
            return known
        row = _begun(child, placement, direction, placement.recorded_at, by, at)
        assert row.placed_at is not None
        row.is_history = rules.is_history(
            placed_at=row.placed_at, recorded_at=placement.recorded_at
        )
        row.save(update_fields=["is_history"])
        follow_placement(row, page, why="The placement began.")
    return row


def intend_placement(
    *,
    child: Child,
    host_authority: Authority,
    intended_on: date,
    exploitation: YesNo,
    risks: str = "",
    by: Actor,
    at: datetime,
) -> PlacedAway:
    """Our child is to be placed in another area. Where exploitation is known, the two authorities
    speak before, so that nobody learns on the first night what waits there."""
    if intended_on < london_day(at):
        raise InThePast
    with trail.open_page(by=by, at=at) as page:
        child = _held(child.pk)
        if _direction(child, host_authority) is not Direction.ELSEWHERE:
            raise NotAway
        if PlacedAway.objects.standing().filter(child=child, placed_at=None).exists():
            raise AlreadyMeant
        row = PlacedAway.objects.create(
            child=child,
            direction=Direction.ELSEWHERE,
            placing_authority=child.responsible_authority,
            host_authority=host_authority,
            told_at=at,
            intended_on=intended_on,
            exploitation=exploitation,
            risks=risks,
            recorded_at=at,
            recorded_by_id=by.id,
            recorded_by_name=by.name,
        )
        page.write(
            "out_of_area.placement.meant",
            about=row,
            person_id=child.pk,
            intended_on=intended_on,
        )
        follow_placement(row, page, why="The placement is meant.")
    return row


def record_risks(
    *,
    placed_away: PlacedAway,
    exploitation: YesNo,
    version: int,
    risks: str | None = None,
    by: Actor,
    at: datetime,
) -> PlacedAway:
    """Whether exploitation is known, and what the risks are (None: as they stand). What is owed
    follows from it."""
    with trail.open_page(by=by, at=at) as page:
        row = _standing(placed_away)
        if row.version != version:
            raise ChangedMeanwhile
        row.exploitation, row.version = exploitation, version + 1
        row.risks = row.risks if risks is None else risks
        row.save()
        page.write(
            "out_of_area.risks.recorded",
            about=row,
            person_id=row.child_id,
            exploitation=exploitation,
        )
        follow_placement(row, page, why="What is known of exploitation was recorded.")
    return row


def end_placed_away(*, placed_away: PlacedAway, why: str, by: Actor, at: datetime) -> PlacedAway:
    """The child lives there no longer, never came, or answers to another authority now. What was
    owed is owed no more; what was agreed is kept."""
    with trail.open_page(by=by, at=at) as page:
        row = _standing(placed_away)
        row.ended_at, row.ended_why = at, why
        row.save(update_fields=["ended_at", "ended_why"])
        page.write("out_of_area.placement.ended", about=row, person_id=row.child_id, why=why)
        follow_placement(row, page, why=why)
    return row


def _begun(
    child: Child,
    placement: Placement,
    direction: Direction,
    told_at: datetime,
    by: Actor,
    at: datetime,
) -> PlacedAway:
    """The row of a placement that has begun: the one that was meant, if it was. Whatever stood
    before it has ended."""
    host = placement.host_authority
    assert host is not None, "a placement that crosses a border is in some authority's area"
    standing = PlacedAway.objects.standing().filter(child=child)
    meant = standing.filter(placed_at=None, direction=direction, host_authority=host).first()
    for before in standing.filter(placed_at__isnull=False):
        end_placed_away(placed_away=before, why=LIVES_ELSEWHERE, by=by, at=at)
    row = meant or PlacedAway(
        child=child,
        direction=direction,
        placing_authority=child.responsible_authority,
        host_authority=host,
        told_at=told_at,
        recorded_at=at,
        recorded_by_id=by.id,
        recorded_by_name=by.name,
    )
    row.placement = placement
    row.placed_at = placement.placed_from_at or start_of(placement.from_on)
    row.save()
    return row


def _told_again(child: Child, placement: Placement) -> PlacedAway | None:
    """A second notice of the same placement: what was agreed since the first must not be lost."""
    row = (
        PlacedAway.objects.standing()
        .select_for_update(of=("self",), no_key=True)
        .filter(
            child=child,
            direction=Direction.HERE,
            placed_at=placement.placed_from_at,
            host_authority=placement.host_authority,
        )
        .first()
    )
    if row is not None:
        row.placement = placement
    return row


def _direction(child: Child, host: Authority | None) -> Direction | None:
    if host is None:
        return None
    ours = child.person.partnership_id
    return rules.direction(
        is_ours=child.responsible_authority.partnership_id == ours,
        is_here=host.partnership_id == ours,
    )


def _held(child_id: int) -> Child:
    Child.objects.select_for_update(no_key=True).get(pk=child_id)
    return Child.objects.select_related("person", "responsible_authority").get(pk=child_id)


def _standing(placed_away: PlacedAway) -> PlacedAway:
    row = PlacedAway.objects.standing_and_held(placed_away.pk)
    if row is None:
        raise AlreadyEnded
    return row
