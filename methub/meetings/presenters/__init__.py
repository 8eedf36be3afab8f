"""Meetings as pages show them."""

from methub.meetings.presenters.choices import (
    arrangement,
    job_choices,
    kind_choices,
    panel_choices,
    people_choices,
    reason_rows,
    threshold_choices,
    title_of,
    ways_of,
)
from methub.meetings.presenters.item import (
    SeenItem,
    action_facts,
    box,
    escalation_facts,
    item_page,
    news_page,
    typed,
)
from methub.meetings.presenters.lists import calendar, health_page, listing
from methub.meetings.presenters.meeting import SeenMeeting, meeting_page
from methub.meetings.presenters.minutes import copy_choices, copy_page, given_facts, minutes_page
from methub.meetings.presenters.papers import options_for

__all__ = [
    "SeenItem",
    "SeenMeeting",
    "action_facts",
    "arrangement",
    "box",
    "calendar",
    "copy_choices",
    "copy_page",
    "escalation_facts",
    "given_facts",
    "health_page",
    "item_page",
    "job_choices",
    "kind_choices",
    "listing",
    "meeting_page",
    "minutes_page",
    "news_page",
    "options_for",
    "panel_choices",
    "people_choices",
    "reason_rows",
    "threshold_choices",
    "title_of",
    "typed",
    "ways_of",
]
