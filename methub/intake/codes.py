"""Words for what arrives at the front door."""

from methub.foundation.codes import Code


class NotificationKind(Code):
    """What a notification says happened. `UNREAD`: only a person can say."""

    MISSING_REPORTED = "missing-reported", "Missing"
    RISK_CHANGED = "risk-changed", "Risk changed"
    FOUND = "found", "Found"
    PLACEMENT_NOTICE = "placement-notice", "Placed here by another authority"
    UNREAD = "unread", "Not read: needs a person"


class NotificationState(Code):
    NEW = "new", "New"
    ACCEPTED = "accepted", "Accepted"
    SET_ASIDE = "set-aside", "Set aside"
