"""The list of children: filtered, sorted, fifty a page, in a fixed number of queries."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Value

from methub.agencies.viewer import Viewer
from methub.children import rules
from methub.children.codes import IN_CARE
from methub.children.models import Allocation, CareRecord, Child, ChildQuerySet, Placement
from methub.children.queries.situations import Situation, children, situations
from methub.foundation.timekeeping import london_day
from methub.foundation.written import written_once
from methub.people import queries as people
from methub.people.models import Sight
from methub.people.rules.described import Described
from methub.people.rules.matching import Proposal

A_PAGE = 50
"""In law, whatever an authority decides. The record lives on."""
A_BATCH = 1_000
SORTS = {
    "name": ("person__sort_name", "person_id"),
    "-name": ("-person__sort_name", "-person_id"),
    "age": ("-person__born_on", "person_id"),
    "-age": ("person__born_on", "person_id"),
    "recorded": ("recorded_at", "person_id"),
    "-recorded": ("-recorded_at", "-person_id"),
}


@dataclass(frozen=True)
class Sought:
    """What the list is filtered by, and how it is sorted. Empty means any."""

    name: str = ""
    district: str = ""
    authority_reference: str = ""
    in_care: bool | None = None
    with_me: bool = False
    is_adult: bool | None = None
    sort: str = "name"


@dataclass(frozen=True)
class Listed:
    """A page of the list, how many children fit in all, and what is true of each."""

    children: tuple[Child, ...]
    situations: dict[int, Situation]
    total: int
    page: int

    @property
    def has_more(self) -> bool:
        return self.page * A_PAGE < self.total


def listed(*, viewer: Viewer, sought: Sought, page: int = 1, size: int = A_PAGE) -> Listed:
    """The children the viewer may know of that fit."""
    first = (page - 1) * size
    if sought == Sought(sort=sought.sort):  # nothing is asked for: what most people open
        rows = _everybody(viewer=viewer, order=_order(sought), first=first, size=size)
        ((total,),) = _how_many(viewer=viewer)
    else:
        fitting = _fitting(sought, viewer)
        rows = list(fitting.order_by(*_order(sought))[first : first + size])
        total = fitting.count()
    return Listed(
        children=tuple(rows),
        situations=situations(viewer=viewer, child_ids=[child.pk for child in rows]),
        total=total,
        page=page,
    )


def everyone_listed(*, viewer: Viewer, sought: Sought) -> Listed:
    """Everybody who fits, for a file: read in batches, however long the list is."""
    rows = tuple(_fitting(sought, viewer).order_by(*_order(sought)))
    known: dict[int, Situation] = {}
    for first in range(0, len(rows), A_BATCH):
        ids = [child.pk for child in rows[first : first + A_BATCH]]
        known |= situations(viewer=viewer, child_ids=ids)
    return Listed(children=rows, situations=known, total=len(rows), page=1)


def worked_with(*, viewer: Viewer) -> ChildQuerySet:
    """Children the viewer is allocated to, or whose allocated worker they manage."""
    return children(viewer=viewer).filter(Exists(_theirs(viewer)))


def found(*, viewer: Viewer, text: str, limit: int = A_PAGE) -> list[Child]:
    """One box: name, date of birth, police reference or postcode; nearest first."""
    persons = people.search(viewer=viewer, text=text, limit=limit)
    by_id = children(viewer=viewer).in_bulk([person.pk for person in persons])
    return [by_id[person.pk] for person in persons if person.pk in by_id]


def searched(*, viewer: Viewer, text: str) -> Listed:
    """What one box found, as a page of a list."""
    rows = found(viewer=viewer, text=text)
    return Listed(
        children=tuple(rows),
        situations=situations(viewer=viewer, child_ids=[child.pk for child in rows]),
        total=len(rows),
        page=1,
    )


@dataclass(frozen=True)
class Alike:
    """Who a described child may be already: the proposals, and the children by their keys."""

    proposals: tuple[Proposal, ...]
    children: dict[int, Child]


def similar(*, viewer: Viewer, described: Described) -> Alike:
    """The children a description may be about, strongest first."""
    proposals = tuple(people.proposals(viewer=viewer, described=described))
    found = children(viewer=viewer).in_bulk([proposal.person_id for proposal in proposals])
    return Alike(proposals=proposals, children=found)


def _order(sought: Sought) -> tuple[str, ...]:
    return SORTS.get(sought.sort, SORTS["name"])


@written_once("viewer")
def _everybody(*, viewer: Viewer, order: tuple[str, ...], first: int, size: int) -> QuerySet[Child]:
    return _fitting(Sought(), viewer).order_by(*order)[first : first + size]


@written_once("viewer")
def _how_many(*, viewer: Viewer) -> QuerySet[Sight, tuple[int]]:
    """How many children there are of whom the viewer may know, in their own partnerships: from the
    sights alone, and ten thousand records are not looked up one by one."""
    sights = Sight.objects.of(viewer).whole_record()
    of_children = sights.filter(
        person__is_child=True, person__partnership__in=sorted(viewer.partnership_ids)
    )
    return (
        of_children.order_by()
        .values(together=Value(1))
        .annotate(n=Count("person", distinct=True))
        .values_list("n")
    )


def _fitting(sought: Sought, viewer: Viewer) -> ChildQuerySet:
    today = london_day(viewer.at)
    # Whom one may know of stands in a partnership of one's own. Said again, because only then is a
    # page read from that partnership's names in order, and not from a whole country's.
    rows = children(viewer=viewer).filter(person__partnership__in=sorted(viewer.partnership_ids))
    if sought.name:
        persons: Iterable[int] = [
            person.pk for person in people.search(viewer=viewer, text=sought.name, limit=500)
        ]
        rows = rows.filter(pk__in=persons)
    if sought.district:
        rows = rows.filter(
            Exists(
                _now(Placement.objects.filter(district=sought.district, is_protected=False), today)
            )
        )
    if sought.authority_reference:
        rows = rows.filter(responsible_authority__reference=sought.authority_reference)
    if sought.in_care is not None:
        in_care = Exists(_now(CareRecord.objects.filter(status__in=sorted(IN_CARE)), today))
        rows = rows.filter(in_care if sought.in_care else ~in_care)
    if sought.is_adult is not None:
        adult = Q(person__born_on__lte=rules.born_by(today, years=rules.ADULT_AT))
        rows = rows.filter(adult) if sought.is_adult else rows.exclude(adult)
    if sought.with_me:
        rows = rows.filter(Exists(_theirs(viewer)))
    return rows


def _theirs(viewer: Viewer) -> QuerySet[Allocation]:
    mine = Allocation.objects.filter(Q(worker=viewer.user_id) | Q(manager=viewer.user_id))
    return _now(mine, london_day(viewer.at))


def _now(rows: QuerySet, today: object) -> QuerySet:  # type: ignore[type-arg]
    """Those of the child in hand that hold today."""
    return rows.filter(
        Q(until_on=None) | Q(until_on__gt=today), child=OuterRef("pk"), from_on__lte=today
    )
