"""A child comes on to the record."""

from datetime import date, datetime

from methub.agencies.models import Authority, Partnership
from methub.agencies.queries import whole_record_agency_ids
from methub.audit import trail
from methub.children.models import Child
from methub.foundation.actors import Actor
from methub.foundation.records import ChangedMeanwhile
from methub.foundation.timekeeping import london_day
from methub.people import changes as people
from methub.people.codes import Sex


def register_child(
    *,
    partnership: Partnership,
    responsible_authority: Authority,
    surname: str,
    forenames: str,
    born_on: date | None = None,
    sex: Sex = Sex.UNKNOWN,
    ethnicity: str = "",
    known_as: str = "",
    address: str = "",
    postcode: str = "",
    is_address_protected: bool = False,
    is_restricted: bool = False,
    by: Actor,
    at: datetime,
) -> Child:
    """A child nobody knew yet. The hub and the police of the partnership may see them at once,
    unless the record is restricted: then only the people named."""
    with trail.open_page(by=by, at=at) as page:
        person = people.register_person(
            partnership=partnership,
            surname=surname,
            forenames=forenames,
            known_as=known_as,
            born_on=born_on,
            sex=sex,
            ethnicity=ethnicity,
            agency_ids=whole_record_agency_ids(partnership_id=partnership.pk),
            by=by,
            at=at,
        )
        if is_restricted:
            people.restrict(person=person, reason="Restricted when registered", by=by, at=at)
        if address or postcode:
            people.record_address(
                person=person,
                text=address,
                postcode=postcode,
                is_protected=is_address_protected,
                from_on=london_day(at),
                by=by,
                at=at,
            )
        child = Child.objects.create(
            person=person, responsible_authority=responsible_authority, recorded_at=at
        )
        page.write(
            "children.child.registered",
            about=child,
            person_id=person.pk,
            authority=responsible_authority.name,
        )
    return child


def change_responsible_authority(
    *, child: Child, authority: Authority, version: int, by: Actor, at: datetime
) -> Child:
    """Another authority is responsible for the child from now on."""
    with trail.open_page(by=by, at=at) as page:
        child = Child.objects.select_for_update().get(pk=child.pk)
        if child.version != version:
            raise ChangedMeanwhile
        was = child.responsible_authority.name
        child.responsible_authority, child.version = authority, version + 1
        child.save(update_fields=["responsible_authority", "version"])
        page.write(
            "children.child.responsible-authority-changed",
            about=child,
            person_id=child.pk,
            was=was,
            now=authority.name,
        )
    return child
