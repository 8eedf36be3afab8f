"""Reading what arrives: pure functions from bytes to what they say."""

from methub.intake.rules.layout import Layout, WrongLayout, parse_layout
from methub.intake.rules.reader import read, unread
from methub.intake.rules.reading import Problem, ReadNotification, ReadPrevention
from methub.intake.rules.repeats import case_of, same_news
from methub.intake.rules.telling import told_at, told_late_by
from methub.intake.rules.values import CLOCK_SKEW

__all__ = [
    "CLOCK_SKEW",
    "Layout",
    "Problem",
    "ReadNotification",
    "ReadPrevention",
    "WrongLayout",
    "case_of",
    "parse_layout",
    "read",
    "same_news",
    "told_at",
    "told_late_by",
    "unread",
]
