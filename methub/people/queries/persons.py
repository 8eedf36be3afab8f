"""Persons, and where they live."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef

from methub.agencies.viewer import Viewer
from methub.people.models import Person, PersonAddress, PersonQuerySet, Sight


@dataclass(frozen=True)
class Whereabouts:
    """The addresses a viewer may read, newest first, and how many are kept from them."""

    addresses: tuple[PersonAddress, ...]
    protected: int


def persons(*, viewer: Viewer) -> PersonQuerySet:
    """The persons whose record the viewer may open."""
    return Person.objects.visible_to(viewer)


def person_named(*, viewer: Viewer, reference: str) -> PersonQuerySet:
    """The person of this reference, if the viewer may open their record."""
    return persons(viewer=viewer).filter(reference=reference)


def whereabouts(*, viewer: Viewer, person: Person) -> Whereabouts:
    """The one way to a person's addresses: a protected one is for people named one by one,
    because every other reader is a way for it to reach whoever the child is hidden from."""
    named = Sight.objects.by_name(viewer).filter(person=OuterRef("person"))
    rows: list[Any] = list(
        PersonAddress.objects.filter(person=person, person__in=persons(viewer=viewer))
        .annotate(is_named=Exists(named))
        .order_by("-recorded_at", "-pk")
    )
    shown = tuple(row for row in rows if row.is_named or not row.is_protected)
    return Whereabouts(addresses=shown, protected=len(rows) - len(shown))
