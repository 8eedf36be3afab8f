"""What needs doing now: the promises a viewer may know of, late first."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, Q, QuerySet

from methub.agencies.models import Membership
from methub.agencies.permissions import Permission
from methub.agencies.roles import Role
from methub.agencies.viewer import Viewer
from methub.children import queries as children
from methub.children import rules as childhood
from methub.children.queries import Situation
from methub.clocks import queries as clocks
from methub.clocks.codes import GROUPS, ClockState, Promise, PromiseGroup
from methub.clocks.models import Clock
from methub.foundation.timekeeping import london_day
from methub.interviews.models import AreaWorker
from methub.missing import queries as missing
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
    owed_to: str
    state: ClockState
    started_at: datetime
    due_at: datetime
    person_id: int | None

    @property
    def is_open(self) -> bool:
        return self.state in (ClockState.RUNNING, ClockState.BREACHED)


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
class Alarm:
    """An alert that has risen to the viewer's role and waits for a named person."""

    reference: str
    promise_reference: str
    promise: Promise
    child: str
    owner: str
    raised_at: datetime


@dataclass(frozen=True)
class Rung:
    """One rung of the ladder a late promise has climbed. `accepted_by` is empty while it waits."""

    reference: str
    role: Role
    raised_at: datetime
    accepted_by: str
    accepted_at: datetime | None


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
    rows = clocks.open_promises(viewer=viewer).filter(_whose(scope, viewer))
    if group is not None:
        rows = rows.filter(promise__in=[p for p, g in GROUPS.items() if g == group])
    first = (page - 1) * A_PAGE
    found = list(rows.select_related("person")[first : first + A_PAGE + 1])
    return Today(
        owed=tuple(_as_owed(found[:A_PAGE], viewer)),
        has_more=len(found) > A_PAGE,
        missing=_missing(viewer),
        counts=_counts(viewer),
    )


def alarms(*, viewer: Viewer) -> list[Alarm]:
    """Alerts that wait for somebody in one of the viewer's roles, oldest first."""
    if not viewer.may(Permission.ACCEPT_ALERT):
        return []
    return [
        Alarm(
            reference=alert.reference,
            promise_reference=alert.clock.reference,
            promise=Promise(alert.clock.promise),
            child=alert.clock.person.name if alert.clock.person else "a message",
            owner=alert.clock.owed_by_name,
            raised_at=alert.raised_at,
        )
        for alert in clocks.alerts_for(viewer=viewer).select_related("clock__person")[:A_PAGE]
    ]


def ladder(*, viewer: Viewer, reference: str) -> list[Rung]:
    """How far one promise has climbed, newest rung first."""
    rows = clocks.alerts(viewer=viewer).filter(clock__reference=reference)
    return [
        Rung(
            reference=row.reference,
            role=Role(row.role),
            raised_at=row.raised_at,
            accepted_by=row.accepted_by.name if row.accepted_by else "",
            accepted_at=row.accepted_at,
        )
        for row in rows.select_related("accepted_by").order_by("-rung")
    ]


def one_promise(*, viewer: Viewer, reference: str) -> Owed | None:
    """A single promise, for "Why is this here?"."""
    found = clocks.promises(viewer=viewer).filter(reference=reference)
    rows = _as_owed(list(found.select_related("person")), viewer)
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


def _counts(viewer: Viewer) -> dict[Scope, int]:
    """How many open promises each scope holds: one query."""
    counts = clocks.open_promises(viewer=viewer).aggregate(
        **{scope.value: Count("pk", filter=_whose(scope, viewer)) for scope in Scope}
    )
    return {scope: counts[scope.value] for scope in Scope}


def _missing(viewer: Viewer) -> tuple[MissingNow, ...]:
    if not viewer.may(Permission.READ_EPISODE):
        return ()
    rows: Iterable[Any] = missing.missing_now(viewer=viewer)  # with what the query adds to each
    return tuple(
        MissingNow(
            person_id=episode.child_id,
            person_reference=episode.child.person.reference,
            episode_reference=episode.reference,
            child=episode.child.person.name,
            age=_age(episode.child.person, viewer),
            where=episode.lives_at,
            grade=episode.grade_now or "",
            since=episode.missing_since,
        )
        for episode in rows
    )


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
        owed_to=row.owed_to,
        state=row.state(viewer.at),
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
