"""What became of the risk after children were spoken of; not that speaking of them did it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

ORDER = ("none", "low", "medium", "high")


@dataclass(frozen=True)
class Moved:
    """How many children stand lower, the same or higher than when they were first spoken of."""

    lower: int
    same: int
    higher: int
    unknown: int


def moved(
    first: Mapping[int, datetime], levels: Mapping[int, Iterable[tuple[str, str, datetime]]]
) -> Moved:
    """`levels`: subject, concern and moment of every level a child stood at, oldest first. A child
    who had no level that day is not compared."""
    counts = {"lower": 0, "same": 0, "higher": 0, "unknown": 0}
    for child_id, at in first.items():
        rows = list(levels.get(child_id, ()))
        before = _highest(row for row in rows if row[2] <= at)
        now = _highest(rows)
        if before is None or now is None:
            counts["unknown"] += 1
        else:
            counts["lower" if now < before else "higher" if now > before else "same"] += 1
    return Moved(**counts)


def _highest(rows: Iterable[tuple[str, str, datetime]]) -> int | None:
    """The weightiest of the newest level of each subject."""
    newest = {subject: ORDER.index(concern) for subject, concern, _ in rows}
    return max(newest.values(), default=None)
