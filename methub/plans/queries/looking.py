"""What the job of the room looks for, among every child."""

from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from methub.assessments.codes import Exploitation
from methub.assessments.models import Assessment
from methub.children.codes import ImmigrationStatus
from methub.children.models import ImmigrationRecord
from methub.foundation.timekeeping import london_day
from methub.plans.models import Arrival
from methub.plans.rules import ARRIVED_LATELY

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
