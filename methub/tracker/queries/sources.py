"""When each of those who send news was last heard from. A quiet week and a broken mailbox look the
same on a list: silence has to be said."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Max, Q

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


@dataclass(frozen=True)
class Source:
    """Who sends news, when they last did, and whether that is too long ago."""

    words: str
    last: datetime | None
    is_silent: bool


@dataclass(frozen=True)
class Trace:
    """Where news of a source leaves a trace: in which rows, and in which of their instants."""

    model: Any
    at: str = "recorded_at"
    where: Q = field(default_factory=Q)


_BY_POLICE = ~Q(police_reference="")
_FROM_OUTSIDE = Q(responsible_authority__partnership=None)
_EARLY_HELP = Q(status=CareStatus.EARLY_HELP)

TRACES: Mapping[str, tuple[Trace, ...]] = {
    "Police": (
        Trace(Episode, "told_hub_at", _BY_POLICE),
        Trace(Episode, "found_told_at", _BY_POLICE),
        Trace(Grade),
        Trace(PreventionInterview),
    ),
    "Social care": (
        Trace(CareRecord, where=~_EARLY_HELP),
        Trace(CarePlanReview),
        Trace(StrategyMeeting),
        Trace(TriggerPlanNote),
    ),
    "Early help": (
        Trace(CareRecord, where=_EARLY_HELP),
        Trace(Allocation, where=Q(kind=AllocationKind.EARLY_HELP_WORKER)),
    ),
    "Education": (
        Trace(Schooling),
        Trace(EducationExchange, "happened_at", Q(way=ExchangeWay.TOLD_BY)),
    ),
    "Other authorities": (
        Trace(Episode, "told_hub_at", _FROM_OUTSIDE),
        Trace(Episode, "found_told_at", _FROM_OUTSIDE),
    ),
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
    last: datetime | None = Message.objects.visible_to(viewer).aggregate(last=Max("received_at"))[
        "last"
    ]
    return last


def _by_kind(viewer: Viewer) -> Iterator[tuple[str, datetime | None]]:
    """Each kind of row is read once, whoever leaves traces in it: a county has many."""
    seen = people.seen_by(viewer=viewer)
    every = [(words, one) for words, traces in TRACES.items() for one in traces]
    heard: dict[str, list[datetime]] = {words: [] for words in TRACES}
    for model in dict.fromkeys(one.model for _, one in every):
        here = [(words, one) for words, one in every if one.model is model]
        newest = {f"last_{n}": Max(one.at, filter=one.where) for n, (_, one) in enumerate(here)}
        found = model.objects.filter(child__in=seen).aggregate(**newest)
        for (words, _), last in zip(here, found.values(), strict=True):
            heard[words] += [last] if last else []
    for words, instants in heard.items():
        yield words, max(instants, default=None)


def _by_district(viewer: Viewer) -> Iterator[tuple[str, datetime | None]]:
    known = Episode.objects.visible_to(viewer).order_by().values("district")
    last = dict(known.annotate(last=Max("told_hub_at")).values_list("district", "last"))
    for code, name in children.districts(viewer=viewer).items():
        yield name, last.get(code)
