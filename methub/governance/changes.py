"""A review of emergency access, and a check of the book: both written where whoever asks finds
them."""

from datetime import datetime

from methub.audit import trail
from methub.audit.models import Seal
from methub.audit.seals import Checked
from methub.clocks import changes as clocks
from methub.clocks import queries as promises
from methub.clocks.codes import Promise
from methub.foundation.actors import Actor
from methub.governance.codes import CHECKED
from methub.people import changes as people
from methub.people.changes import AlreadyReviewed, NoReason, OwnAccess
from methub.people.codes import ReviewOutcome
from methub.people.models import BreakGlass

__all__ = ["AlreadyReviewed", "NoReason", "OwnAccess", "record_check", "review_access"]


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


def record_check(*, found: Checked, by: Actor, at: datetime) -> None:
    """The book was read against its seals. The line is sealed in its turn, and names the newest
    seal of that moment."""
    with trail.open_page(by=by, at=at) as page:
        page.write(
            CHECKED,
            about=found.head or Seal(number=0),
            lines=found.lines,
            seals=found.seals,
            unsealed=found.unsealed,
            digest=found.head.digest if found.head else "",
            wrong=found.wrong.words if found.wrong else "",
        )
