"""A whole county for the benchmark: written in bulk, because life at its own pace takes hours.

Never the demonstration: these children have rows, not stories. History triggers are left out, for
what is measured is reading; what writing costs is measured through the product's own changes.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Any

import pgtrigger
from django.db import transaction

from methub.agencies.models import Authority
from methub.agencies.queries import whole_record_agency_ids
from methub.children.codes import AllocationKind, CareStatus, LivingKind
from methub.children.models import Allocation, CareRecord, Child, Placement
from methub.clocks.codes import Promise
from methub.clocks.models import Clock
from methub.demo import cast
from methub.demo.book import add_rows, copy_rows, fill_book
from methub.demo.bulk_heard import fill_heard
from methub.demo.bulk_levels import fill_levels, tool_of_the_county
from methub.demo.partnership import Town
from methub.foundation.timekeeping import days_after, hours_after, london_day
from methub.interviews.codes import Interviewer, Outcome, Route
from methub.interviews.models import Interview, InterviewEpisode
from methub.missing.codes import AuthorityStatus, PoliceGrade
from methub.missing.models import Episode, Grade, StatusRecord
from methub.people.codes import NameKind, Precision, Sex, SightWhy
from methub.people.models import Person, PersonKey, PersonName, Sight
from methub.people.rules.births import Birth
from methub.people.rules.keys import keys_of
from methub.people.rules.names import Named

BATCH = 1_000
EPISODES_EACH = 3
A_YEAR = 365
MISSING_NOW = 40

SYLLABLES = (
    "bar", "ber", "cal", "den", "dor", "el", "far", "gan", "har", "ing", "jor", "kel", "lan",
    "mar", "nor", "os", "pen", "quil", "ros", "sten", "tor", "ul", "ver", "wen", "yar", "zel",
)  # fmt: skip


@dataclass(frozen=True)
class County:
    """What the benchmark asks its questions about."""

    town: Town
    busiest_child_id: int


def fill(town: Town, *, children: int, at: datetime, years: int = 1, seed: int = 903) -> County:
    """`children` children with three episodes each, in batches of a thousand. Of several years,
    each batch was young a year before the one before it; and then the first year comes again."""
    rng = Random(seed)
    with transaction.atomic(), pgtrigger.ignore():
        tool = tool_of_the_county(at=at)
        for number, first in enumerate(range(0, children, BATCH)):
            ago = number % years
            lived = days_after(at, -A_YEAR * ago)
            residents = _batch(town, min(BATCH, children - first), first, lived, rng, not ago)
            fill_levels(town, tool, residents, at=lived, are_grown=bool(ago))
    busiest = Child.objects.order_by("pk").values_list("pk", flat=True)[children // 2]
    return County(town=town, busiest_child_id=busiest)


def _batch(
    town: Town, size: int, first: int, at: datetime, rng: Random, is_now: bool
) -> list[Child]:
    persons = _persons(town, size, at, rng)
    residents = _residents(town, persons, at, rng)
    episodes = _episodes(residents, first, at, rng, is_now)
    interviews = _interviews(town, episodes, is_now)
    fill_heard(interviews, rng)
    fill_book(town, persons, at, rng)
    return [child for child, _ in residents]


def _name(rng: Random) -> str:
    return "".join(rng.choice(SYLLABLES) for _ in range(rng.choice((2, 3)))).title()


def _persons(town: Town, size: int, at: datetime, rng: Random) -> list[Person]:
    names = [Named(surname=_name(rng), forenames=_name(rng)) for _ in range(size)]
    births = [london_day(at) - timedelta(days=rng.randrange(4_000, 6_500)) for _ in names]
    persons = add_rows(
        Person(
            partnership=town.partnership,
            name=f"{name.forenames} {name.surname}",
            sort_name=f"{name.surname} {name.forenames}".lower(),
            sex=rng.choice((Sex.FEMALE, Sex.MALE)),
            born_on=born_on,
            born_on_precision=Precision.DAY,
            born_year=born_on.year,
            born_month=born_on.month,
        )
        for name, born_on in zip(names, births, strict=True)
    )
    add_rows(
        PersonName(
            person=person, surname=name.surname, forenames=name.forenames,
            kind=NameKind.LEGAL, recorded_at=at,
        )
        for person, name in zip(persons, names, strict=True)
    )  # fmt: skip
    copy_rows(
        PersonKey,
        ("person_id", "kind", "value"),
        (
            (person.pk, kind, value)
            for person, name, born_on in zip(persons, names, births, strict=True)
            for kind, value in keys_of([name], Birth.on_day(born_on), [], [])
        ),
    )
    agencies = whole_record_agency_ids(partnership_id=town.partnership.pk)
    add_rows(
        Sight(
            person=person, agency_id=agency_id, why=why, from_at=at - timedelta(days=1),
            granted_by_id=0, granted_by_name="MET Hub",
        )
        for person in persons
        for agency_id, why in zip(agencies, (SightWhy.HUB, SightWhy.POLICE), strict=False)
    )  # fmt: skip
    return persons


def _residents(
    town: Town, persons: list[Person], at: datetime, rng: Random
) -> list[tuple[Child, Placement]]:
    day = london_day(at) - timedelta(days=400)
    districts = {person.pk: rng.choice(list(cast.DISTRICTS)) for person in persons}
    authorities: dict[int, Authority] = {
        pk: town.authorities[cast.DISTRICTS[code][1]] for pk, code in districts.items()
    }
    children = add_rows(
        Child(person=person, responsible_authority=authorities[person.pk], recorded_at=at)
        for person in persons
    )
    add_rows(
        CareRecord(
            child=child, from_on=day, recorded_at=at - timedelta(minutes=rng.randrange(10_000)),
            status=rng.choice((CareStatus.IN_CARE_S20, CareStatus.CHILD_IN_NEED)),
        )
        for child in children
    )  # fmt: skip
    placements = add_rows(
        Placement(
            child=child, kind=LivingKind.HOME, name="Home", from_on=day, recorded_at=at,
            district=districts[child.pk], host_authority=authorities[child.pk],
        )
        for child in children
    )  # fmt: skip
    workers = [town.users[name] for name in ("Rosa Lane", "James Abara", "Helen Voss")]
    chosen = {child.pk: rng.choice(workers) for child in children}
    jobs = {worker.pk: worker.memberships.get() for worker in workers}
    add_rows(
        Allocation(
            child=child, kind=AllocationKind.SOCIAL_WORKER, worker=chosen[child.pk],
            manager=town.users["Peter Achebe"], from_on=day, recorded_at=at,
        )
        for child in children
    )  # fmt: skip
    add_rows(
        Sight(
            person_id=child.pk, user=chosen[child.pk], through=jobs[chosen[child.pk].pk],
            why=SightWhy.ALLOCATED_WORKER,
            from_at=at - timedelta(days=1), granted_by_id=0, granted_by_name="MET Hub",
        )
        for child in children
    )  # fmt: skip
    return list(zip(children, placements, strict=True))


def _episodes(
    residents: list[tuple[Child, Placement]], first: int, at: datetime, rng: Random, is_now: bool
) -> list[Episode]:
    def one(child: Child, home: Placement, number: int, is_open: bool) -> Episode:
        since = at - timedelta(days=120 * (number + 1) - rng.randrange(100), hours=5)
        if is_open:
            since = at - timedelta(hours=rng.randrange(2, 60))
        found = None if is_open else since + timedelta(hours=rng.randrange(2, 40))
        return Episode(
            child=child, responsible_authority=child.responsible_authority, placement=home,
            host_authority=home.host_authority, district=home.district, missing_from="Home",
            missing_since=since, reported_at=hours_after(since, 1),
            told_hub_at=hours_after(since, 2), recorded_at=hours_after(since, 2),
            police_reference=f"MP/{first}/{child.pk}/{number}", found_at=found, ended_at=found,
            found_told_at=found and hours_after(found, 3), was_in_care=child.pk % 3 == 0,
        )  # fmt: skip

    every = len(residents) * 20 // MISSING_NOW or 1
    episodes = add_rows(
        one(child, home, number, is_open=is_now and number == 0 and index % every == 0)
        for index, (child, home) in enumerate(residents)
        for number in range(EPISODES_EACH)
    )
    signed = {"recorded_by_id": 0, "recorded_by_name": "MET Hub"}
    add_rows(
        Grade(
            child_id=e.child_id, episode=e, grade=rng.choice(list(PoliceGrade)),
            graded_at=e.missing_since, recorded_at=e.recorded_at, **signed,
        )
        for e in episodes
    )  # fmt: skip
    add_rows(
        StatusRecord(
            child_id=e.child_id, episode=e, status=AuthorityStatus.MISSING,
            from_at=e.missing_since, recorded_at=e.recorded_at, **signed,
        )
        for e in episodes
    )  # fmt: skip
    return episodes


def _interviews(
    town: Town, episodes: list[Episode], is_now: bool
) -> list[tuple[Episode, Interview]]:
    ended = [episode for episode in episodes if episode.found_at is not None]

    def is_open(episode: Episode) -> bool:
        """A tenth of the children wait for the interview of their newest episode."""
        return is_now and episode.police_reference.endswith("/0") and episode.child_id % 10 == 0

    def waits(episode: Episode) -> bool:
        """Some that were held wait for a senior to sign them off."""
        return is_now and episode.police_reference.endswith("/0") and episode.child_id % 100 == 1

    def worker(episode: Episode) -> Any:
        return town.users[town.workers_by_district[episode.district]]

    interviews = add_rows(
        Interview(
            child_id=e.child_id, authority_id=e.responsible_authority_id,
            opened_at=_ended(e), route=Route.AREA_WORKER,
            route_why="Area worker", assigned_to=worker(e),
            outcome="" if is_open(e) else Outcome.COMPLETED,
            outcome_at=None if is_open(e) else hours_after(_ended(e), 40),
            outcome_recorded_at=None if is_open(e) else hours_after(_ended(e), 50),
            offered_at=None if is_open(e) else hours_after(_ended(e), 10),
            started_at=None if is_open(e) else hours_after(_ended(e), 40),
            interviewer="" if is_open(e) else Interviewer.HUB_WORKER,
            held_at=None if is_open(e) else hours_after(_ended(e), 40),
            sent_at=None if is_open(e) else hours_after(_ended(e), 50),
            closed_at=None if is_open(e) or waits(e) else hours_after(_ended(e), 60),
        )
        for e in ended
    )  # fmt: skip
    add_rows(
        InterviewEpisode(
            interview=i,
            child_id=e.child_id,
            episode=e,
            covered_at=i.opened_at,
            started_at=i.opened_at,
            due_at=hours_after(i.opened_at, 72),
        )
        for i, e in zip(interviews, ended, strict=True)
    )
    add_rows(
        Clock(
            promise=Promise.RETURN_INTERVIEW, person_id=e.child_id, about=i.reference,
            authority_id=e.responsible_authority_id, area=e.district, owed_by=i.assigned_to,
            owed_by_name="Hub worker", owed_to="The child", why="Found", started_at=_ended(e),
            due_at=hours_after(_ended(e), 72), stopped_at=i.held_at,
        )
        for i, e in zip(interviews, ended, strict=True)
    )  # fmt: skip
    return list(zip(ended, interviews, strict=True))


def _ended(episode: Episode) -> datetime:
    assert episode.ended_at is not None
    return episode.ended_at
