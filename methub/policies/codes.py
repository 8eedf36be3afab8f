"""Words of a policy: where a clock starts, and where a decision was read."""

from methub.foundation.codes import Code


class ClockStarts(Code):
    """What starts the hours of a return home interview. Authorities differ; both times are kept."""

    FOUND = "found", "when the child is found"
    RETURNED = "returned", "when the child is back at home or in their placement"


class Source(Code):
    """The published documents the parameters were read from: each authority's own, about children
    who are missing, exploited or trafficked."""

    S0 = "S0", "Cambridgeshire and Peterborough MET Hub guide, January 2020"
    S1 = "S1", "Cambridgeshire committee report, 2020"
    S2 = "S2", "Hampshire strategy, 2016 to 2019"
    S3 = "S3", "Portsmouth strategy, 2018 to 2020"
    S4 = "S4", "Southampton action plan, 2018"
    NATIONAL = "national", "National guidance and statutory returns"
    PRACTICE = "practice", "Common practice: no document fixes it"


PROMISES = frozenset(
    {
        "accept-notification",
        "prevention-interview",
        "return-home-interview",
        "interview-sign-off",
        "interview-acknowledgement",
        "interview-refer-on",
        "agreed-action",
        "tell-responsible-authority",
        "tell-strategy-convenor",
        "strategy-meeting",
        "trigger-plan",
        "care-plan-review",
        "adult-handover",
        "break-glass-review",
        "transition-planning",
        "leaving-care",
        "education-safety-plan",
        "education-risk-reduction",
        "tell-panel-representative",
        "agree-leading-panel",
        "placing-contact",
        "placement-notice",
        "placed-trigger-plan",
        "their-interview-confirmation",
        "their-interview-outcome",
        "under-13",
        "assessment-acceptance",
        "assessment-review",
        "agree-level",
        "level-response",
        "level-lead",
        "level-plan",
        "core-offer",
        "plan-review",
        "plan-acknowledgement",
        "plan-step",
        "arrival-assessment",
        "arrival-safety-package",
        "decide-concern",
        "concern-feedback",
        "answer-service-request",
        "assess-child",
        "meeting-action",
        "escalation-acknowledgement",
        "escalation-answer",
        "themes",
        "supply-figure",
    }
)
"""The promises that may have a ladder of their own. They live in `clocks`, a storey above, which
this room may not know; a test keeps the two lists the same, so that a misspelt promise in a
profile is refused instead of never climbing."""
