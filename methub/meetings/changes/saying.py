"""What is written: before the meeting by each agency, and while it sits, field by field."""

from datetime import datetime

from methub.agencies.models import Agency, User
from methub.assessments import changes as assessments
from methub.assessments.codes import Side
from methub.assessments.models import Assessment
from methub.audit import trail
from methub.clocks import queries as promises
from methub.clocks.codes import Promise
from methub.foundation.actors import Actor
from methub.meetings.changes.refusals import (
    NotAChoice,
    NotPlanned,
    NotSitting,
    NotThisLevel,
    TheirsToDecide,
    WrittenMeanwhile,
)
from methub.meetings.codes import Attendance, Field, Handling, Stage, YesNo
from methub.meetings.models import Invitation, Item, Meeting, Said, Update, signature
from methub.meetings.queries.levels import is_theirs, levels_of


def write_update(
    *,
    item: Item,
    text: str,
    handling: Handling,
    author: User,
    agency: Agency,
    by: Actor,
    at: datetime,
) -> Update:
    """What an agency has to say. It carries who wrote it, and who may read it."""
    with trail.open_page(by=by, at=at) as page:
        meeting = Meeting.objects.held(item.meeting)
        if meeting.stage not in (Stage.PLANNED, Stage.SITTING):
            raise NotPlanned
        update = Update.objects.create(
            meeting=meeting, item=item, child=item.child, author=author, agency=agency,
            text=text, handling=handling, **signature(by, at),
        )  # fmt: skip
        page.write(
            "meetings.update.written", about=update, person_id=item.child_id, handling=handling
        )
    return update


def record_attendance(
    *, invitation: Invitation, attendance: Attendance, by: Actor, at: datetime
) -> Invitation:
    """Whether they came, wrote, or sent apologies. It can be put right until the minutes are
    checked."""
    with trail.open_page(by=by, at=at) as page:
        meeting = Meeting.objects.held(invitation.meeting)
        if meeting.stage is Stage.CANCELLED or meeting.is_issued:
            raise NotSitting
        invitation.attendance = attendance
        invitation.save(update_fields=["attendance"])
        page.write("meetings.invitation.answered", about=invitation, attendance=attendance)
    return invitation


def say(*, item: Item, field: Field, text: str, number: int, by: Actor, at: datetime) -> Said:
    """One field of an item, from now on. `number` is what it was written on (0: nothing yet): if
    somebody else saved it meanwhile, theirs comes back and nothing is overwritten."""
    with trail.open_page(by=by, at=at) as page:
        meeting = Meeting.objects.held(item.meeting)
        if meeting.stage not in (Stage.SITTING, Stage.HELD) or meeting.is_issued:
            raise NotSitting
        newest = Said.objects.filter(item=item, field=field).order_by("-number").first()
        if newest is not None and newest.number != number and newest.text != text:
            raise WrittenMeanwhile(newest)
        _makes_sense(item, field, text)
        said = Said.objects.create(
            item=item, child=item.child, field=field, text=text,
            number=newest.number + 1 if newest else 1, **signature(by, at),
        )  # fmt: skip
        page.write("meetings.item.written", about=said, person_id=item.child_id, field=field)
        if field is Field.GRADE and text:
            _agree(item, text, by, at)
    return said


def _makes_sense(item: Item, field: Field, text: str) -> None:
    if field in (Field.SAFETY, Field.DISRUPTION) and text not in ("", *YesNo.values()):
        raise NotAChoice
    if field is Field.GRADE and text and is_theirs(item):
        raise TheirsToDecide
    if field is Field.GRADE and text and text not in levels_of(item=item):
        raise NotThisLevel


def _agree(item: Item, level: str, by: Actor, at: datetime) -> None:
    """Where police and children's services still have to agree this child's level, they have: the
    panel is where they do it. Elsewhere the minutes say what was agreed, and the level changes by
    an assessment, as always."""
    assert item.child_id is not None
    for clock in promises.of_child(promise=Promise.AGREE_LEVEL, person_id=item.child_id):
        assessment = Assessment.objects.select_related("tool").get(reference=clock.about)
        for side in Side:
            assessments.agree_level(assessment=assessment, side=side, level=level, by=by, at=at)
