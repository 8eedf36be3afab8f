"""Plans in the demonstration: one that everybody holds, one nobody was given, and an arrival."""

from datetime import datetime, timedelta
from typing import Any

from methub.agencies.roles import Role
from methub.demo import cast
from methub.demo.children import Resident
from methub.demo.life import Life
from methub.foundation.timekeeping import london_day
from methub.missing.codes import PoliceGrade
from methub.plans import changes
from methub.plans.codes import Means, PlanKind, StepEnd, StepOf
from methub.plans.models import Copy, Plan, Step

TRIGGER: dict[str, str] = {
    "carer_first": "Ring her, then her aunt\nLook whether the old telephone is gone\n"
    "Call 101 within half an hour, and say that there is a plan",
    "police_first": "The railway station, and the arcade beside it\nThe addresses below\n"
    "Speak to the aunt before anybody else",
    "duty_first": "Tell the manager on call\nRing the home every hour",
    "assume": PoliceGrade.HIGH,
    "who_calls": "Her aunt. “Nobody is cross. Where shall we fetch you?” Not: who are you with",
    "places": "Railway station\nThe arcade\nThe riverside car park",
    "associates": "A man known as Dez, about 25, drives her home: a danger to her\nHer friend Tia",
    "vehicles": "Silver hatchback, part of the number KX19: Dez",
    "transport": "Train to Peterborough; lifts",
    "description": "1.60 m, slight, brown hair to the shoulder, a green parka",
    "phones": "07700 900321 (known); an older telephone nobody has the number of",
    "health": "Asthma: a blue inhaler, needed within a day",
    "triggers": "Contact with her mother called off; messages late at night",
    "exploitation": "Feared: adults give her lifts and gifts",
    "legal": "In care, section 20. Her mother agrees that the police may bring her back",
    "media": "No appeal without the head of service and her mother",
}
SAFETY: dict[str, str] = {
    "worries": "Older men wait for her at the station and give her things.",
    "strengths": "She rings her aunt. She likes her form tutor.",
    "people": "Her aunt, day and night; Childline 0800 1111",
    "own_part": "“I will text my aunt a blue heart if I want to come home.”",
    "family": "Her aunt keeps her telephone on at night.",
}
INTERIM: dict[str, str] = {
    "arrival": "Came by lorry with a man who kept her papers. She is afraid to say his name.",
    "home": "With foster carers who have done this before. Nobody outside the network knows where.",
    "contact": "The telephone she came with stays off. A new one, with known numbers alone.",
    "watch": "Somebody awake for the first three nights.",
    "language": "An interpreter by telephone, day and night, who is not from her town.",
    "if_missing": "999 at once: trafficking is feared. Ports and coach stations are told.",
    "own_part": "“I want to go to school.”",
}


def made(life: Life) -> None:
    """Keeley’s plan has two versions, and is held; another child’s is written and given to nobody;
    a third has just arrived."""
    keeley = life.residents[f"{cast.KEELEY.forenames} {cast.KEELEY.surname}"]
    ours = [one for one in life.residents.values() if one.worker and not one.is_placed_here]
    unheld, arrived = (one for one in ours[30:32])
    life.at(_ago(life, 20), lambda at: _first(life, keeley, at))
    life.at(_ago(life, 4), lambda at: _second(life, keeley, at))
    life.at(_ago(life, 2), lambda at: _given_to_nobody(life, unheld, at))
    life.at(_ago(life, 1), lambda at: _arrived(life, arrived, at))


def _ago(life: Life, days: float) -> datetime:
    return life.now - timedelta(days=days)


def _signed(life: Life, resident: Resident, at: datetime) -> dict[str, Any]:
    return {"by": life.town.actor(resident.worker), "at": at}


def _written(
    life: Life, resident: Resident, kind: PlanKind, answers: dict[str, str], at: datetime
) -> Plan:
    return changes.write_plan(
        child=resident.child, kind=kind, answers=answers, why="Missing again and again",
        version=0, **_signed(life, resident, at),
    )  # fmt: skip


def _given_to_nobody(life: Life, resident: Resident, at: datetime) -> None:
    _written(life, resident, PlanKind.TRIGGER, TRIGGER, at)


def _first(life: Life, keeley: Resident, at: datetime) -> None:
    plan = _written(life, keeley, PlanKind.TRIGGER, TRIGGER | {"places": "Railway station"}, at)
    changes.send_copies(plan=plan, **_signed(life, keeley, at))
    safety = _written(life, keeley, PlanKind.SAFETY, SAFETY, at)
    _step(life, keeley, safety, "Text my aunt a blue heart", StepOf.CHILD, 0, at)
    done = _step(life, keeley, safety, "Agree lifts home with the school", None, -12, at)
    _step(life, keeley, safety, "Ask the police about the silver hatchback", None, 3, at)
    life.after(at, 90, lambda then: _driven_home(life, keeley, done, then))


def _driven_home(life: Life, keeley: Resident, step: Step, at: datetime) -> None:
    changes.end_step(
        step=step, ended_as=StepEnd.DONE, note="The school drives her home on Fridays.",
        **_signed(life, keeley, at),
    )  # fmt: skip


def _step(
    life: Life,
    keeley: Resident,
    plan: Plan,
    what: str,
    whose: StepOf | None,
    due_in: int,
    at: datetime,
) -> Step:
    return changes.agree_step(
        plan=plan, what=what, whose=whose or StepOf.PROFESSIONAL,
        owner=None if whose else life.town.users[keeley.worker],
        owner_name="Keeley" if whose else "",
        due_on=london_day(life.now + timedelta(days=due_in)), **_signed(life, keeley, at),
    )  # fmt: skip


def _second(life: Life, keeley: Resident, at: datetime) -> None:
    """More places are known; everybody is sent it, the police have read it, the home has it on
    paper."""
    signed = _signed(life, keeley, at)
    plan = changes.write_plan(
        child=keeley.child, kind=PlanKind.TRIGGER, answers=TRIGGER, version=1,
        why="Two more places she was found at", **signed,
    )  # fmt: skip
    changes.send_copies(plan=plan, **signed)
    changes.give_by_hand(
        plan=plan, holder="Her children’s home", given_to="The manager on shift",
        means=Means.PAPER, given_at=at, **signed,
    )  # fmt: skip
    life.after(at, 3, lambda then: _read_by_police(life, plan, then))


def _read_by_police(life: Life, plan: Plan, at: datetime) -> None:
    police = life.town.actor(life.town.named(Role.POLICE_MET))
    changes.acknowledge_copy(
        copy=Copy.objects.get(plan=plan, agency__name=police.agency), by=police, at=at
    )


def _arrived(life: Life, resident: Resident, at: datetime) -> None:
    changes.record_arrival(
        child=resident.child, arrived_on=london_day(at), is_alone=True,
        concern="A man held her papers", **_signed(life, resident, at),
    )  # fmt: skip
    life.after(at, 5, lambda then: _kept_safe(life, resident, then))


def _kept_safe(life: Life, resident: Resident, at: datetime) -> None:
    _written(life, resident, PlanKind.INTERIM, INTERIM, at)
