"""What an entry is, how a file of them is read and refused, and which wording somebody reads."""

from methub.guidance.rules.choosing import Own, Said, said_to
from methub.guidance.rules.reader import OWN, GuidanceError, parse
from methub.guidance.rules.shape import Entry, Sheet, Wording
from methub.guidance.rules.shipped import shipped_entries

__all__ = [
    "OWN",
    "Entry",
    "GuidanceError",
    "Own",
    "Said",
    "Sheet",
    "Wording",
    "parse",
    "said_to",
    "shipped_entries",
]
