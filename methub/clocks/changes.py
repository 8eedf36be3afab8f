"""A promise begins, is kept, is cancelled, changes hands; an alert rises and is accepted."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from methub.agencies.models import Authority, Partnership, Team, User
from methub.audit import trail
from methub.audit.trail import Page
from methub.clocks import queries, rules
from methub.clocks.codes import Promise
from methub.clocks.models import Alert, Clock
from methub.foundation.actors import Actor
from methub.people.models import Person
from methub.policies import queries as policies
from methub.policies.rules import Rung
from methub.post import changes as post
from methub.post.codes import Template
from methub.post.models import Message


class AlreadySettled(Exception):
    """This promise has already been kept or cancelled."""


class AlreadyAccepted(Exception):
    """Somebody has already accepted this alert."""


@dataclass(frozen=True)
class Owner:
    """Who owes it: a person, a team, or (in words alone) somebody outside the partnership."""

    name: str
    user: User | None = None
    team: Team | None = None


def start(
    *,
    promise: Promise,
    about: str,
    why: str,
    owner: Owner,
    owed_to: str,
    started_at: datetime,
    due_at: datetime,
    person: Person | None = None,
    message: Message | None = None,
    in_partnership: Partnership | None = None,
    authority: Authority | None = None,
    area: str = "",
    by: Actor,
    at: datetime,
) -> Clock:
    """Somebody owes something from now on. `about` is the reference of the record behind it."""
    with trail.open_page(by=by, at=at) as page:
        rungs = _ladder(promise, authority, at)
        clock = Clock.objects.create(
            promise=promise,
            about=about,
            why=why,
            owed_by=owner.user,
            owed_by_team=owner.team,
            owed_by_name=owner.name,
            owed_to=owed_to,
            person=person,
            message=message,
            in_partnership=in_partnership,
            authority=authority,
            area=area,
            started_at=started_at,
            due_at=due_at,
            next_alert_at=_next_alert(due_at, rungs, raised=0),
        )
        page.write(
            "clocks.promise.begun",
            about=clock,
            person_id=clock.person_id,
            promise=promise,
            due_at=due_at,
        )
    return clock


def stop(*, clock: Clock, stopped_at: datetime, by: Actor, at: datetime) -> Clock:
    """The promise is kept. `stopped_at` is when it was kept in the world, not when we heard."""
    with trail.open_page(by=by, at=at) as page:
        clock = _open(clock)
        clock.stopped_at = stopped_at
        clock.save(update_fields=["stopped_at"])
        page.write(
            "clocks.promise.kept",
            about=clock,
            person_id=clock.person_id,
            promise=clock.promise,
            state=clock.state(at),
        )
    return clock


def cancel(*, clock: Clock, why: str, by: Actor, at: datetime) -> Clock:
    """Nobody owes this any more, and the reason stays."""
    with trail.open_page(by=by, at=at) as page:
        clock = _open(clock)
        clock.cancelled_at, clock.cancelled_why = at, why
        clock.save(update_fields=["cancelled_at", "cancelled_why"])
        page.write("clocks.promise.cancelled", about=clock, person_id=clock.person_id, why=why)
    return clock


def hand_over(*, clock: Clock, owner: Owner, by: Actor, at: datetime) -> Clock:
    """Somebody else owes it from now on."""
    with trail.open_page(by=by, at=at) as page:
        clock = _open(clock)
        clock.owed_by, clock.owed_by_team, clock.owed_by_name = owner.user, owner.team, owner.name
        clock.save(update_fields=["owed_by", "owed_by_team", "owed_by_name"])
        page.write(
            "clocks.promise.handed-over", about=clock, person_id=clock.person_id, to=owner.name
        )
    return clock


def correct_times(
    *,
    clock: Clock,
    started_at: datetime,
    due_at: datetime,
    why: str,
    facts: str = "",
    by: Actor,
    at: datetime,
) -> Clock:
    """The fact that started the clock was corrected: `facts` are the words for it now, and `why`
    is the reason for the correction. The book keeps what stood before."""
    with trail.open_page(by=by, at=at) as page:
        clock = Clock.objects.select_for_update(no_key=True).get(pk=clock.pk)
        was = clock.due_at
        clock.started_at, clock.due_at, clock.why = started_at, due_at, facts or clock.why
        clock.next_alert_at = _climbs_again(clock, at)
        clock.breach_recorded_at = None
        clock.save(
            update_fields=["started_at", "due_at", "why", "next_alert_at", "breach_recorded_at"]
        )
        page.write(
            "clocks.promise.times-corrected",
            about=clock,
            person_id=clock.person_id,
            was=was,
            now=due_at,
            why=why,
        )
    return clock


def correct_end(
    *, clock: Clock, stopped_at: datetime | None, why: str, by: Actor, at: datetime
) -> Clock:
    """When it was kept was recorded wrongly: it was kept at another time or, without one, neither
    kept nor cancelled, and is owed again. The book keeps what stood before."""
    with trail.open_page(by=by, at=at) as page:
        clock = Clock.objects.select_for_update(no_key=True).get(pk=clock.pk)
        was = clock.stopped_at
        clock.stopped_at, clock.cancelled_at, clock.cancelled_why = stopped_at, None, ""
        clock.next_alert_at = _climbs_again(clock, at)
        clock.save(update_fields=["stopped_at", "cancelled_at", "cancelled_why", "next_alert_at"])
        page.write(
            "clocks.promise.end-corrected",
            about=clock,
            person_id=clock.person_id,
            was=was,
            now=stopped_at,
            why=why,
        )
    return clock


def point_at_person(*, clock: Clock, person: Person, by: Actor, at: datetime) -> Clock:
    """The message was matched: its promise is about this child from now on."""
    with trail.open_page(by=by, at=at) as page:
        clock = Clock.objects.select_for_update(no_key=True).get(pk=clock.pk)
        clock.person = person
        clock.save(update_fields=["person"])
        page.write("clocks.promise.matched", about=clock, person_id=person.pk)
    return clock


def raise_alert(*, clock: Clock, by: Actor, at: datetime) -> Alert | None:
    """The next rung, if it has been reached. Safe to run twice, or in two places at once."""
    with trail.open_page(by=by, at=at) as page:
        held = Clock.objects.select_for_update(skip_locked=True, no_key=True).alert_due(at)
        late = held.filter(pk=clock.pk).first()
        if late is None:
            page.write("clocks.alert.not-needed", about=clock, person_id=clock.person_id)
            return None
        _record_breach(late, page)
        rungs = _ladder(Promise(late.promise), late.authority, at)
        raised = late.alerts.count()
        alert = _rise(late, rungs[raised], raised + 1, page) if raised < len(rungs) else None
        if alert is None:  # the ladder of today is shorter than the one it began to climb
            page.write("clocks.alert.top-reached", about=late, person_id=late.person_id)
        late.next_alert_at = _next_alert(late.due_at, rungs, raised=raised + 1)
        late.save(update_fields=["next_alert_at", "breach_recorded_at"])
    return alert


def accept_alert(*, alert: Alert, user: User, by: Actor, at: datetime) -> Alert:
    """A named person takes it up: it stops climbing. The promise itself is still owed."""
    with trail.open_page(by=by, at=at) as page:
        # The promise first: two people who take up two of its rungs would wait for each other.
        Clock.objects.select_for_update(no_key=True).get(pk=alert.clock_id)
        alert = Alert.objects.select_related("clock").get(pk=alert.pk)
        if alert.accepted_at is not None:
            raise AlreadyAccepted
        Alert.objects.filter(clock=alert.clock, accepted_at=None).update(
            accepted_at=at, accepted_by=user
        )
        Clock.objects.filter(pk=alert.clock_id).update(next_alert_at=None)
        alert.refresh_from_db()
        page.write("clocks.alert.accepted", about=alert.clock, person_id=alert.clock.person_id)
    return alert


def _open(clock: Clock) -> Clock:
    clock = Clock.objects.select_for_update(no_key=True).get(pk=clock.pk)
    if clock.stopped_at is not None or clock.cancelled_at is not None:
        raise AlreadySettled
    return clock


def _record_breach(late: Clock, page: Page) -> None:
    """Once, and dated when it happened, not when we noticed."""
    if late.breach_recorded_at is None:
        late.breach_recorded_at = page.at
        page.write(
            "clocks.promise.breached",
            about=late,
            person_id=late.person_id,
            breached_at=late.due_at,
        )


def _rise(late: Clock, rung: Rung, number: int, page: Page) -> Alert:
    """One rung higher, and an e-mail to everybody who will see it there."""
    alert = Alert.objects.create(clock=late, rung=number, role=rung.role, raised_at=page.at)
    for user in queries.reached_by(alert=alert, at=page.at):
        post.write_letter(
            to=user.email,
            template=Template.ALERT,
            reference=late.reference,
            path=reverse("worklist:promise", args=[late.reference]),
            once=f"alert {alert.reference} to {user.reference}",
            partnership=late.partnership,
            user=user,
            person_id=late.person_id,
            by=page.by,
            at=page.at,
        )
    page.write(
        "clocks.alert.raised", about=late, person_id=late.person_id, rung=number, role=rung.role
    )
    return alert


def _ladder(promise: Promise, authority: Authority | None, at: datetime) -> tuple[Rung, ...]:
    """The ladder of the authority's policy of the day; promises to no authority do not climb."""
    if authority is None:
        return ()
    return policies.policy_for(authority=authority, at=at).ladder_for(promise)


def _climbs_again(clock: Clock, at: datetime) -> datetime | None:
    """Other times move the rungs still to come; what somebody has taken up climbs no further."""
    if clock.alerts.filter(accepted_at__isnull=False).exists():
        return None
    rungs = _ladder(Promise(clock.promise), clock.authority, at)
    return _next_alert(clock.due_at, rungs, raised=clock.alerts.count())


def _next_alert(due_at: datetime, rungs: tuple[Rung, ...], *, raised: int) -> datetime | None:
    moments = rules.rung_moments(due_at=due_at, hours_after_due=[r.after_hours for r in rungs])
    return moments[raised] if raised < len(moments) else None
