"""A child has come from abroad: what is owed at once, and what came of it."""

from datetime import date, datetime

from methub.audit import trail
from methub.children.models import Child
from methub.clocks.codes import Promise
from methub.foundation.actors import Actor
from methub.foundation.timekeeping import london_day
from methub.plans.changes.owed import Owed
from methub.plans.changes.refusals import (
    AlreadyArrived,
    AlreadyAssessed,
    ArrivesLater,
    NeitherAloneNorFeared,
)
from methub.plans.changes.writing import hold_child
from methub.plans.models import Arrival, signature


def record_arrival(
    *,
    child: Child,
    arrived_on: date,
    is_alone: bool,
    concern: str = "",
    by: Actor,
    at: datetime,
) -> Arrival:
    """Alone, a holistic assessment is owed; with a fear of trafficking, an interim safety package
    too, and at once."""
    if arrived_on > london_day(at):
        raise ArrivesLater
    if not (is_alone or concern):
        raise NeitherAloneNorFeared
    with trail.open_page(by=by, at=at) as page:
        child = hold_child(child)
        if Arrival.objects.filter(child=child, assessed_at=None).exists():
            raise AlreadyArrived
        arrival = Arrival.objects.create(
            child=child,
            arrived_on=arrived_on,
            is_alone=is_alone,
            concern=concern,
            **signature(by, at),
        )
        page.write(
            "plans.arrival.recorded",
            about=arrival,
            person_id=child.pk,
            is_alone=is_alone,
            is_feared=bool(concern),
        )
        Owed(child, page).owe_arrival(arrival)
    return arrival


def fear_trafficking(*, arrival: Arrival, concern: str, by: Actor, at: datetime) -> Arrival:
    """What was not feared when the child came is feared now: the package is owed from now."""
    with trail.open_page(by=by, at=at) as page:
        child = hold_child(arrival.child)
        held: Arrival = Arrival.objects.select_for_update(of=("self",), no_key=True).get(
            pk=arrival.pk
        )
        page.write("plans.arrival.feared", about=held, person_id=child.pk)
        if not held.concern:
            held.concern = concern
            held.save(update_fields=["concern"])
            Owed(child, page).owe_arrival(held)
    return held


def record_assessed(*, arrival: Arrival, assessment: str, by: Actor, at: datetime) -> Arrival:
    """The holistic assessment is done, and this came of it."""
    with trail.open_page(by=by, at=at) as page:
        child = hold_child(arrival.child)
        held: Arrival = Arrival.objects.select_for_update(of=("self",), no_key=True).get(
            pk=arrival.pk
        )
        if held.assessed_at is not None:
            raise AlreadyAssessed
        held.assessed_at, held.assessed_by_name, held.assessment = at, by.name, assessment
        held.save(update_fields=["assessed_at", "assessed_by_name", "assessment"])
        Owed(child, page).settle(Promise.ARRIVAL_ASSESSMENT, held.reference)
        page.write("plans.arrival.assessed", about=held, person_id=child.pk)
    return held
