"""Why a child stands on the tracker: each reason is a set of rows about children."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import reduce
from typing import Any

from django.db.models import Exists, OuterRef, Q

from methub.agencies.models import Authority
from methub.children.codes import SchoolStatus
from methub.children.models import Child, Placement, Schooling
from methub.clocks.models import Clock
from methub.missing.models import Episode, ThresholdMet
from methub.tracker import rules
from methub.tracker.codes import Reason
from methub.tracker.queries.cells import open_at, reached, responsible
from methub.tracker.queries.moments import (
    Moment,
    Rows,
    episodes,
    every_of,
    facts,
    said,
    still_missing,
)


@dataclass(frozen=True)
class Concern:
    """The rows that are a reason, and which of their fields holds the child."""

    rows: Callable[[Moment], Rows]
    child: str = "child"

    def ids(self, when: Moment) -> Rows:
        """Whose tracker row it explains: for `pk__in`."""
        return self.rows(when).order_by().values(self.child)

    def stands(self, when: Moment) -> Exists:
        """Whether it explains the row in hand."""
        return Exists(self.rows(when).filter(**{self.child: OuterRef("pk")}))


def _recent(when: Moment) -> Rows:
    begun = episodes(every_of(Episode), when)
    return begun.filter(missing_since__gt=when.before(rules.RECENT_DAYS))


def _strategy(when: Moment) -> Rows:
    """Reached, and neither overridden nor answered yet."""
    rows = reached(ThresholdMet.objects.all(), when)
    if not when.is_past:
        return rows.filter(overridden_at=None, answered_at=None)
    overridden = Q(overridden_at=None) | Q(overridden_at__gt=when.at)
    answered = Q(answered_at=None) | Q(answered_at__gt=when.at)
    return rows.filter(overridden, answered)


def _education(when: Moment) -> Rows:
    rows: Rows = facts(every_of(Schooling), when).annotate(then=said("status", when))
    return rows.filter(then=SchoolStatus.MISSING_EDUCATION)


def _placed_here(when: Moment) -> Rows:
    """Lives here, and an authority outside the partnership is responsible."""
    homes = facts(Placement.every.filter(child=OuterRef("pk")), when)
    outside = Authority.objects.filter(partnership=None)
    children: Rows = Child.objects.annotate(then=responsible(when))
    return children.filter(Exists(homes), then__in=outside.values("pk"))


CONCERNS: Mapping[Reason, Concern] = {
    Reason.MISSING_NOW: Concern(lambda when: still_missing(every_of(Episode), when)),
    Reason.RECENT: Concern(_recent),
    Reason.OWED: Concern(
        lambda when: open_at(Clock.objects.filter(person__isnull=False), when), child="person"
    ),
    Reason.STRATEGY: Concern(_strategy),
    Reason.EDUCATION: Concern(_education),
    Reason.PLACED_HERE: Concern(_placed_here, child="pk"),
}
"""A room built above adds its own line."""


def of_concern(when: Moment, only: Reason | None) -> Any:
    """Keys of the children with one reason, or with any. The sets are put together unsorted, so
    that the database may either make them first or try them child by child, whichever is less."""
    if only is not None:
        return CONCERNS[only].ids(when)
    sets = [concern.ids(when) for concern in CONCERNS.values()]
    return reduce(lambda one, other: one.union(other, all=True), sets)
