"""What a placement in another area owes, from when, by when, and how it stands. On paper: one
row a step."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from methub.foundation.timekeeping import hours_after
from methub.missing.codes import YesNo
from methub.out_of_area.codes import Direction, Flag, Standing, StepKind
from methub.policies.rules.shape import PlacedAway as Decided


def direction(*, is_ours: bool, is_here: bool) -> Direction | None:
    """Which way a placement crosses the partnership's border, if it does."""
    if is_ours is is_here:
        return None
    return Direction.ELSEWHERE if is_ours else Direction.HERE


def within(decided: Decided) -> dict[StepKind, float]:
    """Hours for each step that has hours of its own."""
    return {
        StepKind.NOTICE: decided.notice_within_hours,
        StepKind.PANEL: decided.tell_panel_within_hours,
        StepKind.LEAD: 24 * decided.agree_lead_within_days,
        StepKind.PLAN: 24 * decided.trigger_plan_within_days,
    }


@dataclass(frozen=True)
class Facts:
    """What is known of one placement. `within`: hours for each step, as the policy has it;
    `done`: when each step was first done; `intended_at`: the first instant of the day it is meant
    for, while it has not begun."""

    direction: Direction
    exploitation: YesNo
    told_at: datetime
    placed_at: datetime | None = None
    intended_at: datetime | None = None
    within: Mapping[StepKind, float] = field(default_factory=dict)
    done: Mapping[StepKind, datetime] = field(default_factory=dict)


@dataclass(frozen=True)
class Term:
    """From when a step is owed, and by when."""

    starts: datetime
    due: datetime


def _from_the_placement(facts: Facts, kind: StepKind) -> Term | None:
    if facts.placed_at is None:
        return None
    return Term(facts.placed_at, hours_after(facts.placed_at, facts.within[kind]))


def _once_told(facts: Facts, kind: StepKind) -> Term | None:
    """Nobody can owe it before they knew of the child."""
    if facts.placed_at is None:
        return None
    starts = facts.placed_at
    if facts.direction is Direction.HERE:
        starts = max(starts, facts.told_at)
    return Term(starts, hours_after(starts, facts.within[kind]))


def _before_the_placement(facts: Facts, kind: StepKind) -> Term | None:
    due = facts.placed_at or facts.intended_at
    return Term(min(facts.told_at, due), due) if due else None


def _always(facts: Facts) -> bool:
    return True


@dataclass(frozen=True)
class Row:
    """One step: whether it is needed, and its time."""

    is_needed: Callable[[Facts], bool]
    term: Callable[[Facts, StepKind], Term | None]


TABLE: dict[StepKind, Row] = {
    StepKind.CONTACT: Row(lambda facts: facts.exploitation is YesNo.YES, _before_the_placement),
    StepKind.NOTICE: Row(_always, _from_the_placement),
    StepKind.PANEL: Row(_always, _once_told),
    # Whoever has not said that nothing is known may know something: two panels that each think the
    # other leads protect nobody.
    StepKind.LEAD: Row(lambda facts: facts.exploitation is not YesNo.NO, _once_told),
    StepKind.PLAN: Row(_always, _once_told),
}


def term(kind: StepKind, facts: Facts) -> Term | None:
    """When the step is owed; None while the placement has not begun, or if it is not needed."""
    row = TABLE[kind]
    return row.term(facts, kind) if row.is_needed(facts) else None


def standing(kind: StepKind, facts: Facts, at: datetime) -> Standing:
    """Exactly the due instant is in time; one second after is late."""
    if not TABLE[kind].is_needed(facts) and kind not in facts.done:
        return Standing.NOT_NEEDED
    owed, done = term(kind, facts), facts.done.get(kind)
    if done is not None:
        return Standing.DONE_LATE if owed and done > owed.due else Standing.DONE
    if owed is None:
        return Standing.NOT_YET
    return Standing.LATE if at > owed.due else Standing.OWED


def checklist(facts: Facts, at: datetime) -> dict[StepKind, Standing]:
    return {kind: standing(kind, facts, at) for kind in TABLE}


FLAGS: dict[tuple[StepKind, Standing], Flag] = {
    (StepKind.CONTACT, Standing.LATE): Flag.NO_CONTACT,
    (StepKind.CONTACT, Standing.OWED): Flag.NO_CONTACT,
    (StepKind.NOTICE, Standing.LATE): Flag.NO_NOTICE,
    (StepKind.NOTICE, Standing.OWED): Flag.NO_NOTICE,
    (StepKind.NOTICE, Standing.DONE_LATE): Flag.LATE_NOTICE,
    (StepKind.PANEL, Standing.LATE): Flag.NO_PANEL,
    (StepKind.LEAD, Standing.LATE): Flag.NO_LEAD,
    (StepKind.PLAN, Standing.LATE): Flag.NO_PLAN,
    (StepKind.PLAN, Standing.OWED): Flag.NO_PLAN,
}


def flags(facts: Facts, at: datetime) -> tuple[Flag, ...]:
    """What somebody should see in a list. What is merely owed and in time is no flag, unless its
    absence is felt from the first night."""
    found = [FLAGS.get(one) for one in checklist(facts, at).items()]
    asked = [Flag.NOT_ASKED] if facts.exploitation is YesNo.NOT_KNOWN else []
    return (*asked, *(flag for flag in found if flag))


def late_by(*, placed_at: datetime, told_at: datetime, within_hours: float) -> timedelta | None:
    """How much later than it should have been a notice came; None when it was in time."""
    late = told_at - hours_after(placed_at, within_hours)
    return late if late > timedelta() else None


HISTORY = timedelta(days=28)
"""A home that was put on the record this long after the child moved in is history brought in from
elsewhere: its hours ran out before anybody here could have kept them."""


def is_history(*, placed_at: datetime, recorded_at: datetime) -> bool:
    return recorded_at - placed_at > HISTORY


_EXPLOITATION = re.compile(
    r"\b(c[cs]e|exploit\w*|county\s+lines?|traffick\w*|groom\w*|gangs?|modern\s+slavery|"
    r"cuckoo\w*|debt\s+bondage)\b",
    re.IGNORECASE,
)


def speaks_of_exploitation(text: str) -> bool:
    """Whether a notice names it among the known risks: a proposal, for a person to confirm."""
    return _EXPLOITATION.search(text) is not None
