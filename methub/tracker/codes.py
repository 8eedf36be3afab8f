"""Words of the tracker: what a column holds and shows of the past, and why a child is there."""

from methub.foundation.codes import Code


class Kind(Code):
    """What stands in a column, and so how it is filtered and how it is written to a file."""

    TEXT = "text", "contains"
    CHOICE = "choice", "is"
    NUMBER = "number", "is more than"
    DAY = "day", "is a day"
    INSTANT = "instant", "is a time"


class Recall(Code):
    """What a column shows of a past day."""

    KNOWN = "known", "As it was known then"
    HAPPENED = "happened", "By when it happened: what was recorded late stands there too"
    TODAY = "today", "As it is known today"


class Marks(Code):
    """When a difference from the day before is news. A count that falls because time has passed, or
    a birthday, is none: it would bury what somebody has to see."""

    DIFFERS = "differs", "Whenever it differs"
    RISES = "rises", "When it has risen"
    NEVER = "never", "Never"


class Reason(Code):
    """Why a child stands on the tracker."""

    MISSING_NOW = "missing-now", "Missing now"
    RECENT = "recent", "Missing in the last year"
    OWED = "owed", "Something is owed"
    STRATEGY = "strategy", "A strategy meeting is owed"
    EDUCATION = "education", "Missing education"
    PLACED_HERE = "placed-here", "Placed here by another authority"


IN_SHORT = {
    Reason.MISSING_NOW: "Missing now",
    Reason.RECENT: "Recent",
    Reason.OWED: "Owed",
    Reason.STRATEGY: "Strategy meeting",
    Reason.EDUCATION: "No education",
    Reason.PLACED_HERE: "Placed here",
}
"""As it stands under a name: the row of a register is two lines high."""


class Whose(Code):
    """Children of other authorities are shown, and counted, apart."""

    OURS = "ours", "Our authorities’ children"
    THEIRS = "theirs", "Other authorities’ children"


class OpenTo(Code):
    SOCIAL_CARE = "social-care", "Social care"
    EARLY_HELP = "early-help", "Early help"
    NOBODY = "nobody", "Not open"


class Disabled(Code):
    """What somebody answered when they were asked; no answer is neither."""

    YES = "yes", "Yes"
    NO = "no", "None"


class Agreed(Code):
    """Whether police and children’s services agree, where an authority wants both."""

    AGREED = "agreed", "Agreed"
    PROVISIONAL = "provisional", "Not agreed yet"
