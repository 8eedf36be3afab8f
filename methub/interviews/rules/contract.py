"""How far a contract year's interviews will reach: arithmetic anybody can check on paper."""

from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from fractions import Fraction


class Room(IntEnum):
    """How much of a contract year is left."""

    ENOUGH = 0
    SCARCE = 1
    NONE = 2


@dataclass(frozen=True)
class Forecast:
    """So many used in so many days; at that pace, so many in the whole year."""

    used: int
    days_gone: int
    days: int

    @property
    def expected(self) -> int:
        """To the nearest whole interview; halves upwards, because nobody holds half of one."""
        return int(Fraction(self.used * self.days, self.days_gone) + Fraction(1, 2))


def forecast(*, used: int, first: date, last: date, on: date) -> Forecast:
    """The day itself counts as gone: on the first day there is one day to judge by."""
    return Forecast(used, (min(on, last) - first).days + 1, (last - first).days + 1)


def room(*, used: int, cap: int, warn_at_percent: int) -> Room:
    """Scarce from exactly the share an authority decided on; none once all of them are used."""
    if used >= cap:
        return Room.NONE
    return Room.SCARCE if used * 100 >= cap * warn_at_percent else Room.ENOUGH
