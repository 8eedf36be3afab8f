"""A look-up, and the search for duplicates, among many invented persons.

Two thousand by default. The figures of docs/benchmarks.md are
`HUB_PEOPLE=400000 pytest -n0 -s tests/people/test_at_scale.py`.
"""

import os
import resource
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice
from random import Random
from time import perf_counter

import pgtrigger
import pytest
from django.db import connection

from methub.agencies.queries import whole_record_agency_ids
from methub.agencies.roles import Role
from methub.agencies.viewer import Viewer
from methub.people import queries
from methub.people.codes import NameKind, Precision, SightWhy
from methub.people.models import Person, PersonAddress, PersonKey, PersonName, Sight
from methub.people.rules.keys import keys_of
from methub.people.rules.matching import Band, Candidate
from methub.people.rules.names import filed_as
from tests.people.conftest import NOW
from tests.people.invented import families, noticed, typing_error
from tests.town import Town

PEOPLE = int(os.environ.get("HUB_PEOPLE", "2000"))
LOOK_UPS = 300
TWICE = 200  # children who are on the registry twice
BATCH = 5_000


def doubled(rng: Random) -> Iterator[Candidate]:
    """Everybody, and some of them again with a typing error in the name."""
    for number, child in enumerate(families(rng, children=PEOPLE)):
        yield child
        if number % (PEOPLE // TWICE) == 0:
            said = typing_error(rng, noticed(rng, child, mistakes=0))
            name = replace(child.names[0], surname=said.surname, forenames=said.forenames)
            yield replace(child, names=(name,))


def write(town: Town, some: list[Candidate]) -> list[Person]:
    persons = Person.objects.bulk_create(
        Person(
            partnership=town.partnership,
            name=f"{one.names[0].forenames} {one.names[0].surname}",
            sort_name=filed_as(one.names[0].surname, one.names[0].forenames),
            sex=one.sex,
            born_on=one.birth.on,
            born_on_precision=Precision.DAY,
            born_year=one.birth.year,
            born_month=one.birth.month,
        )
        for one in some
    )
    both = list(zip(persons, some, strict=True))
    PersonName.objects.bulk_create(
        PersonName(
            person=person, surname=one.names[0].surname, forenames=one.names[0].forenames,
            kind=NameKind.LEGAL, recorded_at=NOW,
        )
        for person, one in both
    )  # fmt: skip
    PersonAddress.objects.bulk_create(
        PersonAddress(person=person, text=one.addresses[0], recorded_at=NOW) for person, one in both
    )
    agencies = whole_record_agency_ids(partnership_id=town.partnership.pk)
    Sight.objects.bulk_create(
        Sight(
            person=person, agency_id=agency, why=SightWhy.HUB, from_at=NOW,
            granted_by_id=0, granted_by_name="MET Hub",
        )
        for person in persons
        for agency in agencies
    )  # fmt: skip
    with connection.cursor() as cursor:
        table = PersonKey._meta.db_table
        with cursor.copy(f"COPY {table} (person_id, kind, value) FROM STDIN") as copy:
            for person, one in both:
                for key in keys_of(one.names, one.birth, one.addresses, []):
                    copy.write_row((person.pk, *key))
    return persons


@pytest.fixture
def registry(town: Town) -> dict[int, Candidate]:
    """Everybody, by the number they got."""
    people = doubled(Random(903))
    held: dict[int, Candidate] = {}
    with pgtrigger.ignore():
        while some := list(islice(people, BATCH)):
            held |= zip((person.pk for person in write(town, some)), some, strict=True)
    with connection.cursor() as cursor:
        for model in (Person, PersonName, PersonAddress, PersonKey, Sight):
            cursor.execute(f"ANALYZE {model._meta.db_table}")
    return held


def said(what: str, measured: str) -> None:
    load = os.getloadavg()[0]
    print(f"\n{what} among {PEOPLE:,}: {measured} (load of the machine {load:.1f})")


def test_a_child_is_found_and_found_twice_among_many(
    registry: dict[int, Candidate], look: Callable[[Role], Viewer]
) -> None:
    viewer = look(Role.HUB_WORKER)
    rng = Random(35)
    times: list[float] = []
    first = 0
    for pk in rng.sample(sorted(registry), LOOK_UPS):
        described = noticed(rng, registry[pk], mistakes=1)
        begun = perf_counter()
        found = queries.proposals(viewer=viewer, described=described)
        times.append((perf_counter() - begun) * 1000)
        first += bool(found) and registry[found[0].person_id].birth == registry[pk].birth
    times.sort()
    median, p95 = times[len(times) // 2], times[-len(times) // 20]
    said("look-up", f"median {median:.1f} ms, p95 {p95:.1f} ms, slowest {times[-1]:.1f} ms,"
                    f" right first {first / LOOK_UPS:.3f}")  # fmt: skip
    assert first / LOOK_UPS > 0.95

    begun = perf_counter()
    found_twice = [(pk, other) for pk, other in queries.duplicates(viewer=viewer)]
    took = perf_counter() - begun
    right = {
        (pk, other.person_id)
        for pk, other in found_twice
        if registry[pk].addresses == registry[other.person_id].addresses
        and registry[pk].birth == registry[other.person_id].birth
    }
    likely = sum(other.band is Band.LIKELY for _, other in found_twice)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    said("duplicates", f"{took:.1f} s, {memory:.0f} MB at most, {len(found_twice)} proposed,"
                       f" {likely} likely, {len(right)} of one birthday and address")  # fmt: skip
    assert len(right) >= TWICE * 0.98
