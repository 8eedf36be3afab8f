"""How likely chance alone would show as much. Exact sums, so that nobody has to believe a bell
curve about five children."""

from fractions import Fraction
from math import comb, exp, fsum, lgamma, log


def at_least_by_chance(count: int, expected: float) -> float:
    """The chance of as many as `count` or more, where `expected` is usual and each comes by itself
    (Poisson). Of a usual nothing, even one is no chance."""
    if count <= 0:
        return 1.0
    if expected <= 0:
        return 0.0
    fewer = fsum(exp(k * log(expected) - expected - lgamma(k + 1)) for k in range(count))
    return min(1.0, max(0.0, 1.0 - fewer))


def at_least_of(count: int, tried: int, share: Fraction) -> float:
    """The chance of as many as `count` of `tried`, where each is one with probability `share`."""
    if count <= 0:
        return 1.0
    return float(
        sum(comb(tried, k) * share**k * (1 - share) ** (tried - k) for k in range(count, tried + 1))
    )


def in_words(chance: float) -> str:
    """ "chance alone would show it in 3 of 100 such months"."""
    if chance >= 0.005:
        times = max(1, round(chance * 100))
        return f"chance alone would show as much in about {times} of 100 such periods"
    return "chance alone would hardly ever show as much (less than 1 in 200 such periods)"
