"""What a line of a message is: said under a key, something else, or a break."""

from dataclasses import dataclass

from methub.intake.rules.fields import NAMES


@dataclass(frozen=True)
class Said:
    """A value under a key this hub knows."""

    field: str
    text: str
    line: str
    is_below: bool = False  # the value stands on the line under its key

    @property
    def meant(self) -> str:
        """Names are one thing however many keys they come under."""
        return "name" if self.field in NAMES else self.field


@dataclass(frozen=True)
class Other:
    """A line that is not under a known key, kept as it is."""

    line: str


@dataclass(frozen=True)
class Break:
    """Where another message, or another child's part of this one, may begin."""

    line: str


Line = Said | Other | Break
