"""Who may see a person: granted, and ended."""

from collections.abc import Sequence
from datetime import datetime

from methub.agencies.models import Agency, Membership, Team, User
from methub.agencies.queries import job_held
from methub.audit import trail
from methub.foundation.actors import Actor
from methub.people.codes import SightWhy
from methub.people.models import Person, Sight
from methub.people.rules.jobs import HELD_BY


class AlreadyEnded(Exception):
    """This sight has ended."""


class NotTheirWork(Exception):
    """They hold no job, today, in which anybody may know of a child for this reason."""


class AnotherPartnership(Exception):
    """The team or agency works in another partnership, whose records stand apart from ours."""


class ReviewedAccessOnly(Exception):
    """Emergency access is taken by `break_glass`, because it must be reviewed."""


def grant_sight(
    *,
    person: Person,
    why: SightWhy,
    user: User | None = None,
    team: Team | None = None,
    agency: Agency | None = None,
    reason: str = "",
    until_at: datetime | None = None,
    by: Actor,
    at: datetime,
) -> Sight:
    """One user, team or agency may know of the person. While the record is restricted, a team or
    agency has to wait for the restriction to be lifted."""
    if why is SightWhy.BREAK_GLASS:
        raise ReviewedAccessOnly
    with trail.open_page(by=by, at=at) as page:
        person = Person.objects.select_for_update(no_key=True).get(pk=person.pk)
        works_in = agency or (team.agency if team else None)
        if works_in and works_in.partnership_id != person.partnership_id:
            raise AnotherPartnership
        sight = Sight.objects.create(
            person=person,
            user=user,
            through=_job_of(user, why, person.partnership_id, at) if user else None,
            team=team,
            agency=agency,
            why=why,
            reason=reason,
            from_at=at,
            until_at=until_at,
            is_suspended=person.is_restricted and user is None,
            granted_by_id=by.id,
            granted_by_name=by.name,
        )
        holder = user or team or agency
        page.write(
            "people.sight.granted",
            about=sight,
            person_id=person.pk,
            why=why,
            holder=holder.name if holder else "",
            until_at=until_at,
        )
    return sight


def show_persons(
    *,
    persons: Sequence[Person],
    why: SightWhy,
    user: User,
    reason: str,
    from_at: datetime | None = None,
    until_at: datetime | None = None,
    by: Actor,
    at: datetime,
) -> list[Sight]:
    """One user may know of several persons, perhaps only from a moment still to come: three
    questions, however many there are."""
    if why is SightWhy.BREAK_GLASS:
        raise ReviewedAccessOnly
    with trail.open_page(by=by, at=at) as page:
        jobs = {key: _job_of(user, why, key, at) for key in {one.partnership_id for one in persons}}
        sights = Sight.objects.bulk_create(
            Sight(
                person=person,
                user=user,
                through=jobs[person.partnership_id],
                why=why,
                reason=reason,
                from_at=max(at, from_at or at),
                until_at=until_at,
                granted_by_id=by.id,
                granted_by_name=by.name,
            )
            for person in persons
        )
        page.write_each(
            "people.sight.granted",
            about=Sight,
            whose=[(sight.pk, sight.person_id) for sight in sights],
            why=why,
            holder=user.name,
            until_at=until_at,
        )
    return sights


def end_sight(*, sight: Sight, by: Actor, at: datetime) -> None:
    """They may no longer know of the person, unless for another reason."""
    with trail.open_page(by=by, at=at) as page:
        sight = Sight.objects.select_for_update(no_key=True).get(pk=sight.pk)
        if sight.until_at is not None and sight.until_at <= at:
            raise AlreadyEnded
        sight.until_at = max(at, sight.from_at)  # one that has not begun never will
        sight.save(update_fields=["until_at"])
        page.write("people.sight.ended", about=sight, person_id=sight.person_id, why=sight.why)


def _job_of(user: User, why: SightWhy, partnership_id: int, at: datetime) -> Membership:
    job = job_held(
        user_id=user.pk, roles=HELD_BY.get(why, frozenset()),
        partnership_id=partnership_id, at=at,
    )  # fmt: skip
    if job is None:
        raise NotTheirWork
    return job
