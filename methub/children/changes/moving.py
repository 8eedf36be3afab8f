"""Two records turn out to be of one child: which of two answers to one question stands."""

from collections.abc import Callable, Collection
from datetime import date, datetime
from typing import Any

from methub.audit import trail
from methub.children.models import Child, Photograph
from methub.children.queries.moving import ONE_AT_A_TIME, WORKER
from methub.foundation.actors import Actor
from methub.foundation.moving import Key
from methub.foundation.timekeeping import london_day

WHY = "Another record of the same child says otherwise, and was chosen when the two were merged"

Gives = Callable[[Any, list[Any], Actor, datetime], None]
"""How an answer gives way to those of the other record."""


def settle_answers(
    *, kept: Child, away: Child, taken: Collection[str], by: Actor, at: datetime
) -> list[Key]:
    """A child has one care status on a day, and one allocated worker. `taken`: the questions in
    which the record that is merged away is right. Returns what cannot follow."""
    with trail.open_page(by=by, at=at) as page:
        for name, model in ONE_AT_A_TIME.items():
            gives_way = GIVES_WAY.get(name, _until_the_other_begins)
            right, wrong = (away, kept) if name in taken else (kept, away)
            stands = list(_standing(model, right))
            for row in _standing(model, wrong):
                gives_way(row, stands, by, at)
        if "authority" in taken:
            kept.responsible_authority = away.responsible_authority
        kept.version += 1
        kept.save()
        page.write(
            "children.child.answers-chosen", about=kept, person_id=kept.pk, taken=sorted(taken)
        )
    return _second_photograph(kept, away)


def _until_the_other_begins(row: Any, stands: list[Any], by: Actor, at: datetime) -> None:
    """What was true before the other answer stays true; the rest is withdrawn, and kept."""
    over = [other.from_on for other in stands if _overlap(row, other)]
    if not over:
        return
    if row.from_on < min(over):
        row.until_on = min(over)
        row.save(update_fields=["until_on"])
    else:
        row.withdrawn_at, row.withdrawn_by_name, row.withdrawn_why = at, by.name, WHY
        row.save(update_fields=["withdrawn_at", "withdrawn_by_name", "withdrawn_why"])


def _ended_today(row: Any, stands: list[Any], by: Actor, at: datetime) -> None:
    """They did work with the child until now."""
    if row.until_on is None and any(other.until_on is None for other in stands):
        row.until_on = max(row.from_on, london_day(at))
        row.save(update_fields=["until_on"])


GIVES_WAY: dict[str, Gives] = {WORKER: _ended_today}
"""Whatever is not here stands until the other answer begins."""


def _standing(model: Any, child: Child) -> Any:
    return model.objects.filter(child=child).order_by("from_on", "pk")


def _overlap(one: Any, other: Any) -> bool:
    return bool(
        one.from_on < (other.until_on or date.max) and other.from_on < (one.until_on or date.max)
    )


def _second_photograph(kept: Child, away: Child) -> list[Key]:
    """There is one at a time, and a copy is kept nowhere else: the second waits where it is."""
    shown = Photograph.objects.filter(removed_at=None)
    if not shown.filter(child=kept).exists():
        return []
    left = shown.filter(child=away).values_list("pk", flat=True)
    return [(Photograph._meta.label, pk) for pk in left]
