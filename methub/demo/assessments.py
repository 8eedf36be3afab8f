"""Assessments in the demonstration: levels rise, fall and are not agreed; one review is late."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from methub.agencies.roles import Role
from methub.assessments import changes
from methub.assessments.codes import Duty, Exploitation, Harm, Part, Side, Trigger
from methub.assessments.models import Assessment, ToolVersion
from methub.assessments.rules.shipped import shipped_tools
from methub.demo.children import Resident
from methub.demo.life import Life
from methub.foundation.actors import MET_HUB
from methub.foundation.timekeeping import london_day

HUB = "Samira Whitby"
TOOL = "cambridgeshire-2015"
S, C, G = Exploitation.SEXUAL, Exploitation.CRIMINAL, Exploitation.GANG


@dataclass(frozen=True)
class Found:
    """An assessment so many days ago: the level, the types, and what stood out."""

    days_ago: float
    level: str
    types: tuple[Exploitation, ...] = (C,)
    graded: tuple[tuple[str, str, str], ...] = ()
    harm: Harm = Harm.AT_RISK


MISSING = ("01", "high", "Away overnight three times; found in Leicester once, with a new phone.")
SCHOOL = ("03", "medium", "On a part-time timetable since September.")
OLDER = ("10", "high", "Met outside school by adults in a car. School wrote down the number.")
ONLINE = ("11", "medium", "Asked for pictures by somebody known only online; told an aunt.")

# One child after another; a child assessed twice has two.
STORIES: tuple[tuple[Found, ...], ...] = (
    # rising
    (Found(95, "emerging", (C,), (SCHOOL,)),
     Found(12, "significant", (C, G), (MISSING, SCHOOL, OLDER), Harm.EXPLOITED)),
    # falling, and nobody has taken the child off
    (Found(100, "significant", (S,), (MISSING, OLDER, ONLINE), Harm.SUSPECTED),
     Found(9, "moderate", (S,), (ONLINE,))),
    # the review is overdue
    (Found(104, "moderate", (S,), (ONLINE, SCHOOL)),),
    # police and children's services do not agree
    (Found(6, "moderate", (C, G), (MISSING, SCHOOL), Harm.SUSPECTED),),
    # the hub has not accepted it yet
    (Found(0.4, "significant", (S, C), (MISSING, OLDER), Harm.SUSPECTED),),
    *((Found(80 - 3 * n, ("emerging", "moderate", "emerging", "significant")[n % 4],
             ((S,), (C,), (S, C))[n % 3], ((SCHOOL,), (ONLINE,), (MISSING,))[n % 3]),)
      for n in range(20)),
)  # fmt: skip
NOT_AGREED, NOT_ACCEPTED = 3, 4
WORDS: dict[Part, str] = {
    Part.FAMILY: "Lives with mother and a younger brother; grandmother nearby.",
    Part.ONLINE: "Two accounts the family knows of. Contact comes through a game.",
    Part.NEGLECT: "Nothing seen.",
    Part.PROTECTIVE: "A form tutor the child goes to; football on Tuesdays.",
    Part.CHILD: "“I can look after myself. I would talk to Rosa.”",
    Part.PARENT: "Worried about the phone, and wants to be told early.",
    Part.CONSIDERED: "Age, culture and language were considered; no disability is known.",
}


def assessed(life: Life) -> None:
    """The shipped tools are loaded, both authorities use one, and 25 children are assessed."""
    tools = {
        name: changes.load_tool(text=text, by=MET_HUB, at=life.begins)
        for name, text in shipped_tools().items()
    }
    for name in ("Cambridgeshire", "Peterborough"):
        for used in (TOOL, "criminal-exploitation", "missing-risk", "trafficking"):
            changes.use_tool(
                authority=life.town.authorities[name], tool=tools[used],
                from_on=london_day(life.begins), by=MET_HUB, at=life.begins,
            )  # fmt: skip
    ours = [one for one in life.residents.values() if one.worker and not one.is_placed_here]
    for number, (resident, story) in enumerate(zip(ours, STORIES, strict=False)):
        for found in story:
            moment = life.now - timedelta(days=found.days_ago)
            life.at(
                moment,
                lambda at, r=resident, f=found, n=number: _one(life, tools[TOOL], r, f, n, at),  # type: ignore[misc]
            )


def _one(
    life: Life, tool: ToolVersion, resident: Resident, found: Found, number: int, at: datetime
) -> None:
    signed: dict[str, Any] = {"by": life.town.actor(resident.worker), "at": at}
    is_first = number not in (0, 1) or found is STORIES[number][0]
    one = changes.open_assessment(
        child=resident.child, tool=tool, types=found.types,
        trigger=Trigger.CONCERN if is_first else Trigger.REVIEW,
        user_id=life.town.users[resident.worker].pk, **signed,
    )  # fmt: skip
    for item, grade, words in found.graded:
        for code, said in ((item, grade), (f"{item}-words", words)):
            changes.answer_item(
                assessment=one, item=code, said=said, evidence=[], number=0, **signed
            )
    if found.harm is not Harm.AT_RISK:
        changes.record_harm(assessment=one, type=found.types[0], harm=found.harm, **signed)
    for part, words in WORDS.items():
        changes.write_passage(assessment=one, part=part, text=words, number=0, **signed)
    changes.judge(
        assessment=one, level=found.level, why="What the network around the child has seen.",
        floor_why="The concern is new and small, and is looked at again in a month.",
        discussed_with="Their line manager", discussed_on=london_day(at),
        roles={Role.ALLOCATED_WORKER}, **signed,
    )  # fmt: skip
    if number == NOT_AGREED:
        changes.agree_level(
            assessment=one, side=Side.POLICE, level="significant",
            by=life.town.actor(life.town.named(Role.POLICE_MET)), at=at,
        )  # fmt: skip
    if number != NOT_ACCEPTED:
        life.after(at, 5, lambda then: _accepted(life, one, number, then))


def _accepted(life: Life, one: Assessment, number: int, at: datetime) -> None:
    changes.accept_assessment(assessment=one, by=life.town.actor(HUB), at=at)
    if number % 3 == 0 and one.judgement.level != "emerging":
        for duty, words in (
            (Duty.LEAD, "Their social worker leads."),
            (Duty.RESPONSE, "Direct work, every week."),
        ):
            changes.record_duty(
                assessment=one, duty=duty, words=words, on=london_day(at),
                by=life.town.actor(HUB), at=at,
            )  # fmt: skip
