"""What can be promised, and how a promise stands."""

from methub.foundation.codes import Code


class ClockState(Code):
    RUNNING = "running", "Running"
    MET = "met", "Met"
    LATE = "late", "Met late"
    BREACHED = "breached", "Late"
    CANCELLED = "cancelled", "Cancelled"


class PromiseGroup(Code):
    """The filters of Today."""

    INBOX = "inbox", "Inbox"
    INTERVIEWS = "interviews", "Interviews"
    TELLING = "telling", "Telling others"
    REVIEWS = "reviews", "Plans and reviews"
    ACTIONS = "actions", "Actions"


class Promise(Code):
    """Everything somebody can owe. The room that makes the promise says when and why."""

    ACCEPT_NOTIFICATION = "accept-notification", "Accept what arrived"
    PREVENTION_INTERVIEW = "prevention-interview", "Prevention interview"
    RETURN_INTERVIEW = "return-home-interview", "Return home interview"
    SIGN_OFF = "interview-sign-off", "Interview to be signed off"
    ACKNOWLEDGE = "interview-acknowledgement", "Interview to be acknowledged"
    REFER_ON = "interview-refer-on", "Interview to be passed on"
    AGREED_ACTION = "agreed-action", "Agreed action"
    TELL_AUTHORITY = "tell-responsible-authority", "Tell the responsible authority"
    TELL_CONVENOR = "tell-strategy-convenor", "Strategy meeting: tell who must convene it"
    STRATEGY_MEETING = "strategy-meeting", "Strategy meeting"
    TRIGGER_PLAN = "trigger-plan", "Trigger plan"
    CARE_PLAN_REVIEW = "care-plan-review", "Care plan review"
    ADULT_HANDOVER = "adult-handover", "Hand over to adult services"
    REVIEW_ACCESS = "break-glass-review", "Review emergency access"
    TRANSITION = "transition-planning", "Plan the move to adult services"
    LEAVING_CARE = "leaving-care", "Plan support after leaving care"
    EDUCATION_PLAN = "education-safety-plan", "Missing education: safety plan"
    EDUCATION_STRATEGY = "education-risk-reduction", "Missing education: risk-reduction strategy"
    TELL_PANEL = "tell-panel-representative", "Tell the panel’s representative"
    AGREE_LEAD = "agree-leading-panel", "Agree which panel leads"
    PLACING_CONTACT = "placing-contact", "Speak before the placement"
    PLACEMENT_NOTICE = "placement-notice", "Send the placement notice"
    PLACED_TRIGGER_PLAN = "placed-trigger-plan", "Ask for the trigger plan"
    THEIR_CONFIRMATION = "their-interview-confirmation", "Their interview: confirmation"
    THEIR_OUTCOME = "their-interview-outcome", "Their interview: outcome"
    UNDER_13 = "under-13", "Under 13: speak to the police and a manager"
    ACCEPT_ASSESSMENT = "assessment-acceptance", "Accept an assessment on to the tracker"
    ASSESSMENT_REVIEW = "assessment-review", "Assess again"
    AGREE_LEVEL = "agree-level", "Agree the level"
    LEVEL_RESPONSE = "level-response", "Response to the level"
    LEVEL_LEAD = "level-lead", "Name a lead professional"
    LEVEL_PLAN = "level-plan", "Multi-agency plan"
    CORE_OFFER = "core-offer", "Offer what the level offers"
    PLAN_REVIEW = "plan-review", "Look at the plan again"
    PLAN_ACKNOWLEDGE = "plan-acknowledgement", "Plan to be read and acknowledged"
    PLAN_STEP = "plan-step", "Step of a plan"
    ARRIVAL_ASSESSMENT = "arrival-assessment", "Came from abroad: holistic assessment"
    ARRIVAL_SAFETY = "arrival-safety-package", "Came from abroad: interim safety package"
    DECIDE_CONCERN = "decide-concern", "Decide on a concern"
    CONCERN_FEEDBACK = "concern-feedback", "Tell whoever raised a concern"
    ASSESS_CHILD = "assess-child", "Assess the child"
    ANSWER_REQUEST = "answer-service-request", "Answer a request for a service"
    MEETING_ACTION = "meeting-action", "Action of a meeting"
    KNOW_ESCALATION = "escalation-acknowledgement", "Taken to you by a meeting: say you know of it"
    ANSWER_ESCALATION = "escalation-answer", "Taken to you by a meeting: answer it"
    THEMES = "themes", "Themes and trends to be approved"
    SUPPLY = "supply-figure", "Figure to be supplied"


GROUPS: dict[Promise, PromiseGroup] = {
    Promise.ACCEPT_NOTIFICATION: PromiseGroup.INBOX,
    Promise.PREVENTION_INTERVIEW: PromiseGroup.INTERVIEWS,
    Promise.RETURN_INTERVIEW: PromiseGroup.INTERVIEWS,
    Promise.SIGN_OFF: PromiseGroup.INTERVIEWS,
    Promise.ACKNOWLEDGE: PromiseGroup.INTERVIEWS,
    Promise.REFER_ON: PromiseGroup.TELLING,
    Promise.AGREED_ACTION: PromiseGroup.ACTIONS,
    Promise.TELL_AUTHORITY: PromiseGroup.TELLING,
    Promise.TELL_CONVENOR: PromiseGroup.TELLING,
    Promise.STRATEGY_MEETING: PromiseGroup.REVIEWS,
    Promise.TRIGGER_PLAN: PromiseGroup.REVIEWS,
    Promise.CARE_PLAN_REVIEW: PromiseGroup.REVIEWS,
    Promise.ADULT_HANDOVER: PromiseGroup.TELLING,
    Promise.REVIEW_ACCESS: PromiseGroup.REVIEWS,
    Promise.TRANSITION: PromiseGroup.REVIEWS,
    Promise.LEAVING_CARE: PromiseGroup.REVIEWS,
    Promise.EDUCATION_PLAN: PromiseGroup.REVIEWS,
    Promise.EDUCATION_STRATEGY: PromiseGroup.REVIEWS,
    Promise.TELL_PANEL: PromiseGroup.TELLING,
    Promise.AGREE_LEAD: PromiseGroup.TELLING,
    Promise.PLACING_CONTACT: PromiseGroup.TELLING,
    Promise.PLACEMENT_NOTICE: PromiseGroup.TELLING,
    Promise.PLACED_TRIGGER_PLAN: PromiseGroup.REVIEWS,
    Promise.THEIR_CONFIRMATION: PromiseGroup.INTERVIEWS,
    Promise.THEIR_OUTCOME: PromiseGroup.INTERVIEWS,
    Promise.UNDER_13: PromiseGroup.ACTIONS,
    Promise.ACCEPT_ASSESSMENT: PromiseGroup.INBOX,
    Promise.ASSESSMENT_REVIEW: PromiseGroup.REVIEWS,
    Promise.AGREE_LEVEL: PromiseGroup.REVIEWS,
    Promise.LEVEL_RESPONSE: PromiseGroup.REVIEWS,
    Promise.LEVEL_LEAD: PromiseGroup.REVIEWS,
    Promise.LEVEL_PLAN: PromiseGroup.REVIEWS,
    Promise.CORE_OFFER: PromiseGroup.ACTIONS,
    Promise.PLAN_REVIEW: PromiseGroup.REVIEWS,
    Promise.PLAN_ACKNOWLEDGE: PromiseGroup.REVIEWS,
    Promise.PLAN_STEP: PromiseGroup.ACTIONS,
    Promise.ARRIVAL_ASSESSMENT: PromiseGroup.REVIEWS,
    Promise.ARRIVAL_SAFETY: PromiseGroup.REVIEWS,
    Promise.DECIDE_CONCERN: PromiseGroup.INBOX,
    Promise.CONCERN_FEEDBACK: PromiseGroup.TELLING,
    Promise.ASSESS_CHILD: PromiseGroup.REVIEWS,
    Promise.ANSWER_REQUEST: PromiseGroup.ACTIONS,
    Promise.MEETING_ACTION: PromiseGroup.ACTIONS,
    Promise.KNOW_ESCALATION: PromiseGroup.ACTIONS,
    Promise.ANSWER_ESCALATION: PromiseGroup.ACTIONS,
    Promise.THEMES: PromiseGroup.ACTIONS,
    Promise.SUPPLY: PromiseGroup.ACTIONS,
}

OF_THE_WORKER = frozenset(
    {
        Promise.STRATEGY_MEETING,
        Promise.TRIGGER_PLAN,
        Promise.CARE_PLAN_REVIEW,
        Promise.ADULT_HANDOVER,
        Promise.PLACING_CONTACT,
        Promise.PLACEMENT_NOTICE,
        Promise.TRANSITION,
        Promise.LEAVING_CARE,
        Promise.EDUCATION_PLAN,
        Promise.EDUCATION_STRATEGY,
        Promise.ASSESS_CHILD,
        Promise.UNDER_13,
        Promise.ASSESSMENT_REVIEW,
        Promise.LEVEL_RESPONSE,
        Promise.LEVEL_LEAD,
        Promise.LEVEL_PLAN,
        Promise.CORE_OFFER,
        Promise.PLAN_REVIEW,
        Promise.ARRIVAL_ASSESSMENT,
        Promise.ARRIVAL_SAFETY,
    }
)
"""Owed by whoever is allocated to the child, and by the hub while nobody is."""
