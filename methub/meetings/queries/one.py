"""One item as the room sees it: what is known of the child, and what has been written so far."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count, Max

from methub.agencies.viewer import Viewer
from methub.assessments.models import Standing
from methub.children.queries import Situation, situation_of
from methub.foundation.timekeeping import age_on, days_after, london_day
from methub.meetings.codes import Field
from methub.meetings.models import Escalation, Item, Said
from methub.meetings.queries.levels import levels_of
from methub.missing.models import Episode
from methub.plans.codes import PlanKind
from methub.plans.models import Plan

LOOKS_BACK_DAYS = 90


@dataclass(frozen=True)
class Brief:
    """A child on one page. No address stands here: whoever needs one opens the record."""

    name: str
    age: int | None
    situation: Situation
    levels: tuple[Standing, ...]
    episodes: int
    is_missing: bool
    plans: tuple[PlanKind, ...]
    before: str


@dataclass(frozen=True)
class Written:
    """What stands in each field, and the levels that can be agreed."""

    newest: Mapping[Field, Said]
    levels: Mapping[str, str]

    def number(self, field: Field) -> int:
        return self.newest[field].number if field in self.newest else 0

    def text(self, field: Field) -> str:
        return self.newest[field].text if field in self.newest else ""


def written(*, viewer: Viewer, item: Item) -> Written:
    """Of an item that was found through the viewer."""
    rows = Said.objects.filter(item=item).order_by("field", "-number").distinct("field")
    levels = levels_of(item=item) if item.child_id else {}
    return Written({Field(row.field): row for row in rows}, levels)


def news_of(*, viewer: Viewer, item: Item) -> str:
    """Changes whenever something is written or agreed under an item that was found through the
    viewer. The first number is of the newest field: `since` it, others are newer."""
    said = item.said.aggregate(newest=Max("pk"))["newest"] or 0
    told = item.updates.aggregate(count=Count("pk"))
    agreed = item.actions.aggregate(count=Count("pk"), ended=Count("ended_at"))
    raised = Escalation.objects.filter(item=item).aggregate(
        count=Count("pk"), known=Count("acknowledged_at"), answered=Count("answered_at")
    )
    return "-".join(str(one) for one in (said, *told.values(), *agreed.values(), *raised.values()))


def brief(*, viewer: Viewer, item: Item) -> Brief | None:
    """Of the child of an item that was found through the viewer; nothing, where there is none."""
    child = item.child
    if child is None:
        return None
    person, at = child.person, viewer.at
    since = days_after(at, -LOOKS_BACK_DAYS)
    episodes = list(
        Episode.objects.filter(child=child, missing_since__gt=since).order_by("-missing_since")
    )
    levels = (
        Standing.objects.filter(child=child, assessment__withdrawn_at=None)
        .order_by("subject", "-id")
        .distinct("subject")
    )
    plans = Plan.objects.filter(child=child).order_by("kind", "-number").distinct("kind")
    decided = Said.objects.filter(child=child, field=Field.DECISION).exclude(item=item)
    last = decided.order_by("-id").select_related("item__meeting").first()
    return Brief(
        name=person.name,
        age=age_on(person.born_on, london_day(at)) if person.born_on else None,
        situation=situation_of(child=child, at=at),
        levels=tuple(levels),
        episodes=len(episodes),
        is_missing=any(episode.ended_at is None for episode in episodes),
        plans=tuple(PlanKind(plan.kind) for plan in plans if not plan.is_over),
        before=last.text if last else "",
    )
