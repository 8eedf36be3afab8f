"""Who works with the child. Allocation opens the record to the worker and their manager,
and its end closes it again."""

from datetime import date, datetime

from methub.agencies import queries as agencies
from methub.agencies.models import User
from methub.audit import trail
from methub.children.changes.dated import EndsBeforeItBegan
from methub.children.changes.responsibility import NotYet
from methub.children.codes import AllocationKind
from methub.children.models import Allocation, Child
from methub.clocks import changes as clocks
from methub.clocks import queries as promises
from methub.clocks.changes import Owner
from methub.foundation.actors import Actor
from methub.foundation.timekeeping import london_day
from methub.people import changes as people
from methub.people.codes import SightWhy
from methub.people.models import Sight

_OF_ALLOCATION = [SightWhy.ALLOCATED_WORKER, SightWhy.MANAGER]


class OwnAllocation(Exception):
    """Nobody makes themselves the worker or the manager of a child: a record is opened to somebody
    by somebody else. Whoever is the manager may remain so, with another worker."""


def allocate_worker(
    *,
    child: Child,
    kind: AllocationKind,
    worker: User,
    manager: User | None,
    from_on: date,
    by: Actor,
    at: datetime,
) -> Allocation:
    """This worker, with this manager, from a day on; the former allocation ends."""
    if from_on > london_day(at):
        raise NotYet
    with trail.open_page(by=by, at=at) as page:
        if _names_themselves(child, worker, manager, by):
            raise OwnAllocation
        _end_open_allocation(child, from_on, by, at)
        allocation = Allocation.objects.create(
            child=child, kind=kind, worker=worker, manager=manager, from_on=from_on, recorded_at=at
        )
        people.grant_sight(
            person=child.person,
            user=worker,
            why=SightWhy.ALLOCATED_WORKER,
            reason=f"{kind.label} from {from_on:%-d %b %Y}",
            by=by,
            at=at,
        )
        if manager is not None:
            people.grant_sight(
                person=child.person,
                user=manager,
                why=SightWhy.MANAGER,
                reason=f"Manages {worker.name}",
                by=by,
                at=at,
            )
        _hand_promises_to(Owner(worker.name, user=worker), child, by, at)
        page.write(
            "children.worker.allocated", about=allocation, person_id=child.pk, worker=worker.name
        )
    return allocation


def end_allocation(*, child: Child, until_on: date, by: Actor, at: datetime) -> None:
    """Nobody is allocated to the child from this day. Like an allocation, it is recorded once the
    day has come: sights are given and ended at once, and would be so too early."""
    if until_on > london_day(at):
        raise NotYet
    with trail.open_page(by=by, at=at) as page:
        _end_open_allocation(child, until_on, by, at)
        hub = agencies.hub_team(partnership_id=child.person.partnership_id)
        _hand_promises_to(Owner(hub.name if hub else "MET Hub", team=hub), child, by, at)
        page.write("children.worker.allocation-ended", about=child, person_id=child.pk)


def _names_themselves(child: Child, worker: User, manager: User | None, by: Actor) -> bool:
    remain = Allocation.objects.filter(child=child, until_on=None, manager=by.id)
    if manager is not None and manager.pk == by.id and not remain.exists():
        return True
    return worker.pk == by.id


def _end_open_allocation(child: Child, until_on: date, by: Actor, at: datetime) -> None:
    Child.objects.select_for_update(no_key=True).get(pk=child.pk)
    for allocation in Allocation.objects.filter(child=child, until_on=None):
        if until_on < allocation.from_on:
            raise EndsBeforeItBegan
        allocation.until_on = until_on
        allocation.save(update_fields=["until_on"])
    held = Sight.objects.filter(person=child.pk, why__in=_OF_ALLOCATION, until_at=None)
    for sight in held:
        people.end_sight(sight=sight, by=by, at=at)


def _hand_promises_to(owner: Owner, child: Child, by: Actor, at: datetime) -> None:
    """What the worker owes the child does not leave with the worker."""
    for clock in promises.of_the_worker(person_id=child.pk):
        clocks.hand_over(clock=clock, owner=owner, by=by, at=at)
