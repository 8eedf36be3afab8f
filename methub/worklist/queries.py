"""What needs doing now: the promises a viewer may know of, late first."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, Q, QuerySet

from methub.agencies.models import Membership
from methub.agencies.viewer import Viewer
from methub.children import queries as children
from methub.children import rules as childhood
from methub.children.queries import Situation
from methub.clocks import queries as clocks
from methub.clocks.codes import GROUPS, Promise, PromiseGroup
from methub.clocks.models import Clock
from methub.foundation.timekeeping import london_day
from methub.interviews.models import AreaWorker
from methub.people.models import Person
from methub.worklist.codes import Scope

A_PAGE = 50
A_WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Owed:
    """One promise as Today shows it. `person_reference` is empty for a message nobody has
    matched yet; `about` is the reference of the record that made the promise."""

    reference: str
    promise: Promise
    about: str
    person_reference: str
    child: str
    age: str
    where: str
    why: str
    owner: str
    is_mine: bool
    started_at: datetime
    due_at: datetime
    person_id: int | None


@dataclass(frozen=True)
class Week:
    """Interviews this viewer finished in the last seven days, and how many in time."""

    in_time: int
    finished: int


def scope_counts(*, viewer: Viewer) -> dict[Scope, int]:
    """How many open promises each scope holds: one query."""
    counts = clocks.open_promises(viewer=viewer).aggregate(
        **{scope.value: Count("pk", filter=_whose(scope, viewer)) for scope in Scope}
    )
    return {scope: counts[scope.value] for scope in Scope}


def owed(
    *, viewer: Viewer, scope: Scope, group: PromiseGroup | None = None, page: int = 1
) -> list[Owed]:
    """One page of open promises, soonest due first, so that what is late comes first."""
    rows = clocks.open_promises(viewer=viewer).filter(_whose(scope, viewer))
    if group is not None:
        rows = rows.filter(promise__in=[p for p, g in GROUPS.items() if g == group])
    first = (page - 1) * A_PAGE
    found = list(rows.select_related("person", "message")[first : first + A_PAGE + 1])
    return _as_owed(found, viewer)


def one_promise(*, viewer: Viewer, reference: str) -> Owed | None:
    """A single promise, for "Why is this here?"."""
    found = clocks.promises(viewer=viewer).filter(reference=reference)
    rows = _as_owed(list(found.select_related("person", "message")), viewer)
    return rows[0] if rows else None


def my_week(*, viewer: Viewer) -> Week:
    """Interviews finished in the last seven days by the viewer, in time and in all."""
    mine = clocks.promises(viewer=viewer).filter(
        promise=Promise.RETURN_INTERVIEW,
        owed_by=viewer.user_id,
        stopped_at__gt=viewer.at - A_WEEK,
    )
    due = list(mine.values_list("stopped_at", "due_at"))
    in_time = sum(1 for kept, by in due if kept is not None and kept <= by)
    return Week(in_time=in_time, finished=len(due))


def _whose(scope: Scope, viewer: Viewer) -> Q:
    """Which promises a scope holds."""
    today = london_day(viewer.at)
    mine = Q(owed_by=viewer.user_id) | Q(owed_by=None, owed_by_team__in=viewer.team_ids)
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
        .filter(Q(team__in=viewer.team_ids) | Q(manager=viewer.user_id), from_on__lte=today)
        .values("user")
    )


def _as_owed(rows: Collection[Clock], viewer: Viewer) -> list[Owed]:
    ids = {row.person_id for row in rows if row.person_id is not None}
    situations = children.situations(viewer=viewer, child_ids=ids) if ids else {}
    return [_one(row, situations.get(row.person_id or 0), viewer) for row in rows]


def _one(row: Clock, situation: Situation | None, viewer: Viewer) -> Owed:
    person = row.person
    return Owed(
        reference=row.reference,
        promise=Promise(row.promise),
        about=row.about,
        person_reference=person.reference if person else "",
        child=person.name if person else "Not matched yet",
        age=_age(person, viewer),
        where=_where(situation),
        why=row.why,
        owner=row.owed_by_name,
        is_mine=row.owed_by_id == viewer.user_id,
        started_at=row.started_at,
        due_at=row.due_at,
        person_id=row.person_id,
    )


def _age(person: Person | None, viewer: Viewer) -> str:
    if person is None:
        return ""
    return childhood.age_in_words(person.born_on, person.born_year, london_day(viewer.at))


def _where(situation: Situation | None) -> str:
    """Where the child lives and who works with them, in a few words; never a protected place."""
    if situation is None:
        return ""
    home = situation.home
    parts = []
    if situation.is_in_care:
        parts.append("In care")
    if home is not None and not home.is_protected and home.name:
        parts.append(home.name)
    if situation.worker is not None:
        parts.append(situation.worker.name)
    return " · ".join(parts)
