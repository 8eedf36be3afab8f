"""A service is offered, asked for, answered and worked; advice is given; a gap is written down."""

from methub.referrals.changes.gaps import Noticed, answer_gap, record_gap
from methub.referrals.changes.referrals import Asked, record_step, request_service
from methub.referrals.changes.refusals import (
    BeforeItWasAsked,
    DoesNotFollow,
    ForNobody,
    InTheFuture,
    NameTaken,
    NotOffered,
    Refused,
    SaysTooLittle,
)
from methub.referrals.changes.services import (
    Advised,
    Offered,
    change_service,
    offer_service,
    record_consultation,
)

__all__ = [
    "Advised",
    "Asked",
    "BeforeItWasAsked",
    "DoesNotFollow",
    "ForNobody",
    "InTheFuture",
    "NameTaken",
    "NotOffered",
    "Noticed",
    "Offered",
    "Refused",
    "SaysTooLittle",
    "answer_gap",
    "change_service",
    "offer_service",
    "record_consultation",
    "record_gap",
    "record_step",
    "request_service",
]
