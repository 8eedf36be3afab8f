"""People known by a number only come on to the registry, many at once.

A return on looked-after children names nobody. They are kept as the number says, and matching
proposes who they are; nothing else is made up.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from methub.agencies.codes import AgencyKind
from methub.agencies.models import Agency, Partnership
from methub.audit import trail
from methub.foundation.actors import Actor
from methub.people.codes import IdentifierKind, Sex, SightWhy
from methub.people.models import Person, PersonBirth, PersonIdentifier, PersonKey, Sight
from methub.people.rules.births import NOT_KNOWN, Birth
from methub.people.rules.keys import keys_of

_WHY = {AgencyKind.HUB: SightWhy.HUB, AgencyKind.POLICE: SightWhy.POLICE}


@dataclass(frozen=True)
class Numbered:
    """Somebody a list knows by numbers. `called`: what pages say until there is a name."""

    called: str
    numbers: tuple[tuple[IdentifierKind, str], ...]
    born_on: date | None = None
    sex: Sex = Sex.UNKNOWN

    @property
    def birth(self) -> Birth:
        return Birth.on_day(self.born_on) if self.born_on else NOT_KNOWN


def register_numbered(
    *,
    partnership: Partnership,
    numbered: Sequence[Numbered],
    agency_ids: Collection[int],
    by: Actor,
    at: datetime,
) -> list[Person]:
    """In the order given. Hand over a thousand at a time: the history triggers cost more than in
    proportion to one statement."""
    with trail.open_page(by=by, at=at) as page:
        persons = Person.objects.bulk_create(
            Person(
                partnership=partnership,
                name=one.called,
                sort_name=one.called.lower(),
                sex=one.sex,
                born_on=one.birth.on,
                born_on_precision=one.birth.precision,
                born_year=one.birth.year,
                born_month=one.birth.month,
            )
            for one in numbered
        )
        both = list(zip(persons, numbered, strict=True))
        PersonBirth.objects.bulk_create(
            PersonBirth(
                person=person, born_on=one.birth.on, born_year=one.birth.year,
                born_month=one.birth.month, precision=one.birth.precision, recorded_at=at,
            )
            for person, one in both
            if one.born_on
        )  # fmt: skip
        PersonIdentifier.objects.bulk_create(
            PersonIdentifier(person=person, kind=kind, value=value, recorded_at=at)
            for person, one in both
            for kind, value in one.numbers
        )
        PersonKey.objects.bulk_create(
            PersonKey(person=person, kind=kind, value=value)
            for person, one in both
            for kind, value in sorted(keys_of([], one.birth, [], [v for _, v in one.numbers]))
        )
        Sight.objects.bulk_create(
            Sight(
                person=person,
                agency=agency,
                why=_WHY.get(AgencyKind(agency.kind), SightWhy.SHARED),
                from_at=at,
                granted_by_id=by.id,
                granted_by_name=by.name,
            )
            for agency in Agency.objects.filter(pk__in=agency_ids)
            for person in persons
        )
        for person in persons:
            page.write("people.person.registered", about=person, person_id=person.pk)
    return persons
