"""What the job of the room looks for, among every child."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import (
    BooleanField,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
)
from django.db.models.functions import TruncDate

from methub.assessments.codes import Exploitation, Movement
from methub.assessments.models import Assessment, Standing
from methub.children.codes import ImmigrationStatus
from methub.children.models import Allocation, ImmigrationRecord, Placement, Schooling
from methub.children.queries import hides_a_home
from methub.clocks.codes import Promise
from methub.clocks.models import Clock
from methub.foundation import spoken
from methub.foundation.timekeeping import LONDON, end_of, london_day
from methub.plans.codes import PlanKind
from methub.plans.models import Arrival, Plan
from methub.plans.queries.keeping import repeats_protected
from methub.plans.rules import ARRIVED_LATELY, REPEATS

_FEARED = Assessment.objects.meant().filter(
    child=OuterRef("child"), types__type=Exploitation.TRAFFICKING
)


def arrived_lately(*, at: datetime) -> QuerySet[Any]:
    """The record says that a child came alone, lately, and nobody wrote the arrival down.
    `is_feared`: an assessment looks at trafficking. For the job alone."""
    today = london_day(at)
    return (
        ImmigrationRecord.objects.filter(
            Q(until_on=None) | Q(until_on__gt=today),
            ~Exists(Arrival.objects.filter(child=OuterRef("child"))),
            status=ImmigrationStatus.UASC,
            from_on__gt=today - ARRIVED_LATELY,
            from_on__lte=today,
        )
        .annotate(is_feared=Exists(_FEARED))
        .select_related("child__person__partnership", "child__responsible_authority")
        .order_by("pk")
    )


def arrivals_now_feared() -> QuerySet[Arrival]:
    """Written down without a fear of trafficking, which an assessment has looked at since. For the
    job alone."""
    return (
        Arrival.objects.filter(Exists(_FEARED), concern="", assessed_at=None)
        .select_related("child__person__partnership", "child__responsible_authority")
        .order_by("pk")
    )


_SINCE = Q(recorded_at__gt=OuterRef("recorded_at")) | Q(from_on__gt=OuterRef("written_on"))
"""Nobody who wrote the plan knew it, or it had not begun."""
MAKES_A_LOOK_DUE: dict[str, Any] = {
    "Home": Placement.objects.filter(_SINCE),
    "School": Schooling.objects.filter(_SINCE),
    "Worker": Allocation.objects.filter(_SINCE),
}


@dataclass(frozen=True)
class Overtaken:
    """A plan in force that speaks of what is no longer so. `why`: what changed, and when."""

    plan: Plan
    why: str

    @property
    def reference(self) -> str:
        return self.plan.reference


def plans_overtaken(*, at: datetime) -> list[Overtaken]:
    """The trigger plans whose review is still to come, of children whose home, school, worker or
    level has changed since they were written; and plans of every kind that repeat an address which
    is protected now. For the job alone."""
    today = london_day(at)
    holding = Q(until_on=None) | Q(until_on__gt=today)
    review = Clock.objects.open().filter(
        promise=Promise.PLAN_REVIEW, about=OuterRef("reference"), due_at__gt=end_of(today)
    )
    moved = (
        Standing.objects.filter(child=OuterRef("child"), recorded_at__gt=OuterRef("recorded_at"))
        .exclude(movement=Movement.SAME)
        .order_by("-id")
        .annotate(day=TruncDate("recorded_at", tzinfo=LONDON))
    )
    changes = {
        what: rows.filter(holding, child=OuterRef("child"), from_on__lte=today)
        .order_by("-from_on", "-pk")
        .annotate(day=F("from_on"))
        for what, rows in MAKES_A_LOOK_DUE.items()
    } | {"Level": moved}
    plans = (
        Plan.objects.annotate(is_hidden=ExpressionWrapper(hides_a_home(), BooleanField()))
        .filter(
            Exists(review), Q(kind=PlanKind.TRIGGER) | Q(is_hidden=True), is_over=False
        )
        .annotate(written_on=TruncDate("recorded_at", tzinfo=LONDON))
        .annotate(**{f"changed_{what}": Subquery(rows.values("day")[:1])
                     for what, rows in changes.items()})
        .select_related("child__person__partnership", "child__responsible_authority")
        .order_by("pk")
    )  # fmt: skip
    found = ((plan, " ".join(_reasons(plan, changes))) for plan in plans)
    return [Overtaken(plan, why) for plan, why in found if why]


def _reasons(plan: Any, changes: Iterable[str]) -> Iterator[str]:
    """Only the sheet of the night speaks of where a child lives and who works with them."""
    if plan.is_hidden and repeats_protected(plan=plan):
        yield REPEATS
    for what in changes if plan.kind == PlanKind.TRIGGER else ():
        if on := getattr(plan, f"changed_{what}"):
            yield f"{what} changed on {spoken.day(on)}."
