"""A count, and of how many it is a part. A percentage never stands without both (RL-35)."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Number:
    """How many; `of` how many, where it is a share of them."""

    n: int = 0
    of: int | None = None

    @property
    def percent(self) -> int | None:
        """Whole percent, halves upwards (practice.md §9); of nothing there is no share."""
        return percent(self.n, self.of) if self.of else None

    @property
    def words(self) -> str:
        """ "44 of 94 (47%)"."""
        if self.of is None:
            return f"{self.n:,}"
        share = "" if self.percent is None else f" ({self.percent}%)"
        return f"{self.n:,} of {self.of:,}{share}"


def percent(part: int, whole: int) -> int:
    return (200 * part + whole) // (2 * whole)
