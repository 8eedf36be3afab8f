"""What mapping meetings report back: by rule, to the next panel, until it has been heard and all
that was agreed is done."""

from datetime import datetime

from django.db.models import Count, Exists, OuterRef, Q

from methub.foundation import spoken
from methub.foundation.timekeeping import london_day
from methub.meetings.codes import Ground, Outcome, Sort
from methub.meetings.models import Action, Item, Meeting, MeetingQuerySet
from methub.meetings.rules import Why

MAPS = (Sort.PRE_MAPPING, Sort.MAPPING)


def reporting(*, meeting: Meeting, at: datetime) -> list[tuple[Meeting, Why]]:
    """Each that reports to this panel, and how it stands. Names nobody: the room tells the rest."""
    held = Q(ended_at__isnull=False)
    heard = Item.objects.filter(
        reports=OuterRef("pk"), removed_at=None, meeting__ended_at__gte=OuterRef("ended_at")
    ).exclude(meeting=meeting)
    owed = Action.objects.filter(meeting=OuterRef("pk"), ended_at=None)
    rows = _to(meeting).filter(
        (held & (~Exists(heard) | Exists(owed))) | Q(ended_at=None, reports_to=meeting)
    )
    late = Q(actions__ended_at=None, actions__due_on__lt=london_day(at))
    counted = rows.annotate(
        agreed=Count("actions"),
        still=Count("actions", filter=Q(actions__ended_at=None)),
        overdue=Count("actions", filter=late),
    )
    return [
        (row, Why(Ground.MAPPED, _words(row), row.reference, "meetings:meeting"))
        for row in counted.order_by("starts_at", "pk")
    ]


def _to(meeting: Meeting) -> MeetingQuerySet:
    """Those of the authority that were meant for this panel, for none, or for one that is over."""
    rows = Meeting.objects.filter(
        authority=meeting.authority, sort__in=MAPS, cancelled_at=None
    ).exclude(pk=meeting.pk)
    over = Q(reports_to__ended_at__isnull=False) | Q(reports_to__cancelled_at__isnull=False)
    return rows.filter(Q(reports_to=None) | Q(reports_to=meeting) | over)


def _words(row: Meeting) -> str:
    when = spoken.short_day(london_day(row.starts_at))
    if row.ended_at is None:
        return f"Planned for {when}, and not held yet."
    tested = f" {Outcome(row.outcome).label}." if row.outcome else ""
    counts = row.__dict__
    agreed, still, overdue = (counts[name] for name in ("agreed", "still", "overdue"))
    stand = f"{agreed} agreed, {agreed - still} done, {overdue} late" if agreed else "none agreed"
    return f"Held on {when}.{tested} Actions: {stand}."
