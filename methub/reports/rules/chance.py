"""How likely chance alone would show as much: sums of the exact terms, so that nobody has to
believe a bell curve about five children."""

from fractions import Fraction
from math import exp, fsum, lgamma, log

HALF, RARE = 0.5, 0.001
ABOUT_ONE = 0.95


def at_least(count: int, *, before: int, share: Fraction) -> float | None:
    """The chance that of all that came, now and before, as many as `count` came now, where now is
    `share` of the time they came in and each came by itself (binomial). It asks for nothing but
    counts, so a usual of nought is no certainty. Of nothing at all there is no chance to speak of.
    """
    tried = count + before
    if not tried or not 0 < share < 1:
        return None
    now, then = log(share), log(1 - share)
    terms = (
        exp(_ways(tried, k) + k * now + (tried - k) * then) for k in range(count, tried + 1)
    )  # fmt: skip
    return min(1.0, fsum(terms))


def _ways(of: int, chosen: int) -> float:
    return lgamma(of + 1) - lgamma(chosen + 1) - lgamma(of - chosen + 1)


def in_words(chance: float) -> str:
    """ "About 1 in 40 by chance alone"."""
    if chance >= HALF:
        return "Chance alone would show as much more often than not"
    if chance < RARE:
        return "Less than 1 in 1,000 by chance alone"
    return f"About 1 in {_two_figures(1 / chance):,} by chance alone"


def among(chance: float, looked_at: int, things: str) -> str:
    """What looking at many does: of enough places one always stands out."""
    if looked_at == 1:
        return f"None of the other {things} had any"
    expected = chance * looked_at
    if expected >= ABOUT_ONE:
        return (
            f"{looked_at:,} {things} were looked at: chance alone would show as much in about "
            f"{round(expected):,} of them"
        )
    months = _two_figures(1 / max(expected, RARE))
    return (
        f"{looked_at:,} {things} were looked at: chance alone would show as much in one of them "
        f"about once in {months:,} such months" + ("" if expected >= RARE else " or more")
    )


def _two_figures(number: float) -> int:
    """Nobody knows a chance to three."""
    whole = round(number)
    return max(1, round(whole, 2 - len(str(whole))))
