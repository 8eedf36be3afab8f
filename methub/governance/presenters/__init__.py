"""The book, its seals and the reviews, in words."""

from methub.governance.presenters.access import access, facts
from methub.governance.presenters.book import MORE, SHEET_COLUMNS, book, kind, query, sheet_rows
from methub.governance.presenters.letters import letters
from methub.governance.presenters.wholeness import wholeness

__all__ = [
    "MORE",
    "SHEET_COLUMNS",
    "access",
    "book",
    "facts",
    "kind",
    "letters",
    "query",
    "sheet_rows",
    "wholeness",
]
