"""Where an interview stands, from what happened. Nobody sets it; nobody can set it wrong."""

from collections.abc import Callable
from dataclasses import dataclass

from methub.interviews.codes import Stage


@dataclass(frozen=True)
class Happened:
    """What has happened to an interview so far."""

    offered: bool = False
    arranged: bool = False
    started: bool = False
    held: bool = False
    decided: bool = False
    sent: bool = False
    returned: bool = False
    agreed: bool = False
    closed: bool = False
    unacknowledged: int = 0


STAGES: tuple[tuple[Callable[[Happened], bool], Stage], ...] = (
    (lambda it: it.agreed and it.unacknowledged > 0, Stage.SHARED),
    (lambda it: it.agreed, Stage.ACKNOWLEDGED),
    (lambda it: it.closed, Stage.CLOSED),
    (lambda it: it.sent, Stage.SENT),
    (lambda it: it.returned, Stage.RETURNED),
    (lambda it: it.decided and not it.held, Stage.NOT_HELD),
    (lambda it: it.started or it.held, Stage.WRITING),
    (lambda it: it.arranged, Stage.ARRANGED),
    (lambda it: it.offered, Stage.OFFERED),
    (lambda it: True, Stage.TO_OFFER),
)
"""The furthest that is true comes first."""


def stage_of(it: Happened) -> Stage:
    return next(stage for holds, stage in STAGES if holds(it))
