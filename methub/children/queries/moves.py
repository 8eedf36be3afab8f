"""Whose move to adult services has to be planned now."""

from datetime import date, datetime, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from methub.children.codes import CareStatus
from methub.children.models import Allocation, CareRecord, Child, Service
from methub.clocks.codes import Promise
from methub.clocks.models import Clock
from methub.foundation.timekeeping import london_day

YOUNGEST, OLDEST = 10, 30
"""No authority plans the move before the one age or after the other: a first, coarse choice, so
that the policy of each child's authority is asked for few."""


def may_be_growing_up(*, at: datetime) -> QuerySet[Child]:
    """Children of an age at which somebody may have to plan, for whom it was never owed (but by a
    wrong birthday), and with whom somebody works: a record nobody works with any more is history,
    and asks for nothing."""
    today = london_day(at)
    now = Q(until_on=None) | Q(until_on__gt=today)
    mine = {"child": OuterRef("pk")}
    works = (
        Exists(CareRecord.objects.filter(now, **mine).exclude(status=CareStatus.NOT_OPEN))
        | Exists(Allocation.objects.filter(now, **mine))
        | Exists(Service.objects.filter(now, **mine))
        | Exists(Clock.objects.open().filter(person=OuterRef("pk")))
    )
    owed = Clock.objects.filter(
        promise=Promise.TRANSITION, person=OuterRef("pk"), cancelled_at=None
    )
    return (
        Child.objects.filter(
            works,
            ~Exists(owed),
            person__born_on__range=(_years_before(today, OLDEST), _years_before(today, YOUNGEST)),
            person__died_on=None,
        )
        .select_related("person__partnership", "responsible_authority")
        .order_by("pk")
    )


def _years_before(day: date, years: int) -> date:
    return day - timedelta(days=years * 365)
