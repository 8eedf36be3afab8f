"""The records that are counted: each population is one question of the database."""

from methub.reports.queries.populations.alone import ALONE, ARRIVED
from methub.reports.queries.populations.episodes import EPISODES, FOUND, OWED, THEIRS
from methub.reports.queries.populations.interviews import COMMISSIONED, HELD
from methub.reports.queries.populations.levels import ENTRIES, MOVES, REVIEWS
from methub.reports.queries.populations.others import ASSESSED, CONCERNS, REPEATS, THRESHOLDS

__all__ = [
    "ALONE",
    "ARRIVED",
    "ASSESSED",
    "COMMISSIONED",
    "CONCERNS",
    "ENTRIES",
    "EPISODES",
    "FOUND",
    "HELD",
    "MOVES",
    "OWED",
    "REPEATS",
    "REVIEWS",
    "THEIRS",
    "THRESHOLDS",
]
