"""What an authority decides about assessments of exploitation."""

from dataclasses import dataclass
from typing import Annotated

from methub.policies.codes import Source
from methub.policies.rules.meaning import days, decided, hours

S0, S3, PRACTICE = Source.S0, Source.S3, Source.PRACTICE


@dataclass(frozen=True)
class CoreOffer:
    """What every child judged at a level is offered, whoever they are."""

    level: str
    offers: tuple[str, ...]


@dataclass(frozen=True)
class Assessments:
    """An assessment of exploitation, and what its level owes the child (practice.md §2.1)."""

    accept_within_hours: Annotated[
        int, hours("The hub accepts an assessment on to the tracker within", S0, PRACTICE)
    ] = 24
    agree_within_days: Annotated[
        int, days("Police and children’s services agree the level within", S3, PRACTICE)
    ] = 5
    respond_within_days: Annotated[
        int, days("A medium or high level has a response and a lead professional within", S3)
    ] = 5
    plan_within_days: Annotated[
        int, days("A medium or high level has a multi-agency plan within", S3)
    ] = 10
    offer_within_days: Annotated[
        int, days("What a level offers is offered within", S3, PRACTICE)
    ] = 10
    police_agree: Annotated[
        bool, decided("Police and children’s services must agree a level", S3)
    ] = False
    floor_is_hard: Annotated[
        bool, decided("No reason is enough to judge a child below a tool’s floor", PRACTICE)
    ] = False
    core_offer: Annotated[
        tuple[CoreOffer, ...], decided("Offered at each level", S3, PRACTICE)
    ] = ()
