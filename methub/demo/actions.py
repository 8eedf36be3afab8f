"""What is agreed in an interview: who does it, by when, and that they did, mostly in time."""

from datetime import datetime, timedelta

from methub.demo.children import Resident
from methub.demo.life import Life
from methub.foundation.actors import Actor
from methub.interviews import changes as interviews
from methub.interviews.codes import ActionKind
from methub.interviews.models import AgreedAction, Interview

OF_THE_WORKER = ("See the brother at weekends", "A bus pass", "Meet the head of year together")
# Everybody round the child is asked for something, in turn.
ASKED = (
    ("Dean Marsh", ActionKind.POLICE_INFORMATION, "Visit the address by the river"),
    ("Ruth Calder", ActionKind.EDUCATION, "Somebody to find at school when a day goes wrong"),
    ("Ian Moss", ActionKind.HEALTH, "An appointment about sleep"),
    ("Sol Bennington", ActionKind.EARLY_HELP, "Ring the parent about Friday evenings"),
    ("Peter Achebe", ActionKind.ASSESSMENT, "Read the new assessment with the worker"),
    ("Mina Qureshi", ActionKind.STRATEGY_MEETING, "Say who chairs if it happens again"),
    ("Vera Lindqvist", ActionKind.OTHER, "The bus station on the panel's agenda"),
    ("Samira Whitby", ActionKind.OTHER, "Ask the provider about evenings in the home"),
    ("Grace Adeyemi", ActionKind.OTHER, "Evening staffing, with the commissioner"),
)  # fmt: skip
DONE_IN_TIME = 0.88


def agree(life: Life, resident: Resident, interview: Interview, by: Actor, at: datetime) -> None:
    """One thing for the child's own worker, and one for whoever's turn it is."""
    turn = next(life.turns)
    worker = resident.worker or "Sol Bennington"
    what = OF_THE_WORKER[turn % len(OF_THE_WORKER)]
    _agree(life, interview, worker, ActionKind.OTHER, what, by, at)
    _agree(life, interview, *ASKED[turn % len(ASKED)], by, at)
    if by.name != "Nadia Rahman" and turn % 2:
        _agree(life, interview, by.name, ActionKind.SAFETY_PLAN, "See the child again", by, at)


def _agree(
    life: Life, interview: Interview, owner: str, kind: ActionKind, what: str, by: Actor,
    at: datetime,
) -> None:  # fmt: skip
    action = interviews.agree_action(
        interview=interview,
        what=what,
        kind=kind,
        owner=life.town.users[owner],
        due_at=at + timedelta(days=life.rng.choice((5, 7, 9))),
        by=by,
        at=at,
    )
    in_time = life.rng.random() < DONE_IN_TIME
    days = (action.due_at - at) * life.rng.uniform(0.5, 0.95)
    done_at = at + days if in_time else action.due_at + timedelta(days=life.rng.randint(1, 4))
    life.at(done_at, lambda then: _done(life, action, owner, then))


def _done(life: Life, action: AgreedAction, owner: str, at: datetime) -> None:
    interviews.finish_action(
        action=action, note="Done, and the child knows.", by=life.town.actor(owner), at=at
    )
