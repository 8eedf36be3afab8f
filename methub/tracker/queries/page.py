"""The rows of a tracker: filtered, sorted, a page at a time, and what has changed in each."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import reduce
from typing import Any

from django.db.models import BigIntegerField, F, Q, Value
from django.db.models.functions import Coalesce

from methub.agencies.models import Authority
from methub.agencies.permissions import Permission
from methub.agencies.viewer import Viewer
from methub.children.models import Child, ChildQuerySet
from methub.foundation.timekeeping import london_day, start_of
from methub.foundation.written import written_once
from methub.people import queries as people
from methub.tracker import rules
from methub.tracker.codes import Kind, Whose
from methub.tracker.queries.cells import CELLS
from methub.tracker.queries.concerns import CONCERNS, EXPLOITED, MOST_LIKELY_FIRST
from methub.tracker.queries.moments import Moment, Rows
from methub.tracker.queries.news import WRITTEN_BY_TRACKER
from methub.tracker.queries.prepared import prepared
from methub.tracker.rules import Column, Register, Row, Why

A_PAGE = 50
A_BATCH = 1_000
MOST_NAMES = 500


@dataclass(frozen=True)
class Bound:
    """One filter: what a column must say, or the days between which it must lie."""

    column: Column
    said: str = ""
    more_than: int | None = None
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True)
class Sought:
    """What the tracker is asked for. `on`: as it stood at the end of that day."""

    register: Register = rules.MISSING
    whose: Whose = Whose.OURS
    reason: Why | None = None
    bounds: tuple[Bound, ...] = ()
    sort: str = rules.ALWAYS
    is_descending: bool = False
    on: date | None = None
    is_changed: bool = False


@dataclass(frozen=True)
class Tracked:
    """One child's row: what stands in it, why the child is on the tracker, and what has changed
    since the day before (`was`: what stood there)."""

    person_id: int
    reference: str
    is_restricted: bool
    now: Row
    reasons: tuple[Why, ...]
    was: Row = field(default_factory=dict)
    is_new: bool = False


@dataclass(frozen=True)
class Shown:
    rows: tuple[Tracked, ...]
    has_more: bool
    at: datetime

    @property
    def person_ids(self) -> list[int]:
        return [row.person_id for row in self.rows]


def tracked(*, viewer: Viewer, sought: Sought, columns: Sequence[Column], page: int = 1) -> Shown:
    """One page, in a fixed number of questions."""
    when = moment(viewer=viewer, on=sought.on)
    first = (page - 1) * A_PAGE
    keys: Sequence[int]
    if sought.bounds or sought.is_changed or sought.on:
        found = fitting(viewer=viewer, sought=sought, columns=columns, when=when)
        keys = list(found[first : first + A_PAGE + 1])
    else:  # what most people open, sorted as they like
        keys = _today(viewer=viewer, sought=sought, first=first)
    rows = _rows(keys[:A_PAGE], columns, when, sought.register)
    return Shown(rows=rows, has_more=len(keys) > A_PAGE, at=when.at)


@written_once("viewer")
def _today(*, viewer: Viewer, sought: Sought, first: int) -> Rows:
    """Keys of one page, and one more, of everybody who is on the tracker now."""
    when = Moment(viewer.at, is_past=False)
    keys: Rows = fitting(viewer=viewer, sought=sought, columns=(), when=when)
    return keys[first : first + A_PAGE + 1]


def everyone(*, viewer: Viewer, sought: Sought, columns: Sequence[Column]) -> Shown:
    """Every row that fits, for a file, read in batches."""
    when = moment(viewer=viewer, on=sought.on)
    keys = list(fitting(viewer=viewer, sought=sought, columns=columns, when=when))
    rows = [
        row
        for first in range(0, len(keys), A_BATCH)
        for row in _rows(keys[first : first + A_BATCH], columns, when, sought.register)
    ]
    return Shown(rows=tuple(rows), has_more=False, at=when.at)


def moment(*, viewer: Viewer, on: date | None) -> Moment:
    """Now, or the end of a day that is over."""
    if on is None or on >= london_day(viewer.at):
        return Moment(viewer.at, is_past=False)
    return Moment(start_of(on + timedelta(days=1)), is_past=True)


def known(*, viewer: Viewer, when: Moment, register: Register = rules.MISSING) -> ChildQuerySet:
    """The children the viewer may know of, and who is responsible for each; of exploitation, only
    those whose assessments the viewer may read and who are on that tracker.

    Whom one may know of stands in a partnership of one's own: said again, because only then is a
    page read from that partnership's names in order, and not from a whole country's."""
    children = Child.objects.visible_to(viewer).filter(
        person__partnership__in=sorted(viewer.partnership_ids)
    )
    if when.is_past:
        children = children.filter(recorded_at__lte=when.at)
    if register is rules.EXPLOITATION:
        children = _exploited(viewer, children, when)
    return children.annotate(responsible=when.responsible())


def _exploited(viewer: Viewer, children: ChildQuerySet, when: Moment) -> ChildQuerySet:
    """They are few, and found at once: among those of one's own partnerships, for a country has
    some. Whoever is seen at all is seen with the whole record, and an assessment is no less."""
    if not viewer.may(Permission.READ_ASSESSMENT):
        return children.none()
    exploited = EXPLOITED.rows(when).filter(
        child__person__partnership__in=sorted(viewer.partnership_ids)
    )
    return children.filter(pk__in=exploited.values("child"))


OTHERS = Q(responsible__in=Authority.objects.filter(partnership=None).values("pk"))
"""Children of an authority outside."""


def _on_the_tracker(viewer: Viewer, sought: Sought, when: Moment) -> ChildQuerySet:
    """Those with an open or recent concern: ours, or the others'."""
    group = known(viewer=viewer, when=when, register=sought.register).filter(
        ~OTHERS if sought.whose is Whose.OURS else OTHERS
    )
    if sought.register is rules.EXPLOITATION and sought.reason is None:
        return group
    return _with_concern(group, when, sought.reason)


def _with_concern(children: ChildQuerySet, when: Moment, only: Why | None) -> ChildQuerySet:
    """Those with one reason, or with any.

    Asked child by child, of those the viewer may see and no further than the page: gathering every
    recent episode first would take a second where a country's are kept (1.2 million). A scalar
    subquery, because the database would turn EXISTS back into that gathering; and the first reason
    that holds ends the asking, so the likeliest is asked first."""
    if only is not None and (concern := CONCERNS[only]).is_rare and not when.is_past:
        return children.filter(pk__in=concern.rows(when).order_by().values(concern.child))
    asked = [only] if only is not None else MOST_LIKELY_FIRST
    firsts = [prepared(CONCERNS[reason].first, when) for reason in asked]
    found = Coalesce(*firsts, Value(None), output_field=BigIntegerField())
    return children.annotate(concern=found).filter(concern__isnull=False)


def fitting(*, viewer: Viewer, sought: Sought, columns: Sequence[Column], when: Moment) -> Any:
    """Keys of the children who fit, in order."""
    rows = _on_the_tracker(viewer, sought, when)
    for bound in sought.bounds:
        rows = _within(rows, bound, viewer, when)
    if sought.is_changed:
        rows = rows.filter(pk__in=_changed(rows, columns, when, sought.register))
    return _sorted(rows, sought, when).values_list("pk", flat=True)


def _sorted(rows: ChildQuerySet, sought: Sought, when: Moment) -> ChildQuerySet:
    """By a column, what is not known last; by name, as the index has it."""
    if sought.sort == rules.ALWAYS or sought.sort not in CELLS:
        order = ("person__sort_name", "pk")
        return rows.order_by(*(f"-{one}" for one in order) if sought.is_descending else order)
    rows = rows.annotate(by=prepared(CELLS[sought.sort], when))
    by = F("by").desc(nulls_last=True) if sought.is_descending else F("by").asc(nulls_last=True)
    return rows.order_by(by, "person__sort_name", "pk")


def _within(rows: ChildQuerySet, bound: Bound, viewer: Viewer, when: Moment) -> ChildQuerySet:
    key = f"is_{bound.column.key}"
    if bound.column.key == rules.ALWAYS:
        found = people.search(viewer=viewer, text=bound.said, limit=MOST_NAMES)
        return rows.filter(pk__in=[person.pk for person in found])
    return rows.annotate(**{key: prepared(CELLS[bound.column.key], when)}).filter(
        **_asks(key, bound)
    )


def _asks(key: str, bound: Bound) -> Mapping[str, object]:
    match bound.column.kind:
        case Kind.TEXT:
            return {f"{key}__icontains": bound.said}
        case Kind.NUMBER:
            return {f"{key}__gt": bound.more_than}
        case Kind.CHOICE if bound.column.codes is None and bound.said.isdecimal():
            return {key: int(bound.said)}
        case Kind.CHOICE:
            return {key: bound.said}
    is_instant = bound.column.kind is Kind.INSTANT
    asks: dict[str, object] = {}
    if bound.first is not None:
        asks[f"{key}__gte"] = start_of(bound.first) if is_instant else bound.first
    if bound.last is not None:
        after = bound.last + timedelta(days=1)
        asks[f"{key}__lt"] = start_of(after) if is_instant else after
    return asks


def _rows(
    keys: Sequence[int], columns: Sequence[Column], when: Moment, register: Register
) -> tuple[Tracked, ...]:
    """What stands in these rows now and stood in them a day before: one question each."""
    why, read = register.reasons, (*columns, *register.besides)
    now, then = (_read(keys, read, why, one) for one in (when, _day_before(when)))
    return tuple(_one(now[key], then.get(key), read, why) for key in keys if key in now)


def _day_before(when: Moment) -> Moment:
    return Moment(when.before(1), is_past=True)


def _read(
    keys: Sequence[int], columns: Iterable[Column], reasons: Iterable[Why], when: Moment
) -> dict[int, Row]:
    """The cells of children the viewer may know of, by their keys."""
    named = tuple(column.key for column in columns)
    rows = _said(keys=keys, columns=named, reasons=tuple(reasons), when=when)
    return {row["pk"]: row for row in rows}


@written_once("keys", "when")
def _said(
    *, keys: Sequence[int], columns: tuple[str, ...], reasons: tuple[Why, ...], when: Moment
) -> Rows:
    rows = Child.objects.filter(pk__in=keys, recorded_at__lte=when.at)
    cells = {f"at_{key}": prepared(CELLS[key], when) for key in columns}
    why = {f"why_{reason.name}": prepared(CONCERNS[reason].stands, when) for reason in reasons}
    said: Rows = rows.annotate(**cells, **why)
    return said.values("pk", "person__reference", "person__is_restricted", *cells, *why)


def _one(now: Row, then: Row | None, columns: Sequence[Column], reasons: Sequence[Why]) -> Tracked:
    stands = {column.key: now[f"at_{column.key}"] for column in columns}
    stood = {column.key: then[f"at_{column.key}"] for column in columns} if then else None
    was_there = then is not None and any(then[f"why_{reason.name}"] for reason in reasons)
    news = rules.changed(columns, stands, stood if was_there else None)
    return Tracked(
        person_id=int(str(now["pk"])),
        reference=str(now["person__reference"]),
        is_restricted=bool(now["person__is_restricted"]),
        now=stands,
        reasons=tuple(reason for reason in reasons if now[f"why_{reason.name}"]),
        was={key: stood[key] for key in news} if stood else {},
        is_new=not was_there,
    )


def _changed(
    rows: ChildQuerySet, columns: Sequence[Column], when: Moment, register: Register
) -> list[int]:
    """The children whose row, in these columns, is not what it was a day before: first those about
    whom anything was written down since, then, exactly, those whose cells differ."""
    sets = [one.since(_day_before(when), when) for one in WRITTEN_BY_TRACKER[register.key]]
    about = reduce(lambda one, other: one.union(other, all=True), sets)
    keys = list(rows.filter(pk__in=about).order_by("pk").values_list("pk", flat=True))
    return [
        row.person_id
        for first in range(0, len(keys), A_BATCH)
        for row in _rows(keys[first : first + A_BATCH], columns, when, register)
        if row.was or row.is_new
    ]
