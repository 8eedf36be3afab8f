"""How Today is ordered and spoken of."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from methub.clocks.codes import Promise
from methub.foundation import spoken

Tone = Literal["calm", "soon", "late"]


@dataclass(frozen=True)
class Step:
    """The one next step for a promise: the button's words, and the page it opens."""

    words: str
    url_name: str
    takes_nothing: bool = False


NEXT_STEPS: dict[Promise, Step] = {
    Promise.ACCEPT_NOTIFICATION: Step("Open", "intake:notification"),
    Promise.PREVENTION_INTERVIEW: Step("Record it", "missing:prevention"),
    Promise.RETURN_INTERVIEW: Step("Open interview", "interviews:interview"),
    Promise.SIGN_OFF: Step("Read and sign off", "interviews:sign-off"),
    Promise.REFER_ON: Step("Open interview", "interviews:interview"),
    Promise.ACKNOWLEDGE: Step("Read and acknowledge", "interviews:acknowledge"),
    Promise.AGREED_ACTION: Step("Open action", "interviews:action"),
    Promise.TELL_AUTHORITY: Step("Record telling them", "missing:tell"),
    Promise.TELL_CONVENOR: Step("Record telling them", "missing:threshold"),
    Promise.STRATEGY_MEETING: Step("Record the meeting", "missing:threshold"),
    Promise.TRIGGER_PLAN: Step("Record the plan", "missing:trigger-plan"),
    Promise.CARE_PLAN_REVIEW: Step("Review the plan", "missing:care-plan-review"),
    Promise.ADULT_HANDOVER: Step("Record the handover", "missing:adult-handover"),
    Promise.REVIEW_ACCESS: Step("Review", "governance:access", takes_nothing=True),
}
"""Every promise has one next step, opened with the reference of the record that made it."""

UNMATCHED = Step("Open the message", "intake:notification")
"""While nobody has said which child a message is about, whatever runs leads to the message."""


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
