"""How many children stand on the tracker, and why: ours, and other authorities', apart."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q
from django.db.models.lookups import IsNull

from methub.agencies.viewer import Viewer
from methub.tracker.codes import Whose
from methub.tracker.queries.concerns import CONCERNS
from methub.tracker.queries.moments import Moment
from methub.tracker.queries.page import OTHERS, Sought, fitting, known, moment
from methub.tracker.queries.prepared import prepared
from methub.tracker.rules import Column, Register, Why


@dataclass(frozen=True)
class Totals:
    """`by_reason`: None is for any of them. One child may have several reasons and counts once in
    each. `fitting`: those the filters leave."""

    by_reason: dict[Whose, dict[Why | None, int]]
    fitting: int


def totals(*, viewer: Viewer, sought: Sought, columns: Sequence[Column]) -> Totals:
    """Counted on the day the tracker is looked at, whatever it is filtered by."""
    when = moment(viewer=viewer, on=sought.on)
    register = sought.register
    by_reason = _by_reason(_combinations(viewer, when, register), register.reasons)
    if sought.bounds or sought.is_changed:
        rows = fitting(viewer=viewer, sought=sought, columns=columns, when=when).count()
    else:
        rows = by_reason[sought.whose][sought.reason]
    return Totals(by_reason=by_reason, fitting=rows)


def _by_reason(
    combinations: Iterable[tuple[Whose, frozenset[Why], int]], known: Sequence[Why]
) -> dict[Whose, dict[Why | None, int]]:
    counted: Counter[tuple[Whose, Why | None]] = Counter()
    for whose, reasons, children in combinations:
        for reason in (None, *reasons):
            counted[whose, reason] += children
    return {whose: {reason: counted[whose, reason] for reason in (None, *known)} for whose in Whose}


def _combinations(
    viewer: Viewer, when: Moment, register: Register
) -> list[tuple[Whose, frozenset[Why], int]]:
    """Every combination of reasons that brings children here, and how many each: each child is
    looked at once."""
    why = {f"why_{reason.name}": _stands(reason, when) for reason in register.reasons}
    rows = (
        known(viewer=viewer, when=when, register=register)
        .annotate(is_theirs=OTHERS, **why)
        .values("is_theirs", *why)
        .annotate(children=Count("pk"))
        .order_by()
    )
    found = [
        (
            Whose.THEIRS if row["is_theirs"] else Whose.OURS,
            frozenset(reason for reason in register.reasons if row[f"why_{reason.name}"]),
            row["children"],
        )
        for row in rows
    ]
    return [one for one in found if one[1]]


def _stands(reason: Why, when: Moment) -> Any:
    """Whether a child is here for this reason: what is rare is gathered once for them all."""
    concern = CONCERNS[reason]
    if concern.is_rare and not when.is_past:
        return Q(pk__in=concern.rows(when).order_by().values(concern.child))
    return IsNull(prepared(concern.first, when), False)
