"""Services in words: the caseload, a request, a child’s services, what is offered and what not."""

from methub.referrals.presenters.lists import (
    CaseloadPage,
    ChildPage,
    caseload,
    consultations,
    gaps,
    of_child,
    services,
)
from methub.referrals.presenters.one import ReferralPage, referral
from methub.referrals.presenters.questions import (
    Question,
    about_gaps,
    about_services,
    about_step,
    asking,
    chosen,
)

__all__ = [
    "CaseloadPage",
    "ChildPage",
    "Question",
    "ReferralPage",
    "about_gaps",
    "about_services",
    "about_step",
    "asking",
    "caseload",
    "chosen",
    "consultations",
    "gaps",
    "of_child",
    "referral",
    "services",
]
