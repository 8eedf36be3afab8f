"""Words of meetings."""

from methub.foundation.codes import Code


class Sort(Code):
    """What a meeting is for; what each is called, and who comes, stands in the authority's file."""

    PANEL = "panel", "Panel about children"
    STRATEGIC = "strategic", "Strategic group"
    PRE_MAPPING = "pre-mapping", "Pre-mapping: is a mapping meeting needed?"
    MAPPING = "mapping", "Mapping: a response plan for an area or a theme"
    STRATEGY = "strategy", "Strategy meeting about one child"


class Ground(Code):
    """Why a child is on the agenda; in the order in which the first decides the place."""

    REPORT = "report", "A report to the meeting"
    CARRIED = "carried", "An action is carried over"
    ESCALATED = "escalated", "Taken to a senior manager"
    MAPPED = "mapping", "A mapping meeting reports back"
    MISSING = "missing-now", "Missing now"
    LONG = "long-missing", "Missing a long time"
    REPEAT = "repeat-missing", "Repeatedly missing"
    RISEN = "risen", "New or risen"
    HIGH = "high-risk", "High risk is known"
    SAFE = "specialist-service", "With a specialist service, at the highest level"
    MAKESAFE = "makesafe", "Operation Makesafe"
    OVERDUE = "overdue-review", "A review is overdue"
    STUCK = "stuck-plan", "The plan is stuck"
    CHANNEL = "channel", "Channel"
    TRANSITION = "transition", "Moving to adult services"
    PLACED = "placed-here", "Placed here by another authority"
    CHAIR = "chair", "Added by hand"


class Report(Code):
    """What is reported under a heading, where the hub holds it: its page."""

    NONE = "", "Nothing the hub holds"
    THEMES = "reports:themes", "Themes and trends of each month, with their figures"


class Handling(Code):
    """Who may read it. It travels with the words, on to every paper made of them."""

    MEETING = "meeting", "Everybody invited"
    STATUTORY = "statutory", "Police, MET Hub and children’s services only"
    CHAIR = "chair", "Chair and minute-taker only"


FOR_FEW = "What is to be done is for few to read"
"""In place of words of an item whose handling is not for everybody invited."""


class Attendance(Code):
    ATTENDED = "attended", "Attended"
    UPDATE = "update", "Sent a written update"
    APOLOGIES = "apologies", "Apologies"
    NO_INPUT = "no-input", "No input"


class Part(Code):
    """What somebody does at the meeting."""

    MEMBER = "member", "Member"
    CHAIR = "chair", "Chair"
    CO_CHAIR = "co-chair", "Co-chair"
    MINUTES = "minutes", "Takes the minutes"


RUNS = (Part.CHAIR, Part.CO_CHAIR, Part.MINUTES)
"""Who read everything that is written, and write in the meeting."""


class Field(Code):
    """What is written about an item while the meeting sits. Each is saved by itself."""

    DISCUSSION = "discussion", "Discussion"
    GRADE = "grade", "Level agreed"
    SAFETY = "safety", "Is the safety plan adequate?"
    DISRUPTION = "disruption", "Has disruption been done?"
    DECISION = "decision", "Decision"


class YesNo(Code):
    YES = "yes", "Yes"
    NO = "no", "No"
    NOT_NEEDED = "not-needed", "Not needed"


class ActionEnd(Code):
    DONE = "done", "Done"
    DROPPED = "dropped", "No longer needed"


class Strand(Code):
    """What a response plan is to change: each of its actions is about one of these."""

    PLACES = "places", "Places"
    PEOPLE = "people-of-concern", "People of concern"
    CHILDREN = "children", "Children"


class Stage(Code):
    """How far a meeting has come."""

    PLANNED = "planned", "Planned"
    SITTING = "sitting", "In session"
    HELD = "held", "Held"
    CANCELLED = "cancelled", "Cancelled"


class Outcome(Code):
    """What a meeting that tests or answers something came to."""

    NONE = "", "Nothing to test"
    REACHED = "reached", "The threshold is reached: a mapping meeting goes ahead"
    NOT_REACHED = "not-reached", "The threshold is not reached: no mapping meeting"


class PaperKind(Code):
    MINUTES = "minutes", "Minutes"
    ACTIONS = "actions", "List of actions"
