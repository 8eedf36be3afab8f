"""The photograph of a child."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from methub.agencies.viewer import Viewer
from methub.children.models import Child, Photograph
from methub.children.queries.situations import children


@dataclass(frozen=True)
class Photographed:
    """That there is a photograph, and how old it is."""

    recorded_at: datetime
    recorded_by_name: str
    taken_on: date | None

    @classmethod
    def of(cls, child: Any) -> "Photographed | None":
        """Of a child found by `child_named`, which reads it along, without the picture."""
        if child.photograph_recorded_at is None:
            return None
        return cls(
            recorded_at=child.photograph_recorded_at,
            recorded_by_name=child.photograph_by,
            taken_on=child.photograph_taken_on,
        )


def picture_of(*, viewer: Viewer, child: Child) -> bytes:
    """The picture; nothing, where somebody took it away a moment ago."""
    kept = Photograph.objects.filter(
        child=child.pk, child__in=children(viewer=viewer), removed_at=None
    )
    return next((bytes(row.content) for row in kept if row.content), b"")
