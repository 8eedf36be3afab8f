"""A plan is written, brought up to date, looked at again, or over: always as a new version."""

from datetime import date, datetime

from methub.audit import trail
from methub.children.models import Child
from methub.foundation.actors import Actor
from methub.foundation.records import ChangedMeanwhile
from methub.foundation.timekeeping import london_day
from methub.plans.changes.owed import Owed
from methub.plans.changes.refusals import NothingToEnd, ReviewNotAhead, Unanswered
from methub.plans.codes import PlanKind
from methub.plans.models import Draft, Plan, signature
from methub.plans.rules import SHAPES, Answers, months_after


def hold_child(child: Child) -> Child:
    """Two people who write at once wait for each other here."""
    return (
        Child.objects.select_for_update(of=("self",), no_key=True)
        .select_related("person__partnership", "responsible_authority")
        .get(pk=child.pk)
    )


def newest_of(child: Child, kind: PlanKind) -> Plan | None:
    plans: list[Plan] = list(Plan.objects.filter(child=child, kind=kind).order_by("-number", "-pk"))
    return plans[0] if plans else None


def write_plan(
    *,
    child: Child,
    kind: PlanKind,
    answers: Answers,
    why: str,
    version: int,
    review_on: date | None = None,
    is_over: bool = False,
    by: Actor,
    at: datetime,
) -> Plan:
    """`version` is the number of the version it was written over, and 0 for the first: nobody
    overwrites what they have not read. Without a day, it is reviewed when the policy says."""
    with trail.open_page(by=by, at=at) as page:
        child = hold_child(child)
        before = newest_of(child, kind)
        if version != (before.number if before else 0):
            raise ChangedMeanwhile
        owed = Owed(child, page)
        review_on = review_on or months_after(london_day(at), owed.plans.review_months)
        _refuse(kind, answers, before, review_on, is_over, at)
        plan = Plan.objects.create(
            child=child,
            kind=kind,
            number=version + 1,
            answers={code: said for code, said in answers.items() if said},
            why=why,
            review_on=None if is_over else review_on,
            is_over=is_over,
            **signature(by, at),
        )
        page.write(
            "plans.plan.ended" if is_over else "plans.plan.written",
            about=plan,
            person_id=child.pk,
            kind=kind,
            number=plan.number,
        )
        Draft.objects.filter(child=child, kind=kind, user=by.id).delete()
        owed.follow_plan(plan, before)
    return plan


def bring_review_forward(*, plan: Plan, why: str, by: Actor, at: datetime) -> None:
    """A plan of another home sends people to the wrong door on the next night: somebody looks at
    it today, and writes the next version even where its answers stay."""
    with trail.open_page(by=by, at=at) as page:
        child = hold_child(plan.child)
        Owed(child, page).bring_review_forward(plan, why)
        page.write("plans.review.brought-forward", about=plan, person_id=child.pk, why=why)


def _refuse(
    kind: PlanKind,
    answers: Answers,
    before: Plan | None,
    review_on: date,
    is_over: bool,
    at: datetime,
) -> None:
    if is_over:
        if before is None:
            raise NothingToEnd
        return
    if SHAPES[kind].unanswered(answers):
        raise Unanswered
    if review_on <= london_day(at):
        raise ReviewNotAhead
