"""Persons who may be on the registry twice."""

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterator
from itertools import chain, islice

from methub.agencies.viewer import Viewer
from methub.people.models import AdultKey, AnyKey, Person, PersonKey, PersonQuerySet
from methub.people.queries.finding import candidates_among
from methub.people.queries.persons import persons
from methub.people.rules import matching
from methub.people.rules.duplicates import STRENGTHS, as_described, pairs
from methub.people.rules.matching import Proposal

_AT_ONCE = 2_000  # persons compared between two readings of the database


def duplicates(*, viewer: Viewer) -> Iterator[tuple[int, Proposal]]:
    """A person, and another they may be, among those the viewer may see; each pair once."""
    return _among(persons(viewer=viewer), PersonKey)


def duplicates_of_all(*, partnership_id: int) -> Iterator[tuple[int, Proposal]]:
    """The same among all the persons of a partnership. For the job alone: whoever reads what it
    finds is shown only pairs of which they may see both. A child is never compared with an adult.
    """
    all_of_them = Person.objects.filter(partnership=partnership_id)
    return chain(_among(all_of_them, PersonKey), _among(all_of_them, AdultKey))


def likeness(*, person_ids: Collection[int]) -> dict[int, str]:
    """What each of these persons is compared by, in one word that changes with it. For the job
    that remembers which two are not the same."""
    said: dict[int, list[str]] = defaultdict(list)
    for keys in (PersonKey, AdultKey):
        rows = keys.objects.filter(person__in=person_ids).order_by("person", "kind", "value")
        for person_id, kind, value in rows.values_list("person", "kind", "value"):
            said[person_id].append(f"{kind}\0{value}")
    return {pk: hashlib.sha256("\0".join(keys).encode()).hexdigest() for pk, keys in said.items()}


def _among(people: PersonQuerySet, keys: AnyKey) -> Iterator[tuple[int, Proposal]]:
    """The keys are read in the order of their index, so that nothing has to be sorted."""
    rows = (
        keys.objects.filter(kind__in=sorted(STRENGTHS))
        .order_by("kind", "value")
        .values_list("kind", "value", "person_id")
    )
    found = pairs(rows.iterator(chunk_size=20_000))
    while some := list(islice(found, _AT_ONCE)):
        wanted = {person_id for one, others in some for person_id in (one, *others)}
        known = {one.person_id: one for one in candidates_among(people, sorted(wanted))}
        for one, others in some:
            if one in known:
                both = [known[other] for other in others if other in known]
                for proposal in matching.proposals(as_described(known[one]), both):
                    yield one, proposal
