"""A step between two authorities: done, taken back; and a letter that a notice waits."""

from datetime import date, datetime

from django.urls import reverse

from methub.audit import trail
from methub.foundation.actors import Actor
from methub.foundation.timekeeping import london_day
from methub.out_of_area.changes.promises import follow_placement, settle_for_missing
from methub.out_of_area.changes.refusals import (
    AlreadyEnded,
    AlreadyWithdrawn,
    InTheFuture,
    NoAddress,
    SaysNothing,
)
from methub.out_of_area.codes import Panel, StepKind
from methub.out_of_area.models import PlacedAway, Step
from methub.post import changes as post
from methub.post.codes import Template
from methub.post.models import Letter

# What each step must say. Both sides are named wherever both must have agreed.
NEEDS: dict[StepKind, tuple[str, ...]] = {
    StepKind.CONTACT: ("who_here", "who_there", "said"),
    StepKind.NOTICE: ("who_there",),
    StepKind.PANEL: ("who_there",),
    StepKind.LEAD: ("who_here", "who_there", "leads"),
    StepKind.PLAN: ("who_there",),
}


def record_step(
    *,
    placed_away: PlacedAway,
    kind: StepKind,
    done_at: datetime,
    who_here: str = "",
    who_there: str = "",
    said: str = "",
    leads: Panel | None = None,
    dated_on: date | None = None,
    by: Actor,
    at: datetime,
) -> Step:
    """It was done: when, by whom here, with whom there, and what was said."""
    if done_at > at:
        raise InTheFuture
    answers = {"who_here": who_here, "who_there": who_there, "said": said, "leads": leads or ""}
    if not all(answers[name].strip() for name in NEEDS[kind]):
        raise SaysNothing
    with trail.open_page(by=by, at=at) as page:
        row = PlacedAway.objects.standing_and_held(placed_away.pk)
        if row is None:
            raise AlreadyEnded
        step = Step.objects.create(
            child=row.child,
            placed_away=row,
            kind=kind,
            done_at=done_at,
            dated_on=dated_on,
            **answers,
            recorded_at=at,
            recorded_by_id=by.id,
            recorded_by_name=by.name,
        )
        page.write("out_of_area.step.recorded", about=step, person_id=row.child_id, kind=kind)
        follow_placement(row, page, why=f"{kind.label}: recorded.")
        if kind is StepKind.PLAN:
            settle_for_missing(row, page)
    return step


def withdraw_step(*, step: Step, why: str, by: Actor, at: datetime) -> Step:
    """It was recorded by mistake: kept, and counted no longer. What it kept is owed again."""
    if not why.strip():
        raise SaysNothing
    with trail.open_page(by=by, at=at) as page:
        row = PlacedAway.objects.standing_and_held(step.placed_away_id)
        if row is None:
            raise AlreadyEnded
        step = Step.objects.select_for_update(of=("self",), no_key=True).get(pk=step.pk)
        if step.withdrawn_at is not None:
            raise AlreadyWithdrawn
        step.withdrawn_at, step.withdrawn_by_name, step.withdrawn_why = at, by.name, why
        step.save(update_fields=["withdrawn_at", "withdrawn_by_name", "withdrawn_why"])
        page.write("out_of_area.step.withdrawn", about=step, person_id=row.child_id, why=why)
        follow_placement(row, page, why=f"Recorded by mistake: {why}")
    return step


def send_notice(*, placed_away: PlacedAway, by: Actor, at: datetime) -> Letter:
    """A letter to the other authority that a notice waits: it says nothing about the child. That
    the notice itself was sent, and to whom, is a step of its own."""
    with trail.open_page(by=by, at=at) as page:
        row = PlacedAway.objects.standing_and_held(placed_away.pk)
        if row is None:
            raise AlreadyEnded
        theirs = row.other_authority
        if not theirs.contact_email:
            raise NoAddress
        letter = post.write_letter(
            to=theirs.contact_email,
            template=Template.PLACEMENT_NOTICE,
            reference=row.reference,
            path=reverse("out_of_area:placement", args=[row.reference]),
            once=f"placement notice {row.reference} on {london_day(at)}",
            partnership=row.child.person.partnership,
            person_id=row.child_id,
            by=by,
            at=at,
        )
        page.write("out_of_area.notice.announced", about=row, person_id=row.child_id)
    return letter
