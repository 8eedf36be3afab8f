"""Roles are code: what each is for, and what it opens. mission.md's people, in its order."""

from dataclasses import dataclass

from methub.agencies.codes import AgencyKind as A
from methub.agencies.permissions import Permission as P
from methub.foundation.codes import Code


class Role(Code):
    INTAKE_OFFICER = "intake-officer", "Intake officer"
    HUB_WORKER = "hub-worker", "MET Hub worker"
    HUB_SENIOR = "hub-senior", "MET Hub senior practitioner"
    HUB_MANAGER = "hub-manager", "MET Hub group manager"
    POLICE_MET = "police-met", "Police MET officer"
    ALLOCATED_WORKER = "allocated-worker", "Allocated worker"
    TEAM_MANAGER = "team-manager", "Team manager"
    COMMISSIONED_INTERVIEWER = "commissioned-interviewer", "Commissioned interviewer"
    PARTNER = "partner", "Partner professional"
    MACE_CHAIR = "mace-chair", "MACE chair"
    ANALYST = "analyst", "Board analyst"
    GOVERNANCE_LEAD = "governance-lead", "Information governance lead"
    ADMINISTRATOR = "administrator", "Administrator"


@dataclass(frozen=True)
class Duty:
    """What a role is for, in a sentence a governance lead can check, and what it opens."""

    purpose: str
    opens: frozenset[P]


_CHILD = {P.SEARCH_CHILDREN, P.READ_CHILD, P.READ_EPISODE}
_DAY = {P.SEE_TODAY, P.ACCEPT_ALERT}
_HUB_WORKER = (
    _DAY
    | _CHILD
    | {
        P.READ_INBOX, P.RECEIVE, P.ACCEPT_NOTIFICATION,
        P.REGISTER_CHILD, P.CORRECT_CHILD, P.ALLOCATE_CHILD, P.BREAK_GLASS,
        P.WRITE_EPISODE, P.RECORD_PREVENTION, P.TELL_AUTHORITY,
        P.RECORD_TRIGGER_PLAN, P.REVIEW_CARE_PLAN,  # owed by the hub while nobody is allocated
        P.READ_INTERVIEW, P.WRITE_INTERVIEW, P.WRITE_HANDSHAKE, P.READ_TRACKER,
        P.READ_ASSESSMENT, P.WRITE_ASSESSMENT, P.ACCEPT_ASSESSMENT,
        P.RAISE_CONCERN, P.READ_CONCERN, P.DECIDE_CONCERN, P.READ_PLAN, P.WRITE_PLAN,
        P.READ_REFERRAL, P.REQUEST_SERVICE, P.ANSWER_REQUEST, P.READ_MEETING,
        P.READ_PLACES, P.RECORD_PLACE, P.READ_AGENCIES, P.READ_POLICIES,
    }
)  # fmt: skip
_HUB_SENIOR = _HUB_WORKER | {
    P.SHARE_CHILD, P.READ_PERSON_OF_CONCERN,
    P.GRADE_EPISODE, P.CONVENE_MEETING, P.OVERRIDE_THRESHOLD,
    P.ALLOCATE_INTERVIEW, P.EXEMPT_INTERVIEW, P.OVERRIDE_CONSENT, P.SIGN_OFF,
    P.MERGE_PERSONS, P.LOAD_SHEET, P.KEEP_SERVICES, P.READ_FIGURES, P.WRITE_THEMES,
    P.RUN_MEETING, P.GIVE_FIGURES,
}  # fmt: skip
_ALLOCATED_WORKER = (
    _DAY
    | _CHILD
    | {
        P.CORRECT_CHILD, P.BREAK_GLASS, P.CONVENE_MEETING,
        P.RECORD_TRIGGER_PLAN, P.REVIEW_CARE_PLAN,
        P.READ_INTERVIEW, P.ACKNOWLEDGE, P.WRITE_HANDSHAKE,
        P.READ_ASSESSMENT, P.WRITE_ASSESSMENT, P.RAISE_CONCERN, P.READ_CONCERN,
        P.READ_PLAN, P.WRITE_PLAN,
        P.READ_REFERRAL, P.REQUEST_SERVICE, P.ANSWER_REQUEST, P.READ_MEETING,
        P.READ_PLACES, P.READ_AGENCIES, P.READ_POLICIES,
    }
)  # fmt: skip

DUTIES: dict[Role, Duty] = {
    Role.INTAKE_OFFICER: Duty(
        "Records or forwards a notification, and sees that it arrived.",
        frozenset({P.RECEIVE, P.READ_INBOX, P.SEE_TODAY, P.RAISE_CONCERN}),
    ),
    Role.HUB_WORKER: Duty(
        "Matches notifications, offers, arranges and writes return home interviews.",
        frozenset(_HUB_WORKER),
    ),
    Role.HUB_SENIOR: Duty(
        "Allocates and signs off interviews, decides exemptions, tells other authorities.",
        frozenset(_HUB_SENIOR),
    ),
    Role.HUB_MANAGER: Duty(
        "Answers for the hub: everything the senior practitioner may do, and who works in it.",
        frozenset(
            _HUB_SENIOR
            | {
                P.RESTRICT_CHILD,
                P.REVIEW_ACCESS,
                P.MAKE_RETURN,
                P.KEEP_POLICIES,
                P.APPROVE_THEMES,
                P.KEEP_SUPPLIED,
            }
        ),
    ),
    Role.POLICE_MET: Duty(
        "Records prevention interviews and the police grade, and reads what is known.",
        frozenset(
            _DAY
            | _CHILD
            | {
                P.READ_INBOX,
                P.RECEIVE,
                P.BREAK_GLASS,
                P.READ_PERSON_OF_CONCERN,
                P.WRITE_EPISODE,
                P.GRADE_EPISODE,
                P.RECORD_PREVENTION,
                P.READ_INTERVIEW,
                P.READ_ASSESSMENT,
                P.AGREE_GRADE,
                P.RAISE_CONCERN,
                P.READ_CONCERN,
                P.READ_PLAN,
                P.READ_REFERRAL,
                P.READ_MEETING,
                P.READ_TRACKER,
                P.GIVE_FIGURES,
                P.READ_PLACES,
                P.RECORD_PLACE,
                P.READ_AGENCIES,
                P.READ_POLICIES,
            }
        ),  # fmt: skip
    ),
    Role.ALLOCATED_WORKER: Duty(
        "Reads the interview, records what was agreed, reviews the plan, convenes meetings.",
        frozenset(_ALLOCATED_WORKER),
    ),
    Role.TEAM_MANAGER: Duty(
        "Manages allocated workers: reads and acknowledges interviews, allocates children.",
        frozenset(
            _ALLOCATED_WORKER
            | {
                P.ALLOCATE_CHILD,
                P.SHARE_CHILD,
                P.RESTRICT_CHILD,
                P.REVIEW_ACCESS,
                P.READ_TRACKER,
                P.READ_FIGURES,
                P.GIVE_FIGURES,
                P.AGREE_GRADE,
            }
        ),
    ),
    Role.COMMISSIONED_INTERVIEWER: Duty(
        "Holds the interviews assigned to them, until each is signed off; raises what they fear.",
        frozenset({P.SEE_TODAY, P.READ_ASSIGNED, P.WRITE_INTERVIEW, P.RAISE_CONCERN}),
    ),
    Role.PARTNER: Duty(
        "Raises concerns, answers for their own services, and reads what is shared with them.",
        frozenset(
            _DAY
            | _CHILD
            | {
                P.RAISE_CONCERN,
                P.ANSWER_REQUEST,
                P.GIVE_FIGURES,
                P.READ_PLAN,
                P.READ_MEETING,
                P.READ_AGENCIES,
            }
        ),
    ),
    Role.MACE_CHAIR: Duty(
        "Chairs the panel: runs the meetings, and reads the children on their agenda.",
        frozenset(
            _DAY
            | _CHILD
            | {
                P.READ_INTERVIEW,
                P.READ_ASSESSMENT,
                P.READ_CONCERN,
                P.READ_PLAN,
                P.READ_REFERRAL,
                P.READ_MEETING,
                P.RUN_MEETING,
                P.READ_TRACKER,
                P.READ_FIGURES,
                P.READ_AGENCIES,
                P.READ_POLICIES,
            }
        ),
    ),
    Role.ANALYST: Duty(
        "Makes the partnership's figures; opens no child's page.",
        frozenset({P.READ_FIGURES, P.READ_AGENCIES, P.READ_POLICIES}),
    ),
    Role.GOVERNANCE_LEAD: Duty(
        "Answers who read what and why; reviews emergency access.",
        frozenset({P.SEE_TODAY, P.READ_BOOK, P.REVIEW_ACCESS, P.READ_AGENCIES, P.READ_POLICIES}),
    ),
    Role.ADMINISTRATOR: Duty(
        "Invites people, ends access, keeps what was decided; reads no child's record.",
        frozenset({P.READ_AGENCIES, P.MANAGE_USERS, P.READ_POLICIES, P.KEEP_POLICIES}),
    ),
}


_CHILDRENS_SERVICES = frozenset({A.SOCIAL_CARE, A.EARLY_HELP, A.YOUTH_JUSTICE})

WORKS_IN: dict[Role, frozenset[A]] = {
    Role.INTAKE_OFFICER: frozenset({A.CUSTOMER_SERVICE}),
    Role.HUB_WORKER: frozenset({A.HUB}),
    Role.HUB_SENIOR: frozenset({A.HUB}),
    Role.HUB_MANAGER: frozenset({A.HUB}),
    Role.POLICE_MET: frozenset({A.POLICE}),
    Role.ALLOCATED_WORKER: _CHILDRENS_SERVICES,
    Role.TEAM_MANAGER: _CHILDRENS_SERVICES,
    Role.COMMISSIONED_INTERVIEWER: frozenset({A.COMMISSIONED}),
    Role.PARTNER: _CHILDRENS_SERVICES | {A.HEALTH, A.EDUCATION, A.HOUSING, A.VOLUNTARY},
    Role.MACE_CHAIR: frozenset({A.BOARD}),
    Role.ANALYST: frozenset({A.BOARD, A.AUTHORITY}),
    Role.GOVERNANCE_LEAD: frozenset({A.AUTHORITY, A.BOARD}),
    Role.ADMINISTRATOR: frozenset({A.AUTHORITY}),
}
"""Where a role can be held. Hub and police see every child of the partnership, so whoever is given
a role there does too; and the manager of nurses is no hub manager."""
