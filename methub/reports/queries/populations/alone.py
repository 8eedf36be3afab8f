"""Children who came from abroad alone: who they are at the end of the period, and who arrived."""

from datetime import timedelta
from typing import Any

from django.db.models import DateTimeField, Exists, F, OuterRef, Q, Value
from django.db.models.functions import Cast

from methub.agencies.permissions import Permission
from methub.assessments.models import TrackerStep
from methub.children.codes import CareStatus, ImmigrationStatus
from methub.children.models import CareRecord, Child, ImmigrationRecord
from methub.foundation.timekeeping import days_after, london_day
from methub.missing.models import Episode
from methub.plans.models import Arrival
from methub.reports.codes import Basis
from methub.reports.queries.asked import Asked, Rows
from methub.reports.queries.shape import Population

MISSING_DAYS = 90


def _alone(asked: Asked) -> Rows:
    """By what immigration or care says of them on the last day."""
    last = london_day(asked.end - timedelta(microseconds=1))
    held = Q(until_on=None) | Q(until_on__gt=last)

    def says(model: Any, status: str) -> Rows:
        rows = asked.known(model.every.filter(status=status))
        return rows.filter(held, from_on__lte=last).values("child")

    steps = TrackerStep.objects.filter(child=OuterRef("pk"), recorded_at__lt=asked.end)
    later = TrackerStep.objects.filter(
        child=OuterRef("child"), subject=OuterRef("subject"), pk__gt=OuterRef("pk"),
        recorded_at__lt=asked.end,
    )  # fmt: skip
    recent = asked.known(Episode.every.filter(child=OuterRef("pk"))).filter(
        missing_since__gte=days_after(asked.end, -MISSING_DAYS), missing_since__lt=asked.end
    )
    return Child.objects.filter(
        pk__in=says(ImmigrationRecord, ImmigrationStatus.UASC).union(
            says(CareRecord, CareStatus.IN_CARE_UASC)
        ),
        responsible_authority__in=asked.authorities,
    ).alias(
        its_time=Value(asked.end),
        its_authority=F("responsible_authority"),
        is_on_tracker=Exists(steps.filter(~Exists(later), is_on=True)),
        was_missing=Exists(recent),
        is_feared=Exists(
            Arrival.objects.filter(child=OuterRef("pk"), recorded_at__lt=asked.end).exclude(
                concern=""
            )
        ),
    )


def _arrived(asked: Asked) -> Rows:
    """On a day of the period, as somebody wrote it down."""
    return (
        asked.known(Arrival.objects.filter(is_alone=True))
        .filter(asked.on_days("arrived_on"), child__responsible_authority__in=asked.authorities)
        .alias(
            its_time=Cast(F("arrived_on"), DateTimeField()),
            its_authority=F("child__responsible_authority"),
            known_end=Value(asked.known_at),
        )
    )


ALONE = Population(
    "alone", "Unaccompanied children at the end of the period", Basis.END, rows=_alone,
    source="Immigration and care as they are recorded", opens=Permission.READ_CHILD,
    child="pk", person="person__", page="chronology:circumstances",
    reference="person__reference", is_standing=True,
)  # fmt: skip
ARRIVED = Population(
    "arrived", "Children who arrived alone", Basis.ARRIVED, rows=_arrived,
    source="Arrivals from abroad, as they are recorded with the child’s plans",
    opens=Permission.READ_PLAN, page="plans:of-child", reference="child__person__reference",
)  # fmt: skip
