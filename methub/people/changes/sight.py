"""Who may see a person: granted, ended, and closed to all but named people."""

from collections.abc import Collection
from datetime import datetime

from django.db.models import Q

from methub.agencies.models import Agency, Team, User
from methub.audit import trail
from methub.foundation.actors import Actor
from methub.people.codes import SightWhy
from methub.people.models import Person, Sight


class AlreadyEnded(Exception):
    """This sight has ended."""


class AlreadyRestricted(Exception):
    """The record is restricted."""


class NotRestricted(Exception):
    """The record is not restricted."""


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
        person = Person.objects.select_for_update().get(pk=person.pk)
        sight = Sight.objects.create(
            person=person,
            user=user,
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


def end_sight(*, sight: Sight, by: Actor, at: datetime) -> None:
    """They may no longer know of the person, unless for another reason."""
    with trail.open_page(by=by, at=at) as page:
        sight = Sight.objects.select_for_update().get(pk=sight.pk)
        if sight.until_at is not None and sight.until_at <= at:
            raise AlreadyEnded
        sight.until_at = at
        sight.save(update_fields=["until_at"])
        page.write("people.sight.ended", about=sight, person_id=sight.person_id, why=sight.why)


def restrict(
    *, person: Person, reason: str, named: Collection[User] = (), by: Actor, at: datetime
) -> None:
    """A colleague's child: from now on only people named one by one, and whoever decides this.

    Emergency access ends. Teams and agencies see nothing until the restriction is lifted.
    """
    with trail.open_page(by=by, at=at) as page:
        person = Person.objects.select_for_update().get(pk=person.pk)
        if person.is_restricted:
            raise AlreadyRestricted
        person.is_restricted = True
        person.save(update_fields=["is_restricted"])
        sights = Sight.objects.filter(person=person)
        sights.filter(user=None).update(is_suspended=True)
        in_force = Q(until_at=None) | Q(until_at__gt=at)
        sights.filter(in_force, why=SightWhy.BREAK_GLASS).update(until_at=at)
        page.write("people.person.restricted", about=person, person_id=person.pk, reason=reason)
        for user in {*named, *User.objects.filter(pk=by.id)}:
            grant_sight(person=person, user=user, why=SightWhy.NAMED, reason=reason, by=by, at=at)


def lift_restriction(*, person: Person, reason: str, by: Actor, at: datetime) -> None:
    """The teams and agencies that may know of the person see them again."""
    with trail.open_page(by=by, at=at) as page:
        person = Person.objects.select_for_update().get(pk=person.pk)
        if not person.is_restricted:
            raise NotRestricted
        person.is_restricted = False
        person.save(update_fields=["is_restricted"])
        Sight.objects.filter(person=person).update(is_suspended=False)
        page.write(
            "people.person.restriction-lifted", about=person, person_id=person.pk, reason=reason
        )
