"""Words for school, and for a child who has none."""

from methub.foundation.codes import Code


class SchoolStatus(Code):
    ATTENDING = "attending", "On roll, attending"
    NOT_ATTENDING = "not-attending", "On roll, not attending"
    PART_TIME = "part-time", "On roll, part-time timetable"
    ALTERNATIVE = "alternative", "Pupil referral unit or alternative provision"
    MISSING_EDUCATION = "missing-education", "Missing education"
    HOME_EDUCATED = "home-educated", "Elective home education"
    EXCLUDED = "excluded", "Excluded"
    COLLEGE = "college", "College or training"
    EMPLOYED = "employed", "Employed"
    NEET = "neet", "Not in education, employment or training"
    NOT_KNOWN = "not-known", "Not known"


class PlanKind(Code):
    """What must exist for a child missing education (practice.md §3.11)."""

    SAFETY = "safety", "Safety plan"
    STRATEGY = "strategy", "Risk-reduction strategy"


class ExchangeWay(Code):
    TOLD_BY = "told-by", "They told us"
    TOLD = "told", "We told them"
