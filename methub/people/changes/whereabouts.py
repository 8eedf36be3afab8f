"""Addresses, and the numbers other systems know a person by."""

from datetime import date, datetime

from methub.audit import trail
from methub.foundation.actors import Actor
from methub.people.changes.emergency import NoReason
from methub.people.codes import IdentifierKind
from methub.people.models import Person, PersonAddress, PersonIdentifier, file_keys


def record_address(
    *,
    person: Person,
    text: str,
    postcode: str = "",
    from_on: date | None = None,
    is_protected: bool = False,
    by: Actor,
    at: datetime,
) -> PersonAddress:
    """Where somebody lives, from a day on. Others are not ended: two households are two.

    The line in the book never holds an address: it would show a protected one to its readers.
    """
    with trail.open_page(by=by, at=at) as page:
        person = Person.objects.select_for_update(no_key=True).get(pk=person.pk)
        address = PersonAddress.objects.create(
            person=person,
            text=text.strip(),
            postcode=postcode.strip().upper(),
            from_on=from_on,
            is_protected=is_protected,
            recorded_at=at,
        )
        file_keys(person)
        page.write(
            "people.address.recorded", about=address, person_id=person.pk, protected=is_protected
        )
    return address


def protect_address(*, address: PersonAddress, by: Actor, at: datetime) -> None:
    """From now on only named people see this address, and nobody finds the person by it."""
    with trail.open_page(by=by, at=at) as page:
        person = Person.objects.select_for_update(no_key=True).get(pk=address.person_id)
        PersonAddress.objects.filter(pk=address.pk).update(is_protected=True)
        file_keys(person)
        page.write("people.address.protected", about=address, person_id=person.pk)


def end_address(*, address: PersonAddress, until_on: date, by: Actor, at: datetime) -> None:
    """They no longer live there from this day. It is still something to find them by."""
    with trail.open_page(by=by, at=at) as page:
        PersonAddress.objects.filter(pk=address.pk).update(until_on=until_on)
        page.write("people.address.ended", about=address, person_id=address.person_id)


def record_identifier(
    *, person: Person, kind: IdentifierKind, value: str, by: Actor, at: datetime
) -> PersonIdentifier:
    """A number another system knows this person by. Said again, it is the same number; one that had
    been withdrawn is theirs after all."""
    with trail.open_page(by=by, at=at) as page:
        person = Person.objects.select_for_update(no_key=True).get(pk=person.pk)
        identifier, _ = PersonIdentifier.every.update_or_create(
            person=person,
            kind=kind,
            value=value.strip(),
            defaults={"withdrawn_at": None, "withdrawn_by_name": "", "withdrawn_why": ""},
            create_defaults={"recorded_at": at},
        )
        file_keys(person)
        page.write("people.identifier.recorded", about=identifier, person_id=person.pk, kind=kind)
    return identifier


def withdraw_identifier(
    *, identifier: PersonIdentifier, why: str, by: Actor, at: datetime
) -> PersonIdentifier:
    """It was never theirs. Nobody finds them by it any more; that it was recorded is kept."""
    if not why.strip():
        raise NoReason
    with trail.open_page(by=by, at=at) as page:
        person = Person.objects.select_for_update(no_key=True).get(pk=identifier.person_id)
        identifier.withdrawn_at = at
        identifier.withdrawn_by_name, identifier.withdrawn_why = by.name, why
        identifier.save(update_fields=["withdrawn_at", "withdrawn_by_name", "withdrawn_why"])
        file_keys(person)
        page.write(
            "people.identifier.withdrawn",
            about=identifier,
            person_id=person.pk,
            kind=identifier.kind,
            why=why,
        )
    return identifier
