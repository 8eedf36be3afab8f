"""Concerns in the demonstration: some decided and answered, one urgent, one about nobody known."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from methub.concerns import changes
from methub.concerns.codes import Answered, Destination, Exploitation, How
from methub.concerns.models import Concern
from methub.demo.life import Life
from methub.foundation.spoken import short_day
from methub.foundation.timekeeping import london_day

SENIOR = "Samira Whitby"
SCHOOL, POLICE = "Fenland Academy", "Cambridgeshire Constabulary"


@dataclass(frozen=True)
class Told:
    """One concern, days before now: about which resident (by number; none: described in words),
    by whom, and what came of it."""

    days: float
    who: int | None
    agency: str
    seen: str
    source: str = ""
    destination: Destination | None = None
    why: str = ""
    is_answered: bool = False
    is_urgent: bool = False
    is_source_protected: bool = False
    child_name: str = ""
    child_about: str = ""
    types: tuple[Exploitation, ...] = ()


D = Destination
SEXUAL, CRIMINAL, COUNTY = Exploitation.SEXUAL, Exploitation.CRIMINAL, Exploitation.COUNTY_LINES
STORY = (
    Told(70, 3, SCHOOL, "A new telephone every few weeks, and lifts from an older boy.",
         "Tutor", D.ASSESSMENT, "Gifts and lifts fit what friends told the police.", True,
         types=(SEXUAL, CRIMINAL)),
    Told(54, 8, "", "Two men in a grey car ask for her by name outside the shop.",
         "A shopkeeper", D.SOCIAL_CARE, "Named adults, and her parents had not been told.", True,
         is_source_protected=True, types=(SEXUAL,)),
    Told(37, 11, POLICE, "Found at an address where older people deal in drugs.",
         "Neighbourhood officer", D.ASSESSMENT, "The third child found there this year.", True,
         types=(COUNTY,)),
    Told(22, 5, SCHOOL, "Says that somebody made her send pictures, and now wants money.",
         "Safeguarding lead", D.EARLY_HELP, "Police are told; the family asks for support.", True,
         types=(SEXUAL,)),
    Told(9, 14, SCHOOL, "Rumours among pupils; nobody saw anything.", "Head of year",
         D.ADVICE, "Nothing that anybody saw. School knows what to look out for."),
    Told(0.6, 17, "", "An older cousin pays him to carry bags on the train.", "His mother",
         is_urgent=True, types=(COUNTY,)),
    Told(0.3, None, SCHOOL, "A girl of about fourteen gets into different cars at the bus station.",
         "A pupil’s father", child_name="Possibly Jade", child_about="Red coat, fair hair; not a "
         "pupil here"),
)  # fmt: skip


def raised(life: Life) -> None:
    """Each happens at its own time, and so do its decision and its answer."""
    for one in STORY:
        life.at(life.now - timedelta(days=one.days), partial(_raise, life, one))


def _raise(life: Life, told: Told, at: datetime) -> None:
    names = sorted(life.residents)
    child = life.residents[names[told.who % len(names)]].child if told.who is not None else None
    concern = changes.raise_concern(
        raised=changes.Raised(
            child=child, child_name=told.child_name, child_about=told.child_about,
            seen=told.seen, seen_on=london_day(at), how=How.TELEPHONE, source=told.source,
            is_source_protected=told.is_source_protected, is_urgent=told.is_urgent,
            types=told.types,
            agency=life.town.agencies.get(told.agency),
            answer_to=f"{told.source}, by telephone, rang on {short_day(london_day(at))}",
            told_at=at,
        ),
        partnership=life.town.partnership, **_signed(life, at),
    )  # fmt: skip
    if told.destination is not None:
        life.after(at, 3, partial(_decide, life, concern, told))


def _decide(life: Life, concern: Concern, told: Told, at: datetime) -> None:
    assert told.destination is not None
    changes.decide(
        concern=concern, destination=told.destination, decided_by=f"{SENIOR}, with social care",
        decided_at=at, why=told.why, version=1, **_signed(life, at),
    )  # fmt: skip
    if told.is_answered:
        life.after(at, 20, partial(_answer, life, concern))


def _answer(life: Life, concern: Concern, at: datetime) -> None:
    changes.give_feedback(
        concern=concern, how=Answered.SPOKEN, told_at=at, version=2, **_signed(life, at),
        said="It was right to tell us. Somebody is working on it; please ring if you see more.",
    )  # fmt: skip


def _signed(life: Life, at: datetime) -> dict[str, Any]:
    return {"by": life.town.actor(SENIOR), "at": at}
