"""Words of figures: what they are broken down by, and which half of a share is meant."""

from methub.foundation.codes import Code


class By(Code):
    """What the columns of a report may be."""

    TIME = "time", "Time"
    AUTHORITY = "authority", "Authority"
    DISTRICT = "district", "District"
    AGE = "age", "Age"
    SEX = "sex", "Sex"
    ETHNICITY = "ethnicity", "Ethnicity"
    CARE = "care", "In care"
    HOME = "home", "Home or provider"
    WORKER = "worker", "Allocated worker"
    WEEKEND = "weekend", "Weekend or weekday"


class Half(Code):
    """A share is two sets of records, one inside the other."""

    COUNTED = "counted", "Counted"
    OF = "of", "Out of"


class Basis(Code):
    """Which day puts a record into a period."""

    BEGAN = "began", "The day the child went missing"
    FOUND = "found", "The day the child was found"
    OWED = "owed", "The day the interview’s hours began"
    HELD = "held", "The day the interview was held"
    OPENED = "opened", "The day the interview was opened"
    END = "end", "How things stood at the end of the period"
    DECIDED = "decided", "The day the level was recorded"
    ASSESSED = "assessed", "The day the assessment was finished"
    REACHED = "reached", "The day the threshold was reached"
    RAISED = "raised", "The day the concern was raised"
    ARRIVED = "arrived", "The day the child arrived"


class Notice(Code):
    """What a month's figures may support saying."""

    HOME = "home", "Children’s homes"
    SCHOOL = "school", "Schools: children who went missing"
    SCHOOL_LEVEL = "school-level", "Schools: levels of exploitation"
    DISTRICT = "district", "Districts"
    TYPE = "type", "Types of exploitation"
    REASON = "reason", "Main reasons"


class Standing(Code):
    """What a person made of an observation. One of their own is kept from the beginning."""

    KEPT = "kept", "Kept"
    STRUCK = "struck", "Struck out"


class Stage(Code):
    DRAFT = "draft", "Draft"
    APPROVED = "approved", "Approved"
    SET_ASIDE = "set-aside", "Set aside"


class Topic(Code):
    """What a figure that an agency supplies is about."""

    TRAINING = "training", "Training and awareness"
    POLICE = "police", "Arrests, charges and courts"
    OTHER = "other", "Something else"


class Every(Code):
    """How often a figure is supplied."""

    MONTH = "month", "Every month"
    QUARTER = "quarter", "Every quarter"
    YEAR = "year", "Every year"


class Said(Code):
    """What an agency answers. Nothing to report is an answer; no answer is none."""

    NUMBER = "number", "A number"
    NOTHING = "nothing", "Nothing to report"
    UNKNOWN = "unknown", "It cannot be said"
