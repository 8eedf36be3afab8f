"""Who may open a record while it is restricted."""

from collections.abc import Iterable
from typing import Any

from methub.children.presenters.editing import Editing, back
from methub.fittings.components import SummaryRow
from methub.foundation import spoken

SHARING = "chronology:sharing"


def restrict_page(child: Any, sights: Iterable[Any]) -> Editing:
    """Before it is done: who will still be able to open it, and who will not."""
    rows = list(sights)
    still = sorted({one.user.name for one in rows if one.user})
    closed = sorted({(one.team or one.agency).name for one in rows if not one.user})
    return Editing(
        "Restrict this record",
        back(child, SHARING),
        now=(
            SummaryRow("Can still open it", ", ".join([*still, "you"])),
            SummaryRow("Can no longer open it", ", ".join(closed) or "Nobody"),
        ),
        why="From now on only people named one by one can open or find this record. Emergency "
        "access ends at once.",
        words="Restrict the record",
    )


def naming_page(child: Any) -> Editing:
    return Editing(
        "Name a colleague",
        back(child, SHARING),
        why="They can open this record while it is restricted, and read where the child lives if "
        "that is protected.",
        words="Name them",
    )


def lift_page(child: Any, restriction: Any) -> Editing:
    return Editing(
        "Lift the restriction",
        back(child, SHARING),
        now=(
            SummaryRow("Restricted since", spoken.instant(restriction.from_at)),
            SummaryRow("By", restriction.restricted_by_name),
            SummaryRow("Why", restriction.reason),
        ),
        why="The teams and agencies that worked with the child can open the record again. "
        "Colleagues named because of the restriction can open it only if they could before.",
        words="Lift the restriction",
    )


def end_naming_page(child: Any, sight: Any) -> Editing:
    return Editing(
        "No longer named",
        back(child, SHARING),
        now=(
            SummaryRow("Named", sight.user.name),
            SummaryRow("Why", sight.reason),
            SummaryRow("Since", spoken.instant(sight.from_at)),
        ),
        why="From now on they can no longer open this record, unless for another reason.",
        words="They may no longer open it",
    )
