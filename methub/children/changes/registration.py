"""A child comes on to the record."""

from collections.abc import Collection
from datetime import date, datetime

from methub.agencies.models import Authority, Partnership, User
from methub.agencies.queries import whole_record_agency_ids
from methub.audit import trail
from methub.children.models import Associate, Child
from methub.foundation.actors import Actor
from methub.foundation.timekeeping import london_day
from methub.people import changes as people
from methub.people.codes import Sex
from methub.people.models import Person


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
    named: Collection[User] = (),
    so_far: Person | None = None,
    by: Actor,
    at: datetime,
) -> Child:
    """A child nobody knew yet, or only as somebody whom other children are with (`so_far`): the
    links are to this record from now on. The hub and the police of the partnership may see them
    at once, unless the record is restricted: then only the people named, and whoever adds the
    child."""
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
            people.restrict(
                person=person, reason="Restricted when registered", named=named, by=by, at=at
            )
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
        for link in Associate.every.filter(person=so_far) if so_far else ():
            link.person = person
            link.save(update_fields=["person"])
            page.write("children.associate.recognised", about=link, person_id=link.child_id)
        page.write(
            "children.child.registered",
            about=child,
            person_id=person.pk,
            authority=responsible_authority.name,
        )
    return child
