"""How long a child has been looked after, counted from episodes of care: without a gap, they are
one period."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Stay:
    """One episode of care: under which law, and in which home, by its key."""

    begins: date
    ends: date | None
    law: str = ""
    home: int | None = None


def last_period(stays: Sequence[Stay]) -> Sequence[Stay]:
    """`stays`, here and below: oldest first, and at least one."""
    *_, last = _periods(stays)
    return last


def periods_since(stays: Sequence[Stay], day: date) -> int:
    """How many periods were not over on a day, or have begun since."""
    return sum(_reaches(period[-1], day) for period in _periods(stays))


def law_since(stays: Sequence[Stay]) -> date:
    """From when a child has been looked after under the law that holds now, wherever they lived."""
    period = last_period(stays)
    since = period[-1].begins
    for stay in reversed(period):
        if stay.law != period[-1].law:
            break
        since = stay.begins
    return since


def homes_since(stays: Sequence[Stay], day: date) -> int:
    return len({one.home for one in stays if one.home is not None and _reaches(one, day)})


def _periods(stays: Sequence[Stay]) -> Iterator[list[Stay]]:
    period: list[Stay] = []
    for stay in stays:
        if period and period[-1].ends != stay.begins:
            yield period
            period = []
        period.append(stay)
    yield period


def _reaches(stay: Stay, day: date) -> bool:
    return stay.ends is None or stay.ends > day
