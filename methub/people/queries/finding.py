"""Finding a person by what is known of them. Keys are compared with plain `=` and nothing else."""

from collections.abc import Iterable
from datetime import date
from functools import reduce
from operator import or_
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import (
    Case,
    Count,
    Exists,
    F,
    Func,
    IntegerField,
    JSONField,
    OuterRef,
    Q,
    QuerySet,
    Sum,
    When,
)

from methub.agencies.viewer import Viewer
from methub.foundation.timekeeping import london_day
from methub.people.codes import IdentifierKind, KeyKind, NameKind, Precision, Sex
from methub.people.models import (
    AdultKey,
    AnyKey,
    Person,
    PersonAddress,
    PersonIdentifier,
    PersonKey,
    PersonName,
    PersonQuerySet,
    Sight,
)
from methub.people.queries.persons import persons
from methub.people.rules import matching
from methub.people.rules.births import Birth
from methub.people.rules.described import Described
from methub.people.rules.keys import NEAREST, STRENGTHS, Key, exact_key, keys_for
from methub.people.rules.matching import Candidate, Proposal
from methub.people.rules.names import Named
from methub.people.rules.searching import asked


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
    seen = Sight.objects.of(viewer).whole_record().filter(person=OuterRef("pk"))
    hidden = Person.objects.filter(
        ~Exists(seen), partnership__in=viewer.partnership_ids, is_restricted=False
    )
    return _exactly(hidden, PersonKey, exact_key(surname, forenames, born_on))


def exact_adult(
    *, among: PersonQuerySet, forenames: str, surname: str, born_on: date
) -> Person | None:
    """The same among adults. Which of them a viewer may know of, their children decide: a room
    above says it."""
    return _exactly(among, AdultKey, exact_key(surname, forenames, born_on))


def _exactly(among: PersonQuerySet, keys: AnyKey, key: Key) -> Person | None:
    kind, value = key
    held = keys.objects.filter(kind=kind, value=value).values("person_id")
    return among.filter(pk__in=held).order_by("pk").first()


def proposals(*, viewer: Viewer, described: Described) -> list[Proposal]:
    """The persons a description may be about, among those the viewer may see, strongest first."""
    nearest = _nearest(described, PersonKey)
    return matching.proposals(described, candidates(viewer=viewer, person_ids=nearest))


def adult_proposals(*, among: PersonQuerySet, described: Described) -> list[Proposal]:
    """The adults a description may be about, among these, by the same weights."""
    nearest = _nearest(described, AdultKey)
    return matching.proposals(described, candidates_among(among, nearest))


def _nearest(described: Described, keys: AnyKey) -> list[int]:
    """The few persons of the whole registry who share the most keys with the description."""
    wanted = keys_for(described)
    if not wanted:
        return []
    strength = Case(
        *(When(kind=kind, then=STRENGTHS[kind]) for kind in wanted), output_field=IntegerField()
    )
    # Kinds and values apart: one scan of the index alone, where an OR of pairs reads the table
    # row by row. A value under another kind that has it too is rare, and only adds a candidate.
    return list(
        keys.objects.filter(
            kind__in=sorted(wanted), value__in=sorted(frozenset().union(*wanted.values()))
        )
        .values("person_id")
        .annotate(strength=Sum(strength))
        .order_by(F("strength").desc(), "person_id")
        .values_list("person_id", flat=True)[:NEAREST]
    )


def candidates(*, viewer: Viewer, person_ids: list[int]) -> Iterable[Candidate]:
    """These persons as they are compared, as far as the viewer may see them."""
    return candidates_among(persons(viewer=viewer), person_ids)


def candidates_among(people: PersonQuerySet, person_ids: list[int]) -> Iterable[Candidate]:
    """Plain values, not records, in one question: a notification waits for this."""
    people = people.filter(pk__in=person_ids).annotate(
        called=_rows(PersonName.objects.filter(withdrawn_at=None), "surname", "forenames", "kind"),
        living=_rows(PersonAddress.objects.filter(is_protected=False), "text", "postcode"),
        numbered=_rows(PersonIdentifier.objects.all(), "kind", "value"),
    )
    born = ("born_on_precision", "born_on", "born_year", "born_month")
    for pk, sex, precision, on, year, month, called, living, numbered in people.values_list(
        "pk", "sex", *born, "called", "living", "numbered"
    ):
        yield Candidate(
            person_id=pk,
            names=tuple(Named(s, f, NameKind(kind)) for s, f, kind in called),
            birth=Birth(Precision(precision), on, year, month),
            sex=Sex(sex),
            addresses=tuple(" ".join(lines) for lines in living),
            identifiers=tuple((IdentifierKind(kind), value) for kind, value in numbered),
        )


def _rows(rows: QuerySet[Any], *columns: str) -> ArraySubquery:
    """These columns of a person's own rows, as a list of lists."""
    own = rows.filter(person=OuterRef("pk")).order_by("pk")
    return ArraySubquery(
        own.values_list(Func(*columns, function="jsonb_build_array", output_field=JSONField()))
    )


def _any_of(term: Iterable[Key]) -> Q:
    return reduce(or_, (Q(kind=kind, value=value) for kind, value in sorted(term)))
