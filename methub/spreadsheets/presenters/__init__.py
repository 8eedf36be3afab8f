"""Lists that are brought in, as a person sees them."""

from methub.spreadsheets.presenters.lists import index_table
from methub.spreadsheets.presenters.people import PersonPage, person_page
from methub.spreadsheets.presenters.sheet import SheetPage, row_facts, sheet_page, staying_table

__all__ = [
    "PersonPage",
    "SheetPage",
    "index_table",
    "person_page",
    "row_facts",
    "sheet_page",
    "staying_table",
]
