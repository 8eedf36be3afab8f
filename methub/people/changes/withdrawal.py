"""Somebody came on to the registry by mistake, and nothing has been built on their record."""

from datetime import datetime

from django.db.models import Q

from methub.audit import trail
from methub.foundation.actors import Actor
from methub.people.changes.emergency import NoReason
from methub.people.models import Person, Sight, file_keys


def withdraw_person(*, person: Person, why: str, by: Actor, at: datetime) -> Person:
    """Nobody sees the record any more and nothing finds it: no search, no proposal, no emergency.
    The rows stay, so that whoever asks what was known, and when, is answered."""
    if not why.strip():
        raise NoReason
    with trail.open_page(by=by, at=at) as page:
        person = Person.objects.select_for_update(no_key=True).get(pk=person.pk)
        person.withdrawn_at = at
        person.version += 1
        person.save(update_fields=["withdrawn_at", "version"])
        Sight.objects.filter(Q(until_at=None) | Q(until_at__gt=at), person=person).update(
            until_at=at
        )
        file_keys(person)
        page.write("people.person.withdrawn", about=person, person_id=person.pk, why=why)
    return person
