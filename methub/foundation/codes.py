"""Words that are stored, and the words people read."""

from enum import StrEnum
from typing import Self


class Code(StrEnum):
    """A word stored in the database, and the words people read."""

    label: str

    def __new__(cls, value: str, label: str = "") -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member

    @classmethod
    def choices(cls) -> list[tuple[str, str]]:
        """Pairs of stored value and words, in the order they are written."""
        return [(member.value, member.label) for member in cls]

    @classmethod
    def values(cls) -> list[str]:
        """The stored values: for check constraints."""
        return [member.value for member in cls]
