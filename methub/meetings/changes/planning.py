"""A meeting is planned, moved, called off; somebody is invited, or no longer."""

from dataclasses import dataclass
from datetime import datetime

from methub.agencies.models import Agency, Authority, User
from methub.agencies.queries import memberships_on
from methub.audit import trail
from methub.foundation.actors import Actor
from methub.foundation.records import ChangedMeanwhile
from methub.meetings.changes.agenda import draw
from methub.meetings.changes.refusals import (
    AlreadyInvited,
    CannotBeShown,
    InThePast,
    NoSuchKind,
    NotPlanned,
)
from methub.meetings.changes.sights import keep_sights
from methub.meetings.changes.telling import tell, tell_everybody
from methub.meetings.codes import Part, Stage
from methub.meetings.models import Invitation, Meeting, signature
from methub.meetings.queries.kinds import kinds_on
from methub.missing import changes as missing
from methub.missing.models import ThresholdMet
from methub.people.codes import SightWhy
from methub.people.rules.jobs import HELD_BY


@dataclass(frozen=True)
class Planned:
    """What is said of a meeting before anybody is invited. `threshold`: what it answers.
    `tested_by`: the pre-mapping that found it to be needed."""

    kind: str
    starts_at: datetime
    place: str
    about: str = ""
    threshold: ThresholdMet | None = None
    reports_to: Meeting | None = None
    tested_by: Meeting | None = None


def plan_meeting(*, authority: Authority, planned: Planned, by: Actor, at: datetime) -> Meeting:
    """A meeting of the authority, with its agenda drawn by rule. One that answers a threshold is
    convened with it: whoever owes it sees that it is."""
    kind = kinds_on(authority=authority, at=at).named(planned.kind)
    if kind is None:
        raise NoSuchKind
    if planned.starts_at <= at:
        raise InThePast
    with trail.open_page(by=by, at=at) as page:
        meeting = Meeting.objects.create(
            authority=authority,
            kind=kind.code,
            sort=kind.sort,
            name=kind.name,
            about=planned.about,
            threshold=planned.threshold,
            reports_to=planned.reports_to,
            tested_by=planned.tested_by,
            starts_at=planned.starts_at,
            minutes=kind.minutes,
            place=planned.place,
            **signature(by, at),
        )
        page.write(
            "meetings.meeting.planned", about=meeting, kind=kind.code, starts_at=planned.starts_at
        )
        if planned.threshold is not None and planned.threshold.meeting_id is None:
            missing.convene_meeting(
                threshold=planned.threshold, convened_by=by.name, planned_for=planned.starts_at,
                hub_invited_at=at, by=by, at=at,
            )  # fmt: skip
        draw(meeting, kind, page)
    return meeting


def move_meeting(
    *, meeting: Meeting, starts_at: datetime, place: str, version: int, by: Actor, at: datetime
) -> Meeting:
    """Another time, or another place. Who may know of the children moves with it."""
    if starts_at <= at:
        raise InThePast
    with trail.open_page(by=by, at=at) as page:
        meeting = planned_one(meeting)
        if meeting.version != version:
            raise ChangedMeanwhile
        was = meeting.starts_at
        meeting.starts_at, meeting.place = starts_at, place
        meeting.version += 1
        meeting.save(update_fields=["starts_at", "place", "version"])
        page.write("meetings.meeting.moved", about=meeting, was=was, now=starts_at)
        keep_sights(meeting, page)
        tell_everybody(meeting, f"version {meeting.version}", page)
    return meeting


def cancel_meeting(*, meeting: Meeting, why: str, by: Actor, at: datetime) -> Meeting:
    """It will not be held, for a reason. Nobody knows of a child because of it any more."""
    with trail.open_page(by=by, at=at) as page:
        meeting = planned_one(meeting)
        meeting.cancelled_at, meeting.cancelled_why = at, why
        meeting.save(update_fields=["cancelled_at", "cancelled_why"])
        page.write("meetings.meeting.cancelled", about=meeting, why=why)
        keep_sights(meeting, page)
        tell_everybody(meeting, "cancellation", page)
    return meeting


def invite(
    *,
    meeting: Meeting,
    user: User,
    agency: Agency,
    part: Part = Part.MEMBER,
    by: Actor,
    at: datetime,
) -> Invitation:
    """Somebody comes for their agency. From a week before they know of who is spoken of."""
    with trail.open_page(by=by, at=at) as page:
        meeting = planned_one(meeting)
        held = memberships_on(at=at).filter(
            user=user, team__agency=agency, role__in=sorted(HELD_BY[SightWhy.INVITATION])
        )
        if not held.exists():
            raise CannotBeShown
        before = Invitation.objects.filter(meeting=meeting, user=user).first()
        if before is not None and before.withdrawn_at is None:
            raise AlreadyInvited
        invitation, _ = Invitation.objects.update_or_create(
            meeting=meeting,
            user=user,
            defaults={
                "agency": agency, "part": part, "invited_at": at, "withdrawn_at": None,
                "attendance": "",
            },
        )  # fmt: skip
        page.write("meetings.invitation.sent", about=invitation, who=user.name, part=part)
        keep_sights(meeting, page)
        invitation.meeting = meeting
        tell(invitation, f"invitation at {at.isoformat()}", page)
    return invitation


def withdraw_invitation(*, invitation: Invitation, by: Actor, at: datetime) -> Invitation:
    """They are no longer asked to come."""
    with trail.open_page(by=by, at=at) as page:
        meeting = planned_one(invitation.meeting)
        invitation.withdrawn_at = at
        invitation.save(update_fields=["withdrawn_at"])
        page.write("meetings.invitation.withdrawn", about=invitation, who=invitation.user.name)
        keep_sights(meeting, page)
    return invitation


def planned_one(meeting: Meeting) -> Meeting:
    """Held until the change is over; and still ahead."""
    meeting = Meeting.objects.held(meeting)
    if meeting.stage is not Stage.PLANNED:
        raise NotPlanned
    return meeting
