"""A child's page in words."""

from methub.chronology.presenters.at_place import stays_table
from methub.chronology.presenters.circumstances import CircumstancesPage, circumstances_page
from methub.chronology.presenters.interview import InterviewBlock, interview_block
from methub.chronology.presenters.levels import fears, levels
from methub.chronology.presenters.lists import (
    HistoryPage,
    history_page,
    interview_table,
    missing_table,
    outside_table,
    restriction_table,
    sharing_links,
    sharing_table,
)
from methub.chronology.presenters.placed_away import placed_away
from methub.chronology.presenters.story import StoryPage, entries, story_page
from methub.chronology.presenters.summary import NinetyDays, changes_to_make, ninety_days, owed
from methub.chronology.presenters.top import Banner, Page, Top, top

__all__ = [
    "Banner",
    "CircumstancesPage",
    "HistoryPage",
    "InterviewBlock",
    "NinetyDays",
    "Page",
    "StoryPage",
    "Top",
    "changes_to_make",
    "circumstances_page",
    "entries",
    "fears",
    "history_page",
    "interview_block",
    "interview_table",
    "levels",
    "missing_table",
    "ninety_days",
    "owed",
    "placed_away",
    "restriction_table",
    "outside_table",
    "sharing_links",
    "sharing_table",
    "stays_table",
    "story_page",
    "top",
]
