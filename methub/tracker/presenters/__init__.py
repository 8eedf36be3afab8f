"""The trackers in words: their tables, why each child is on one, how many, who was heard from."""

from methub.tracker.presenters.asking import (
    address,
    door,
    kept_columns,
    reasons,
    recalled,
    registers,
    sought,
    views,
    whose,
    words_of,
)
from methub.tracker.presenters.figures import SILENCE, counted, grids, silent, sources
from methub.tracker.presenters.rows import Page, page, sheet_rows

__all__ = [
    "SILENCE",
    "Page",
    "address",
    "counted",
    "door",
    "grids",
    "kept_columns",
    "page",
    "reasons",
    "recalled",
    "registers",
    "sheet_rows",
    "silent",
    "sought",
    "sources",
    "views",
    "whose",
    "words_of",
]
