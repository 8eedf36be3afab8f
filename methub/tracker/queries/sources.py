"""When each of those who send news was last heard from. A quiet week and a broken mailbox look the
same on a list: silence has to be said."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import F, Max, OuterRef, Q, Subquery, Value

from methub.agencies.models import Authority
from methub.agencies.viewer import Viewer
from methub.children import queries as children
from methub.children.codes import AllocationKind, CareStatus, ExchangeWay
from methub.children.models import Allocation, CareRecord, EducationExchange, Schooling
from methub.foundation.timekeeping import days_after
from methub.missing.models import (
    CarePlanReview,
    Episode,
    Grade,
    PreventionInterview,
    StrategyMeeting,
    TriggerPlanNote,
)
from methub.people import queries as people
from methub.people.models import Sight
from methub.policies import queries as policies
from methub.post.models import Message
from methub.tracker import rules

Rows = Any
"""A question of the database."""


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
    where: Callable[[], Q] = Q

    @property
    def rows(self) -> Rows:
        return self.model.objects.filter(self.where())


def _by_police() -> Q:
    return ~Q(police_reference="")


def _from_outside() -> Q:
    """By their numbers: few episodes are theirs, and only so does the database know it."""
    outside = Authority.objects.filter(partnership=None).values_list("pk", flat=True)
    return Q(responsible_authority__in=list(outside))


def _of_early_help() -> Q:
    return Q(status=CareStatus.EARLY_HELP)


def _of_social_care() -> Q:
    return ~_of_early_help()


def _by_early_help_worker() -> Q:
    return Q(kind=AllocationKind.EARLY_HELP_WORKER)


def _told_by_education() -> Q:
    return Q(way=ExchangeWay.TOLD_BY)


TRACES: Mapping[str, tuple[Trace, ...]] = {
    "Police": (
        Trace(Episode, "told_hub_at", _by_police),
        Trace(Episode, "found_told_at", _by_police),
        Trace(Grade),
        Trace(PreventionInterview),
    ),
    "Social care": (
        Trace(CareRecord, where=_of_social_care),
        Trace(CarePlanReview),
        Trace(StrategyMeeting),
        Trace(TriggerPlanNote),
    ),
    "Early help": (
        Trace(CareRecord, where=_of_early_help),
        Trace(Allocation, where=_by_early_help_worker),
    ),
    "Education": (
        Trace(Schooling),
        Trace(EducationExchange, "happened_at", _told_by_education),
    ),
    "Other authorities": (
        Trace(Episode, "told_hub_at", _from_outside),
        Trace(Episode, "found_told_at", _from_outside),
    ),
}


def sources(*, viewer: Viewer) -> list[Source]:
    """Those the hub hears from, and each district: the last news of a child who lived there."""
    decided = policies.policies_in_force(viewer=viewer).values()
    limit = min((policy.tracker.silence_days for policy in decided), default=rules.SILENT_DAYS)
    heard = {
        "Messages into the inbox": _arrived(viewer),
        **_by_kind(viewer, days_after(viewer.at, -limit)),
        **_by_district(viewer),
    }
    return [
        Source(words, last, rules.is_silent(last, viewer.at, days=limit))
        for words, last in heard.items()
    ]


def _arrived(viewer: Viewer) -> datetime | None:
    last: datetime | None = Message.objects.visible_to(viewer).aggregate(last=Max("received_at"))[
        "last"
    ]
    return last


def _by_kind(viewer: Viewer, since: datetime) -> dict[str, datetime | None]:
    """Whoever is not silent was heard from lately, and an index leads to their newest row at once.
    Of the silent alone, everything they ever said is looked through."""
    said = [(words, one.rows, one.at) for words, traces in TRACES.items() for one in traces]
    heard = _newest(_first_seen(viewer, *one, since) for one in said)
    ever = _newest(_last_of_all(viewer, *one) for one in said if one[0] not in heard)
    return {words: heard.get(words) or ever.get(words) for words in TRACES}


def _by_district(viewer: Viewer) -> dict[str, datetime | None]:
    named = children.districts(viewer=viewer)
    last = _newest(
        _first_seen(viewer, code, Episode.objects.filter(district=code), "told_hub_at")
        for code in named
    )
    return {name: last.get(code) for code, name in named.items()}


def _first_seen(
    viewer: Viewer, who: str, rows: Rows, at: str, since: datetime | None = None
) -> Rows:
    """The newest of a child the viewer may see. A scalar subquery is asked row by row, newest
    first, until one is found; for EXISTS the database would gather all the children first."""
    sights = Sight.objects.of(viewer).whole_record().filter(person=OuterRef("child"))
    lately = rows.filter(**{f"{at}__gte": since}) if since else rows.exclude(**{at: None})
    seen = lately.alias(sight=Subquery(sights.values("pk")[:1])).filter(sight__isnull=False)
    return seen.order_by(F(at).desc()).values_list(Value(who), at)[:1]


def _last_of_all(viewer: Viewer, who: str, rows: Rows, at: str) -> Rows:
    theirs = rows.filter(child__in=people.seen_by(viewer=viewer)).order_by()
    return theirs.values(who=Value(who)).annotate(last=Max(at)).values_list("who", "last")


def _newest(questions: Iterable[Rows]) -> dict[str, datetime]:
    """Asked in one go: of each, the newest instant there is."""
    asked = list(questions)
    found: dict[str, datetime] = {}
    for who, last in asked[0].union(*asked[1:], all=True) if asked else ():
        if last is not None:
            found[who] = max(last, found.get(who, last))
    return found
