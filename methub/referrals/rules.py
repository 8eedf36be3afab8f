"""What may follow what. A step is checked against this table, and so is every button."""

from collections.abc import Iterable

from methub.referrals.codes import Listed, Stage, StepKind

LEADS_TO: dict[StepKind, Stage | None] = {
    StepKind.ACCEPT: Stage.ACCEPTED,
    StepKind.DECLINE: Stage.DECLINED,
    StepKind.WORKER: None,  # somebody else works on it; it stands as it stood
    StepKind.START: Stage.WORKING,
    StepKind.END: Stage.ENDED,
    StepKind.WITHDRAW: Stage.WITHDRAWN,
}
MAY_FOLLOW: dict[Stage, tuple[StepKind, ...]] = {
    Stage.REQUESTED: (StepKind.ACCEPT, StepKind.DECLINE, StepKind.WITHDRAW),
    Stage.ACCEPTED: (StepKind.START, StepKind.WORKER, StepKind.WITHDRAW),
    Stage.WORKING: (StepKind.END, StepKind.WORKER),
    Stage.DECLINED: (),
    Stage.ENDED: (),
    Stage.WITHDRAWN: (),
}
"""Nothing ends by itself: work goes on until somebody says that it ended, and how."""

NEEDS: dict[StepKind, str] = {
    StepKind.ACCEPT: "worker",
    StepKind.DECLINE: "said",
    StepKind.WORKER: "worker",
    StepKind.END: "achieved",
    StepKind.WITHDRAW: "said",
}
"""What each step must say; work may begin without a word."""

ANSWERS = frozenset({StepKind.ACCEPT, StepKind.DECLINE, StepKind.WITHDRAW})
"""After these nobody is owed an answer."""

SHOWN: dict[Listed, frozenset[Stage]] = {
    Listed.OPEN: frozenset({Stage.REQUESTED, Stage.ACCEPTED, Stage.WORKING}),
    Listed.REQUESTED: frozenset({Stage.REQUESTED}),
    Listed.WORKING: frozenset({Stage.ACCEPTED, Stage.WORKING}),
    Listed.CLOSED: frozenset({Stage.DECLINED, Stage.ENDED, Stage.WITHDRAWN}),
}


OVER = frozenset(kind for kind, to in LEADS_TO.items() if to in SHOWN[Listed.CLOSED])
READ_FOR_DAYS = 28
"""How long an agency that was asked reads a request that is over. It says who the child is and what
is feared: whoever works with the child no longer has no more need of it than anybody else, and four
weeks are enough to finish a file of their own. Longer, only whoever may read the child's record."""


def stage(steps: Iterable[StepKind]) -> Stage:
    """How a request stands after these steps, the oldest first."""
    now = Stage.REQUESTED
    for kind in steps:
        now = LEADS_TO[kind] or now
    return now
