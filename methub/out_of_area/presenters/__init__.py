"""Placements across a border in words: a list, a checklist, a notice, and whom to speak to."""

from methub.out_of_area.presenters.contacts import contact_rows, contact_table, ring
from methub.out_of_area.presenters.listing import ListPage, list_page
from methub.out_of_area.presenters.notice import NoticePage, notice_page
from methub.out_of_area.presenters.placement import PlacementPage, placement_page
from methub.out_of_area.presenters.questions import Question, question, risks_standing

__all__ = [
    "ListPage",
    "NoticePage",
    "PlacementPage",
    "Question",
    "contact_rows",
    "contact_table",
    "list_page",
    "notice_page",
    "placement_page",
    "question",
    "ring",
    "risks_standing",
]
