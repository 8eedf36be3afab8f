"""Placements across a border, each with its steps and how they stand."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, QuerySet

from methub.agencies.viewer import Viewer
from methub.children import queries as children
from methub.children.models import Child
from methub.foundation.timekeeping import london_day
from methub.foundation.written import written_once
from methub.out_of_area import rules
from methub.out_of_area.codes import Direction, Flag, Standing, StepKind
from methub.out_of_area.models import WITH_IT, PlacedAway, PlacedAwayQuerySet, Step
from methub.policies import queries as policies
from methub.policies.rules import Policy

A_PAGE = 50
Versions = tuple[tuple[date, Policy], ...]
# What the queries find, named for views and presenters, which know no tables.
FoundPlacement = PlacedAway
FoundStep = Step


@dataclass(frozen=True)
class Handshake:
    """One placement: its steps newest first, those taken back among them; what it is judged by,
    and how each step stands now. `may_know_where`: whether free words about it may be read."""

    row: PlacedAway
    steps: tuple[Step, ...]
    facts: rules.Facts
    checklist: Mapping[StepKind, Standing]
    flags: tuple[Flag, ...]
    may_know_where: bool

    def newest(self, kind: StepKind) -> Step | None:
        """What is said of a step now."""
        return next(
            (step for step in self.steps if step.kind == kind and step.withdrawn_at is None), None
        )


@dataclass(frozen=True)
class Listed:
    """A page of the list, how many fit in all, and how many there are each way."""

    rows: tuple[Handshake, ...]
    total: int
    counts: Mapping[Direction, int]
    page: int

    @property
    def has_more(self) -> bool:
        return self.page * A_PAGE < self.total


def placements(*, viewer: Viewer) -> PlacedAwayQuerySet:
    """The placements of the children the viewer may know of."""
    return PlacedAway.objects.visible_to(viewer).select_related(*WITH_IT)


def placed_away_named(*, viewer: Viewer, reference: str) -> PlacedAwayQuerySet:
    return placements(viewer=viewer).filter(reference=reference)


def step_named(*, viewer: Viewer, reference: str) -> QuerySet[Step]:
    return Step.objects.filter(
        placed_away__in=PlacedAway.objects.visible_to(viewer), reference=reference
    ).select_related("placed_away__child__person")


def handshake(*, viewer: Viewer, row: PlacedAway) -> Handshake:
    """One placement whole; the viewer was already found to be allowed to read it."""
    return _judged(viewer, [row])[0]


def handshakes_of(*, viewer: Viewer, child: Child) -> tuple[Handshake, ...]:
    """One child's placements across a border that stand: nearly always one, or none."""
    return _judged(viewer, _standing_of(viewer=viewer, child_id=child.pk))


@written_once("viewer", "child_id")
def _standing_of(*, viewer: Viewer, child_id: int) -> QuerySet[PlacedAway]:
    return placements(viewer=viewer).standing().filter(child=child_id)


def listed(
    *, viewer: Viewer, direction: Direction, flag: Flag | None = None, page: int = 1
) -> Listed:
    """Those that stand, the newest first, in a fixed number of queries. A flag is a judgement of
    now, and so every placement is judged before those that have it are counted."""
    standing = placements(viewer=viewer).standing()
    counted = standing.order_by().values("direction").annotate(n=Count("pk"))
    counts = dict(counted.values_list("direction", "n"))
    fitting = standing.filter(direction=direction).order_by("-told_at", "-pk")
    first = (page - 1) * A_PAGE
    if flag is None:
        total = counts.get(direction, 0)
        rows = _judged(viewer, list(fitting[first : first + A_PAGE]))
    else:
        flagged = [row for row in _judged(viewer, list(fitting)) if flag in row.flags]
        total, rows = len(flagged), tuple(flagged[first : first + A_PAGE])
    return Listed(
        rows=rows,
        total=total,
        counts={way: counts.get(way, 0) for way in Direction},
        page=page,
    )


def _judged(viewer: Viewer, rows: list[PlacedAway]) -> tuple[Handshake, ...]:
    """Three queries, however many."""
    if not rows:
        return ()
    decided = policies.decided_over_time(viewer=viewer)
    steps: dict[int, list[Step]] = defaultdict(list)
    for step in Step.objects.filter(placed_away__in=rows).order_by("-done_at", "-pk"):
        steps[step.placed_away_id].append(step)
    hidden = set(
        Child.objects.filter(
            children.is_kept_from(viewer=viewer, child="pk"), pk__in=[row.child_id for row in rows]
        ).values_list("pk", flat=True)
    )
    return tuple(
        _one(row, steps[row.pk], decided, viewer.at, may_know_where=row.child_id not in hidden)
        for row in rows
    )


def _one(
    row: PlacedAway,
    steps: Iterable[Step],
    decided: Mapping[int, Versions],
    at: datetime,
    *,
    may_know_where: bool,
) -> Handshake:
    known = tuple(steps)
    done = {StepKind(step.kind): step.done_at for step in known if step.withdrawn_at is None}
    policy = _on(decided.get(row.policy_authority.pk, ()), london_day(row.placed_at or at))
    facts = row.facts(done=done, within=rules.within(policy.placed_away))
    return Handshake(
        row=row,
        steps=known,
        facts=facts,
        checklist=rules.checklist(facts, at),
        flags=rules.flags(facts, at),
        may_know_where=may_know_where,
    )


def _on(versions: Versions, day: date) -> Policy:
    """The newest begun by the day, else the first."""
    if not versions:
        raise policies.NoPolicy
    begun = [policy for from_on, policy in versions if from_on <= day]
    return begun[-1] if begun else versions[0][1]
