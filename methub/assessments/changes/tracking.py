"""The hub accepts an assessment on to the tracker; only a person takes a child off, with a reason;
and what a level owes is done."""

from datetime import date, datetime

from methub.assessments.changes.owing import Owing
from methub.assessments.changes.refusals import (
    AlreadyAccepted,
    DatedAfterToday,
    NoSuchOffer,
    NotFinished,
    NotOnTheTracker,
    Refused,
)
from methub.assessments.changes.standing import subjects
from methub.assessments.codes import PROMISE_OF, Concern, Duty
from methub.assessments.models import Assessment, DutyDone, TrackerStep, signature
from methub.assessments.queries import said_by
from methub.assessments.queries.owed import offers_not_made
from methub.audit import trail
from methub.children.models import Child
from methub.clocks.codes import Promise
from methub.foundation.actors import Actor
from methub.foundation.timekeeping import london_day


def accept_assessment(*, assessment: Assessment, by: Actor, at: datetime) -> Assessment:
    """The hub has it: the child comes on to the tracker for each type, if there is any concern."""
    with trail.open_page(by=by, at=at) as page:
        assessment = Assessment.objects.held(assessment)
        if assessment.finished_at is None or assessment.withdrawn_at is not None:
            raise NotFinished
        if assessment.accepted_at is not None:
            raise AlreadyAccepted
        assessment.accepted_at, assessment.accepted_by_name = at, by.name
        assessment.version += 1
        assessment.save(update_fields=["accepted_at", "accepted_by_name", "version"])
        if assessment.judgement.concern != Concern.NONE:
            _come_on(assessment, by, at)
        Owing(assessment, page).settle(Promise.ACCEPT_ASSESSMENT)
        page.write(
            "assessments.assessment.accepted", about=assessment, person_id=assessment.child_id
        )
    return assessment


def take_off_tracker(
    *, child: Child, subject: str, why: str, by: Actor, at: datetime
) -> TrackerStep:
    """A person takes a child off for one type, and says why. A falling score never does."""
    with trail.open_page(by=by, at=at) as page:
        Child.objects.select_for_update(no_key=True).get(pk=child.pk)
        newest = TrackerStep.objects.filter(child=child, subject=subject).order_by("-id").first()
        if newest is None or not newest.is_on:
            raise NotOnTheTracker
        if not why.strip():
            raise Refused("Say why the child is taken off the tracker.")
        step = TrackerStep.objects.create(
            subject=subject, is_on=False, why=why, **signature(newest.assessment, by, at)
        )
        page.write(
            "assessments.tracker.taken-off", about=step, person_id=child.pk, subject=subject,
            why=why,
        )  # fmt: skip
    return step


def record_duty(
    *,
    assessment: Assessment,
    duty: Duty,
    words: str,
    on: date,
    offer: str = "",
    by: Actor,
    at: datetime,
) -> DutyDone:
    """What the level owed is there: who leads, what the response is, where the plan is, what was
    offered. The promise is kept; an offer only once everything that level offers was offered."""
    with trail.open_page(by=by, at=at) as page:
        assessment = Assessment.objects.held(assessment)
        if assessment.finished_at is None:
            raise NotFinished
        if on > london_day(at):
            raise DatedAfterToday
        owing = Owing(assessment, page)
        if duty is Duty.OFFER and offer not in offers_not_made(assessment=assessment, at=at):
            raise NoSuchOffer
        done = DutyDone.objects.create(
            duty=duty, offer=offer, words=words, on=on, **signature(assessment, by, at)
        )
        if duty is not Duty.OFFER or not offers_not_made(assessment=assessment, at=at):
            owing.settle(PROMISE_OF[duty])
        page.write(
            "assessments.duty.done", about=done, person_id=assessment.child_id, duty=duty,
            offer=offer,
        )  # fmt: skip
    return done


def _come_on(assessment: Assessment, by: Actor, at: datetime) -> None:
    tool = said_by(tool=assessment.tool)
    for subject, *_ in subjects(assessment, tool):
        rows = TrackerStep.objects.filter(child=assessment.child_id, subject=subject)
        newest = rows.order_by("-id").first()
        if newest is None or not newest.is_on:
            TrackerStep.objects.create(subject=subject, is_on=True, **signature(assessment, by, at))
