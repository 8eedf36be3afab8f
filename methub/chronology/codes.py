"""The kinds of entry in a child's story, and the filters over them."""

from methub.foundation.codes import Code


class EntryGroup(Code):
    """What a reader may filter by."""

    MISSING = "missing", "Missing"
    INTERVIEWS = "interviews", "Interviews"
    CONCERNS = "concerns", "Concerns"
    ASSESSMENTS = "assessments", "Assessments"
    PLANS = "plans", "Plans"
    CARE = "care", "Care and placements"
    SHARING = "sharing", "Telling and sharing"


class EntryKind(Code):
    """Something that happened. The words are the beginning of its heading."""

    WENT_MISSING = "went-missing", "Missing"
    FOUND = "found", "Found"
    RETURNED = "returned", "Returned"
    GRADE = "grade", "Police grade"
    STATUS = "status", "Authority status"
    UPDATE = "update", "Update"
    PREVENTION = "prevention", "Prevention interview"
    THRESHOLD = "threshold", "Threshold met"
    MEETING = "meeting", "Strategy meeting"
    TRIGGER_PLAN = "trigger-plan", "Trigger plan"
    CARE_PLAN = "care-plan", "Care plan reviewed"
    HANDOVER = "handover", "Handed over to adult services"
    CORRECTION = "correction", "Corrected"
    INTERVIEW_OPENED = "interview-opened", "Return home interview owed"
    INTERVIEW_ATTEMPT = "interview-attempt", "Interview offered"
    INTERVIEW = "interview", "Return home interview"
    SIGN_OFF = "sign-off", "Interview sign-off"
    ACKNOWLEDGED = "acknowledged", "Interview acknowledged"
    FEARED = "feared", "A concern was raised"
    CONCERN_DECIDED = "concern-decided", "Concern decided"
    SAFEGUARDED = "safeguarded", "Under 13: spoken of with the police and a manager"
    ASSESSED = "assessed", "Assessed"
    INCIDENT = "incident", "A significant incident"
    ON_TRACKER = "on-tracker", "On the exploitation tracker"
    OFF_TRACKER = "off-tracker", "Taken off the exploitation tracker"
    PLANNED = "planned", "Plan written"
    PLAN_OVER = "plan-over", "Plan over"
    STEP_ENDED = "step-ended", "Step of a plan"
    ARRIVED = "arrived", "Came from abroad"
    CARE_STATUS = "care-status", "Care status"
    PLACEMENT = "placement", "Lives"
    ALLOCATION = "allocation", "Allocated to"
    SCHOOLING = "schooling", "School"
    SERVICE = "service", "Service involved"
    LIBERTY = "liberty", "Deprivation of liberty order"
    IMMIGRATION = "immigration", "Immigration status"
    EDUCATION_PLAN = "education-plan", "Missing education"
    EXCHANGE = "exchange", "Education officer"
    MOVE_PLAN = "move-plan", "Planned"
    WITH = "with", "Became known"
    WITH_NO_MORE = "with-no-more", "No longer with"
    PUT_RIGHT = "put-right", "Put right"
    AUTHORITY = "authority", "Responsible authority"
    THEIR_ANSWER = "their-answer", "Their authority’s interview"
    THEIR_OUTCOME = "their-outcome", "Their authority’s interview"
    PLACED_AWAY = "placed-away", "Placed away"
    TOLD = "told", "Responsible authority told"
    SHARED = "shared", "Access given"


GROUPS: dict[EntryKind, EntryGroup] = {
    EntryKind.WENT_MISSING: EntryGroup.MISSING,
    EntryKind.FOUND: EntryGroup.MISSING,
    EntryKind.RETURNED: EntryGroup.MISSING,
    EntryKind.GRADE: EntryGroup.MISSING,
    EntryKind.STATUS: EntryGroup.MISSING,
    EntryKind.UPDATE: EntryGroup.MISSING,
    EntryKind.PREVENTION: EntryGroup.MISSING,
    EntryKind.THRESHOLD: EntryGroup.MISSING,
    EntryKind.MEETING: EntryGroup.MISSING,
    EntryKind.TRIGGER_PLAN: EntryGroup.MISSING,
    EntryKind.CARE_PLAN: EntryGroup.CARE,
    EntryKind.HANDOVER: EntryGroup.MISSING,
    EntryKind.CORRECTION: EntryGroup.MISSING,
    EntryKind.INTERVIEW_OPENED: EntryGroup.INTERVIEWS,
    EntryKind.INTERVIEW_ATTEMPT: EntryGroup.INTERVIEWS,
    EntryKind.INTERVIEW: EntryGroup.INTERVIEWS,
    EntryKind.SIGN_OFF: EntryGroup.INTERVIEWS,
    EntryKind.ACKNOWLEDGED: EntryGroup.INTERVIEWS,
    EntryKind.FEARED: EntryGroup.CONCERNS,
    EntryKind.CONCERN_DECIDED: EntryGroup.CONCERNS,
    EntryKind.SAFEGUARDED: EntryGroup.CONCERNS,
    EntryKind.ASSESSED: EntryGroup.ASSESSMENTS,
    EntryKind.INCIDENT: EntryGroup.ASSESSMENTS,
    EntryKind.ON_TRACKER: EntryGroup.ASSESSMENTS,
    EntryKind.OFF_TRACKER: EntryGroup.ASSESSMENTS,
    EntryKind.PLANNED: EntryGroup.PLANS,
    EntryKind.PLAN_OVER: EntryGroup.PLANS,
    EntryKind.STEP_ENDED: EntryGroup.PLANS,
    EntryKind.ARRIVED: EntryGroup.PLANS,
    EntryKind.CARE_STATUS: EntryGroup.CARE,
    EntryKind.PLACEMENT: EntryGroup.CARE,
    EntryKind.ALLOCATION: EntryGroup.CARE,
    EntryKind.SCHOOLING: EntryGroup.CARE,
    EntryKind.SERVICE: EntryGroup.CARE,
    EntryKind.LIBERTY: EntryGroup.CARE,
    EntryKind.IMMIGRATION: EntryGroup.CARE,
    EntryKind.EDUCATION_PLAN: EntryGroup.CARE,
    EntryKind.EXCHANGE: EntryGroup.CARE,
    EntryKind.MOVE_PLAN: EntryGroup.CARE,
    EntryKind.PUT_RIGHT: EntryGroup.CARE,
    EntryKind.WITH: EntryGroup.CARE,
    EntryKind.WITH_NO_MORE: EntryGroup.CARE,
    EntryKind.AUTHORITY: EntryGroup.CARE,
    EntryKind.THEIR_ANSWER: EntryGroup.INTERVIEWS,
    EntryKind.THEIR_OUTCOME: EntryGroup.INTERVIEWS,
    EntryKind.PLACED_AWAY: EntryGroup.SHARING,
    EntryKind.TOLD: EntryGroup.SHARING,
    EntryKind.SHARED: EntryGroup.SHARING,
}

ON_A_DAY = frozenset(
    {
        EntryKind.CARE_STATUS,
        EntryKind.PLACEMENT,
        EntryKind.ALLOCATION,
        EntryKind.SCHOOLING,
        EntryKind.SERVICE,
        EntryKind.LIBERTY,
        EntryKind.IMMIGRATION,
        EntryKind.EDUCATION_PLAN,
        EntryKind.MOVE_PLAN,
        EntryKind.ARRIVED,
        EntryKind.INCIDENT,
        EntryKind.SAFEGUARDED,
        EntryKind.WITH,
        EntryKind.WITH_NO_MORE,
        EntryKind.AUTHORITY,
    }
)
"""Known to the day: no time of day is shown, because nobody knows one."""
