"""One promise as Today shows it: whose it is, why, and what has been tried."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from methub.agencies.viewer import Viewer
from methub.children import queries as children
from methub.children import rules as childhood
from methub.children.queries import Situation
from methub.clocks import queries as clocks
from methub.clocks.codes import ClockState, Promise
from methub.clocks.models import Clock
from methub.foundation.timekeeping import london_day
from methub.interviews import queries as interviews
from methub.people.models import Person


@dataclass(frozen=True)
class Owed:
    """One promise as Today shows it. `person_reference` is empty for a message nobody has
    matched yet; `about` is the reference of the record that made the promise; `is_mine`: the
    viewer owes it, or a team of theirs while nobody is named; `readable`: the child's reference,
    where the viewer may open their page. Who owes one action need not know the rest."""

    reference: str
    promise: Promise
    about: str
    person_reference: str
    child: str
    age: str
    where: str
    why: str
    owner: str
    owed_to: str
    state: ClockState
    started_at: datetime
    due_at: datetime
    person_id: int | None
    is_mine: bool
    readable: str
    standing: interviews.Standing

    @property
    def is_open(self) -> bool:
        return self.state in (ClockState.RUNNING, ClockState.BREACHED)

    @property
    def is_returned(self) -> bool:
        """A senior sent the interview back: the next step is its writer's."""
        return self.promise is Promise.SIGN_OFF and self.standing.note != ""


_STANDING = (Promise.RETURN_INTERVIEW, Promise.SIGN_OFF, Promise.AGREED_ACTION)
"""Promises whose row says how far they are."""
OF_NO_CHILD = dict.fromkeys((Promise.THEMES, Promise.SUPPLY), "The figures")
"""What a promise is about that will never be about one child."""


def one_promise(*, viewer: Viewer, reference: str) -> Owed | None:
    """A single promise, for "Why is this here?"."""
    found = clocks.promises(viewer=viewer).filter(reference=reference)
    rows = as_owed(viewer=viewer, rows=list(found.select_related("person")))
    return rows[0] if rows else None


def as_owed(*, viewer: Viewer, rows: Collection[Clock]) -> list[Owed]:
    """Promises with what stands behind them, in a fixed number of queries however many."""
    people = {row.person_id for row in rows if row.person_id is not None}
    situations = children.situations(viewer=viewer, child_ids=people, is_brief=True)
    about = {row.about for row in rows if row.promise in _STANDING}
    standing = interviews.standing(viewer=viewer, references=about) if about else {}
    return [
        _one(
            row,
            situations.get(row.person_id or 0),
            standing.get(row.about, interviews.Standing()),
            viewer,
        )
        for row in rows
    ]


def _one(
    row: Clock, situation: Situation | None, standing: interviews.Standing, viewer: Viewer
) -> Owed:
    person, promise = row.person, Promise(row.promise)
    return Owed(
        reference=row.reference,
        promise=promise,
        about=row.about,
        person_reference=person.reference if person else "",
        child=person.name if person else OF_NO_CHILD.get(promise, "Not matched yet"),
        age=age(person=person, viewer=viewer),
        where=_where(situation),
        why=row.why,
        owner=row.owed_by_name,
        owed_to=row.owed_to,
        state=row.state(viewer.at),
        started_at=row.started_at,
        due_at=row.due_at,
        person_id=row.person_id,
        is_mine=_is_mine(row, viewer),
        readable=person.reference if person and situation else "",
        standing=standing,
    )


def age(*, person: Person | None, viewer: Viewer) -> str:
    if person is None:
        return ""
    return childhood.age_in_words(person.born_on, person.born_year, london_day(viewer.at))


def _is_mine(row: Clock, viewer: Viewer) -> bool:
    if row.owed_by_id is not None:
        return row.owed_by_id == viewer.user_id
    return row.owed_by_team_id in viewer.team_ids


def _where(situation: Situation | None) -> str:
    """Where the child lives and who works with them, in a few words; never a protected place."""
    if situation is None:
        return ""
    home = situation.home
    parts = []
    if situation.is_in_care:
        parts.append("In care")
    if home is not None and not home.is_protected and home.name:
        parts.append(home.name)
    if situation.worker is not None:
        parts.append(situation.worker.name)
    return " · ".join(parts)
