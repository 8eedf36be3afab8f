"""A record closed to all but people named one by one, and opened again."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db.models import Q, Value
from django.db.models.functions import Greatest

from methub.agencies.models import User
from methub.audit import trail
from methub.foundation.actors import Actor
from methub.people.changes.emergency import NoReason
from methub.people.changes.sight import grant_sight
from methub.people.codes import SightWhy
from methub.people.models import Person, Restriction, Sight

ENDED = (SightWhy.BREAK_GLASS, SightWhy.INVITATION)


class AlreadyRestricted(Exception):
    """The record is restricted."""


class NotRestricted(Exception):
    """The record is not restricted."""


def restrict(
    *, person: Person, reason: str, named: Collection[User] = (), by: Actor, at: datetime
) -> Restriction:
    """A colleague's child: from now on only people named one by one, and whoever decides this.

    Emergency access ends, and what an invitation to a meeting shows. Teams and agencies see
    nothing until the restriction is lifted.
    """
    if not reason.strip():
        raise NoReason
    with trail.open_page(by=by, at=at) as page:
        person = Person.objects.select_for_update(no_key=True).get(pk=person.pk)
        if person.is_restricted:
            raise AlreadyRestricted
        person.is_restricted = True
        person.save(update_fields=["is_restricted"])
        restriction = Restriction.objects.create(
            person=person,
            reason=reason,
            from_at=at,
            restricted_by_id=by.id,
            restricted_by_name=by.name,
        )
        sights = Sight.objects.filter(person=person)
        sights.filter(user=None).update(is_suspended=True)
        _in_force(sights, at).filter(why__in=ENDED).update(until_at=Greatest("from_at", Value(at)))
        page.write("people.person.restricted", about=person, person_id=person.pk, reason=reason)
        for user in {*named, *User.objects.filter(pk=by.id)}:
            grant_sight(person=person, user=user, why=SightWhy.NAMED, reason=reason, by=by, at=at)
    return restriction


def lift_restriction(*, person: Person, reason: str, by: Actor, at: datetime) -> None:
    """The teams and agencies that may know of the person see them again. Whoever was named because
    of the restriction is named no longer: that sight would go on showing protected addresses."""
    if not reason.strip():
        raise NoReason
    with trail.open_page(by=by, at=at) as page:
        person = Person.objects.select_for_update(no_key=True).get(pk=person.pk)
        if not person.is_restricted:
            raise NotRestricted
        person.is_restricted = False
        person.save(update_fields=["is_restricted"])
        restriction = Restriction.objects.get(person=person, lifted_at=None)
        restriction.lifted_at, restriction.lifted_because = at, reason
        restriction.lifted_by_id, restriction.lifted_by_name = by.id, by.name
        restriction.save()
        sights = Sight.objects.filter(person=person)
        # Only those that waited: an interview handed over at this moment holds its own sight and
        # is about to ask for the person, whom we hold.
        sights.filter(is_suspended=True).update(is_suspended=False)
        named = _in_force(sights, at).filter(why=SightWhy.NAMED, from_at__gte=restriction.from_at)
        ended = list(named.values_list("user__name", flat=True))
        named.update(until_at=at)
        page.write(
            "people.person.restriction-lifted",
            about=person,
            person_id=person.pk,
            reason=reason,
            named_no_longer=sorted(filter(None, ended)),
        )


def _in_force(sights: Any, at: datetime) -> Any:
    return sights.filter(Q(until_at=None) | Q(until_at__gt=at))
