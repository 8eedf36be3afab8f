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
from methub.foundation.many import insert_many
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
) -> list[int]:
    """Their keys, in the order given. Hand over some thousands at a time."""
    with trail.open_page(by=by, at=at) as page:
        keys = insert_many(
            Person, [_person(one) for one in numbered], partnership_id=partnership.pk
        )
        both = list(zip(keys, numbered, strict=True))
        insert_many(
            PersonBirth, [_birth(key, one) for key, one in both if one.born_on], recorded_at=at
        )
        insert_many(
            PersonIdentifier,
            [
                {"person_id": key, "kind": kind, "value": value}
                for key, one in both
                for kind, value in one.numbers
            ],
            recorded_at=at,
        )
        insert_many(
            PersonKey,
            [
                {"person_id": key, "kind": kind, "value": value}
                for key, one in both
                for kind, value in sorted(keys_of([], one.birth, [], [v for _, v in one.numbers]))
            ],
        )
        insert_many(
            Sight,
            [
                {"person_id": key, "agency_id": agency.pk, "why": _why(agency)}
                for agency in Agency.objects.filter(pk__in=agency_ids)
                for key in keys
            ],
            from_at=at,
            granted_by_id=by.id,
            granted_by_name=by.name,
        )
        page.write_each(
            "people.person.registered", about=Person, whose=[(key, key) for key in keys]
        )
    return keys


def _why(agency: Agency) -> SightWhy:
    return _WHY.get(AgencyKind(agency.kind), SightWhy.SHARED)


def _person(one: Numbered) -> dict[str, object]:
    return {
        "name": one.called,
        "sort_name": one.called.lower(),
        "sex": one.sex,
        "born_on": one.birth.on,
        "born_on_precision": one.birth.precision,
        "born_year": one.birth.year,
        "born_month": one.birth.month,
    }


def _birth(key: int, one: Numbered) -> dict[str, object]:
    return {
        "person_id": key,
        "born_on": one.birth.on,
        "born_year": one.birth.year,
        "born_month": one.birth.month,
        "precision": one.birth.precision,
    }
