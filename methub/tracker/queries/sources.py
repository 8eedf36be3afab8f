"""When each of those who send news was last heard from. A quiet week and a broken mailbox look the
same on a list: silence has to be said."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Max

from methub.agencies.viewer import Viewer
from methub.children import queries as children
from methub.children.codes import AllocationKind, CareStatus, ExchangeWay
from methub.children.models import Allocation, CareRecord, EducationExchange, Schooling
from methub.missing.models import (
    CarePlanReview,
    Episode,
    Grade,
    PreventionInterview,
    StrategyMeeting,
    TriggerPlanNote,
)
from methub.people import queries as people
from methub.policies import queries as policies
from methub.post.models import Message
from methub.tracker import rules
from methub.tracker.queries.moments import Rows


@dataclass(frozen=True)
class Source:
    """Who sends news, when they last did, and whether that is too long ago."""

    words: str
    last: datetime | None
    is_silent: bool


@dataclass(frozen=True)
class Trace:
    """Where news of a source leaves a trace, and in which of its instants."""

    rows: Rows
    at: str = "recorded_at"


def _traces() -> dict[str, tuple[Trace, ...]]:
    outside = Episode.objects.filter(responsible_authority__partnership=None)
    return {
        "Police": (
            Trace(Episode.objects.exclude(police_reference=""), "told_hub_at"),
            Trace(Episode.objects.exclude(police_reference=""), "found_told_at"),
            Trace(Grade.objects.all()),
            Trace(PreventionInterview.objects.all()),
        ),
        "Social care": (
            Trace(CareRecord.objects.exclude(status=CareStatus.EARLY_HELP)),
            Trace(CarePlanReview.objects.all()),
            Trace(StrategyMeeting.objects.all()),
            Trace(TriggerPlanNote.objects.all()),
        ),
        "Early help": (
            Trace(CareRecord.objects.filter(status=CareStatus.EARLY_HELP)),
            Trace(Allocation.objects.filter(kind=AllocationKind.EARLY_HELP_WORKER)),
        ),
        "Education": (
            Trace(Schooling.objects.all()),
            Trace(EducationExchange.objects.filter(way=ExchangeWay.TOLD_BY), "happened_at"),
        ),
        "Other authorities": (Trace(outside, "told_hub_at"), Trace(outside, "found_told_at")),
    }


def sources(*, viewer: Viewer) -> list[Source]:
    """Those the hub hears from, and each district: the last news of a child who lived there."""
    decided = policies.policies_in_force(viewer=viewer).values()
    limit = min((policy.tracker.silence_days for policy in decided), default=rules.SILENT_DAYS)
    heard = [
        ("Messages into the inbox", _arrived(viewer)),
        *_by_kind(viewer),
        *_by_district(viewer),
    ]
    return [
        Source(words, last, rules.is_silent(last, viewer.at, days=limit)) for words, last in heard
    ]


def _arrived(viewer: Viewer) -> datetime | None:
    last: datetime | None = _last(Message.objects.visible_to(viewer), "received_at")
    return last


def _by_kind(viewer: Viewer) -> Iterator[tuple[str, datetime | None]]:
    seen = people.seen_by(viewer=viewer)
    for words, traces in _traces().items():
        last = [_last(trace.rows.filter(child__in=seen), trace.at) for trace in traces]
        yield words, max((one for one in last if one is not None), default=None)


def _by_district(viewer: Viewer) -> Iterator[tuple[str, datetime | None]]:
    known = Episode.objects.visible_to(viewer).order_by().values("district")
    last = dict(known.annotate(last=Max("told_hub_at")).values_list("district", "last"))
    for code, name in children.districts(viewer=viewer).items():
        yield name, last.get(code)


def _last(rows: Rows, field: str) -> Any:
    return rows.aggregate(last=Max(field))["last"]
