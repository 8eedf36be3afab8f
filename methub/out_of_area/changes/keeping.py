"""The promises of one record, made to agree with its facts: whatever changed, the same look."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from methub.agencies import queries as agencies
from methub.agencies.models import Authority
from methub.audit.trail import Page
from methub.children.models import Child
from methub.children.queries import situation_of
from methub.clocks import changes as clocks
from methub.clocks import queries as promises
from methub.clocks.changes import Owner
from methub.clocks.codes import OF_THE_WORKER, Promise
from methub.clocks.models import Clock


@dataclass(frozen=True)
class Wanted:
    """A promise as it should stand: from when, by when, why, to whom, and since when it is kept."""

    starts: datetime
    due: datetime
    why: str
    owed_to: str
    kept_at: datetime | None = None


@dataclass(frozen=True)
class Keeping:
    """Begins, moves, keeps and cancels the promises of the record `about`, on the page of the
    change that made it necessary."""

    about: str
    child: Child
    authority: Authority
    area: str
    page: Page

    def follow(self, promise: Promise, wanted: Wanted | None, *, why: str) -> None:
        newest = promises.newest_of(promise=promise, about=self.about)
        stands = newest if newest is not None and newest.cancelled_at is None else None
        if wanted is None:
            if stands is not None and stands.stopped_at is None:
                clocks.cancel(clock=stands, why=why, **self._signed)
            return
        if stands is None:
            if wanted.kept_at is None:
                self._begin(promise, wanted)
            return
        self._move(stands, wanted, why)
        self._settle(stands, wanted, why)

    def _begin(self, promise: Promise, wanted: Wanted) -> None:
        clocks.start(
            promise=promise,
            about=self.about,
            why=wanted.why,
            owner=self._owner(promise),
            owed_to=wanted.owed_to,
            started_at=wanted.starts,
            due_at=wanted.due,
            person=self.child.person,
            authority=self.authority,
            area=self.area,
            **self._signed,
        )

    def _move(self, clock: Clock, wanted: Wanted, why: str) -> None:
        if (clock.started_at, clock.due_at, clock.why) != (wanted.starts, wanted.due, wanted.why):
            clocks.correct_times(
                clock=clock, started_at=wanted.starts, due_at=wanted.due, facts=wanted.why,
                why=why, **self._signed,
            )  # fmt: skip

    def _settle(self, clock: Clock, wanted: Wanted, why: str) -> None:
        if clock.stopped_at == wanted.kept_at:
            return
        if clock.stopped_at is None and wanted.kept_at is not None:
            clocks.stop(clock=clock, stopped_at=wanted.kept_at, **self._signed)
        else:
            clocks.correct_end(clock=clock, stopped_at=wanted.kept_at, why=why, **self._signed)

    def _owner(self, promise: Promise) -> Owner:
        """What another authority owes, the hub asks it for: nobody outside sees what they owe."""
        worker = situation_of(child=self.child, at=self.page.at).worker
        if promise in OF_THE_WORKER and worker is not None:
            return Owner(worker.name, user=worker)
        team = agencies.hub_team(partnership_id=self.child.person.partnership_id)
        return Owner(team.name, team=team) if team else Owner("MET Hub")

    @property
    def _signed(self) -> dict[str, Any]:
        return {"by": self.page.by, "at": self.page.at}
