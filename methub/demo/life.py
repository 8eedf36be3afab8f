"""Four months of life: each event happens at its own time, in order, through the product's changes.

Events may bring about later events; a worker of the product does its minute's work in between, as
the real one does, so that clocks run late and alerts climb by themselves.
"""

import heapq
from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import count
from random import Random

from methub.clocks import jobs as clocks
from methub.demo.children import Resident
from methub.demo.partnership import Town
from methub.missing import jobs as missing
from methub.out_of_area import jobs as out_of_area

Happening = Callable[[datetime], None]
ROUND = timedelta(days=1)


class Life:
    """What is still to happen, soonest first; nothing happens after `now`."""

    def __init__(
        self,
        *,
        town: Town,
        residents: dict[str, Resident],
        begins: datetime,
        now: datetime,
        rng: Random,
    ) -> None:
        self.town = town
        self.residents = residents
        self.begins, self.now = begins, now
        self.rng = rng
        self.turns = count()
        self._to_come: list[tuple[datetime, int, Happening]] = []
        self._order = count()
        self._round(begins)

    def at(self, moment: datetime, happening: Happening) -> None:
        """Let something happen then; what would lie after now does not happen."""
        if moment <= self.now:
            heapq.heappush(self._to_come, (moment, next(self._order), happening))

    def after(self, moment: datetime, hours: float, happening: Happening) -> None:
        self.at(moment + timedelta(hours=hours), happening)

    def live(self) -> int:
        """Let everything happen, in order; how much did."""
        happened = 0
        while self._to_come:
            moment, _, happening = heapq.heappop(self._to_come)
            happening(moment)
            happened += 1
        self.look_round(self.now)
        return happened

    def look_round(self, moment: datetime) -> None:
        """What the product's own worker does every minute."""
        missing.look_for_long_missing(at=moment)
        missing.look_for_coming_of_age(at=moment)
        out_of_area.look_round(at=moment)
        clocks.raise_due_alerts(at=moment)

    def _round(self, moment: datetime) -> None:
        def again(then: datetime) -> None:
            self.look_round(then)
            self._round(then + ROUND)

        self.at(moment, again)
