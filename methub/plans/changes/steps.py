"""Who does what, by when; and what came of it."""

from datetime import date, datetime

from methub.agencies.models import User
from methub.audit import trail
from methub.clocks.codes import Promise
from methub.foundation.actors import Actor
from methub.foundation.timekeeping import london_day
from methub.plans.changes.owed import Owed
from methub.plans.changes.refusals import AlreadyEnded, NoOwner, StepNotAhead
from methub.plans.changes.writing import hold_child
from methub.plans.codes import StepEnd, StepOf
from methub.plans.models import Plan, Step, signature


def agree_step(
    *,
    plan: Plan,
    what: str,
    whose: StepOf,
    due_on: date,
    owner: User | None = None,
    owner_name: str = "",
    by: Actor,
    at: datetime,
) -> Step:
    """A professional's step is their promise from now on. The child's own is nobody's to chase."""
    if whose is StepOf.PROFESSIONAL and owner is None:
        raise NoOwner
    if due_on < london_day(at):
        raise StepNotAhead
    with trail.open_page(by=by, at=at) as page:
        child = hold_child(plan.child)
        step = Step.objects.create(
            child=child,
            plan=plan,
            what=what,
            whose=whose,
            owner=owner if whose is StepOf.PROFESSIONAL else None,
            owner_name=owner_name,
            due_on=due_on,
            **signature(by, at),
        )
        page.write("plans.step.agreed", about=step, person_id=child.pk, whose=whose)
        Owed(child, page).owe_step(step)
    return step


def end_step(*, step: Step, ended_as: StepEnd, note: str, by: Actor, at: datetime) -> Step:
    """Done, or no longer needed; and what came of it, or why."""
    with trail.open_page(by=by, at=at) as page:
        child = hold_child(step.child)
        held: Step = Step.objects.select_for_update(of=("self",), no_key=True).get(pk=step.pk)
        if held.ended_at is not None:
            raise AlreadyEnded
        held.ended_at, held.ended_as, held.ended_note = at, ended_as, note
        held.ended_by_name = by.name
        held.save(update_fields=["ended_at", "ended_as", "ended_note", "ended_by_name"])
        owed = Owed(child, page)
        if ended_as is StepEnd.DONE:
            owed.settle(Promise.PLAN_STEP, held.reference)
        else:
            owed.cancel(Promise.PLAN_STEP, held.reference, note)
        page.write("plans.step.ended", about=held, person_id=child.pk, ended_as=ended_as)
    return held
