"""What our own notice says of a child of ours who lives in another area."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from methub.agencies.viewer import Viewer
from methub.children import queries as children
from methub.children.queries import Situation
from methub.missing.models import Episode
from methub.out_of_area.models import PlacedAway
from methub.out_of_area.queries.placements import Handshake, handshake

LATELY = timedelta(days=90)


@dataclass(frozen=True)
class Notice:
    """The child as they are now, their home, and how often they were missing lately."""

    handshake: Handshake
    situation: Situation
    missing_since: tuple[datetime, ...]


def notice(*, viewer: Viewer, row: PlacedAway) -> Notice:
    """Put together from the record, for a placement the viewer was found to be allowed to read."""
    lately = Episode.objects.visible_to(viewer).filter(
        child=row.child, missing_since__gte=viewer.at - LATELY
    )
    return Notice(
        handshake=handshake(viewer=viewer, row=row),
        situation=children.situation(viewer=viewer, child=row.child),
        missing_since=tuple(
            lately.order_by("missing_since").values_list("missing_since", flat=True)
        ),
    )
