"""Care and background as a return tells them, many at once: facts, which promise nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from methub.audit import trail
from methub.children import rules
from methub.children.changes.care import LawAndWordDiffer
from methub.children.codes import CareStatus, LegalStatus, LivingKind, PlaceType
from methub.children.models import Background, CareRecord, Child, Placement
from methub.foundation.actors import Actor

BATCH = 1_000


class MergedMeanwhile(Exception):
    """The record of one of these children was merged into another just now. Begin again."""

    def __str__(self) -> str:
        return type(self).__doc__ or ""


@dataclass(frozen=True)
class PastHome:
    """Where a child lived, in the return's own codes."""

    place_type: str
    provider_type: str
    postcode: str
    urn: str
    is_protected: bool = False


@dataclass(frozen=True)
class PastCare:
    """One episode of care. An episode in the same home as the one before shares its placement."""

    child_id: int
    from_on: date
    until_on: date | None
    legal_status: str
    need: str
    started_because: str
    ended_because: str
    place_changed_because: str
    home_postcode: str
    home: PastHome
    is_unaccompanied: bool = False


def record_care_history(
    *, past: Sequence[PastCare], source: str, by: Actor, at: datetime
) -> list[CareRecord]:
    """Oldest first for each child. The days must be free: look first."""
    made: list[CareRecord] = []
    for first in range(0, len(past), BATCH):
        batch = past[first : first + BATCH]
        if not all(rules.agrees(_status(one), one.legal_status) for one in batch):
            raise LawAndWordDiffer
        with trail.open_page(by=by, at=at) as page:
            _hold(batch)
            homes = _homes(batch, by, at)
            records = CareRecord.objects.bulk_create(
                CareRecord(
                    child_id=one.child_id,
                    status=_status(one),
                    from_on=one.from_on,
                    until_on=one.until_on,
                    legal_status=one.legal_status,
                    need=one.need,
                    started_because=one.started_because,
                    ended_because=one.ended_because,
                    home_postcode=one.home_postcode,
                    placement=home,
                    recorded_at=at,
                    recorded_by_name=by.name,
                )
                for one, home in zip(batch, homes, strict=True)
            )
            for record in records:
                page.write(
                    "children.care-status.recorded-from-history",
                    about=record,
                    person_id=record.child_id,
                    source=source,
                )
        made += records
    return made


@dataclass(frozen=True)
class PastBackground:
    """What a return says of a child's background."""

    child_id: int
    ethnicity: str
    upn_unknown: str
    is_mother: bool | None
    mothers_child_born_on: date | None


def record_background_history(
    *, past: Sequence[PastBackground], from_on: date, source: str, by: Actor, at: datetime
) -> list[Background]:
    """Of children about whom nobody has said anything yet."""
    made: list[Background] = []
    for first in range(0, len(past), BATCH):
        batch = past[first : first + BATCH]
        with trail.open_page(by=by, at=at) as page:
            _hold(batch)
            rows = Background.objects.bulk_create(
                Background(
                    child_id=one.child_id,
                    from_on=from_on,
                    ethnicity=one.ethnicity,
                    upn_unknown=one.upn_unknown,
                    is_mother=one.is_mother,
                    mothers_child_born_on=one.mothers_child_born_on,
                    recorded_at=at,
                    recorded_by_name=by.name,
                )
                for one in batch
            )
            for row in rows:
                page.write(
                    "children.background.recorded-from-history",
                    about=row,
                    person_id=row.child_id,
                    source=source,
                )
        made += rows
    return made


def end_care_history(
    *,
    record: CareRecord,
    until_on: date,
    ended_because: str,
    place_changed_because: str,
    by: Actor,
    at: datetime,
) -> CareRecord:
    """A later return says when, and why, an episode of care ended."""
    with trail.open_page(by=by, at=at) as page:
        held = CareRecord.objects.select_for_update(no_key=True).get(pk=record.pk)
        held.until_on, held.ended_because = until_on, ended_because
        held.version += 1
        held.save(update_fields=["until_on", "ended_because", "version"])
        home = held.placement
        if home is not None and home.until_on is None and place_changed_because:
            home.until_on, home.ended_because = until_on, place_changed_because
            home.version += 1
            home.save(update_fields=["until_on", "ended_because", "version"])
        page.write("children.care-status.ended", about=held, person_id=held.child_id)
    return held


def _hold(batch: Sequence[PastCare | PastBackground]) -> None:
    if Child.objects.hold({one.child_id for one in batch}):
        raise MergedMeanwhile


def _status(one: PastCare) -> CareStatus:
    law = LegalStatus(one.legal_status)
    return rules.care_status_of(law, is_unaccompanied=one.is_unaccompanied)


def _homes(batch: Sequence[PastCare], by: Actor, at: datetime) -> list[Placement]:
    """A placement for each episode, in order; one for episodes that go on in the same home."""
    chosen: list[Placement] = []
    before: PastCare | None = None
    for one in batch:
        if before is not None and _goes_on(before, one):
            home = chosen[-1]
            home.until_on, home.ended_because = one.until_on, one.place_changed_because
        else:
            home = _placement(one, by, at)
        chosen.append(home)
        before = one
    made = {id(home): home for home in chosen}
    Placement.objects.bulk_create(made.values())
    return chosen


def _goes_on(before: PastCare, one: PastCare) -> bool:
    return (before.child_id, before.until_on, before.home) == (one.child_id, one.from_on, one.home)


def _placement(one: PastCare, by: Actor, at: datetime) -> Placement:
    return Placement(
        child_id=one.child_id,
        kind=_LIVES.get(one.home.place_type, LivingKind.OTHER),
        from_on=one.from_on,
        until_on=one.until_on,
        postcode=one.home.postcode,
        place_type=one.home.place_type,
        provider_type=one.home.provider_type,
        urn=one.home.urn,
        ended_because=one.place_changed_because,
        is_protected=one.home.is_protected,
        recorded_at=at,
        recorded_by_name=by.name,
    )


P, L = PlaceType, LivingKind
_LIVES: dict[str, LivingKind] = {
    **dict.fromkeys((P.U1, P.U2, P.U3, P.U4, P.U5, P.U6), L.FOSTER),
    **dict.fromkeys((P.K2, P.R1), L.RESIDENTIAL),
    **dict.fromkeys((P.K1, P.R5), L.SECURE),
    **dict.fromkeys((P.K3, P.H5, P.P2), L.SEMI_INDEPENDENT),
    P.P1: L.HOME,
}
