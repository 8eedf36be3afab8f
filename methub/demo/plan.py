"""What happens to whom in the four months, so that every page has something true on it."""

from datetime import datetime, timedelta
from random import Random

from methub.demo import cast
from methub.demo.access import let_in
from methub.demo.children import Resident
from methub.demo.episodes import Plan, goes_missing
from methub.demo.interviews import Ending
from methub.demo.life import Life
from methub.missing.codes import PoliceGrade

MONTHS = timedelta(days=120)
ORDINARY = (
    (Ending.IN_TIME, 9),
    (Ending.LATE, 3),
    (Ending.REFUSED_BY_CHILD, 2),
    (Ending.REFUSED_BY_PARENT, 1),
    (Ending.EXEMPT, 1),
    (Ending.NOBODY_ANSWERS, 1),
)
LATELY = (  # days ago, in every district
    (4.4, Ending.IN_TIME), (1.3, Ending.NOT_YET), (4.7, Ending.IN_TIME), (2.2, Ending.NOT_YET),
    (10.5, Ending.IN_TIME), (3.1, Ending.IN_TIME),
)  # fmt: skip
KEELEY_WENT = (112, 88, 64, 46, 24, 9)  # days ago: six episodes, two of them in the last month


def plan(life: Life) -> None:
    """Every episode of the four months."""
    rng = life.rng
    keeley = f"{cast.KEELEY.forenames} {cast.KEELEY.surname}"
    for days in KEELEY_WENT:
        goes_missing(life, _episode(life, life.residents[keeley], days, rng, Ending.IN_TIME))
    named = {f"{who.forenames} {who.surname}" for who in _NAMED}
    far = far_away(life)
    others = [
        resident
        for name, resident in life.residents.items()
        if name not in named and resident is not far
    ]
    for resident in others:
        _ordinary(life, resident, rng)
    goes_missing(life, _episode(life, far, 33, rng, Ending.IN_TIME))
    goes_missing(
        life,
        Plan(far, life.now - timedelta(hours=44), 9, Ending.NOT_YET, PoliceGrade.MEDIUM),
    )
    _lately(life, _just_now(life, others), rng)
    let_in(life, life.residents[keeley], others, begins=begins(life.now))


_NAMED = (cast.KEELEY, cast.KAYLEIGH, cast.DANIEL, cast.MEGAN, cast.OWEN)


def _episode(life: Life, resident: Resident, days: float, rng: Random, ending: Ending) -> Plan:
    return Plan(
        resident=resident,
        leaves_at=life.now - timedelta(days=days, hours=rng.randrange(24)),
        hours_away=rng.choice((4, 7, 11, 19, 30, 52)),
        ending=ending,
        grade=rng.choices(
            (PoliceGrade.LOW, PoliceGrade.MEDIUM, PoliceGrade.HIGH), weights=(3, 6, 2)
        )[0],
    )


def _ordinary(life: Life, resident: Resident, rng: Random) -> None:
    """None, one, a few, or many, until a fortnight ago; never two within a week of each other."""
    times = rng.choices((0, 1, 2, 3, 5), weights=(18, 40, 22, 12, 8))[0]
    if resident.is_placed_here:
        times = rng.choice((1, 2, 4))
    weeks = sorted(rng.sample(range(2, 17), times), reverse=True)
    endings, weights = zip(*ORDINARY, strict=True)
    for week in weeks:
        ending = rng.choices(endings, weights=weights)[0]
        goes_missing(life, _episode(life, resident, week * 7 + rng.random(), rng, ending))


def _lately(life: Life, others: list[Resident], rng: Random) -> None:
    """In every district the worker has held an interview or two this week, and owes others."""
    for district in cast.DISTRICTS:
        living_there = [
            one for one in others if one.district == district and not one.is_placed_here
        ]
        for resident, (days, ending) in zip(living_there, LATELY, strict=False):
            left_at = life.now - timedelta(days=days)
            goes_missing(life, Plan(resident, left_at, rng.choice((5, 8)), ending))


def _just_now(life: Life, others: list[Resident]) -> list[Resident]:
    """What is open as one signs in: missing tonight, missing for six days, found this morning.
    Whom it did not happen to, is given back."""
    ours = [resident for resident in others if not resident.is_placed_here]
    placed = [resident for resident in others if resident.is_placed_here]
    now = life.now
    tonight: tuple[tuple[Resident, float, float | None, PoliceGrade], ...] = (
        (ours[3], 9, None, PoliceGrade.HIGH),
        (ours[8], 26, None, PoliceGrade.MEDIUM),
        (ours[13], 24 * 6, None, PoliceGrade.HIGH),
        (placed[0], 14, None, PoliceGrade.MEDIUM),
        (ours[18], 24 * 3.5, 8, PoliceGrade.MEDIUM),
        (ours[21], 24 * 4.2, 10, PoliceGrade.LOW),
        (ours[24], 40, 12, PoliceGrade.MEDIUM),
        (ours[27], 22, 6, PoliceGrade.HIGH),
        (ours[30], 16, 5, PoliceGrade.MEDIUM),
        (placed[1], 30, 9, PoliceGrade.MEDIUM),
    )
    for resident, hours_ago, away, grade in tonight:
        goes_missing(
            life,
            Plan(resident, now - timedelta(hours=hours_ago), away, Ending.NOT_YET, grade),
        )
    struck = [resident for resident, *_ in tonight]
    return [resident for resident in others if resident not in struck]


def far_away(life: Life) -> Resident:
    """A child in care of ours who lives beyond the distance of the contract."""
    return next(
        resident
        for resident in life.residents.values()
        if resident.is_in_care and not resident.is_placed_here and resident.forename != "Keeley"
    )


def begins(now: datetime) -> datetime:
    return now - MONTHS - timedelta(days=5)
