"""When a person was born, and how they are described."""

from datetime import datetime

from methub.audit import trail
from methub.foundation.actors import Actor
from methub.foundation.records import ChangedMeanwhile
from methub.foundation.timekeeping import london_day
from methub.people.codes import Sex
from methub.people.models import Person, PersonBirth, file_keys
from methub.people.rules.births import Birth, is_possible


class ImpossibleBirth(Exception):
    """A date of birth in the future, or longer ago than anybody has lived."""


def correct_birth(
    *, person: Person, birth: Birth, version: int, by: Actor, at: datetime
) -> PersonBirth:
    """The date of birth as it is now known. What was said before is kept."""
    if not is_possible(birth, london_day(at)):
        raise ImpossibleBirth
    with trail.open_page(by=by, at=at) as page:
        person = _as_seen(person, version)
        row = PersonBirth.objects.create(
            person=person,
            born_on=birth.on,
            born_year=birth.year,
            born_month=birth.month,
            precision=birth.precision,
            recorded_at=at,
        )
        person.born_on, person.born_on_precision = birth.on, birth.precision
        person.born_year, person.born_month = birth.year, birth.month
        person.save()
        file_keys(person)
        page.write(
            "people.birth.recorded", about=row, person_id=person.pk, precision=birth.precision
        )
    return row


def correct_description(
    *, person: Person, sex: Sex, ethnicity: str, version: int, by: Actor, at: datetime
) -> Person:
    """Sex and ethnicity as they are now known. The line in the book says what they were."""
    with trail.open_page(by=by, at=at) as page:
        person = _as_seen(person, version)
        page.write(
            "people.description.corrected",
            about=person,
            person_id=person.pk,
            was=[person.sex, person.ethnicity],
            now=[sex, ethnicity],
        )
        person.sex, person.ethnicity = sex, ethnicity
        person.save()
    return person


def _as_seen(person: Person, version: int) -> Person:
    """The person, if nobody has corrected them since; the correction makes the next version."""
    person = Person.objects.select_for_update(no_key=True).get(pk=person.pk)
    if person.version != version:
        raise ChangedMeanwhile
    person.version += 1
    return person
