"""Finding a person by what is known of them. Keys are compared with plain `=` and nothing else."""

from collections.abc import Iterable
from datetime import date
from functools import reduce
from operator import or_

from django.db.models import Case, Count, F, IntegerField, Prefetch, Q, Sum, When

from methub.agencies.viewer import Viewer
from methub.foundation.timekeeping import london_day
from methub.people.codes import IdentifierKind, KeyKind, Sex
from methub.people.models import Person, PersonAddress, PersonKey, PersonName
from methub.people.queries.persons import persons
from methub.people.queries.sight import seen_by
from methub.people.rules import matching
from methub.people.rules.described import Described
from methub.people.rules.keys import STRENGTHS, Key, exact_key, keys_for
from methub.people.rules.matching import Candidate, Proposal
from methub.people.rules.searching import asked

MOST_CANDIDATES = 50  # compared closely; the right child is among the first few by shared keys


def search(*, viewer: Viewer, text: str, limit: int = 50) -> list[Person]:
    """One box: names in any order and near in sound, dates of birth, numbers, postcodes.

    Every term must be met. Names spelt as typed come before those that only sound alike.
    """
    wanted = asked(text, today=london_day(viewer.at))
    if not wanted.terms:
        return []
    found = persons(viewer=viewer)
    for term in wanted.terms:
        found = found.filter(pk__in=PersonKey.objects.filter(_any_of(term)).values("person_id"))
    as_typed = Q(keys__kind=KeyKind.NAME, keys__value__in=sorted(wanted.exact))
    ranked = found.annotate(as_typed=Count("keys", filter=as_typed))
    return list(ranked.order_by("-as_typed", "sort_name", "pk")[:limit])


def exact_hidden_match(
    *, viewer: Viewer, forenames: str, surname: str, born_on: date
) -> Person | None:
    """A person of exactly this name and date of birth whom the viewer may not see.

    For the offer of emergency access: a view says that a record exists, and nothing of this
    person. One query over one key, found or not, so that its time tells nothing; a restricted
    person is not found.
    """
    kind, value = exact_key(surname, forenames, born_on)
    return (
        Person.objects.filter(
            partnership__in=viewer.partnership_ids,
            is_restricted=False,
            pk__in=PersonKey.objects.filter(kind=kind, value=value).values("person_id"),
        )
        .exclude(pk__in=seen_by(viewer=viewer))
        .order_by("pk")
        .first()
    )


def proposals(*, viewer: Viewer, described: Described) -> list[Proposal]:
    """The persons a description may be about, among those the viewer may see, strongest first."""
    return matching.proposals(described, _candidates(viewer, _nearest(described)))


def _nearest(described: Described) -> list[int]:
    """The few persons of the whole registry who share the most keys with the description."""
    wanted = keys_for(described)
    if not wanted:
        return []
    strength = Case(
        *(When(kind=kind, then=STRENGTHS[kind]) for kind in wanted), output_field=IntegerField()
    )
    return list(
        PersonKey.objects.filter(
            reduce(or_, (Q(kind=k, value__in=sorted(values)) for k, values in wanted.items()))
        )
        .values("person_id")
        .annotate(strength=Sum(strength))
        .order_by(F("strength").desc(), "person_id")
        .values_list("person_id", flat=True)[:MOST_CANDIDATES]
    )


def _candidates(viewer: Viewer, person_ids: list[int]) -> Iterable[Candidate]:
    people = (
        persons(viewer=viewer)
        .filter(pk__in=person_ids)
        .prefetch_related(
            Prefetch("names", PersonName.objects.filter(withdrawn_at=None)),
            Prefetch("addresses", PersonAddress.objects.filter(is_protected=False)),
            "identifiers",
        )
    )
    for person in people:
        yield Candidate(
            person_id=person.pk,
            names=tuple(name.named for name in person.names.all()),
            birth=person.birth,
            sex=Sex(person.sex),
            addresses=tuple(f"{row.text} {row.postcode}" for row in person.addresses.all()),
            identifiers=tuple(
                (IdentifierKind(row.kind), row.value) for row in person.identifiers.all()
            ),
        )


def _any_of(term: Iterable[Key]) -> Q:
    return reduce(or_, (Q(kind=kind, value=value) for kind, value in sorted(term)))
