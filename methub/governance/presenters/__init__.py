"""The book and the reviews, in words."""

from methub.governance.presenters.access import access, facts
from methub.governance.presenters.book import SHEET_COLUMNS, book, kind, query, sheet_rows

__all__ = ["SHEET_COLUMNS", "access", "book", "facts", "kind", "query", "sheet_rows"]
