"""Which absences two records hold twice: plain periods, nothing else."""

from collections.abc import Iterable
from dataclasses import dataclass

from methub.merging.codes import Side
from methub.missing.rules import Period, overlaps


@dataclass(frozen=True)
class Clash:
    """Episodes of two records that cannot all be true: of each, those that overlap."""

    kept: tuple[Period, ...]
    away: tuple[Period, ...]

    @property
    def name(self) -> str:
        """What a form calls the choice between them."""
        return f"episode-{self.kept[0].reference}"

    def pairs(self, side: Side) -> list[tuple[str, str]]:
        """The episode that stands, and the duplicate of it; for every episode of the other side."""
        stand, give_way = (self.kept, self.away) if side is Side.KEPT else (self.away, self.kept)
        return [
            (next(one.reference for one in stand if overlaps(one, other)), other.reference)
            for other in give_way
        ]


def clashes(kept: Iterable[Period], away: Iterable[Period]) -> list[Clash]:
    """The episodes of one record never overlap, so whatever overlaps hangs together in time: a
    period that overlaps nothing of the group before it begins the next one."""
    groups: list[list[tuple[Period, Side]]] = []
    both = [(one, Side.KEPT) for one in kept] + [(one, Side.AWAY) for one in away]
    for period, side in sorted(both, key=lambda one: (one[0].since, one[0].reference)):
        if groups and any(overlaps(period, other) for other, _ in groups[-1]):
            groups[-1].append((period, side))
        else:
            groups.append([(period, side)])
    found = [Clash(_of(group, Side.KEPT), _of(group, Side.AWAY)) for group in groups]
    return [clash for clash in found if clash.kept and clash.away]


def _of(group: list[tuple[Period, Side]], wanted: Side) -> tuple[Period, ...]:
    return tuple(period for period, side in group if side is wanted)
