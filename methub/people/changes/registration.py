"""A person comes on to the registry."""

from collections.abc import Collection
from datetime import date, datetime

from methub.agencies.codes import AgencyKind
from methub.agencies.models import Agency, Partnership
from methub.audit import trail
from methub.foundation.actors import Actor
from methub.people.changes.births import correct_birth
from methub.people.changes.names import add_name
from methub.people.changes.sight import grant_sight
from methub.people.codes import NameKind, Sex, SightWhy
from methub.people.models import Person
from methub.people.rules.births import NOT_KNOWN, Birth

_WHY = {AgencyKind.HUB: SightWhy.HUB, AgencyKind.POLICE: SightWhy.POLICE}


def register_person(
    *,
    partnership: Partnership,
    surname: str,
    forenames: str,
    agency_ids: Collection[int] = (),
    known_as: str = "",
    born_on: date | None = None,
    birth: Birth = NOT_KNOWN,
    sex: Sex = Sex.UNKNOWN,
    ethnicity: str = "",
    is_child: bool = True,
    by: Actor,
    at: datetime,
) -> Person:
    """Somebody nobody knew yet, and the agencies that may see them from the first moment.

    `birth` says what is known where that is less than the day. Without `is_child` they are an
    adult known through children: nobody has a sight of them.
    """
    with trail.open_page(by=by, at=at) as page:
        person = Person.objects.create(
            partnership=partnership, sex=sex, ethnicity=ethnicity, is_child=is_child
        )
        page.write("people.person.registered", about=person, person_id=person.pk)
        add_name(
            person=person, surname=surname, forenames=forenames, kind=NameKind.LEGAL, by=by, at=at
        )
        if known_as:
            add_name(
                person=person,
                surname="",
                forenames=known_as,
                kind=NameKind.KNOWN_AS,
                by=by,
                at=at,
            )
        birth = Birth.on_day(born_on) if born_on else birth
        if birth != NOT_KNOWN:
            correct_birth(person=person, birth=birth, version=person.version, by=by, at=at)
        for agency in Agency.objects.filter(pk__in=agency_ids):
            grant_sight(
                person=person,
                agency=agency,
                why=_WHY.get(AgencyKind(agency.kind), SightWhy.SHARED),
                by=by,
                at=at,
            )
        person.refresh_from_db()
    return person
