"""A significant incident: a child who has a level is looked at again before the next review."""

from datetime import date, datetime

from methub.assessments.changes.refusals import DatedAfterToday, NoLevelYet
from methub.assessments.models import Incident
from methub.audit import trail
from methub.children.models import Child
from methub.children.queries import policy_of
from methub.clocks import changes as clocks
from methub.clocks import queries as promises
from methub.clocks.codes import Promise
from methub.concerns.rules import end_of_working_day
from methub.foundation import spoken
from methub.foundation.actors import Actor
from methub.foundation.timekeeping import london_day
from methub.policies.rules.concerning import Concerns


def record_incident(
    *, child: Child, on: date, what: str, said_by: str, by: Actor, at: datetime
) -> Incident:
    """What happened, and every review of the child that would come later comes due by when the
    authority assesses a child it fears for. A review that is due sooner, or late already, stays;
    the book keeps the day that stood before."""
    with trail.open_page(by=by, at=at) as page:
        child = Child.objects.select_for_update(no_key=True).get(pk=child.pk)
        if on > london_day(at):
            raise DatedAfterToday
        reviews = promises.of_child(promise=Promise.ASSESSMENT_REVIEW, person_id=child.pk)
        owed = list(reviews.order_by("pk"))
        if not owed:
            raise NoLevelYet
        incident = Incident.objects.create(
            child=child, happened_on=on, what=what, said_by=said_by,
            recorded_at=at, recorded_by_id=by.id, recorded_by_name=by.name,
        )  # fmt: skip
        why = f"A significant incident on {spoken.day(on)}."
        _, policy = policy_of(child=child, at=at)
        decided = policy.concerns if policy else Concerns()
        within = decided.assess_within_working_days
        due_at = end_of_working_day(at, within, closed=decided.closed_on)
        for clock in owed:
            if due_at < clock.due_at:
                clocks.correct_times(
                    clock=clock, started_at=clock.started_at, due_at=due_at, why=why,
                    facts=f"{why} {clock.why}", by=by, at=at,
                )  # fmt: skip
        page.write(
            "assessments.incident.recorded", about=incident, person_id=child.pk, on=on,
            said_by=said_by,
        )  # fmt: skip
    return incident
