"""What the record said before: dates of birth, care, homes, and corrections to episodes. All from
rows; the audit book is never read here."""

from dataclasses import dataclass
from typing import Any

from methub.agencies.viewer import Viewer
from methub.children import queries as children
from methub.children.models import CareRecord, Child, Placement
from methub.missing.models import Correction, Episode
from methub.missing.rules import PLACES
from methub.people import queries as people
from methub.people.models import PersonBirth


@dataclass(frozen=True)
class History:
    """What the record has said, newest first; names stand in the header. `hidden` are the
    corrections whose texts may name a protected address, from this viewer."""

    births: tuple[PersonBirth, ...]
    care: tuple[CareRecord, ...]
    placements: tuple[Placement, ...]
    corrections: tuple[Correction, ...]
    hidden: frozenset[int]


def history(*, viewer: Viewer, child: Child) -> History:
    """What was said before about a child whom the viewer was allowed to find."""
    person = people.person_named(viewer=viewer, reference=child.person.reference)
    mine = Episode.objects.visible_to(viewer).filter(child=child.pk)
    kept_back = children.is_kept_from(viewer=viewer)
    corrections: tuple[Any, ...] = tuple(
        Correction.objects.filter(episode__in=mine)
        .annotate(is_kept_back=kept_back)
        .select_related("episode")
        .order_by("-recorded_at", "-pk")
    )
    return History(
        births=tuple(PersonBirth.objects.filter(person__in=person).order_by("-recorded_at", "-pk")),
        care=tuple(child.care_records.order_by("-from_on", "-pk")),
        placements=tuple(child.placements.order_by("-from_on", "-pk")),
        corrections=corrections,
        hidden=frozenset(row.pk for row in corrections if row.is_kept_back and row.field in PLACES),
    )
