"""A review of emergency access, written where everybody who asks will find it."""

from datetime import datetime

from methub.audit import trail
from methub.clocks import changes as clocks
from methub.clocks import queries as promises
from methub.clocks.codes import Promise
from methub.foundation.actors import Actor
from methub.people import changes as people
from methub.people.changes import AlreadyReviewed, NoReason, OwnAccess
from methub.people.codes import ReviewOutcome
from methub.people.models import BreakGlass

__all__ = ["AlreadyReviewed", "NoReason", "OwnAccess", "review_access"]


def review_access(
    *, opened: BreakGlass, outcome: ReviewOutcome, note: str, by: Actor, at: datetime
) -> None:
    """Somebody else looked at it, and the promise to look is kept."""
    with trail.open_page(by=by, at=at) as page:
        people.review_break_glass(opened=opened, outcome=outcome, note=note, by=by, at=at)
        for clock in promises.of_record(promise=Promise.REVIEW_ACCESS, about=opened.reference):
            clocks.stop(clock=clock, stopped_at=at, by=by, at=at)
        page.write(
            "governance.access.reviewed",
            about=opened,
            person_id=opened.sight.person_id,
            outcome=outcome,
        )
