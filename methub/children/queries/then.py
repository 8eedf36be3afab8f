"""Where many children lived, each on days of their own: for history that arrives in bulk."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from methub.children import rules
from methub.children.models import CareRecord, Placement
from methub.foundation.timekeeping import london_day


@dataclass(frozen=True)
class SituationThen:
    """What a past episode keeps of the day it began."""

    is_in_care: bool = False
    placement_id: int | None = None
    district: str = ""
    host_authority_id: int | None = None


def situations_then(
    asked: Mapping[int, Collection[datetime]],
) -> dict[tuple[int, datetime], SituationThen]:
    """For changes of rooms above, which already hold the children: two queries, however many."""
    care: dict[int, list[CareRecord]] = defaultdict(list)
    homes: dict[int, list[Placement]] = defaultdict(list)
    for record in CareRecord.objects.filter(child__in=asked).order_by("id"):
        care[record.child_id].append(record)
    for home in Placement.objects.filter(child__in=asked).order_by("id"):
        homes[home.child_id].append(home)
    return {
        (child_id, moment): _then(care[child_id], homes[child_id], london_day(moment))
        for child_id, moments in asked.items()
        for moment in moments
    }


def _then(care: list[CareRecord], homes: list[Placement], day: date) -> SituationThen:
    status = next((record.status for record in rules.on(care, day)), None)
    is_in_care = rules.is_in_care(status)
    home = next(iter(rules.on(homes, day)), None)
    if home is None:
        return SituationThen(is_in_care=is_in_care)
    return SituationThen(is_in_care, home.pk, home.district, home.host_authority_id)
