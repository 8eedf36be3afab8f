"""A meeting begins and ends; its minutes are checked, sealed and issued."""

from dataclasses import dataclass
from datetime import datetime

from methub.audit import trail
from methub.foundation.actors import Actor
from methub.meetings import rules
from methub.meetings.changes.planning import planned_one
from methub.meetings.changes.refusals import (
    AlreadyIssued,
    ChangedSinceChecked,
    HalfWritten,
    NotChecked,
    NotHeld,
    NotSitting,
    NotTested,
    Tampered,
)
from methub.meetings.changes.telling import tell_everybody
from methub.meetings.codes import Outcome, Sort, Stage
from methub.meetings.models import Meeting, Minutes, signature
from methub.meetings.queries.content import content_of
from methub.missing import changes as missing


@dataclass(frozen=True)
class Tested:
    """Whether a threshold is reached, who decided so, and on what facts."""

    outcome: Outcome
    decided_by: str
    decided_on: str


def begin_meeting(*, meeting: Meeting, by: Actor, at: datetime) -> Meeting:
    """It sits: from now on what is said is written down."""
    with trail.open_page(by=by, at=at) as page:
        meeting = planned_one(meeting)
        meeting.began_at = at
        meeting.save(update_fields=["began_at"])
        page.write("meetings.meeting.begun", about=meeting)
    return meeting


def end_meeting(
    *,
    meeting: Meeting,
    conclusion: str,
    tested: Tested | None = None,
    by: Actor,
    at: datetime,
) -> Meeting:
    """It is over, and this came of it. One that answers a threshold answers it now."""
    with trail.open_page(by=by, at=at) as page:
        meeting = Meeting.objects.held(meeting)
        if meeting.stage is not Stage.SITTING:
            raise NotSitting
        _test(meeting, tested)
        meeting.ended_at, meeting.conclusion = at, conclusion
        meeting.save(
            update_fields=["ended_at", "conclusion", "outcome", "decided_by", "decided_on"]
        )
        page.write(
            "meetings.meeting.ended", about=meeting, outcome=meeting.outcome,
            decided_by=meeting.decided_by,
        )  # fmt: skip
        convened = meeting.threshold.meeting if meeting.threshold else None
        if convened is not None and convened.held_at is None:
            missing.record_meeting_held(
                meeting=convened, held_at=at, decision=conclusion, by=by, at=at
            )
    return meeting


def _test(meeting: Meeting, tested: Tested | None) -> None:
    """A pre-mapping ends with an answer, and who gave it on what facts. Others test nothing."""
    if meeting.sort != Sort.PRE_MAPPING:
        return
    if tested is None or not (tested.decided_by.strip() and tested.decided_on.strip()):
        raise NotTested
    meeting.outcome = tested.outcome
    meeting.decided_by, meeting.decided_on = tested.decided_by, tested.decided_on


def check_minutes(*, meeting: Meeting, by: Actor, at: datetime) -> Minutes:
    """Somebody has read them through: they are whole, and kept as they stand under a seal."""
    with trail.open_page(by=by, at=at) as page:
        meeting = Meeting.objects.held(meeting)
        if meeting.stage is not Stage.HELD:
            raise NotHeld
        newest = meeting.minutes_of.order_by("-number").first()
        if newest is not None and newest.issued_at is not None:
            raise AlreadyIssued
        content = content_of(meeting=meeting)
        lacks = rules.lacking(content)
        if lacks:
            raise HalfWritten(lacks)
        number = newest.number + 1 if newest else 1
        minutes = Minutes.objects.create(
            meeting=meeting, number=number, content=content,
            digest=rules.seal(content, meeting=meeting.reference, number=number),
            **signature(by, at),
        )  # fmt: skip
        page.write("meetings.minutes.checked", about=minutes, number=number, digest=minutes.digest)
    return minutes


def issue_minutes(*, meeting: Meeting, by: Actor, at: datetime) -> Minutes:
    """Everybody may read them, each what they may. What was checked is what is issued, to the
    letter: what was changed underneath, or is not whole, is not."""
    with trail.open_page(by=by, at=at) as page:
        meeting = Meeting.objects.held(meeting)
        newest = meeting.minutes_of.order_by("-number").first()
        if newest is None:
            raise NotChecked
        if newest.issued_at is not None:
            raise AlreadyIssued
        if not is_whole(newest):
            raise Tampered
        if rules.lacking(newest.content):
            raise HalfWritten(rules.lacking(newest.content))
        if newest.content != content_of(meeting=meeting):
            raise ChangedSinceChecked
        newest.issued_at, newest.issued_by_name = at, by.name
        newest.save(update_fields=["issued_at", "issued_by_name"])
        page.write("meetings.minutes.issued", about=newest, digest=newest.digest)
        tell_everybody(meeting, "minutes", page)
    return newest


def is_whole(minutes: Minutes) -> bool:
    """Whether what stands here is what was sealed."""
    sealed = rules.seal(minutes.content, meeting=minutes.meeting.reference, number=minutes.number)
    return sealed == minutes.digest
