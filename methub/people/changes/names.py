"""What a person is called. A name found to be wrong is withdrawn and kept, never overwritten."""

from datetime import date, datetime

from methub.audit import trail
from methub.foundation.actors import Actor
from methub.foundation.records import ChangedMeanwhile
from methub.foundation.timekeeping import london_day
from methub.people.codes import NameKind
from methub.people.models import Person, PersonName, file_keys
from methub.people.rules.names import filed_as


class NoName(Exception):
    """Neither forenames nor a surname."""


def add_name(
    *,
    person: Person,
    surname: str,
    forenames: str,
    kind: NameKind,
    from_on: date | None = None,
    until_on: date | None = None,
    by: Actor,
    at: datetime,
) -> PersonName:
    """Another name. A new legal name ends the one before, which stays a name to be found by."""
    with trail.open_page(by=by, at=at) as page:
        person = Person.objects.select_for_update(no_key=True).get(pk=person.pk)
        if kind is NameKind.LEGAL and until_on is None:
            person.names.filter(kind=NameKind.LEGAL, until_on=None, withdrawn_at=None).update(
                until_on=from_on or london_day(at)
            )
        name = _write_name(person, surname, forenames, kind, from_on, until_on, at)
        page.write("people.name.added", about=name, person_id=person.pk, kind=kind)
    return name


def correct_name(
    *, name: PersonName, surname: str, forenames: str, by: Actor, at: datetime
) -> PersonName:
    """This name was written wrongly. What was said before is kept, and no longer found by."""
    with trail.open_page(by=by, at=at) as page:
        person = Person.objects.select_for_update(no_key=True).get(pk=name.person_id)
        was = PersonName.objects.get(pk=name.pk)
        if was.withdrawn_at is not None:
            raise ChangedMeanwhile
        was.withdrawn_at = at
        was.save(update_fields=["withdrawn_at"])
        name = _write_name(
            person, surname, forenames, NameKind(was.kind), was.from_on, was.until_on, at
        )
        page.write("people.name.corrected", about=name, person_id=person.pk, was=was.reference)
    return name


def _write_name(
    person: Person,
    surname: str,
    forenames: str,
    kind: NameKind,
    from_on: date | None,
    until_on: date | None,
    at: datetime,
) -> PersonName:
    surname, forenames = " ".join(surname.split()), " ".join(forenames.split())
    if not (surname or forenames):
        raise NoName
    name = PersonName.objects.create(
        person=person,
        surname=surname,
        forenames=forenames,
        kind=kind,
        from_on=from_on,
        until_on=until_on,
        recorded_at=at,
    )
    if kind is NameKind.LEGAL and until_on is None:
        person.name, person.sort_name = name.whole, filed_as(surname, forenames)
        person.save(update_fields=["name", "sort_name"])
    file_keys(person)
    return name
