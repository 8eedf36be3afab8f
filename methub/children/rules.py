"""What is true of a child on a day, from dated facts."""

from collections.abc import Iterable
from datetime import date
from typing import Protocol, TypeVar

from methub.children.codes import IN_CARE, CareStatus
from methub.foundation.timekeeping import age_on


class DatedFact(Protocol):
    """Anything that holds from a day until (but not on) a day."""

    from_on: date
    until_on: date | None


F = TypeVar("F", bound=DatedFact)


def holds(fact: DatedFact, day: date) -> bool:
    return fact.from_on <= day and (fact.until_on is None or day < fact.until_on)


def on(facts: Iterable[F], day: date) -> list[F]:
    """The facts that hold on a day, newest first."""
    return sorted((f for f in facts if holds(f, day)), key=lambda f: f.from_on, reverse=True)


def is_in_care(status: str | None) -> bool:
    """Looked after by an authority."""
    return status in {code.value for code in IN_CARE}


def is_open_to_anybody(status: str | None) -> bool:
    """Somebody in social care or early help is working with the child."""
    return status not in (None, CareStatus.NOT_OPEN)


def age_in_words(born_on: date | None, born_year: int | None, day: date) -> str:
    """ "15", "about 15" when only the year is known, "age not known"."""
    if born_on is not None:
        return str(age_on(born_on, day))
    if born_year is not None:
        return f"about {day.year - born_year}"
    return "age not known"
