"""The children of the demonstration: about eighty, in homes, in care, placed here, siblings."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from methub.children import changes as children
from methub.children.codes import (
    AllocationKind,
    AssociateKind,
    CarerKind,
    CareStatus,
    LivingKind,
    SchoolStatus,
)
from methub.children.models import Child
from methub.demo import cast
from methub.demo.partnership import Town
from methub.foundation.actors import MET_HUB
from methub.foundation.timekeeping import birthday, london_day
from methub.people.codes import Sex
from methub.people.models import Person

HOW_MANY = 70  # besides those the sample messages name, and those placed here by others
PLACED_HERE = 5


@dataclass(frozen=True)
class Resident:
    """A child, with what the story needs to know."""

    child: Child
    forename: str
    authority: str
    district: str
    missing_from: str
    address: str
    worker: str
    is_in_care: bool
    is_placed_here: bool = False


def settle(town: Town, *, at: datetime, rng: Random) -> dict[str, Resident]:
    """Every child, by "Forename Surname"."""
    residents: dict[str, Resident] = {}
    for known in (cast.KEELEY, cast.KAYLEIGH, cast.DANIEL, cast.MEGAN, cast.OWEN):
        in_care = known is cast.KEELEY
        residents[f"{known.forenames} {known.surname}"] = _settle_known(town, known, in_care, at)
    names = _names(rng)
    for _ in range(HOW_MANY):
        forename, surname, sex = next(names)
        residents[f"{forename} {surname}"] = _settle_one(town, forename, surname, sex, at, rng)
    for number in range(PLACED_HERE):
        forename, surname, sex = next(names)
        residents[f"{forename} {surname}"] = _placed_here(
            town, forename, surname, sex, number, at, rng
        )
    keeley, daniel = (
        residents[f"{known.forenames} {known.surname}"] for known in (cast.KEELEY, cast.DANIEL)
    )
    children.record_associate(
        child=keeley.child,
        person=daniel.child.person,
        kind=AssociateKind.FRIEND,
        source="Keeley’s key worker at her home",
        from_on=london_day(at),
        by=MET_HUB,
        at=at,
    )
    return residents


def _names(rng: Random):  # type: ignore[no-untyped-def]
    """Names without repeats; now and then the same surname twice: brothers and sisters."""
    pool = [(f, s, Sex.FEMALE) for f in cast.GIRLS for s in cast.SURNAMES]
    pool += [(f, s, Sex.MALE) for f in cast.BOYS for s in cast.SURNAMES]
    rng.shuffle(pool)
    return iter(pool)


def _born(at: datetime, rng: Random) -> date:
    """Between 11 and 17: the ages at which children are reported missing."""
    youngest = london_day(at) - timedelta(days=11 * 365)
    return youngest - timedelta(days=rng.randrange(6 * 365))


def _settle_known(town: Town, known: cast.Known, in_care: bool, at: datetime) -> Resident:
    child = children.register_child(
        partnership=town.partnership,
        responsible_authority=town.authorities[cast.DISTRICTS[known.district][1]],
        surname=known.surname,
        forenames=known.forenames,
        known_as=known.known_as,
        born_on=known.born_on,
        sex=Sex(known.sex),
        address=known.address,
        postcode=known.postcode,
        by=MET_HUB,
        at=at,
    )
    return _furnish(
        town, child, known.forenames.split()[0], known.surname, known.district, in_care,
        known.address, known.postcode, cast.HOMES[0] if in_care else None, at,
    )  # fmt: skip


def _settle_one(
    town: Town, forename: str, surname: str, sex: Sex, at: datetime, rng: Random
) -> Resident:
    district = rng.choice(list(cast.DISTRICTS))
    name, authority, places, outcode = cast.DISTRICTS[district]
    address = f"{rng.randrange(1, 90)} {rng.choice(cast.STREETS)}, {rng.choice(places)}"
    postcode = f"{outcode}{rng.choice('ABDEFGHJ')}{rng.choice('LNPQRSTU')}"
    child = children.register_child(
        partnership=town.partnership,
        responsible_authority=town.authorities[authority],
        surname=surname,
        forenames=forename,
        born_on=_born(at, rng),
        sex=sex,
        address=address,
        postcode=postcode,
        by=MET_HUB,
        at=at,
    )
    in_care = rng.random() < 0.35
    home = None
    if in_care:
        home = rng.choice([h for h in cast.HOMES if h[3] == district] or [cast.HOMES[1]])
    return _furnish(town, child, forename, surname, district, in_care, address, postcode, home, at)


def _furnish(
    town: Town, child: Child, forename: str, surname: str, district: str, in_care: bool,
    address: str, postcode: str, home: tuple[str, str, str, str] | None, at: datetime,
) -> Resident:  # fmt: skip
    """Care, home, carer, school, worker."""
    day = london_day(at)
    authority = cast.DISTRICTS[district][1]
    is_open = in_care or len(forename) % 4 > 0  # some are open to nobody
    status = CareStatus.CHILD_IN_NEED if is_open else CareStatus.NOT_OPEN
    status = CareStatus.IN_CARE_S20 if in_care else status
    children.record_care_status(child=child, status=status, from_on=day, by=MET_HUB, at=at)
    placement = children.record_placement(
        child=child,
        kind=LivingKind.RESIDENTIAL if home else LivingKind.HOME,
        from_on=day,
        name=home[0] if home else "Home",
        address=home[1] if home else address,
        postcode=home[2] if home else postcode,
        district=home[3] if home else district,
        host_authority=town.authorities[cast.DISTRICTS[home[3] if home else district][1]],
        by=MET_HUB,
        at=at,
    )
    children.record_carer(
        child=child,
        kind=CarerKind.PARENT,
        name=f"Ms {surname}",
        # Brothers and sisters have one mother.
        person=Person.objects.filter(is_child=False, name=f"Ms {surname}").first(),
        from_on=day,
        placement=None if home else placement,
        phone=f"01000 {child.pk % 1_000_000:06}",
        has_parental_responsibility=True,
        contact_limits="Not before 4pm: works nights" if forename == "Tia" else "",
        by=MET_HUB,
        at=at,
    )
    children.record_schooling(
        child=child,
        status=SchoolStatus.ATTENDING if len(surname) % 3 else SchoolStatus.NOT_ATTENDING,
        school="Fenland Academy",
        from_on=day,
        by=MET_HUB,
        at=at,
    )
    worker = _worker(town, authority, district)
    if is_open:
        manager = "Peter Achebe" if authority == cast.CAMBRIDGESHIRE else "Mina Qureshi"
        children.allocate_worker(
            child=child,
            kind=AllocationKind.SOCIAL_WORKER,
            worker=town.users[worker],
            manager=town.users[manager],
            from_on=day,
            by=MET_HUB,
            at=at,
        )
    else:
        worker = ""
    return Resident(
        child, forename, authority, district, home[0] if home else "Home",
        home[1] if home else address, worker, in_care,
    )  # fmt: skip


def _worker(town: Town, authority: str, district: str) -> str:
    if authority == cast.PETERBOROUGH:
        return "Helen Voss"
    return "Rosa Lane" if district in ("E07000010", "E07000009") else "James Abara"


def _placed_here(
    town: Town, forename: str, surname: str, sex: Sex, number: int, at: datetime, rng: Random
) -> Resident:
    """A child whom an authority outside the partnership placed in one of our homes."""
    outside = cast.OUTSIDE_AUTHORITIES[number % len(cast.OUTSIDE_AUTHORITIES)][0]
    home = cast.HOMES[number % len(cast.HOMES)]
    host = cast.DISTRICTS[home[3]][1]
    child = children.register_child(
        partnership=town.partnership,
        responsible_authority=town.authorities[outside],
        surname=surname,
        forenames=forename,
        born_on=_born(at, rng),
        sex=sex,
        by=MET_HUB,
        at=at,
    )
    day = london_day(at)
    children.record_care_status(
        child=child, status=CareStatus.IN_CARE_ORDER, from_on=day, by=MET_HUB, at=at
    )
    children.record_placement(
        child=child,
        kind=LivingKind.RESIDENTIAL,
        from_on=day,
        name=home[0],
        address=home[1],
        postcode=home[2],
        district=home[3],
        host_authority=town.authorities[host],
        placed_from_at=at,
        by=MET_HUB,
        at=at,
    )
    return Resident(child, forename, outside, home[3], home[0], home[1], "", True, True)


def place_far_away(town: Town, resident: Resident, *, at: datetime) -> None:
    """A child in care moves beyond the distance at which the commissioned provider interviews."""
    name, address, postcode = cast.FAR_HOME
    children.record_placement(
        child=resident.child,
        kind=LivingKind.RESIDENTIAL,
        from_on=london_day(at),
        name=name,
        address=address,
        postcode=postcode,
        by=MET_HUB,
        at=at,
    )


def coming_of_age(residents: dict[str, Resident], *, at: datetime) -> list[str]:
    """Those who turn 18 within a year: for the stories about transition."""
    day = london_day(at)
    return [
        name
        for name, resident in residents.items()
        if resident.child.person.born_on
        and birthday(resident.child.person.born_on, 18) <= day + timedelta(days=365)
    ]
