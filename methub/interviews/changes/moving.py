"""Two records turn out to be of one child: one interview is owed, and none is counted twice."""

from collections.abc import Iterable
from datetime import datetime

from methub.audit import trail
from methub.children.models import Child
from methub.foundation.actors import Actor
from methub.interviews.changes.hours import earliest_stands
from methub.interviews.changes.retiming import leave
from methub.interviews.codes import Outcome
from methub.interviews.models import Interview, InterviewEpisode
from methub.missing.models import Episode

WHY = "Two records of the same child were merged"
Pair = tuple[Episode, Episode]
"""An episode that stands, and the same absence recorded again."""


def settle_interviews(
    *,
    kept: Child,
    away: Child,
    pairs: Iterable[Pair],
    goes_on: Interview | None,
    by: Actor,
    at: datetime,
) -> None:
    """What answered an absence goes on answering it, under the record of it that stands. Of two
    open interviews one goes on, and answers for both."""
    with trail.open_page(by=by, at=at) as page:
        for stands, duplicate in pairs:
            if (left := _answered_once(stands, duplicate)) is not None:
                leave(left, Outcome.ANSWERED_ELSEWHERE, WHY, by, at)
        waiting = list(Interview.objects.filter(child__in=[kept, away], outcome=""))
        for one in waiting:
            if goes_on is not None and goes_on in waiting and one != goes_on:
                one.covered.update(interview=goes_on)
                leave(one, Outcome.ANSWERED_ELSEWHERE, WHY, by, at)
                earliest_stands(goes_on, WHY, by, at)
        page.write("interviews.interview.settled", about=kept, person_id=kept.pk)


def _answered_once(stands: Episode, duplicate: Episode) -> Interview | None:
    """The interview that a duplicate had to itself, if it is still owed. What has been held answers
    the episode that stands: a child is not asked twice because we wrote it down twice."""
    theirs = _cover(duplicate)
    if theirs is None:
        return None
    ours = _cover(stands)
    if ours is None:
        theirs.episode = stands
        theirs.save(update_fields=["episode"])
        return None
    if theirs.interview.held_at and not ours.interview.held_at:
        ours.interview, theirs.interview = theirs.interview, ours.interview
        InterviewEpisode.every.bulk_update([ours, theirs], ["interview"])
    is_owed = not theirs.interview.outcome and theirs.interview != ours.interview
    return theirs.interview if is_owed else None


def _cover(episode: Episode) -> InterviewEpisode | None:
    return InterviewEpisode.every.select_related("interview").filter(episode=episode).first()
