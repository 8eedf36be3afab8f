"""One record turns out to be of two children after all: both stand again as they were."""

from collections.abc import Collection, Mapping
from datetime import datetime

from django.db import IntegrityError, transaction

from methub.audit import trail
from methub.children.models import Child
from methub.foundation import moving
from methub.foundation.actors import Actor
from methub.foundation.moving import Key
from methub.foundation.records import ChangedMeanwhile
from methub.merging.changes.joining import held
from methub.merging.changes.refusals import (
    AlreadyApart,
    DoesNotFit,
    Entangled,
    MergedOn,
    NoReason,
    NotAnswered,
    TakeLaterApartFirst,
)
from methub.merging.codes import Side
from methub.merging.models import Merge
from methub.merging.queries.parting import Parting, parting
from methub.missing import changes as missing
from methub.people import changes as people

WHY = "Two records that had been merged were taken apart"


def unmerge_persons(
    *,
    merge: Merge,
    answers: Mapping[Key, Side],
    keep: Collection[tuple[str, int, str]] = (),
    seen: str,
    why: str,
    by: Actor,
    at: datetime,
) -> Merge:
    """Both records as they were. `answers`: whose is what was recorded since. `keep`: columns the
    merge had changed and somebody has changed again, which stay as they are now."""
    if not why.strip():
        raise NoReason
    with trail.open_page(by=by, at=at) as page:
        kept, away = held(merge.kept, merge.away)
        merge = Merge.objects.select_for_update(no_key=True).get(pk=merge.pk)
        if merge.undone_at is not None:
            raise AlreadyApart
        if kept.merged_into_id is not None:
            raise MergedOn
        plan = parting(merge=merge)
        _refuse(plan, answers, seen)
        away.merged_into = None
        away.save(update_fields=["merged_into"])
        _put_apart(plan, answers, frozenset(keep))
        people.open_record(kept=kept, away=away, by=by, at=at)
        for child in Child.objects.select_related("person").filter(pk__in=[kept.pk, away.pk]):
            missing.look_again(child=child, why=WHY, by=by, at=at)
        merge.undone_at, merge.undone_why = at, why
        merge.undone_by_id, merge.undone_by_name = by.id, by.name
        merge.save()
        for one in (kept, away):
            page.write("merging.person.unmerged", about=merge, person_id=one.pk, why=why)
    return merge


def _refuse(plan: Parting, answers: Mapping[Key, Side], seen: str) -> None:
    if {one.key for one in plan.moves} & plan.of_later:
        raise TakeLaterApartFirst
    if moving.fingerprint(plan.rows) != seen:
        raise ChangedMeanwhile
    if set(plan.added) - answers.keys():
        raise NotAnswered


def _put_apart(
    plan: Parting, answers: Mapping[Key, Side], keep: frozenset[tuple[str, int, str]]
) -> None:
    """What came goes back, and with it what was recorded since about that child."""
    owners = plan.owners(answers)
    also = [key for key, side in owners.items() if side is Side.AWAY and key not in plan.theirs]
    try:
        with transaction.atomic():
            undone = [*plan.to_put_back(keep), *plan.loosened(owners)]
            moving.put_back(undone, to=plan.merge.away_id, also=also)
    except IntegrityError as refused:
        raise DoesNotFit from refused
    _refuse_entangled(plan)


def _refuse_entangled(plan: Parting) -> None:
    """An interview of one child that answers an episode of the other would say of each what was
    true of neither."""
    rows = moving.rows_of([plan.merge.kept_id, plan.merge.away_id])
    for key, row in rows.items():
        for _, above in moving.parents(key, row):
            if above in rows and moving.owner_of(key, row) != moving.owner_of(above, rows[above]):
                raise Entangled(_called(key), _called(above))


def _called(key: Key) -> str:
    return str(moving.followers()[key[0]].model._meta.verbose_name)
