"""Which children were at a place: of those the viewer may know of, and may know where they live."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, IntegerField, OuterRef, Subquery
from django.db.models.functions import Coalesce

from methub.agencies.viewer import Viewer
from methub.children import queries as children
from methub.children.models import Child, Placement
from methub.missing.models import Episode
from methub.places.models import Place

MOST = 100


@dataclass(frozen=True)
class Stay:
    """A child lived there from a day until (but not on) a day, and went missing from there."""

    child_id: int
    name: str
    reference: str
    from_on: date
    until_on: date | None
    episodes: int


def stays_at(*, viewer: Viewer, place: Place) -> list[Stay]:
    """Newest first, in one query. Whoever has a protected home anywhere is left out, unless the
    viewer is named for them: where they were before says where to look."""
    missing = (
        Episode.objects.visible_to(viewer)
        .filter(placement=OuterRef("pk"))
        .order_by()
        .values("placement")
        .annotate(many=Count("pk"))
        .values("many")
    )
    rows = (
        Placement.objects.filter(place=place, child__in=Child.objects.visible_to(viewer))
        .exclude(children.is_kept_from(viewer=viewer, child="child"))
        .annotate(episodes=Coalesce(Subquery(missing, output_field=IntegerField()), 0))
        .order_by("-from_on", "-pk")
        .values_list(
            "child", "child__person__name", "child__person__reference", "from_on", "until_on",
            "episodes",
        )
    )  # fmt: skip
    return [Stay(*row) for row in rows[:MOST]]
