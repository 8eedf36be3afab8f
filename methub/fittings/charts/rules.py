"""When a figure that goes up and down has really changed: the individuals chart (XmR).

Most months are like most others. Whoever explains each small rise chases noise, and misses the one
that meant something. Limits come from how much one month usually differs from the next.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

SPREAD = 2.66  # three standard deviations, from the mean moving range of two (3 / 1.128)
SHIFT = 8
TREND = 6
ENOUGH = 12
"""Fewer figures make limits that the next one may move."""


@dataclass(frozen=True)
class Signal:
    """More than chance: the figures from `start` to `end`, both by their place, and why."""

    kind: str
    start: int
    end: int
    words: str


@dataclass(frozen=True)
class Control:
    """The mean, the natural limits, and what stands out."""

    mean: float
    upper: float
    lower: float
    signals: tuple[Signal, ...]

    @property
    def marked(self) -> frozenset[int]:
        """The places of every figure that is part of a signal."""
        return frozenset(n for one in self.signals for n in range(one.start, one.end + 1))


def individuals(values: Sequence[float], *, floor: float | None = 0.0) -> Control:
    """`floor`: what the figure can never fall below; a count is never less than nought."""
    if not values:
        raise ValueError("There is no mean of nothing")
    mean = sum(values) / len(values)
    moves = [abs(after - before) for before, after in pairwise(values)]
    reach = SPREAD * sum(moves) / len(moves) if moves else 0.0
    upper, lower = mean + reach, mean - reach
    if floor is not None and min(values) >= floor:
        lower = max(lower, floor)
    signals = (*_outside(values, upper, lower), *_shifts(values, mean), *_trends(values))
    return Control(mean, upper, lower, tuple(sorted(signals, key=lambda one: (one.start, one.end))))


def _outside(values: Sequence[float], upper: float, lower: float) -> Iterator[Signal]:
    slack = 1e-9 * max(
        1.0, abs(upper), abs(lower)
    )  # a figure on the line is inside, however it rounds
    for place, value in enumerate(values):
        if value > upper + slack:
            yield Signal("outside", place, place, "above the upper limit")
        elif value < lower - slack:
            yield Signal("outside", place, place, "below the lower limit")


def _shifts(values: Sequence[float], mean: float) -> Iterator[Signal]:
    sides = [_side(value - mean) for value in values]
    for start, length, side in _runs(sides):
        if side and length >= SHIFT:
            words = f"{length} in a row {'above' if side > 0 else 'below'} the mean"
            yield Signal("shift", start, start + length - 1, words)


def _trends(values: Sequence[float]) -> Iterator[Signal]:
    """Six figures that rise are five steps up."""
    steps = [_side(after - before) for before, after in pairwise(values)]
    for start, length, side in _runs(steps):
        if side and length + 1 >= TREND:
            words = f"{length + 1} in a row {'rising' if side > 0 else 'falling'}"
            yield Signal("trend", start, start + length, words)


def _side(difference: float) -> int:
    return (difference > 0) - (difference < 0)


def _runs(sides: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """Where each run of the same begins, how long it is, and of what."""
    start = 0
    for side, run in groupby(sides):
        length = len(list(run))
        yield start, length, side
        start += length


Scale = Callable[[float], float]


def ticks(most: float) -> list[float]:
    """Round numbers from nought to the greatest, four to seven of them."""
    step = 1.0
    while most / step > 6:
        for factor in (2, 2.5, 2):
            if most / step > 6:
                step *= factor
    count = max(1, -int(-most // step))
    return [step * n for n in range(count + 1)]
