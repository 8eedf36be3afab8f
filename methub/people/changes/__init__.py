"""What can happen to a person in the registry, and to who may see them."""

from methub.people.changes.births import ImpossibleBirth, correct_birth, correct_description
from methub.people.changes.emergency import (
    AlreadyReviewed,
    AlreadyVisible,
    NoReason,
    NotThere,
    OwnAccess,
    break_glass,
    review_break_glass,
)
from methub.people.changes.moving import choose_facts, close_record, open_record
from methub.people.changes.names import NoName, add_name, correct_name
from methub.people.changes.numbered import Numbered, register_numbered
from methub.people.changes.registration import register_person
from methub.people.changes.restriction import (
    AlreadyRestricted,
    NotRestricted,
    lift_restriction,
    restrict,
)
from methub.people.changes.sight import (
    AlreadyEnded,
    AnotherPartnership,
    NotTheirWork,
    ReviewedAccessOnly,
    end_sight,
    grant_sight,
    show_persons,
)
from methub.people.changes.whereabouts import (
    end_address,
    protect_address,
    record_address,
    record_identifier,
    withdraw_identifier,
)
from methub.people.changes.withdrawal import withdraw_person

__all__ = [
    "AnotherPartnership",
    "AlreadyEnded",
    "AlreadyRestricted",
    "AlreadyReviewed",
    "AlreadyVisible",
    "ImpossibleBirth",
    "NoName",
    "NoReason",
    "NotRestricted",
    "NotTheirWork",
    "NotThere",
    "Numbered",
    "OwnAccess",
    "ReviewedAccessOnly",
    "add_name",
    "break_glass",
    "choose_facts",
    "close_record",
    "correct_birth",
    "correct_description",
    "correct_name",
    "end_address",
    "end_sight",
    "grant_sight",
    "lift_restriction",
    "open_record",
    "protect_address",
    "record_address",
    "record_identifier",
    "register_numbered",
    "register_person",
    "restrict",
    "review_break_glass",
    "show_persons",
    "withdraw_identifier",
    "withdraw_person",
]
