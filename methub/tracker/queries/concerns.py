"""Why a child stands on a tracker: each reason is a set of rows about children."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, Subquery

from methub.agencies.models import Authority
from methub.assessments.models import TrackerStep
from methub.children.codes import SchoolStatus
from methub.children.models import Child, Placement, Schooling
from methub.clocks.models import Clock
from methub.missing.models import Episode, ThresholdMet
from methub.tracker import rules
from methub.tracker.codes import Reason
from methub.tracker.queries.moments import Moment, Rows
from methub.tracker.rules import SUBJECTS, Subject, Why


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
    begun = when.episodes(Moment.every_of(Episode))
    return begun.filter(missing_since__gt=when.before(rules.RECENT_DAYS))


def _strategy(when: Moment) -> Rows:
    """Reached, and neither overridden nor answered yet."""
    rows = when.reached(ThresholdMet.objects.all())
    if not when.is_past:
        return rows.filter(overridden_at=None, answered_at=None)
    overridden = Q(overridden_at=None) | Q(overridden_at__gt=when.at)
    answered = Q(answered_at=None) | Q(answered_at__gt=when.at)
    return rows.filter(overridden, answered)


def _education(when: Moment) -> Rows:
    rows: Rows = when.facts(Moment.every_of(Schooling)).annotate(then=when.said("status"))
    return rows.filter(then=SchoolStatus.MISSING_EDUCATION)


def _placed_here(when: Moment) -> Rows:
    """Lives here, and an authority outside the partnership is responsible."""
    homes = when.facts(Placement.every.filter(child=OuterRef("pk")))
    outside = Authority.objects.filter(partnership=None)
    children: Rows = Child.objects.annotate(then=when.responsible())
    return children.filter(Exists(homes), then__in=outside.values("pk"))


def _of_type(type: Subject) -> Concern:
    steps = TrackerStep.objects.filter(subject=type.value)
    return Concern(lambda when: when.on_tracker(steps.all()), is_rare=True)


EXPLOITED = Concern(lambda when: when.on_tracker(TrackerStep.objects.all()), is_rare=True)
"""For anything: who is not among these stands nowhere on that tracker."""

CONCERNS: Mapping[Why, Concern] = {
    Reason.MISSING_NOW: Concern(
        lambda when: when.still_missing(Moment.every_of(Episode)), is_rare=True
    ),
    Reason.RECENT: Concern(_recent),
    Reason.OWED: Concern(
        lambda when: when.owed(Clock.objects.filter(person__isnull=False)), child="person"
    ),
    Reason.STRATEGY: Concern(_strategy, is_rare=True),
    Reason.EDUCATION: Concern(_education, is_rare=True),
    Reason.PLACED_HERE: Concern(_placed_here, child="pk"),
    **{type: _of_type(type) for type in SUBJECTS},
}
"""A room built above adds its own line."""
MOST_LIKELY_FIRST = sorted(Reason, key=lambda reason: reason is not Reason.RECENT)
