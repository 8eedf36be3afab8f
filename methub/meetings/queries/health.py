"""How well the meetings themselves work: who comes, whether it is the same people, whether what was
agreed is done in time, and what became of the risk."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime

from methub.agencies.codes import AgencyKind
from methub.agencies.viewer import Viewer
from methub.assessments.models import Standing
from methub.foundation.timekeeping import days_after, london_day
from methub.meetings import rules
from methub.meetings.codes import ActionEnd, Attendance
from methub.meetings.models import Action, Invitation, Item
from methub.meetings.queries.meetings import meetings

TWELVE_MONTHS = 365


@dataclass(frozen=True)
class OfAgency:
    """One agency over twelve months. `same`: of the meetings it came to, the share at which its
    commonest face was there."""

    name: str
    kind: AgencyKind
    invited: int
    attended: int
    wrote: int
    people: int
    commonest: int


@dataclass(frozen=True)
class Health:
    since: date
    held: int
    agencies: tuple[OfAgency, ...]
    actions: int
    in_time: int
    late: int
    still_open: int
    risk: rules.Moved


def health(*, viewer: Viewer) -> Health:
    """Of the meetings the viewer may open that were held in the last twelve months."""
    since = days_after(viewer.at, -TWELVE_MONTHS)
    held = list(
        meetings(viewer=viewer)
        .filter(ended_at__isnull=False, starts_at__gt=since, starts_at__lte=viewer.at)
        .values_list("pk", flat=True)
    )
    done = Action.objects.filter(meeting__in=held).exclude(ended_as=ActionEnd.DROPPED)
    rows = [
        (due_on, london_day(ended_at) if ended_at else None)
        for due_on, ended_at in done.values_list("due_on", "ended_at")
    ]
    in_time = sum(1 for due, ended in rows if ended and ended <= due)
    late = sum(1 for due, ended in rows if ended and ended > due)
    return Health(
        since=london_day(since),
        held=len(held),
        agencies=tuple(_agencies(held)),
        actions=len(rows),
        in_time=in_time,
        late=late,
        still_open=len(rows) - in_time - late,
        risk=_risk(held),
    )


def _agencies(held: list[int]) -> list[OfAgency]:
    rows = Invitation.objects.filter(meeting__in=held, withdrawn_at=None).select_related("agency")
    by_agency: dict[str, list[Invitation]] = defaultdict(list)
    for row in rows.order_by("agency__name", "pk"):
        by_agency[row.agency.name].append(row)
    return [_of_agency(name, ours) for name, ours in by_agency.items()]


def _of_agency(name: str, rows: list[Invitation]) -> OfAgency:
    came = [row for row in rows if row.attendance == Attendance.ATTENDED]
    faces: dict[int, set[int]] = defaultdict(set)
    for row in came:
        faces[row.user_id].add(row.meeting_id)
    wrote = {row.meeting_id for row in rows if row.attendance == Attendance.UPDATE}
    attended = {row.meeting_id for row in came}
    return OfAgency(
        name=name,
        kind=AgencyKind(rows[0].agency.kind),
        invited=len({row.meeting_id for row in rows}),
        attended=len(attended),
        wrote=len(wrote - attended),
        people=len(faces),
        commonest=max((len(meetings_of) for meetings_of in faces.values()), default=0),
    )


def _risk(held: list[int]) -> rules.Moved:
    """The weightiest concern of each child on the day they were spoken of, and now."""
    spoken = Item.objects.filter(meeting__in=held, removed_at=None, child__isnull=False)
    first: dict[int, datetime] = {}
    for child_id, at in spoken.values_list("child_id", "meeting__starts_at").order_by(
        "-meeting__starts_at"
    ):
        assert child_id is not None
        first[child_id] = at
    rows: dict[int, list[tuple[str, str, datetime]]] = defaultdict(list)
    for child_id, subject, concern, at in (
        Standing.objects.filter(child__in=first, assessment__withdrawn_at=None)
        .order_by("id")
        .values_list("child_id", "subject", "concern", "recorded_at")
    ):
        rows[child_id].append((subject, concern, at))
    return rules.moved(first, rows)
