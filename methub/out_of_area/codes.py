"""Words for a child of one authority who lives in another's area."""

from methub.foundation.codes import Code


class Direction(Code):
    """Whose child, and where they live: seen from the partnership."""

    HERE = "placed-here", "Placed here by another authority"
    ELSEWHERE = "placed-elsewhere", "Ours, placed elsewhere"


class StepKind(Code):
    """What two authorities owe each other about a placement, in the order it is owed."""

    CONTACT = "contact", "Spoken before the placement"
    NOTICE = "notice", "Placement notice"
    PANEL = "panel", "Panel’s representative told"
    LEAD = "lead", "Which panel leads"
    PLAN = "plan", "Trigger plan"


class Panel(Code):
    """The panel that leads for the child: the other one hears of what it decides."""

    PLACING = "placing", "The panel of the authority that placed the child"
    HOST = "host", "The panel where the child lives"


class Standing(Code):
    """How one step of the checklist stands."""

    DONE = "done", "Done"
    DONE_LATE = "done-late", "Done, late"
    OWED = "owed", "Owed"
    LATE = "late", "Late"
    NOT_YET = "not-yet", "Not yet"
    NOT_NEEDED = "not-needed", "Not needed"


class TheyWill(Code):
    """Whether the responsible authority holds the return home interview."""

    YES = "yes", "Yes, they will"
    NO = "no", "No, they will not"


class CameOf(Code):
    """What came of their interview."""

    HELD = "held", "It was held"
    DECLINED = "declined", "The child declined it"
    NOT_HELD = "not-held", "It was not held"


class Flag(Code):
    """What a list of placements is filtered by."""

    NO_CONTACT = "no-contact", "Nobody spoke before the placement"
    NO_NOTICE = "no-notice", "No placement notice"
    LATE_NOTICE = "late-notice", "Notice came late"
    NOT_ASKED = "not-asked", "Nobody has said whether exploitation is known"
    NO_PANEL = "no-panel", "Panel’s representative not told"
    NO_LEAD = "no-lead", "No panel leads"
    NO_PLAN = "no-plan", "No trigger plan held"
