"""Two records turn out to be of one person, and perhaps later of two."""

from collections.abc import Collection
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from methub.audit import trail
from methub.foundation.actors import Actor
from methub.people.codes import NameKind, SightWhy
from methub.people.models import (
    Person,
    PersonIdentifier,
    PersonName,
    Restriction,
    Sight,
    file_keys,
)

FACTS: dict[str, tuple[str, ...]] = {
    "name": ("name", "sort_name"),
    "birth": ("born_on", "born_on_precision", "born_year", "born_month"),
    "sex": ("sex",),
    "ethnicity": ("ethnicity",),
    "died_on": ("died_on",),
}
"""What one person has once. Everything else about them is kept of both."""


def choose_facts(
    *, kept: Person, away: Person, taken: Collection[str], by: Actor, at: datetime
) -> None:
    """Of what a person has once, what is true. The other legal name stays one to be found by."""
    with trail.open_page(by=by, at=at) as page:
        other = kept if "name" in taken else away
        _legal(other).update(kind=NameKind.ALIAS)
        for fact in sorted(taken):
            for column in FACTS[fact]:
                setattr(kept, column, getattr(away, column))
        kept.version += 1
        kept.save()
        _one_restriction([kept, away], by, at)
        _numbers_that_stand(kept, away)
        page.write("people.person.facts-chosen", about=kept, person_id=kept.pk, taken=sorted(taken))


def close_record(*, kept: Person, away: Person, by: Actor, at: datetime) -> None:
    """Everything has moved: nobody finds the empty record any more, and whoever the stricter of
    the two was kept from sees neither."""
    with trail.open_page(by=by, at=at) as page:
        away.merged_into = kept
        away.save(update_fields=["merged_into"])
        as_restricted(kept)
        if kept.is_restricted:
            emergencies = Sight.objects.filter(
                Q(until_at=None) | Q(until_at__gt=at), person=kept, why=SightWhy.BREAK_GLASS
            )
            emergencies.update(until_at=at)
        for person in (kept, away):
            file_keys(person)
        page.write("people.person.closed", about=away, person_id=away.pk, into=kept.reference)


def open_record(*, kept: Person, away: Person, by: Actor, at: datetime) -> None:
    """Two persons after all: each is found by their own facts, and closed to whoever theirs is."""
    with trail.open_page(by=by, at=at) as page:
        for person in (kept, away):
            person.refresh_from_db()
            as_restricted(person)
            file_keys(person)
        page.write("people.person.reopened", about=away, person_id=away.pk, of=kept.reference)


def as_restricted(person: Person) -> None:
    """Restricted while a restriction stands, and the sights of teams and agencies with it."""
    stands = Restriction.objects.filter(person=person, lifted_at=None).exists()
    if person.is_restricted != stands:
        person.is_restricted = stands
        person.save(update_fields=["is_restricted"])
    wrong = Sight.objects.filter(person=person, user=None, is_suspended=not stands)
    wrong.update(is_suspended=stands)


def _one_restriction(both: list[Person], by: Actor, at: datetime) -> None:
    """Both were restricted, by two decisions: the older one stands."""
    standing = Restriction.objects.filter(person__in=both, lifted_at=None)
    for newer in standing.order_by("from_at", "pk")[1:]:
        newer.lifted_at, newer.lifted_because = at, "One restriction of one person is enough"
        newer.lifted_by_id, newer.lifted_by_name = by.id, by.name
        newer.save()


def _numbers_that_stand(kept: Person, away: Person) -> None:
    """A number withdrawn from one record that the other goes by is theirs after all."""
    stands = PersonIdentifier.objects.filter(
        person=away, kind=OuterRef("kind"), value=OuterRef("value")
    )
    withdrawn = PersonIdentifier.every.filter(Exists(stands), person=kept)
    withdrawn.update(withdrawn_at=None, withdrawn_by_name="", withdrawn_why="")


def _legal(person: Person) -> QuerySet[PersonName]:
    return PersonName.objects.filter(
        person=person, kind=NameKind.LEGAL, until_on=None, withdrawn_at=None
    )
