"""What becomes of a row of Missing, when the record already knows some of the child's absences."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from methub.foundation.timekeeping import london_day, start_of
from methub.missing.rules import Period, overlaps
from methub.returns.codes import Outcome
from methub.returns.rules.checked import Absence
from methub.returns.rules.days import CollectionYear, written


@dataclass(frozen=True, slots=True)
class Held:
    """An absence the record knows: as days, as the return would say it, and exactly."""

    key: int
    kind: str
    since: datetime
    until: datetime | None
    is_exact: bool

    @property
    def since_on(self) -> date:
        return london_day(self.since)

    @property
    def until_on(self) -> date | None:
        return london_day(self.until) if self.until else None


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be done with one row; `since` and `until` are the instants that stand for its
    days, `held` the absence it is about."""

    row: Absence
    outcome: Outcome
    why: str = ""
    held: Held | None = None
    since: datetime | None = None
    until: datetime | None = None


def plans(rows: Iterable[Absence], held: Sequence[Held], year: CollectionYear) -> Iterator[Plan]:
    """For the rows of one child, none of which breaks a rule. Sent again, nothing is to be done."""
    unmatched = sorted(held, key=lambda one: (one.since, one.until_on or date.max))
    taken = [Period("", one.since, one.until) for one in held]
    for row in sorted(rows, key=_in_order):
        assert row.since is not None
        same = next((one for one in unmatched if one.since_on == row.since), None)
        if same is not None:
            unmatched.remove(same)
            yield _again(row, same, year)
        else:
            plan = _new(row, held, taken)
            if plan.since is not None:
                taken.append(Period("", plan.since, plan.until))
            yield plan


def _in_order(row: Absence) -> tuple[date, date]:
    return row.since or date.min, row.until or date.max


def _again(row: Absence, same: Held, year: CollectionYear) -> Plan:
    """The record knows an absence that began that day. Seen from the end of the year of the
    return, one that ended later was still open."""
    ended = same.until_on if same.until_on and same.until_on <= year.last else None
    if (row.kind, row.until) == (same.kind, ended):
        return Plan(row, Outcome.SAME, held=same)
    if same.is_exact or row.until is None:
        return Plan(row, Outcome.REFUSED, f"The record says otherwise: {_said(same)}.", same)
    since = same.since
    return Plan(row, Outcome.CHANGED, f"Before: {_said(same)}.", same,
                since, max(start_of(row.until), since))  # fmt: skip


def _new(row: Absence, held: Sequence[Held], taken: Sequence[Period]) -> Plan:
    """A day is kept as its first instant. Where another absence ended in the course of that day,
    this one begins as that ended: the return allows it, and the record allows no overlap."""
    assert row.since is not None
    ended_then = [one.until for one in held if one.until and one.until_on == row.since]
    since = max([start_of(row.since), *ended_then])
    until = max(start_of(row.until), since) if row.until else None
    if any(overlaps(Period("", since, until), other) for other in taken):
        other = next((one for one in held if _meets(one, since, until)), None)
        why = f": {_said(other)}" if other else " of this file"
        return Plan(row, Outcome.REFUSED, f"It overlaps another absence{why}.", other)
    return Plan(row, Outcome.TAKEN, since=since, until=until)


def _meets(one: Held, since: datetime, until: datetime | None) -> bool:
    return overlaps(Period("", since, until), Period("", one.since, one.until))


def _said(one: Held) -> str:
    ended = f"to {written(one.until_on)}" if one.until else "and not ended"
    return f"{one.kind} from {written(one.since_on)} {ended}"
