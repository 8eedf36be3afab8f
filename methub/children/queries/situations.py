"""Children, and what is true of them on a day."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import F, FilteredRelation, Q, QuerySet

from methub.agencies.models import Authority, User
from methub.agencies.viewer import Viewer
from methub.children import rules
from methub.children.codes import CareStatus
from methub.children.models import (
    Allocation,
    Carer,
    CareRecord,
    Child,
    ChildQuerySet,
    Placement,
    Schooling,
)
from methub.foundation.timekeeping import london_day
from methub.foundation.written import written_once
from methub.places.rules.postcodes import normalised
from methub.places.rules.recognition import Described, is_named_in

_NAMED = {Placement: ("host_authority",), Allocation: ("worker", "manager")}


@dataclass(frozen=True)
class Situation:
    """What is true of one child on one day. `placements` and `carers`: newest first; several at
    once are possible, because two households are two."""

    child_id: int
    day: date
    care_status: CareStatus | None
    placements: tuple[Placement, ...]
    carers: tuple[Carer, ...]
    allocation: Allocation | None
    schooling: Schooling | None

    @property
    def is_in_care(self) -> bool:
        return rules.is_in_care(self.care_status)

    @property
    def home(self) -> Placement | None:
        """Where the child lives: the newest of their placements."""
        return self.placements[0] if self.placements else None

    def home_called(self, said: str) -> Placement | None:
        """The home that these words name; the newest where they name none or more than one."""
        return self.home_named(said) or self.home

    def home_named(self, said: str) -> Placement | None:
        """Of several homes, the one that these words name ("missing from her father's, 3 Marsh
        Lane")."""
        named = [home for home in self.placements if _is_named_in(said, home)]
        return named[0] if len(named) == 1 else None

    @property
    def district(self) -> str:
        return self.home.district if self.home else ""

    @property
    def host_authority(self) -> Authority | None:
        return self.home.host_authority if self.home else None

    @property
    def worker(self) -> User | None:
        return self.allocation.worker if self.allocation else None

    @property
    def manager(self) -> User | None:
        return self.allocation.manager if self.allocation else None


def _is_named_in(said: str, home: Placement) -> bool:
    postcode = normalised(home.postcode)
    described = Described(home.name, home.address, home.postcode)
    return is_named_in(said, described) or bool(postcode and postcode in normalised(said))


def children(*, viewer: Viewer) -> ChildQuerySet:
    """The children the viewer may know of."""
    return Child.objects.visible_to(viewer).select_related("person", "responsible_authority")


def child_named(*, viewer: Viewer, reference: str) -> QuerySet[Child]:
    """The child with this reference, if the viewer may know of them; else nothing. What is known
    of their photograph comes along: a page about a child shows it."""
    current = FilteredRelation("photographs", condition=Q(photographs__removed_at=None))
    return (
        children(viewer=viewer)
        .filter(person__reference=reference)
        .annotate(
            current_photograph=current,
            photograph_recorded_at=F("current_photograph__recorded_at"),
            photograph_by=F("current_photograph__recorded_by_name"),
            photograph_taken_on=F("current_photograph__taken_on"),
        )
    )


def situation(*, viewer: Viewer, child: Child) -> Situation:
    """What is true of a child today. The child was found through the viewer."""
    return _situations([child.pk], london_day(viewer.at), viewer=viewer)[child.pk]


def situations(
    *, viewer: Viewer, child_ids: Collection[int], is_brief: bool = False
) -> dict[int, Situation]:
    """What is true today of the children the viewer may know of, in a fixed number of queries.
    `is_brief`: for a list that names neither carers nor schools, which are then not asked for."""
    seen = _seen(viewer=viewer, child_ids=child_ids)
    return _situations(seen, london_day(viewer.at), viewer=viewer, is_brief=is_brief)


def situation_of(*, child: Child, at: datetime) -> Situation:
    """For changes of rooms above, which already hold the child."""
    return _situations([child.pk], london_day(at))[child.pk]


def _situations(
    child_ids: Iterable[int],
    day: date,
    *,
    viewer: Viewer | None = None,
    is_brief: bool = False,
) -> dict[int, Situation]:
    ids = list(child_ids)
    asked = [] if is_brief else ids
    care = _by_child(_facts(of=CareRecord, child_ids=ids, day=day), day)
    homes = _by_child(_facts(of=Placement, child_ids=ids, day=day), day)
    carers = _by_child(_carers(child_ids=asked, day=day, viewer=viewer), day)
    workers = _by_child(_facts(of=Allocation, child_ids=ids, day=day), day)
    schools = _by_child(_facts(of=Schooling, child_ids=asked, day=day), day)
    return {
        child_id: Situation(
            child_id=child_id,
            day=day,
            care_status=CareStatus(care[child_id][0].status) if care[child_id] else None,
            placements=tuple(homes[child_id]),
            carers=tuple(carers[child_id]),
            allocation=next(iter(workers[child_id]), None),
            schooling=next(iter(schools[child_id]), None),
        )
        for child_id in ids
    }


@written_once("viewer", "child_ids")
def _seen(*, viewer: Viewer, child_ids: Collection[int]) -> QuerySet[Child, int]:
    return Child.objects.visible_to(viewer).filter(pk__in=child_ids).values_list("pk", flat=True)


@written_once("child_ids", "day")
def _facts(*, of: Any, child_ids: Collection[int], day: date) -> QuerySet[Any]:
    """Rows that may hold on the day, newest first, with whom and what each names."""
    return _begun(of.objects.select_related(*_NAMED.get(of, (None,))), child_ids, day)


@written_once("viewer", "child_ids", "day")
def _carers(*, viewer: Viewer | None, child_ids: Collection[int], day: date) -> QuerySet[Carer]:
    known = Carer.objects.get_queryset().select_related("placement")
    return _begun(known.as_seen_by(viewer) if viewer else known, child_ids, day)


def _begun(rows: QuerySet[Any], child_ids: Collection[int], day: date) -> QuerySet[Any]:
    return rows.filter(child__in=child_ids, from_on__lte=day).order_by("-from_on", "-id")


def _by_child(rows: Iterable[Any], day: date) -> dict[int, list[Any]]:
    """Those that hold on the day, newest first."""
    by_child: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        if rules.holds(row, day):
            by_child[row.child_id].append(row)
    return by_child
