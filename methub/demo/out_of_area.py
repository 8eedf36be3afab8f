"""Children across a border in the demonstration: some of it done well, some late, some not."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from methub.children import changes as children
from methub.children.codes import LivingKind
from methub.demo.children import Resident
from methub.demo.life import Life
from methub.foundation.actors import MET_HUB
from methub.foundation.timekeeping import london_day
from methub.missing.codes import YesNo
from methub.missing.models import Episode
from methub.out_of_area import changes
from methub.out_of_area.codes import CameOf, Panel, StepKind, TheyWill
from methub.out_of_area.models import PlacedAway

SENIOR = "Samira Whitby"
DESK = "Placements duty desk"
K = StepKind


@dataclass(frozen=True)
class State:
    """What is known of exploitation, and hours after the placement at which each step is done."""

    exploitation: YesNo
    done: dict[StepKind, float]


STATES = (
    State(YesNo.YES, {K.CONTACT: -20, K.NOTICE: 6, K.PANEL: 20, K.LEAD: 70, K.PLAN: 6}),
    State(YesNo.YES, {K.NOTICE: 47, K.PANEL: 50}),
    State(YesNo.NOT_KNOWN, {}),
    State(YesNo.NO, {K.NOTICE: 20, K.PANEL: 28, K.PLAN: 400}),
    State(YesNo.YES, {K.CONTACT: 3, K.NOTICE: 12, K.PANEL: 22, K.LEAD: 300, K.PLAN: 90}),
)
SAID: dict[StepKind, dict[str, Any]] = {
    K.CONTACT: {"said": "The park behind the bus station, and one address near the home."},
    K.NOTICE: {"who_here": ""},
    K.PANEL: {"who_here": "", "who_there": "The panel’s administrator"},
    K.LEAD: {"leads": Panel.HOST},
    K.PLAN: {"who_here": "", "who_there": "MET Hub and the police, in the missing folder"},
}


def handshakes(life: Life) -> None:
    """The children placed here, each in another state; one of ours elsewhere, one about to be."""
    placed = [one for one in life.residents.values() if one.is_placed_here]
    for resident, state in zip(placed, STATES, strict=False):
        life.after(life.begins, 1, lambda at, r=resident, s=state: _known(life, r, s, at))  # type: ignore[misc]
    ours = [
        one
        for name, one in life.residents.items()
        if one.is_in_care and not one.is_placed_here and "Hollis" not in name
    ]
    life.at(life.now - timedelta(hours=41), lambda at: _moves(life, ours[-1], at))
    life.at(life.now - timedelta(hours=5), lambda at: _is_to_move(life, ours[-2], at))


def answers_follow(life: Life, episode: Episode, told_at: datetime) -> None:
    """Their authority was told: it answers in time, late, or not at all."""
    chance = life.rng.random()
    if chance < 0.75:
        hours = 8 if chance < 0.5 else 60
        life.after(told_at, hours, lambda at: _confirms(life, episode, at))
        life.after(told_at, 24 * 6, lambda at: _tells(life, episode, at))


def _known(life: Life, resident: Resident, state: State, at: datetime) -> None:
    row = PlacedAway.objects.standing().get(child=resident.child)
    signed: dict[str, Any] = {"by": life.town.actor(SENIOR), "at": at}
    if state.exploitation is not YesNo.NOT_KNOWN:
        changes.record_risks(
            placed_away=row, exploitation=state.exploitation, version=row.version,
            risks="County lines" if state.exploitation is YesNo.YES else "", **signed,
        )  # fmt: skip
    assert row.placed_at is not None
    for kind, hours in state.done.items():
        done_at = row.placed_at + timedelta(hours=hours)
        life.at(max(done_at, at), lambda then, k=kind, d=done_at: _step(life, row, k, d, then))  # type: ignore[misc]


def _step(life: Life, row: PlacedAway, kind: StepKind, done_at: datetime, at: datetime) -> None:
    said = {"who_here": SENIOR, "who_there": DESK} | SAID[kind]
    changes.record_step(
        placed_away=row, kind=kind, done_at=done_at, **said, by=life.town.actor(SENIOR), at=at
    )


def _moves(life: Life, resident: Resident, at: datetime) -> None:
    """Across the border, and nobody has written to them yet."""
    children.record_placement(
        child=resident.child, kind=LivingKind.FOSTER, from_on=london_day(at),
        name="Foster home, King’s Lynn", host_authority=life.town.authorities["Norfolk"],
        placed_from_at=at, ends=list(resident.child.placements.filter(until_on=None)),
        by=MET_HUB, at=at,
    )  # fmt: skip


def _is_to_move(life: Life, resident: Resident, at: datetime) -> None:
    changes.intend_placement(
        child=resident.child, host_authority=life.town.authorities["Leicester"],
        intended_on=london_day(at + timedelta(days=2)), exploitation=YesNo.YES,
        risks="Adults in cars outside school", by=life.town.actor(SENIOR), at=at,
    )  # fmt: skip


def _confirms(life: Life, episode: Episode, at: datetime) -> None:
    changes.record_confirmation(
        episode=episode, they_will=TheyWill.YES, said_by=DESK, said_at=at,
        planned_on=london_day(at + timedelta(days=1)), by=life.town.actor(SENIOR), at=at,
    )  # fmt: skip


def _tells(life: Life, episode: Episode, at: datetime) -> None:
    changes.record_outcome(
        episode=episode, came_of=CameOf.HELD, held_on=london_day(at - timedelta(days=2)),
        told_by=DESK, told_at=at, summary="Stayed with a friend, and misses an older sister.",
        by=life.town.actor(SENIOR), at=at,
    )  # fmt: skip
