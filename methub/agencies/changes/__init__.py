"""Who works where, as what."""

from methub.agencies.changes.columns import choose_columns
from methub.agencies.changes.places import (
    NameTaken,
    form_team,
    found_partnership,
    keep_contact,
    register_agency,
    register_authority,
)
from methub.agencies.changes.views import NoName, remove_view, save_view
from methub.agencies.changes.welcome import send_invitation, welcome, welcome_administrator
from methub.agencies.changes.working import (
    AccountClosed,
    AlreadyEnded,
    AlreadyInRole,
    AlreadyKnown,
    OwnAccount,
    WrongPlace,
    begin_membership,
    close_account,
    end_membership,
    invite_user,
)

__all__ = [
    "AccountClosed",
    "AlreadyEnded",
    "AlreadyInRole",
    "AlreadyKnown",
    "NameTaken",
    "NoName",
    "OwnAccount",
    "WrongPlace",
    "begin_membership",
    "choose_columns",
    "close_account",
    "end_membership",
    "form_team",
    "found_partnership",
    "invite_user",
    "keep_contact",
    "register_agency",
    "register_authority",
    "remove_view",
    "save_view",
    "send_invitation",
    "welcome",
    "welcome_administrator",
]
