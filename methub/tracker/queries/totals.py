"""How many children stand on the tracker, and why: ours, and other authorities', apart."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from methub.agencies.viewer import Viewer
from methub.tracker.codes import Reason, Whose
from methub.tracker.queries.page import Sought, fitting, known_children, moment
from methub.tracker.rules import Column


@dataclass(frozen=True)
class Totals:
    """`by_reason`: None is for any of them. One child may have several reasons and counts once in
    each. `fitting`: those the filters leave."""

    by_reason: dict[Whose, dict[Reason | None, int]]
    fitting: int


def totals(*, viewer: Viewer, sought: Sought, columns: Sequence[Column]) -> Totals:
    """Counted on the day the tracker is looked at, whatever it is filtered by."""
    when = moment(viewer=viewer, on=sought.on)
    return Totals(
        by_reason={
            whose: {
                reason: known_children(
                    viewer=viewer, sought=replace(sought, whose=whose, reason=reason), when=when
                ).count()
                for reason in (None, *Reason)
            }
            for whose in Whose
        },
        fitting=fitting(viewer=viewer, sought=sought, columns=columns, when=when).count(),
    )
