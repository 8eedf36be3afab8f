"""Words of how an interview goes: who holds it, what came of it, where it stands."""

from methub.foundation.codes import Code


class Route(Code):
    """Who interviews."""

    AREA_WORKER = "area-worker", "Hub worker for the area"
    COMMISSIONED = "commissioned", "Commissioned provider"
    HUB_TEAM = "hub-team", "The hub team"


class Outcome(Code):
    COMPLETED = "completed", "Completed"
    PARTIAL = "partial", "Completed in part"
    REFUSED_CHILD = "refused-child", "Declined by the child"
    REFUSED_PARENT = "refused-parent", "Declined by the parent or carer"
    EXEMPT = "not-offered-exempt", "Not offered: exempt"
    MISSING_AGAIN = "not-completed-missing-again", "Not completed: missing again"
    NO_SHOW = "no-show", "The child did not come"
    UNABLE_TO_CONTACT = "unable-to-contact", "Unable to contact"
    OTHER_AUTHORITY = "ola-responsible", "Another authority is responsible"
    OUT_OF_TIME = "out-of-time", "Out of time"
    NOT_FOUND = "not-found", "The child had not been found"
    ANSWERED_ELSEWHERE = "answered-elsewhere", "Answered in another interview"


HELD = frozenset({Outcome.COMPLETED, Outcome.PARTIAL})
REFUSED = frozenset({Outcome.REFUSED_CHILD, Outcome.REFUSED_PARENT})
NOT_HELD = frozenset(Outcome) - HELD


class Stage(Code):
    """Where an interview stands. Computed from what happened; never stored."""

    TO_OFFER = "to-offer", "To be offered"
    OFFERED = "offered", "Offered"
    ARRANGED = "arranged", "Arranged"
    WRITING = "writing", "Being written"
    NOT_HELD = "not-held", "Not held; to be sent for sign-off"
    SENT = "sent", "Waiting for sign-off"
    RETURNED = "returned", "Returned with a note"
    SHARED = "shared", "Signed off and shared"
    ACKNOWLEDGED = "acknowledged", "Acknowledged"
    CLOSED = "closed", "Closed"


class Section(Code):
    """The parts of the form, in the order they are written."""

    BEFORE = "before", "Before you start"
    WHY = "why", "Why"
    WHERE = "where", "Where and who"
    HARM = "harm", "Harm"
    VOICE = "voice", "In their own words"
    PARENT = "parent", "Parent or carer"
    STAYING_SAFE = "staying-safe", "Staying safe"
    ANALYSIS = "analysis", "Your view"
    ACTIONS = "actions", "Actions"


class AttemptMethod(Code):
    TELEPHONE = "telephone", "Telephone"
    TEXT = "text", "Text message"
    VISIT = "visit", "Visit"
    LETTER = "letter", "Letter"
    EMAIL = "email", "E-mail"
    THROUGH_WORKER = "through-worker", "Through the worker or carer"


class AttemptResult(Code):
    OFFERED = "offered", "Offered, and thinking about it"
    ARRANGED = "arranged", "Offered, and a time was agreed"
    DECLINED = "declined", "Offered, and declined"
    NO_ANSWER = "no-answer", "No answer"
    NOT_THERE = "not-there", "The child was not there"


OFFERS = frozenset({AttemptResult.OFFERED, AttemptResult.ARRANGED, AttemptResult.DECLINED})
"""Attempts that reached somebody with the offer. A telephone that rang is not an offer."""


class ConsentFrom(Code):
    CHILD = "child", "The child"
    CARER = "carer", "A parent or carer"


class ConsentGiven(Code):
    YES = "yes", "Yes"
    NO = "no", "No"
    NOT_ASKED = "not-asked", "Could not be asked"


class Interviewer(Code):
    """Who holds the interview. Independence: [S3], practice.md §3.1."""

    HUB_WORKER = "hub-worker", "MET Hub worker"
    COMMISSIONED = "commissioned", "Commissioned interviewer"
    SOCIAL_WORKER = "social-worker", "Social worker"
    POLICE_OFFICER = "police-officer", "Police officer"
    INDEPENDENT_VISITOR = "independent-visitor", "Independent visitor"
    FOSTER_CARER = "foster-carer", "Foster carer"
    RESIDENTIAL_WORKER = "residential-worker", "Residential worker of the placement"
    PARENT = "parent", "Parent or carer"


BY_ACCOUNT = frozenset({Interviewer.HUB_WORKER, Interviewer.COMMISSIONED})
"""Interviewers who have an account here: their name is the account's."""


class SignOffDecision(Code):
    AGREED = "agreed", "Agreed"
    RETURNED = "returned", "Returned with a note"


class Destination(Code):
    """Where a signed-off interview goes when nobody is allocated to the child."""

    ALLOCATED = "allocated", "The allocated worker and their manager"
    EARLY_HELP = "early-help", "Early help"
    FRONT_DOOR = "front-door", "The front door"
