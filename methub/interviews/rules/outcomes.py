"""What each outcome requires before the interview can be sent for sign-off (RL-20, RL-21)."""

from collections.abc import Mapping
from dataclasses import dataclass

from methub.interviews.codes import HELD, NOT_HELD, Aim, Outcome, Section
from methub.interviews.rules.questions import AIM_SECTIONS, Said, is_done, unanswered_aims

_ALL = (
    Section.WHY,
    Section.WHERE,
    Section.HARM,
    Section.VOICE,
    Section.PARENT,
    Section.STAYING_SAFE,
    Section.ANALYSIS,
)
_IN_PART = (Section.WHY, Section.HARM, Section.STAYING_SAFE, Section.ANALYSIS)


@dataclass(frozen=True)
class Needs:
    """What one outcome requires. `keeps_promise`: the child had the interview, or the choice of
    one; otherwise the promise is cancelled with the outcome as its reason, and counts for nobody.
    `is_signed_off`: a senior reads it and it is shared; otherwise it closes at once."""

    sections: tuple[Section, ...] = ()
    aims: bool = False
    signposting: bool = False
    parent_offer: bool = False
    reason: bool = False
    attempt: bool = False
    note: bool = False
    keeps_promise: bool = False
    is_signed_off: bool = True


NEEDS: dict[Outcome, Needs] = {
    Outcome.COMPLETED: Needs(sections=_ALL, aims=True, parent_offer=True, keeps_promise=True),
    Outcome.PARTIAL: Needs(sections=_IN_PART, aims=True, parent_offer=True, keeps_promise=True),
    Outcome.REFUSED_CHILD: Needs(
        signposting=True, parent_offer=True, reason=True, keeps_promise=True
    ),
    Outcome.REFUSED_PARENT: Needs(
        signposting=True, parent_offer=True, reason=True, keeps_promise=True
    ),
    Outcome.NO_SHOW: Needs(reason=True, attempt=True, parent_offer=True),
    Outcome.UNABLE_TO_CONTACT: Needs(reason=True, attempt=True),
    Outcome.MISSING_AGAIN: Needs(),
    Outcome.OUT_OF_TIME: Needs(reason=True, attempt=True),
    Outcome.EXEMPT: Needs(reason=True, is_signed_off=False),
    Outcome.OTHER_AUTHORITY: Needs(note=True, is_signed_off=False),
    Outcome.NOT_FOUND: Needs(is_signed_off=False),
    Outcome.ANSWERED_ELSEWHERE: Needs(is_signed_off=False),
}


_FOLLOWS = frozenset({Outcome.NOT_FOUND, Outcome.ANSWERED_ELSEWHERE})
"""Outcomes that follow from what is recorded elsewhere; nobody chooses them."""

DECIDED_BY_HAND = [o for o in NEEDS if o in NOT_HELD - _FOLLOWS - {Outcome.EXEMPT}]
"""What a worker may record when there was no interview. An exemption is a senior's decision."""

CORRECTABLE = frozenset(DECIDED_BY_HAND) | HELD
"""Outcomes somebody recorded, and may have recorded wrongly."""

NOBODY_SENT = _FOLLOWS | {Outcome.EXEMPT, Outcome.OTHER_AUTHORITY}
"""Outcomes that use none of a contract's interviews."""


@dataclass(frozen=True)
class Record:
    """What is on the record of an interview so far. `unoffered`: households whose parents or
    carers have not been offered a say and advice."""

    sections: Mapping[Section, Said]
    signposted_to: str
    unoffered: int
    reason: str
    attempts: int
    note: str


@dataclass(frozen=True)
class Lack:
    """Something that is still needed, in words, and the section where it belongs; `field`: the
    question of "It was not held" that would answer it."""

    words: str
    section: Section
    field: str = ""


NO_OUTCOME = Lack("It does not say whether the interview was held", Section.BEFORE)


def lacks(*, outcome: Outcome, record: Record) -> list[Lack]:
    """What this outcome still requires, in the order of the form."""
    needs = NEEDS[outcome]
    return [
        *_lacks_before(needs, record),
        *(
            Lack(f"“{section.label}” is not finished", section)
            for section in needs.sections
            if not is_done(section, record.sections.get(section))
        ),
        *(_unanswered(aim) for aim in (unanswered_aims(record.sections) if needs.aims else ())),
    ]


def _lacks_before(needs: Needs, record: Record) -> list[Lack]:
    homes = record.unoffered
    table = (
        (needs.attempt, record.attempts > 0, "No attempt to reach the child is recorded", ""),
        (needs.reason, record.reason != "", "Say why the interview was not held", "reason"),
        (
            needs.signposting,
            record.signposted_to != "",
            "Say whom the child was told they can talk to",
            "signposted_to",
        ),
        (
            needs.parent_offer,
            homes == 0,
            "Offer the parent or carer a say and advice"
            if homes == 1
            else f"Offer the parents or carers of {homes} households a say and advice",
            "offered_at",
        ),
        (needs.note, record.note != "", "Say in the note who interviews the child", "note"),
    )
    return [
        Lack(words, Section.BEFORE, field)
        for is_needed, is_there, words, field in table
        if is_needed and not is_there
    ]


def _unanswered(aim: Aim) -> Lack:
    return Lack(f"One of the four aims is not answered: {aim.label}", AIM_SECTIONS[aim])
