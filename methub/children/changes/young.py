"""Sexual harm to a child who was under 13, or may have been: somebody speaks to the police and a
manager now, wherever it was told."""

from collections.abc import Collection
from datetime import date, datetime

from methub.audit import trail
from methub.children import queries, rules
from methub.children.changes.owed import OWED_TO, owner_for
from methub.children.changes.responsibility import NotYet
from methub.children.models import Child, Safeguarded
from methub.clocks import changes as clocks
from methub.clocks import queries as promises
from methub.clocks.codes import Promise
from methub.clocks.models import Clock
from methub.foundation.actors import Actor
from methub.foundation.timekeeping import london_day


def alert_under_13(
    *,
    child: Child,
    what: str,
    about: str,
    days: Collection[date],
    told_in: Collection[str] = (),
    by: Actor,
    at: datetime,
) -> Clock | None:
    """Due at once, so that it climbs from the first minute, and once for a record: `about` is its
    reference, `days` those the harm may be of. Nothing, where the child was older, or the records
    it was read from (`told_in`) have raised it themselves: two alarms for one fact teach people to
    wave alarms away."""
    if not rules.was_young(child.person.birth.latest, {*days, london_day(at)}):
        return None
    if has_alerted(about) or (told_in and all(map(has_alerted, told_in))):
        return None
    authority, _ = queries.policy_of(child=child, at=at)
    with trail.open_page(by=by, at=at) as page:
        clock = clocks.start(
            promise=Promise.UNDER_13,
            about=about,
            why=f"{what}, and the child was under 13, or may have been. Speak to the police and a"
            " manager now.",
            owner=owner_for(child),
            owed_to=OWED_TO,
            person=child.person,
            authority=authority,
            area=queries.situation_of(child=child, at=at).district,
            started_at=at,
            due_at=at,
            by=by,
            at=at,
        )
        page.write("children.under-13.alerted", about=clock, person_id=child.pk)
    return clock


def record_safeguarded(
    *, child: Child, spoken_on: date, spoken_with: str, text: str, by: Actor, at: datetime
) -> Safeguarded:
    """The police and a manager know of everything that was told so far."""
    if spoken_on > london_day(at):
        raise NotYet
    with trail.open_page(by=by, at=at) as page:
        row = Safeguarded.objects.create(
            child=child,
            spoken_on=spoken_on,
            spoken_with=spoken_with,
            text=text,
            recorded_at=at,
            recorded_by_name=by.name,
        )
        for clock in promises.of_child(promise=Promise.UNDER_13, person_id=child.pk):
            clocks.stop(clock=clock, stopped_at=at, by=by, at=at)
        page.write("children.under-13.spoken-of", about=row, person_id=child.pk)
    return row


def has_alerted(about: str) -> bool:
    """Whether this record has raised it, however that ended."""
    return promises.newest_of(promise=Promise.UNDER_13, about=about) is not None
