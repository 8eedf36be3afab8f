"""What a child's facts set off: who owes what, to whom and by when; and no longer, once they have
changed. Each verb is written through `followed`, so that no fact changes without its promises."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime

from methub.agencies import queries as agencies
from methub.audit import trail
from methub.children import queries, rules
from methub.children.codes import PlanKind, SchoolStatus
from methub.children.models import Allocation, CareRecord, Child, Schooling
from methub.clocks import changes as clocks
from methub.clocks import queries as promises
from methub.clocks.changes import Owner
from methub.clocks.codes import Promise
from methub.foundation.actors import Actor
from methub.foundation.spoken import short_day
from methub.foundation.timekeeping import days_after, london_day, start_of

OWED_TO = "The child"
PLANS: dict[PlanKind, Promise] = {
    PlanKind.SAFETY: Promise.EDUCATION_PLAN,
    PlanKind.STRATEGY: Promise.EDUCATION_STRATEGY,
}


@contextmanager
def followed(*, child: Child, by: Actor, at: datetime) -> Iterator[None]:
    """Whatever changes within, what is owed because of care and school follows it."""
    was = _is_in_care(child, at)
    yield
    _follow_care(child, was, _is_in_care(child, at), by, at)
    _follow_school(child, by, at)


def owe_move(*, child: Child, by: Actor, at: datetime) -> None:
    """The move to adult services is to be planned before the birthday that makes an adult."""
    window = queries.growing_up(child=child, at=at)
    if window is None:
        return
    authority, _ = queries.policy_of(child=child, at=at)
    clocks.start(
        promise=Promise.TRANSITION,
        about=child.person.reference,
        why=_an_adult_from(window.adult),
        owner=owner_for(child),
        owed_to=OWED_TO,
        started_at=start_of(window.starts),
        due_at=start_of(window.adult),
        person=child.person,
        authority=authority,
        by=by,
        at=at,
    )


def follow_birth(*, child: Child, why: str, by: Actor, at: datetime) -> None:
    """When the child grows up turns out otherwise: the move is planned by the birthday there is, by
    nobody yet if it is years away, and once, though two records of the child both asked for it."""
    child = Child.objects.select_related("person__partnership", "responsible_authority").get(
        pk=child.pk
    )
    window = queries.growing_up(child=child, at=at)
    owed = promises.of_child(promise=Promise.TRANSITION, person_id=child.pk).order_by("pk")
    is_owed = window is not None and window.starts <= london_day(at)
    with trail.open_page(by=by, at=at) as page:
        for number, clock in enumerate(owed):
            if window is None or not is_owed or number:
                clocks.cancel(clock=clock, why=why, by=by, at=at)
            elif clock.due_at != start_of(window.adult):
                clocks.correct_times(
                    clock=clock,
                    started_at=start_of(window.starts),
                    due_at=start_of(window.adult),
                    facts=_an_adult_from(window.adult),
                    why=why,
                    by=by,
                    at=at,
                )
        page.write("children.transition.looked-at", about=child, person_id=child.pk, why=why)


def settle(
    *, child: Child, promise: Promise, about: str, done_on: date, by: Actor, at: datetime
) -> None:
    """It was done, on the day it was done and not when we heard: nobody owes it any more."""
    for clock in promises.of_record(promise=promise, about=about).filter(person=child.pk):
        kept = at if done_on >= london_day(at) else max(start_of(done_on), clock.started_at)
        clocks.stop(clock=clock, stopped_at=kept, by=by, at=at)


def _an_adult_from(day: date) -> str:
    return f"An adult from {short_day(day)}."


def _is_in_care(child: Child, at: datetime) -> bool:
    rows = CareRecord.objects.filter(child=child)
    return any(rules.is_in_care(row.status) for row in rules.on(rows, london_day(at)))


def _follow_care(child: Child, was: bool, now: bool, by: Actor, at: datetime) -> None:
    """Support after leaving care is planned by somebody; a child who is back in care has not left
    it."""
    reference = child.person.reference
    if now and not was:
        _cancel(child, Promise.LEAVING_CARE, "In care again.", by, at)
    if was and not now:
        authority, decided = queries.policy_of(child=child, at=at)
        within = decided.ages.leaving_care_within_days if decided else 0
        clocks.start(
            promise=Promise.LEAVING_CARE,
            about=reference,
            why="No longer in care.",
            owner=owner_for(child),
            owed_to=OWED_TO,
            started_at=at,
            due_at=days_after(at, within),
            person=child.person,
            authority=authority,
            by=by,
            at=at,
        )


def _follow_school(child: Child, by: Actor, at: datetime) -> None:
    """A child missing education is owed a safety plan and a risk-reduction strategy (practice.md
    §3.11), for as long as they are missing education and no longer."""
    rows = Schooling.objects.filter(child=child, status=SchoolStatus.MISSING_EDUCATION)
    now = next(iter(rules.on(rows, london_day(at))), None)
    for kind, promise in PLANS.items():
        about = now.reference if now else ""
        for clock in promises.of_child(promise=promise, person_id=child.pk).exclude(about=about):
            clocks.cancel(clock=clock, why="No longer missing education.", by=by, at=at)
        if now is not None and not now.plans.filter(kind=kind).exists():
            _owe_plan(child, now, promise, by, at)


def _owe_plan(
    child: Child, schooling: Schooling, promise: Promise, by: Actor, at: datetime
) -> None:
    """Counted from when somebody told the hub: nobody could plan for what they did not know."""
    if promises.once_begun(promise=promise, about=schooling.reference).exists():
        return
    authority, decided = queries.policy_of(child=child, at=at)
    if decided is None:
        return
    days = {
        Promise.EDUCATION_PLAN: decided.education.plan_within_days,
        Promise.EDUCATION_STRATEGY: decided.education.strategy_within_days,
    }[promise]
    starts = schooling.told_at or at
    clocks.start(
        promise=promise,
        about=schooling.reference,
        why=f"Missing education since {short_day(schooling.from_on)}.",
        owner=owner_for(child),
        owed_to=OWED_TO,
        started_at=starts,
        due_at=days_after(starts, days),
        person=child.person,
        authority=authority,
        by=by,
        at=at,
    )


def _cancel(child: Child, promise: Promise, why: str, by: Actor, at: datetime) -> None:
    for clock in promises.of_child(promise=promise, person_id=child.pk):
        clocks.cancel(clock=clock, why=why, by=by, at=at)


def owner_for(child: Child) -> Owner:
    """Whoever is allocated to the child; the hub while nobody is."""
    now = Allocation.objects.filter(child=child, until_on=None).select_related("worker").first()
    if now is not None:
        return Owner(now.worker.name, user=now.worker)
    hub = agencies.hub_team(partnership_id=child.person.partnership_id)
    return Owner(hub.name if hub else "MET Hub", team=hub)
