"""What follows from a meeting: actions that somebody owns, and what only a senior manager can
answer."""

from datetime import date, datetime

from methub.agencies.models import User
from methub.audit import trail
from methub.clocks.codes import Promise
from methub.foundation import spoken
from methub.foundation.actors import Actor
from methub.foundation.timekeeping import days_after, hours_after, london_day
from methub.meetings.changes.owed import cancel, end_of, owe, settle
from methub.meetings.changes.refusals import (
    AlreadyAcknowledged,
    AlreadyEnded,
    AlreadyIssued,
    DueBefore,
    NoStrand,
    NoSuchPlace,
    NotAcknowledged,
    NotPlanned,
    NotYours,
)
from methub.meetings.changes.sights import end_for, show_for
from methub.meetings.codes import FOR_FEW, ActionEnd, Handling, Sort, Stage, Strand
from methub.meetings.models import Action, Escalation, Item, Meeting, signature
from methub.meetings.queries.kinds import kinds_on
from methub.places.models import Place

OF_CONCERN = "An action about a person of concern"
"""All that Today, and whoever an alert climbs to, is told of it."""


def agree_action(
    *,
    item: Item,
    what: str,
    owner: User,
    due_on: date,
    strand: Strand | None = None,
    place: Place | None = None,
    by: Actor,
    at: datetime,
) -> Action:
    """Somebody will do it, by a day. They know of the child until it is done. In a mapping meeting
    it is part of the response plan, and says what it is to change."""
    if due_on < london_day(at):
        raise DueBefore
    with trail.open_page(by=by, at=at) as page:
        meeting = _still_open(item.meeting)
        changes = _strand(meeting, item, strand)
        if place is not None and changes is not Strand.PLACES:
            raise NoSuchPlace
        action = Action.objects.create(
            meeting=meeting, item=item, child=item.child, what=what, owner=owner, due_on=due_on,
            strand=changes or "", place=place, **signature(by, at),
        )  # fmt: skip
        page.write("meetings.action.agreed", about=action, person_id=item.child_id, due_on=due_on)
        when = spoken.short_day(london_day(meeting.starts_at))
        said = OF_CONCERN if changes is Strand.PEOPLE else _openly(item, what)
        owe(
            action, Promise.MEETING_ACTION, owner, end_of(due_on),
            f"{said} ({meeting.name}, {when})", page,
        )  # fmt: skip
        show_for(action, owner, page)
    return action


def _openly(item: Item, words: str) -> str:
    """Promises are read by more people than sat there: the handling of an item holds for them."""
    return words if item.handling == Handling.MEETING else FOR_FEW


def _strand(meeting: Meeting, item: Item, strand: Strand | None) -> Strand | None:
    """Of a mapping meeting every action is about something; what stands under a child is about
    children."""
    if meeting.sort != Sort.MAPPING:
        return None
    if item.child_id is not None:
        return Strand.CHILDREN
    if strand is None:
        raise NoStrand
    return strand


def end_action(
    *, action: Action, ended_as: ActionEnd, note: str, by: Actor, at: datetime
) -> Action:
    """Done, or no longer needed; and what came of it, or why."""
    with trail.open_page(by=by, at=at) as page:
        held: Action = Action.objects.select_for_update(of=("self",), no_key=True).get(pk=action.pk)
        if held.ended_at is not None:
            raise AlreadyEnded
        held.ended_at, held.ended_as, held.ended_note = at, ended_as, note
        held.ended_by_name = by.name
        held.save(update_fields=["ended_at", "ended_as", "ended_note", "ended_by_name"])
        page.write("meetings.action.ended", about=held, person_id=held.child_id, ended_as=ended_as)
        if ended_as is ActionEnd.DONE:
            settle(held, Promise.MEETING_ACTION, page)
        else:
            cancel(held, Promise.MEETING_ACTION, note, page)
        end_for(held, page)
    return held


def escalate(*, item: Item, to: User, why: str, by: Actor, at: datetime) -> Escalation:
    """A senior manager by name, who has to say that they know of it, and then to answer."""
    with trail.open_page(by=by, at=at) as page:
        meeting = _still_open(item.meeting)
        escalation = Escalation.objects.create(
            meeting=meeting, item=item, child=item.child, to=to, why=why, **signature(by, at)
        )
        page.write("meetings.escalation.raised", about=escalation, person_id=item.child_id)
        kinds = kinds_on(authority=meeting.authority, at=at)
        within = hours_after(at, kinds.acknowledge_within_hours)
        said = _openly(item, why)
        owe(escalation, Promise.KNOW_ESCALATION, to, within, said, page)
        answer_by = days_after(at, kinds.answer_within_days)
        owe(escalation, Promise.ANSWER_ESCALATION, to, answer_by, said, page)
        show_for(escalation, to, page)
    return escalation


def acknowledge_escalation(
    *, escalation: Escalation, user_id: int, by: Actor, at: datetime
) -> Escalation:
    """They know of it, and the risk is theirs to answer for."""
    with trail.open_page(by=by, at=at) as page:
        held = _theirs(escalation, user_id)
        if held.acknowledged_at is not None:
            raise AlreadyAcknowledged
        held.acknowledged_at = at
        held.save(update_fields=["acknowledged_at"])
        page.write("meetings.escalation.acknowledged", about=held, person_id=held.child_id)
        settle(held, Promise.KNOW_ESCALATION, page)
    return held


def answer_escalation(
    *, escalation: Escalation, user_id: int, answer: str, by: Actor, at: datetime
) -> Escalation:
    """What they decided. The next meeting reads it."""
    with trail.open_page(by=by, at=at) as page:
        held = _theirs(escalation, user_id)
        if held.acknowledged_at is None:
            raise NotAcknowledged
        if held.answered_at is not None:
            raise AlreadyEnded
        held.answered_at, held.answer = at, answer
        held.save(update_fields=["answered_at", "answer"])
        page.write("meetings.escalation.answered", about=held, person_id=held.child_id)
        settle(held, Promise.ANSWER_ESCALATION, page)
        end_for(held, page)
    return held


def _theirs(escalation: Escalation, user_id: int) -> Escalation:
    held: Escalation = Escalation.objects.select_for_update(of=("self",), no_key=True).get(
        pk=escalation.pk
    )
    if held.to_id != user_id:
        raise NotYours
    return held


def _still_open(meeting: Meeting) -> Meeting:
    meeting = Meeting.objects.held(meeting)
    if meeting.stage is Stage.CANCELLED:
        raise NotPlanned
    if meeting.is_issued:
        raise AlreadyIssued
    return meeting
