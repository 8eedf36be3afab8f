"""Words for services: what they are, whom they help, and how a request stands."""

from methub.foundation.codes import Code


class ServiceKind(Code):
    DIRECT_WORK = "direct-work", "Direct work on exploitation"
    CONSULTATION = "consultation", "Consultation"
    MENTORING = "mentoring", "Mentoring"
    THERAPY = "therapy", "Therapeutic support"
    EARLY_HELP = "early-help", "Early help"
    YOUTH_JUSTICE = "youth-justice", "Youth offending service"
    OTHER = "other", "Another service"


class Benefits(Code):
    """Whom the work is for: not only the child."""

    CHILD = "child", "The child"
    PARENT = "parent", "A parent or carer"
    HOME = "home", "A children’s home"
    PROFESSIONAL = "professional", "A professional"
    GROUP = "group", "A group at school"
    SUSPECT = "suspect", "Disruption of a suspect"


class Stage(Code):
    """How a request stands."""

    REQUESTED = "requested", "Waiting for an answer"
    ACCEPTED = "accepted", "Accepted, not begun"
    WORKING = "working", "Being worked on"
    DECLINED = "declined", "Declined"
    ENDED = "ended", "Ended"
    WITHDRAWN = "withdrawn", "Taken back"


class StepKind(Code):
    """What is recorded about a request after it was made."""

    ACCEPT = "accept", "Accepted"
    DECLINE = "decline", "Declined"
    WORKER = "worker", "Another worker"
    START = "start", "Work began"
    END = "end", "Work ended"
    WITHDRAW = "withdraw", "Taken back"


class Listed(Code):
    """What the caseload is filtered by."""

    OPEN = "open", "Open"
    REQUESTED = "requested", "Waiting for an answer"
    WORKING = "working", "Being worked on"
    CLOSED = "closed", "Over"
