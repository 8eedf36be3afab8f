"""What the lists beside the return ask of the same children."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from methub.agencies.models import Membership
from methub.children.codes import Disability, ImmigrationStatus
from methub.children.models import Allocation, DisabilityRecord, ImmigrationRecord
from methub.foundation.timekeeping import london_day
from methub.returns.queries.interviews import interviews_after
from methub.returns.queries.outgoing import InReturn, WholeReturn, in_care_lately
from methub.returns.rules.offered import Offered

A_YEAR = timedelta(days=365)


@dataclass(frozen=True)
class Worker:
    name: str
    team: str


@dataclass(frozen=True)
class Further:
    """`in_care`: the children of the inspectors’ list, which is of a day and not of a year.
    `interviews`: by episode. The rest by child, today: who is not in it, nobody has said."""

    day: date
    in_care: tuple[InReturn, ...]
    interviews: Mapping[int, Offered]
    unaccompanied: frozenset[int]
    is_disabled: Mapping[int, bool]
    workers: Mapping[int, Worker]

    @property
    def person_ids(self) -> list[int]:
        return sorted(one.child.pk for one in self.in_care)


def further(*, whole: WholeReturn, at: datetime) -> Further:
    """In a fixed number of queries, however many children."""
    day = london_day(at)
    in_care = in_care_lately(authority=whole.authority, day=day)
    episodes = {away.key for one in in_care for away in one.absences}
    mine = {"child__in": [one.child.pk for one in in_care]}
    lately = Q(until_on=None) | Q(until_on__gt=day - A_YEAR)
    unaccompanied = ImmigrationRecord.objects.filter(
        lately, status=ImmigrationStatus.UASC, from_on__lte=day, **mine
    )
    return Further(
        day=day,
        in_care=in_care,
        interviews=interviews_after(episode_ids=sorted({*whole.episode_ids, *episodes})),
        unaccompanied=frozenset(unaccompanied.values_list("child_id", flat=True)),
        is_disabled={
            row.child_id: Disability.NONE not in row.codes
            for row in _holding(DisabilityRecord.objects.filter(**mine), day)
        },
        workers=_workers(_holding(Allocation.objects.filter(**mine), day), day),
    )


def _holding(rows: QuerySet[Any], day: date) -> QuerySet[Any]:
    return rows.filter(Q(until_on=None) | Q(until_on__gt=day), from_on__lte=day)


def _workers(allocated: QuerySet[Allocation], day: date) -> dict[int, Worker]:
    rows = list(allocated.select_related("worker"))
    teams: dict[int, set[str]] = defaultdict(set)
    jobs = _holding(Membership.objects.filter(user__in={row.worker_id for row in rows}), day)
    for user, team in jobs.values_list("user_id", "team__name"):
        teams[user].add(team)
    return {
        row.child_id: Worker(row.worker.name, ", ".join(sorted(teams[row.worker_id])))
        for row in rows
    }
