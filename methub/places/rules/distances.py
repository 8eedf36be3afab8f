"""A distance, and how it is known: one never stands without the other."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from methub.places.codes import Method
from methub.places.rules.grid import Point

MEASURED = frozenset({Method.BOUNDARY, Method.NEAREST_POSTCODE})


@dataclass(frozen=True)
class Distance:
    """From a place to the boundary of an area: `at` and `nearest` are the two ends, where they are
    known. `miles` is unrounded; None is "not known", which is not nought."""

    method: Method
    miles: Decimal | None = None
    at: Point | None = None
    nearest: Point | None = None

    @property
    def words(self) -> str:
        return in_words(self.miles, self.method)


def in_words(miles: Decimal | None, method: Method) -> str:
    """As people read it: how far, and how that was found out."""
    if miles is None:
        return f"Not known: {method.label}"
    if miles == 0 and method in MEASURED:
        return "Inside the area"
    return f"{spoken_miles(miles)} from the boundary, {method.label}"


def spoken_miles(miles: Decimal, beyond: int | None = None) -> str:
    """To one decimal; where that would hide which side of a limit it is, it says so."""
    shown = miles.quantize(Decimal("0.1"), ROUND_HALF_UP)
    if beyond is not None and shown == beyond and miles > beyond:
        return f"just over {beyond} miles"
    return f"{shown} miles"
