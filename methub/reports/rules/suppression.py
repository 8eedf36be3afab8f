"""Small numbers withheld from figures that leave the partnership, and enough others with them that
nobody can work them out from the rest (practice.md §9.11).

Whoever reads figures can add and subtract: they know which numbers are the sum of which others. So
the sums are given here as well, and what is withheld is tried as they would try it: by solving the
equations for it."""

from collections.abc import Hashable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeVar

C = TypeVar("C", bound=Hashable)
USUAL_THRESHOLD = 5


@dataclass(frozen=True)
class Sum:
    """These parts add up to this whole; each is the name of a number."""

    parts: tuple[Hashable, ...]
    whole: Hashable

    @property
    def terms(self) -> tuple[Hashable, ...]:
        return (*self.parts, self.whole)


def withheld(
    numbers: Mapping[C, int], sums: Sequence[Sum], *, threshold: int = USUAL_THRESHOLD
) -> frozenset[C]:
    """The numbers that may not be shown: those below the threshold, and of the others, the smallest
    first, as many as it takes. A zero is shown: it is nobody, and hides nothing.

    What is withheld of one sum is together at least the threshold too: two that make two are one
    and one, as everybody can see."""
    hidden = {name for name, number in numbers.items() if 0 < number < threshold}
    while found := _solved(hidden, sums) | _too_few(numbers, hidden, sums, threshold):
        more = [
            name
            for name in numbers
            if name not in hidden and numbers[name] and _stands_with(name, found, sums)
        ]
        if not more:
            break
        hidden.add(min(more, key=lambda name: (numbers[name], str(name))))
    return frozenset(hidden)


def _too_few(
    numbers: Mapping[C, int], hidden: Set[C], sums: Iterable[Sum], threshold: int
) -> set[Hashable]:
    """What is withheld where the rest of the sum is shown, and leaves too little to hide in."""
    found: set[Hashable] = set()
    for one in sums:
        away = [numbers[part] for part in one.parts if part in hidden]  # type: ignore[index]
        if away and one.whole not in hidden and sum(away) < threshold:
            found |= set(one.terms)
    return found


def solved(hidden: Set[Hashable], sums: Iterable[Sum]) -> frozenset[Hashable]:
    """Which of the hidden numbers can be worked out from all that are shown, exactly."""
    return frozenset(_solved(hidden, sums))


def _solved(hidden: Set[Hashable], sums: Iterable[Sum]) -> set[Hashable]:
    """Gauss and Jordan: an equation in which only one unknown is left says what it is."""
    done: dict[Hashable, dict[Hashable, Fraction]] = {}
    for one in sums:
        row = _unknowns(one, hidden)
        for pivot in [name for name in row if name in done]:
            if pivot in row:
                _subtract(row, done[pivot], row[pivot])
        if not row:
            continue
        pivot = next(iter(row))
        row = {name: value / row[pivot] for name, value in row.items()}
        for other in done.values():
            if pivot in other:
                _subtract(other, row, other[pivot])
        done[pivot] = row
    return {pivot for pivot, row in done.items() if len(row) == 1}


def _unknowns(one: Sum, hidden: Set[Hashable]) -> dict[Hashable, Fraction]:
    row: dict[Hashable, Fraction] = {}
    for name, sign in (*((part, 1) for part in one.parts), (one.whole, -1)):
        if name in hidden:
            row[name] = row.get(name, Fraction(0)) + sign
    return {name: value for name, value in row.items() if value}


def _subtract(
    row: dict[Hashable, Fraction], other: Mapping[Hashable, Fraction], times: Fraction
) -> None:
    for name, value in other.items():
        left = row.get(name, Fraction(0)) - times * value
        if left:
            row[name] = left
        else:
            row.pop(name, None)


def _stands_with(name: Hashable, found: Set[Hashable], sums: Iterable[Sum]) -> bool:
    """In a sum with one of them, so that hiding it can help."""
    return any(name in one.terms and found & set(one.terms) for one in sums)
