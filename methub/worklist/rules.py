"""How Today is ordered and spoken of, and who may take the next step."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from methub.agencies.permissions import Permission as P
from methub.clocks.codes import Promise
from methub.foundation import spoken
from methub.worklist.codes import Owing

Tone = Literal["calm", "soon", "late"]


@dataclass(frozen=True)
class Step:
    """The one next step for a promise: the button's words, the page it opens, and who may take it.
    Any one of `needs` opens that page; `owing` says what owing the promise counts for there.
    A page is opened with the reference of the record that made the promise; where `of_child` is
    said, with the child's and this word."""

    words: str
    url_name: str
    needs: frozenset[P]
    owing: Owing = Owing.NOTHING
    takes_nothing: bool = False
    of_child: str = ""

    def arguments(self, *, about: str, child: str) -> list[str]:
        if self.takes_nothing:
            return []
        return [child, self.of_child] if self.of_child else [about]

    def is_open_to(self, permissions: Collection[P], *, is_mine: bool) -> bool:
        """A button that answers "not you" would cost the time in which a child is waiting."""
        if self.owing is Owing.ENOUGH and is_mine:
            return True
        if self.owing is Owing.NEEDED and not is_mine:
            return False
        return not self.needs.isdisjoint(permissions)


_READ_IT = frozenset({P.READ_INTERVIEW, P.READ_ASSIGNED})

NEXT_STEPS: dict[Promise, Step] = {
    Promise.ACCEPT_NOTIFICATION: Step("Open", "intake:notification", frozenset({P.READ_INBOX})),
    Promise.PREVENTION_INTERVIEW: Step(
        "Record it", "missing:prevention", frozenset({P.RECORD_PREVENTION})
    ),
    Promise.RETURN_INTERVIEW: Step("Open interview", "interviews:interview", _READ_IT),
    Promise.SIGN_OFF: Step("Read and sign off", "interviews:sign-off", frozenset({P.SIGN_OFF})),
    Promise.REFER_ON: Step("Open interview", "interviews:interview", _READ_IT),
    Promise.ACKNOWLEDGE: Step(
        "Read and acknowledge",
        "interviews:acknowledge",
        frozenset({P.ACKNOWLEDGE}),
        Owing.NEEDED,
    ),
    Promise.AGREED_ACTION: Step(
        "Open action", "interviews:action", frozenset({P.READ_INTERVIEW}), Owing.ENOUGH
    ),
    Promise.TELL_AUTHORITY: Step(
        "Record telling them", "out_of_area:tell", frozenset({P.TELL_AUTHORITY})
    ),
    Promise.TELL_CONVENOR: Step(
        "Record telling them", "missing:threshold", frozenset({P.TELL_AUTHORITY})
    ),
    Promise.STRATEGY_MEETING: Step(
        "Record the meeting", "missing:threshold", frozenset({P.CONVENE_MEETING})
    ),
    Promise.TRIGGER_PLAN: Step(
        "Write the plan", "plans:write", frozenset({P.WRITE_PLAN}), of_child="trigger"
    ),
    Promise.CARE_PLAN_REVIEW: Step(
        "Review the plan", "missing:care-plan-review", frozenset({P.REVIEW_CARE_PLAN})
    ),
    Promise.ADULT_HANDOVER: Step(
        "Record the handover",
        "missing:adult-handover",
        frozenset({P.WRITE_EPISODE, P.REVIEW_CARE_PLAN}),
    ),
    **dict.fromkeys(
        (
            Promise.TELL_PANEL,
            Promise.AGREE_LEAD,
            Promise.PLACING_CONTACT,
            Promise.PLACEMENT_NOTICE,
            Promise.PLACED_TRIGGER_PLAN,
        ),
        Step("Open the placement", "out_of_area:placement", frozenset({P.WRITE_HANDSHAKE})),
    ),
    Promise.THEIR_CONFIRMATION: Step(
        "Record their answer", "out_of_area:confirmation", frozenset({P.WRITE_HANDSHAKE})
    ),
    Promise.THEIR_OUTCOME: Step(
        "Record what came of it", "out_of_area:outcome", frozenset({P.WRITE_HANDSHAKE})
    ),
    **dict.fromkeys(
        (Promise.TRANSITION, Promise.LEAVING_CARE),
        Step(
            "Record who takes over",
            "children:add-fact",
            frozenset({P.CORRECT_CHILD}),
            of_child="move",
        ),  # fmt: skip
    ),
    Promise.EDUCATION_PLAN: Step(
        "Write the plan", "plans:write", frozenset({P.WRITE_PLAN}), of_child="safety"
    ),
    Promise.EDUCATION_STRATEGY: Step(
        "Write the strategy", "plans:write", frozenset({P.WRITE_PLAN}), of_child="risk-reduction"
    ),
    Promise.UNDER_13: Step(
        "Record whom you spoke to",
        "children:add-fact",
        frozenset({P.CORRECT_CHILD}),
        of_child="under-13",
    ),
    Promise.ACCEPT_ASSESSMENT: Step(
        "Read and accept", "assessments:assessment", frozenset({P.ACCEPT_ASSESSMENT})
    ),
    **dict.fromkeys(
        (
            Promise.ASSESSMENT_REVIEW,
            Promise.AGREE_LEVEL,
            Promise.LEVEL_RESPONSE,
            Promise.LEVEL_LEAD,
            Promise.LEVEL_PLAN,
            Promise.CORE_OFFER,
        ),
        Step("Open the assessment", "assessments:assessment", frozenset({P.READ_ASSESSMENT})),
    ),
    Promise.DECIDE_CONCERN: Step(
        "Read and decide", "concerns:concern", frozenset({P.DECIDE_CONCERN})
    ),
    Promise.ASSESS_CHILD: Step("Read the concern", "concerns:concern", frozenset({P.READ_CONCERN})),
    Promise.CONCERN_FEEDBACK: Step("Tell them", "concerns:tell", frozenset({P.DECIDE_CONCERN})),
    Promise.PLAN_REVIEW: Step("Open the plan", "plans:plan", frozenset({P.WRITE_PLAN})),
    Promise.PLAN_ACKNOWLEDGE: Step(
        "Read and acknowledge", "plans:copy", frozenset({P.READ_PLAN}), Owing.NEEDED
    ),
    Promise.PLAN_STEP: Step("Open the step", "plans:step", frozenset({P.WRITE_PLAN}), Owing.ENOUGH),
    Promise.ARRIVAL_ASSESSMENT: Step(
        "Record the assessment", "plans:arrival-assessed", frozenset({P.WRITE_PLAN})
    ),
    Promise.ARRIVAL_SAFETY: Step(
        "Write the package", "plans:write", frozenset({P.WRITE_PLAN}), of_child="interim"
    ),
    Promise.ANSWER_REQUEST: Step(
        "Open the request", "referrals:referral", frozenset({P.READ_REFERRAL}), Owing.ENOUGH
    ),
    Promise.MEETING_ACTION: Step(
        "Open action", "meetings:action", frozenset({P.RUN_MEETING}), Owing.ENOUGH
    ),
    **dict.fromkeys(
        (Promise.KNOW_ESCALATION, Promise.ANSWER_ESCALATION),
        Step("Open it", "meetings:escalation", frozenset({P.READ_MEETING}), Owing.NEEDED),
    ),
    Promise.SUPPLY: Step(
        "Give the figure", "reports:supplied-return", frozenset({P.READ_FIGURES}), Owing.ENOUGH
    ),
    Promise.THEMES: Step("Open the page", "reports:month", frozenset({P.WRITE_THEMES})),
    Promise.REVIEW_ACCESS: Step(
        "Review", "governance:access", frozenset({P.REVIEW_ACCESS}), takes_nothing=True
    ),
}
"""Every promise has one next step."""

UNMATCHED = Step("Open the message", "intake:notification", frozenset({P.READ_INBOX}))
"""While nobody has said which child a message is about, whatever runs leads to the message."""

PUT_IT_RIGHT = Step(
    "Put it right", "interviews:interview", frozenset({P.WRITE_INTERVIEW}), Owing.NEEDED
)
"""An interview that came back with a note: the next step is its writer's, not the senior's."""


OF_NOBODY_KNOWN = frozenset(
    {
        Promise.DECIDE_CONCERN,
        Promise.CONCERN_FEEDBACK,
        Promise.ANSWER_REQUEST,
        Promise.MEETING_ACTION,
        Promise.KNOW_ESCALATION,
        Promise.ANSWER_ESCALATION,
        Promise.THEMES,
        Promise.SUPPLY,
    }
)
"""What can be done before anybody knows the child: it is about no message."""


def next_step(promise: Promise, *, is_matched: bool, is_returned: bool) -> Step:
    if not is_matched and promise not in OF_NOBODY_KNOWN:
        return UNMATCHED
    return PUT_IT_RIGHT if is_returned else NEXT_STEPS[promise]


def in_short(why: str) -> str:
    """The fact without its list of dates, which is one click away."""
    fact, _, dates = why.partition(": ")
    return f"{fact}." if dates else fact


def is_late(due_at: datetime, at: datetime) -> bool:
    return at > due_at


def due_words(due_at: datetime, at: datetime) -> str:
    """ "9 hours late" or "in 2 days 17 hours"."""
    return spoken.until(due_at, at)


def due_tone(due_at: datetime, at: datetime, *, soon_hours: int = 24) -> Tone:
    """late, soon (within a day) or calm: always beside words, never colour alone."""
    if at > due_at:
        return "late"
    return "soon" if (due_at - at).total_seconds() <= soon_hours * 3600 else "calm"


def in_words(count: int, one: str, many: str) -> str:
    """ "1 child", "3 children"."""
    return f"{count} {one if count == 1 else many}"


def share(met: int, of: int) -> str:
    """ "6 of 8": a share always shows both numbers."""
    return f"{met} of {of}"
