"""Who may know of a child because of a meeting, when, and which words they may read."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from methub.agencies.codes import AgencyKind
from methub.foundation.timekeeping import days_after
from methub.meetings.codes import Attendance, Handling, Strand

A_WEEK = 7
DIGITS = 18
"""Of numbers that the database can hold."""
STATUTORY = frozenset({AgencyKind.POLICE, AgencyKind.HUB, AgencyKind.SOCIAL_CARE})


@dataclass(frozen=True)
class Reader:
    """Somebody at the table. `runs`: the chair, the co-chair or the minute-taker. `knows_danger`:
    they may know whom a child is thought to be in danger from."""

    user_id: int
    agencies: frozenset[int]
    kinds: frozenset[AgencyKind]
    runs: bool
    knows_danger: bool = False


def window(starts_at: datetime) -> tuple[datetime, datetime]:
    """From a week before the meeting until a week after: the first instant counts, the last one no
    longer. Elapsed days, so that a clock change gives and takes nothing."""
    return days_after(starts_at, -A_WEEK), days_after(starts_at, A_WEEK)


def may_read(handling: Handling, reader: Reader, *, written_by_agency: int | None = None) -> bool:
    """Whoever wrote it may always read it again, and so may their agency."""
    if reader.runs or written_by_agency in reader.agencies:
        return True
    if handling is Handling.STATUTORY:
        return bool(reader.kinds & STATUTORY)
    return handling is Handling.MEETING


def may_read_action(strand: str, reader: Reader, *, owner_id: int | None = None) -> bool:
    """What is to happen to somebody who is thought to be a danger is told to few, and to whoever is
    to do it."""
    return strand != Strand.PEOPLE or reader.knows_danger or owner_id == reader.user_id


@dataclass(frozen=True)
class Seat:
    """Somebody invited, and whether they came."""

    kind: AgencyKind
    attendance: Attendance | None
    has_written: bool


def is_there(seat: Seat, *, update_counts: bool) -> bool:
    if seat.attendance is Attendance.ATTENDED:
        return True
    return update_counts and (seat.attendance is Attendance.UPDATE or seat.has_written)


def missing_for_quorum(
    needed: Collection[AgencyKind], seats: Iterable[Seat], *, update_counts: bool
) -> list[AgencyKind]:
    """Agencies that must be there and are not."""
    there = {seat.kind for seat in seats if is_there(seat, update_counts=update_counts)}
    return [kind for kind in AgencyKind if kind in needed and kind not in there]


def not_invited(needed: Collection[AgencyKind], seats: Iterable[Seat]) -> list[AgencyKind]:
    """Before the day: agencies that must be there, and nobody of them is invited or will come."""
    coming = {
        seat.kind
        for seat in seats
        if seat.attendance not in (Attendance.APOLOGIES, Attendance.NO_INPUT)
    }
    return [kind for kind in AgencyKind if kind in needed and kind not in coming]


def without_input(looked_for: Iterable[AgencyKind], seats: Iterable[Seat]) -> list[AgencyKind]:
    """Agencies that neither came nor wrote: “no input from health”."""
    heard = {
        seat.kind
        for seat in seats
        if seat.has_written or seat.attendance in (Attendance.ATTENDED, Attendance.UPDATE)
    }
    return [kind for kind in looked_for if kind not in heard]


def since(news: str) -> int:
    """The newest field that an open page has shown; nothing, where it says nothing readable."""
    said = news.partition("-")[0]
    return int(said) if said.isascii() and said.isdigit() and len(said) < DIGITS else 0
