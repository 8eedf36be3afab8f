"""One page of Today: what is owed, late first, and who is missing now."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, Q, QuerySet, Value

from methub.agencies.models import Membership
from methub.agencies.permissions import Permission
from methub.agencies.viewer import Viewer
from methub.clocks import queries as clocks
from methub.clocks.codes import GROUPS, Promise, PromiseGroup
from methub.clocks.models import Clock
from methub.foundation.timekeeping import london_day
from methub.foundation.written import written_once
from methub.interviews.models import AreaWorker
from methub.missing import queries as missing
from methub.missing.models import Episode
from methub.worklist.codes import Scope
from methub.worklist.queries.promises import Owed, age, as_owed

A_PAGE = 25
A_WEEK = timedelta(days=7)


@dataclass(frozen=True)
class MissingNow:
    """A child who is missing now."""

    person_id: int
    person_reference: str
    episode_reference: str
    child: str
    age: str
    where: str
    grade: str
    since: datetime


@dataclass(frozen=True)
class Today:
    """Everything Today shows that concerns children."""

    owed: tuple[Owed, ...]
    has_more: bool
    missing: tuple[MissingNow, ...]
    counts: dict[Scope, int]

    @property
    def person_ids(self) -> frozenset[int]:
        """Every child who is named on the page."""
        owed = {row.person_id for row in self.owed if row.person_id is not None}
        return frozenset(owed | {row.person_id for row in self.missing})


@dataclass(frozen=True)
class Week:
    """Interviews this viewer finished in the last seven days, and how many in time."""

    in_time: int
    finished: int


def today(
    *, viewer: Viewer, scope: Scope, group: PromiseGroup | None = None, page: int = 1
) -> Today:
    """One page of open promises, soonest due first, so that what is late comes first; and who is
    missing now."""
    found = _owed(viewer=viewer, scope=scope, group=group, page=page)
    return Today(
        owed=tuple(as_owed(viewer=viewer, rows=found[:A_PAGE])),
        has_more=len(found) > A_PAGE,
        missing=_missing(viewer),
        counts=_counts(viewer),
    )


def my_week(*, viewer: Viewer) -> Week:
    """Interviews finished in the last seven days by the viewer, in time and in all."""
    due = _kept(viewer=viewer)
    in_time = sum(1 for kept, by in due if kept is not None and kept <= by)
    return Week(in_time=in_time, finished=len(due))


@written_once("viewer")
def _owed(
    *, viewer: Viewer, scope: Scope, group: PromiseGroup | None, page: int
) -> QuerySet[Clock]:
    """One page, and one more."""
    rows = clocks.open_promises(viewer=viewer).filter(_whose(scope, viewer))
    if group is not None:
        rows = rows.filter(promise__in=[p for p, g in GROUPS.items() if g == group])
    first = (page - 1) * A_PAGE
    return rows.select_related("person")[first : first + A_PAGE + 1]


@written_once("viewer")
def _kept(*, viewer: Viewer) -> QuerySet[Clock, tuple[datetime | None, datetime]]:
    mine = clocks.promises(viewer=viewer).filter(
        promise=Promise.RETURN_INTERVIEW,
        owed_by=viewer.user_id,
        stopped_at__gt=viewer.at - A_WEEK,
    )
    return mine.values_list("stopped_at", "due_at")


def _counts(viewer: Viewer) -> dict[Scope, int]:
    """How many open promises each scope holds: one query."""
    (counts,) = _counted(viewer=viewer)
    return dict(zip(Scope, counts, strict=True))


@written_once("viewer")
def _counted(*, viewer: Viewer) -> QuerySet[Clock, tuple[int, ...]]:
    """One row, of everything together."""
    everything = clocks.open_promises(viewer=viewer).order_by().values(together=Value(1))
    counts = {scope.value: Count(Value(1), filter=_whose(scope, viewer)) for scope in Scope}
    return everything.annotate(**counts).values_list(*counts)


def _missing(viewer: Viewer) -> tuple[MissingNow, ...]:
    if not viewer.may(Permission.READ_EPISODE):
        return ()
    rows: Iterable[Any] = _missing_now(viewer=viewer)  # with what the query adds to each
    return tuple(
        MissingNow(
            person_id=episode.child_id,
            person_reference=episode.child.person.reference,
            episode_reference=episode.reference,
            child=episode.child.person.name,
            age=age(person=episode.child.person, viewer=viewer),
            where=episode.lives_at,
            grade=episode.grade_now or "",
            since=episode.missing_since,
        )
        for episode in rows
    )


@written_once("viewer")
def _missing_now(*, viewer: Viewer) -> QuerySet[Episode]:
    return missing.missing_now(viewer=viewer)


def _whose(scope: Scope, viewer: Viewer) -> Q:
    """Which promises a scope holds."""
    today = london_day(viewer.at)
    mine = Q(owed_by=viewer.user_id) | Q(owed_by=None, owed_by_team__in=sorted(viewer.team_ids))
    match scope:
        case Scope.MINE:
            return mine
        case Scope.AREA:
            return mine | Q(area__in=_districts(viewer, today))
        case Scope.TEAM:
            return mine | Q(owed_by__in=_teammates(viewer, today))
        case Scope.ALL:
            return Q()


def _districts(viewer: Viewer, today: date) -> QuerySet[AreaWorker, Any]:
    return (
        AreaWorker.objects.filter(Q(until_on=None) | Q(until_on__gt=today))
        .filter(user=viewer.user_id, from_on__lte=today)
        .values("district")
    )


def _teammates(viewer: Viewer, today: date) -> QuerySet[Membership, Any]:
    return (
        Membership.objects.filter(Q(until_on=None) | Q(until_on__gt=today))
        .filter(Q(team__in=sorted(viewer.team_ids)) | Q(manager=viewer.user_id), from_on__lte=today)
        .values("user")
    )
