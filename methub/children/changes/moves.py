"""Growing up and leaving care: what is prepared, and who takes over. Nothing closes by itself."""

from datetime import date, datetime

from methub.audit import trail
from methub.children.changes.dated import EndsBeforeItBegan
from methub.children.changes.owed import follow_birth, owe_move, settle
from methub.children.codes import MoveKind, ServiceKind
from methub.children.models import Child, MovePlan, Service
from methub.clocks.codes import Promise
from methub.foundation.actors import Actor
from methub.people import changes as people
from methub.people.models import PersonBirth
from methub.people.rules.births import Birth

PROMISES: dict[MoveKind, Promise] = {
    MoveKind.ADULTHOOD: Promise.TRANSITION,
    MoveKind.LEAVING_CARE: Promise.LEAVING_CARE,
}


def owe_transition(*, child: Child, by: Actor, at: datetime) -> None:
    """The child has come to the age at which the move to adult services is planned."""
    with trail.open_page(by=by, at=at) as page:
        owe_move(child=child, by=by, at=at)
        page.write("children.transition.owed", about=child, person_id=child.pk)


def correct_birth(
    *, child: Child, birth: Birth, version: int, by: Actor, at: datetime
) -> PersonBirth:
    """The date of birth as it is now known; what is owed by a birthday moves to the right one."""
    with trail.open_page(by=by, at=at) as page:
        row = people.correct_birth(person=child.person, birth=birth, version=version, by=by, at=at)
        follow_birth(child=child, why="The date of birth was corrected.", by=by, at=at)
        page.write("children.birth.corrected", about=child, person_id=child.pk)
    return row


def record_move_plan(
    *,
    child: Child,
    kind: MoveKind,
    made_on: date,
    taken_over_by: str,
    plan: str,
    by: Actor,
    at: datetime,
) -> MovePlan:
    """Who takes over, and what is planned. The record stays open."""
    with trail.open_page(by=by, at=at) as page:
        made = MovePlan.objects.create(
            child=child,
            kind=kind,
            made_on=made_on,
            taken_over_by=taken_over_by,
            plan=plan,
            recorded_at=at,
            recorded_by_name=by.name,
        )
        settle(
            child=child,
            promise=PROMISES[kind],
            about=child.person.reference,
            done_on=made_on,
            by=by,
            at=at,
        )
        page.write("children.move.planned", about=made, person_id=child.pk, kind=kind)
    return made


def record_service(
    *,
    child: Child,
    kind: ServiceKind,
    from_on: date,
    until_on: date | None = None,
    name: str = "",
    worker: str = "",
    contact: str = "",
    by: Actor,
    at: datetime,
) -> Service:
    """Another service works with the child or the family, from a day on."""
    if until_on is not None and until_on < from_on:
        raise EndsBeforeItBegan
    with trail.open_page(by=by, at=at) as page:
        service = Service.objects.create(
            child=child,
            kind=kind,
            name=name,
            worker=worker,
            contact=contact,
            from_on=from_on,
            until_on=until_on,
            recorded_at=at,
            recorded_by_name=by.name,
        )
        page.write("children.service.recorded", about=service, person_id=child.pk, kind=kind)
    return service
