"""Lists: a child's assessments, those the hub must accept, and the level of each type."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from methub.agencies.permissions import Permission
from methub.agencies.viewer import Viewer
from methub.assessments.models import (
    Assessment,
    AssessmentQuerySet,
    Incident,
    Standing,
    TrackerStep,
)
from methub.assessments.queries.one import assessments, may_read_whole
from methub.children.models import Child
from methub.foundation.written import written_once


def of_child(*, viewer: Viewer, child: Child) -> list[Assessment]:
    """The child's assessments, newest first, each with its judgement if there is one."""
    rows = _judged(viewer).meant().filter(child=child)
    return list(rows.order_by("-opened_at", "-id"))


def to_accept(*, viewer: Viewer) -> QuerySet[Assessment]:
    """Finished, and the hub has not accepted it: the longest waiting first."""
    return _judged(viewer).finished().filter(accepted_at=None).order_by("finished_at", "id")


def being_written(*, viewer: Viewer) -> QuerySet[Assessment]:
    """Begun by the viewer and not finished."""
    mine = assessments(viewer=viewer).unfinished().filter(opened_by=viewer.user_id)
    return mine.order_by("opened_at", "id")


def standings(
    *, viewer: Viewer, child_ids: Collection[int], known_at: datetime | None = None
) -> dict[int, list[Standing]]:
    """The level of each type, by child: the newest row of each, as it was known at a moment. Two
    queries, however many children. Levels of different tools stand as their own tools mean them."""
    found: dict[int, list[Standing]] = defaultdict(list)
    for row in _newest(Standing, viewer, child_ids, known_at):
        found[row.child_id].append(row)
    return dict(found)


def history_of(*, viewer: Viewer, child: Child) -> list[Standing]:
    """Every level a child has stood at, newest first."""
    seen = assessments(viewer=viewer).filter(child=child).values("pk")
    rows = Standing.objects.filter(child=child, assessment__in=seen)
    return list(rows.select_related("assessment__tool").order_by("-id"))


def incidents_of(*, viewer: Viewer, child: Child) -> list[Incident]:
    """What happened to a child that could not wait for a review, newest first."""
    if not (viewer.may(Permission.READ_ASSESSMENT) and may_read_whole(viewer=viewer, child=child)):
        return []
    return list(Incident.objects.filter(child=child).order_by("-happened_on", "-id"))


def incident_since(*, viewer: Viewer, child: Child) -> Incident | None:
    """The newest that nobody has assessed the child after."""
    assessed = assessments(viewer=viewer).meant().filter(child=child).order_by("-opened_at").first()
    rows = incidents_of(viewer=viewer, child=child)
    newest = max(rows, key=lambda row: row.pk, default=None)
    if newest and assessed and newest.recorded_at <= assessed.opened_at:
        return None
    return newest


def on_tracker(
    *, viewer: Viewer, child_ids: Collection[int], known_at: datetime | None = None
) -> dict[int, list[TrackerStep]]:
    """For what each child is on the tracker, as it was known at a moment."""
    found: dict[int, list[TrackerStep]] = defaultdict(list)
    for step in _newest(TrackerStep, viewer, child_ids, known_at):
        if step.is_on:
            found[step.child_id].append(step)
    return dict(found)


def _newest(
    of: Any, viewer: Viewer, child_ids: Collection[int], known_at: datetime | None
) -> Iterable[Any]:
    """The newest row of each child and type. What is known now is asked all day."""
    if known_at is None:
        return _newest_now(of=of, viewer=viewer, child_ids=child_ids)
    return _newest_by(of, viewer, child_ids, known_at)


@written_once("viewer", "child_ids")
def _newest_now(*, of: Any, viewer: Viewer, child_ids: Collection[int]) -> QuerySet[Any]:
    return _newest_by(of, viewer, child_ids, viewer.at)


def _newest_by(
    of: Any, viewer: Viewer, child_ids: Collection[int], known_at: datetime
) -> QuerySet[Any]:
    seen = assessments(viewer=viewer).filter(child__in=child_ids).values("pk")
    rows = of.objects.filter(
        child__in=child_ids, assessment__in=seen, recorded_at__lte=known_at
    ).order_by("child_id", "subject", "-id")
    newest: QuerySet[Any] = rows.distinct("child_id", "subject")
    return newest.select_related("assessment__tool") if of is Standing else newest


def _judged(viewer: Viewer) -> AssessmentQuerySet:
    """With the judgement and the levels that stand, if there are any."""
    return assessments(viewer=viewer).select_related("judgement").prefetch_related("standings")
