"""Invented families, and notices about their children with the mistakes people make.

Twins, brothers and sisters share what they share in life: a surname, an address, a birthday.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from methub.people.codes import Sex
from methub.people.rules.births import Birth, swapped
from methub.people.rules.described import Described
from methub.people.rules.diminutives import FORMS
from methub.people.rules.matching import Candidate
from methub.people.rules.names import Named

EIGHTEEN_YEARS = 6_570  # days
LAST_BIRTHDAY = date(2026, 11, 20)
SYLLABLES = ("bar", "ber", "cal", "den", "dor", "el", "far", "gan", "har", "ing", "jor", "kel",
             "lan", "mar", "nor", "os", "pen", "quil", "ros", "sten", "tor", "ul", "ver", "wen",
             "yar", "zel")  # fmt: skip
COMMON_SURNAMES = ("Smith", "Jones", "Khan", "Taylor", "Brown", "Williams", "Ahmed", "Wilson",
                   "Johnson", "Davies", "Patel", "Wright", "Walker", "Kowalski", "Hussain",
                   "Thompson", "White", "Hughes", "Edwards", "Green", "Hall", "Wood", "Begum",
                   "Harris", "Clarke", "Nowak", "Lewis", "O'Brien", "Singh", "Okafor")  # fmt: skip
COMMON_FORENAMES = tuple(forms[0].title() for forms in FORMS)
STREETS = ("Street", "Road", "Close", "Lane", "Avenue")


def _made(rng: Random, least: int, most: int) -> str:
    return "".join(rng.choice(SYLLABLES) for _ in range(rng.randint(least, most))).title()


def _common_or_made(rng: Random, common: tuple[str, ...], share: float) -> str:
    """The commonest name is several times commoner than the last, and many have a rare one."""
    if rng.random() < share:
        return common[int(len(common) * rng.random() ** 1.5)]
    return _made(rng, 2, 3)


def families(rng: Random, *, children: int) -> Iterator[Candidate]:
    """This many children, family by family."""
    number = 0
    while number < children:
        for child in _family(rng, min(rng.choice((1, 1, 2, 2, 3)), children - number), number):
            yield child
            number += 1


def _family(rng: Random, size: int, first: int) -> Iterator[Candidate]:
    surname = _common_or_made(rng, COMMON_SURNAMES, 0.4)
    if rng.random() < 0.03:
        surname = f"{surname}-{_common_or_made(rng, COMMON_SURNAMES, 0.4)}"
    home = _address(rng)
    born = LAST_BIRTHDAY - timedelta(days=rng.randrange(EIGHTEEN_YEARS))
    are_twins = size > 1 and rng.random() < 0.05
    taken: set[str] = set()
    for index in range(size):
        forename = _common_or_made(rng, COMMON_FORENAMES, 0.8)
        while forename in taken:
            forename = _common_or_made(rng, COMMON_FORENAMES, 0.8)
        taken.add(forename)
        second = f" {_common_or_made(rng, COMMON_FORENAMES, 0.8)}" if rng.random() < 0.5 else ""
        yield Candidate(
            person_id=first + index,
            names=(Named(surname, forename + second),),
            birth=Birth.on_day(born),
            sex=rng.choice((Sex.FEMALE, Sex.MALE)),
            addresses=(home,),
        )
        if not are_twins:
            born -= timedelta(days=rng.randrange(300, 1500))


def _address(rng: Random) -> str:
    town = rng.choice(("Wisbech", "March", "Ely", "Huntingdon", "Cambridge", "Peterborough"))
    code = "".join(rng.choice("ABDEFGHJLNPQRSTUWXYZ") for _ in range(2))
    return (
        f"{rng.randrange(1, 120)} {_made(rng, 2, 2)} {rng.choice(STREETS)}, {town}, "
        f"PE{rng.randrange(1, 39)} {rng.randrange(1, 10)}{code}"
    )


def noticed(rng: Random, child: Candidate, *, mistakes: int) -> Described:
    """A notice about the child, with this many of the mistakes people make."""
    [name] = child.names
    said = Described(
        surname=name.surname,
        forenames=name.forenames.split()[0],
        born_on=child.birth.on,
        sex=child.sex,
        addresses=child.addresses,
    )
    for mistake in rng.sample(MISTAKES, mistakes):
        said = mistake(rng, said)
    return said


def nickname(rng: Random, said: Described) -> Described:
    forms = [f for f in FORMS if f[0] == said.forenames.lower()]
    return replace(said, forenames=rng.choice(forms[0]).title()) if forms else said


def other_way_round(rng: Random, said: Described) -> Described:
    return replace(said, surname=said.forenames, forenames=said.surname)


def half_a_surname(rng: Random, said: Described) -> Described:
    return replace(said, surname=rng.choice(said.surname.split("-")))


def typing_error(rng: Random, said: Described) -> Described:
    """A letter left out, doubled, or exchanged with its neighbour, in one of the two names."""
    field = rng.choice(("surname", "forenames"))
    text: str = getattr(said, field)
    at = rng.randrange(max(1, len(text) - 1))
    wrong = rng.choice((
        text[:at] + text[at + 1 :],
        text[: at + 1] + text[at:],
        text[:at] + text[at + 1 : at + 2] + text[at : at + 1] + text[at + 2 :],
    ))  # fmt: skip
    return replace(said, **{field: wrong or text})


def american_date(rng: Random, said: Described) -> Described:
    return replace(said, born_on=(said.born_on and swapped(said.born_on)) or said.born_on)


def wrong_year(rng: Random, said: Described) -> Described:
    day = said.born_on
    return replace(said, born_on=day and day.replace(year=day.year - 1, day=min(day.day, 28)))


def no_date(rng: Random, said: Described) -> Described:
    return replace(said, born_on=None)


def moved(rng: Random, said: Described) -> Described:
    return replace(said, addresses=(_address(rng),))


def no_address(rng: Random, said: Described) -> Described:
    return replace(said, addresses=())


MISTAKES: list[Callable[[Random, Described], Described]] = [
    nickname, other_way_round, half_a_surname, typing_error, american_date, wrong_year, no_date,
    moved, no_address,
]  # fmt: skip
