"""Why a child stands on the tracker: each reason is a set of rows about children."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.db.models import BigIntegerField, Exists, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce

from methub.agencies.models import Authority
from methub.children.codes import SchoolStatus
from methub.children.models import Child, ChildQuerySet, Placement, Schooling
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
    """The rows that are a reason, and which of their fields holds the child. `is_rare`: a whole
    country has few of them, so that they are found at once and not child by child."""

    rows: Callable[[Moment], Rows]
    child: str = "child"
    is_rare: bool = False

    def stands(self, when: Moment) -> Exists:
        """Whether it explains the row in hand."""
        return Exists(self._of_the_child(when))

    def first(self, when: Moment) -> Subquery:
        """One of its rows about the child in hand, or nothing."""
        return Subquery(self._of_the_child(when).order_by().values("pk")[:1])

    def _of_the_child(self, when: Moment) -> Rows:
        return self.rows(when).filter(**{self.child: OuterRef("pk")})


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
    Reason.MISSING_NOW: Concern(lambda when: still_missing(every_of(Episode), when), is_rare=True),
    Reason.RECENT: Concern(_recent),
    Reason.OWED: Concern(
        lambda when: open_at(Clock.objects.filter(person__isnull=False), when), child="person"
    ),
    Reason.STRATEGY: Concern(_strategy, is_rare=True),
    Reason.EDUCATION: Concern(_education, is_rare=True),
    Reason.PLACED_HERE: Concern(_placed_here, child="pk"),
}
"""A room built above adds its own line."""
MOST_LIKELY_FIRST = sorted(CONCERNS, key=lambda reason: reason is not Reason.RECENT)


def with_concern(children: ChildQuerySet, when: Moment, only: Reason | None) -> ChildQuerySet:
    """Those with one reason, or with any.

    Asked child by child, of those the viewer may see and no further than the page: gathering every
    recent episode first would take a second where a country's are kept (1.2 million). A scalar
    subquery, because the database would turn EXISTS back into that gathering; and the first reason
    that holds ends the asking, so the likeliest is asked first."""
    if only is not None and (concern := CONCERNS[only]).is_rare and not when.is_past:
        return children.filter(pk__in=concern.rows(when).order_by().values(concern.child))
    asked = [only] if only is not None else MOST_LIKELY_FIRST
    firsts = [CONCERNS[reason].first(when) for reason in asked]
    found = Coalesce(*firsts, Value(None), output_field=BigIntegerField())
    return children.annotate(concern=found).filter(concern__isnull=False)
