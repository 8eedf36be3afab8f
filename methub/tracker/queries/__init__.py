"""Who stands on the tracker, what their row says, how many they are, and who was heard from."""

from methub.tracker.queries.page import A_PAGE, Bound, Shown, Sought, Tracked, everyone, tracked
from methub.tracker.queries.snapshot import Snapshot, snapshot
from methub.tracker.queries.sources import Source, sources
from methub.tracker.queries.totals import Totals, totals

__all__ = [
    "A_PAGE",
    "Bound",
    "Shown",
    "Snapshot",
    "Sought",
    "Source",
    "Totals",
    "Tracked",
    "everyone",
    "snapshot",
    "sources",
    "totals",
    "tracked",
]
