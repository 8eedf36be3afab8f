"""Who acts."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Actor:
    """Who did it, in words that still make sense after the account is closed."""

    id: int
    name: str
    agency: str


MET_HUB = Actor(id=0, name="MET Hub", agency="MET Hub")
"""The product itself: its jobs sign the audit book with this name."""
