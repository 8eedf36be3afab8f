"""Children whom a school sees little of, or none: those missing education first."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Case, IntegerField, Max, Q, QuerySet, Value, When

from methub.agencies.viewer import Viewer
from methub.children.codes import PlanKind, SchoolStatus
from methub.children.models import Child, EducationExchange, EducationPlan, Schooling
from methub.children.rules import OUT_OF_SIGHT
from methub.clocks import queries as promises
from methub.clocks.codes import Promise
from methub.foundation.timekeeping import london_day

A_PAGE = 50
PLAN_PROMISES = (Promise.EDUCATION_PLAN, Promise.EDUCATION_STRATEGY)


@dataclass(frozen=True)
class OutOfSchool:
    """A page of schoolings that hold today, and of each what exists: the plans by schooling, when
    they are due, and when officers and the hub last spoke of the child."""

    rows: tuple[Schooling, ...]
    total: int
    page: int
    plans: frozenset[tuple[int, PlanKind]]
    due: dict[tuple[str, Promise], datetime]
    last_exchange: dict[int, datetime]

    @property
    def has_more(self) -> bool:
        return self.page * A_PAGE < self.total


def out_of_school(
    *, viewer: Viewer, status: SchoolStatus | None = None, page: int = 1
) -> OutOfSchool:
    """Children the viewer may know of whom a school sees little of today; those missing education
    before the others, and who has been so longest before everybody."""
    fitting = _holding_today(viewer).filter(status__in=[status] if status else sorted(OUT_OF_SIGHT))
    first = (page - 1) * A_PAGE
    is_missing = Case(
        When(status=SchoolStatus.MISSING_EDUCATION, then=Value(0)),
        default=Value(1),
        output_field=IntegerField(),
    )
    rows = tuple(
        fitting.select_related("child__person").order_by(is_missing, "from_on", "pk")[
            first : first + A_PAGE
        ]
    )
    owed = promises.open_promises(viewer=viewer).filter(
        promise__in=PLAN_PROMISES, about__in=[row.reference for row in rows]
    )
    return OutOfSchool(
        rows=rows,
        total=fitting.count(),
        page=page,
        plans=frozenset(
            (schooling, PlanKind(kind))
            for schooling, kind in EducationPlan.objects.filter(schooling__in=rows).values_list(
                "schooling", "kind"
            )
        ),
        due={(clock.about, Promise(clock.promise)): clock.due_at for clock in owed},
        last_exchange=dict(
            EducationExchange.objects.filter(child__in=[row.child_id for row in rows])
            .values("child")
            .annotate(newest=Max("happened_at"))
            .values_list("child", "newest")
        ),
    )


def _holding_today(viewer: Viewer) -> QuerySet[Schooling]:
    today = london_day(viewer.at)
    return Schooling.objects.filter(
        Q(until_on=None) | Q(until_on__gt=today),
        child__in=Child.objects.visible_to(viewer).values("pk"),
        from_on__lte=today,
    )
