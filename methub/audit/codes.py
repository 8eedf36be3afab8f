"""The kinds of line in the book."""

from methub.foundation.codes import Code


class EntryKind(Code):
    CHANGE = "change", "Changed"
    READING = "reading", "Read"
