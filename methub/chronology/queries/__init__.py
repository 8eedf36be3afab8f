"""One child's story, from every room below."""

from methub.chronology.queries.at_place import Stay, stays_at
from methub.chronology.queries.header import Header, child, header, owed_now
from methub.chronology.queries.history import History, history
from methub.chronology.queries.lists import interview_of, interviews, restrictions, sights
from methub.chronology.queries.story import A_PAGE, Happening, Story, groups_open_to, story

__all__ = [
    "A_PAGE",
    "Happening",
    "Header",
    "History",
    "Stay",
    "Story",
    "child",
    "groups_open_to",
    "header",
    "history",
    "interview_of",
    "interviews",
    "owed_now",
    "restrictions",
    "sights",
    "stays_at",
    "story",
]
