"""Reading what arrives: pure functions from bytes to what they say."""

from methub.intake.rules.describing import described
from methub.intake.rules.filling import CLOCK_SKEW
from methub.intake.rules.layout import Layout, WrongLayout, parse_layout
from methub.intake.rules.reader import read, unread
from methub.intake.rules.reading import Problem, ReadNotification, ReadPrevention
from methub.intake.rules.repeats import case_of, same_news
from methub.intake.rules.telephone import KEYS, telephone_message
from methub.intake.rules.telling import told_at

__all__ = [
    "CLOCK_SKEW",
    "KEYS",
    "Layout",
    "Problem",
    "ReadNotification",
    "ReadPrevention",
    "WrongLayout",
    "case_of",
    "described",
    "parse_layout",
    "read",
    "same_news",
    "telephone_message",
    "told_at",
    "unread",
]
