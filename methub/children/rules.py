"""What is true of a child on a day, from dated facts."""

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol, TypeVar

from methub.children.codes import (
    IN_CARE,
    CareStatus,
    Disability,
    FactKind,
    LegalStatus,
    LivingKind,
    PlaceType,
    ReasonNew,
    SchoolStatus,
)
from methub.foundation.timekeeping import age_on


class DatedFact(Protocol):
    """Anything that holds from a day until (but not on) a day."""

    from_on: date
    until_on: date | None


F = TypeVar("F", bound=DatedFact)

_IN_CARE = frozenset(code.value for code in IN_CARE)


def holds(fact: DatedFact, day: date) -> bool:
    return fact.from_on <= day and (fact.until_on is None or day < fact.until_on)


def on(facts: Iterable[F], day: date) -> list[F]:
    """The facts that hold on a day, newest first."""
    return sorted((f for f in facts if holds(f, day)), key=lambda f: f.from_on, reverse=True)


def is_in_care(status: str | None) -> bool:
    """Looked after by an authority."""
    return status in _IN_CARE


def is_open_to_anybody(status: str | None) -> bool:
    """Somebody in social care or early help is working with the child."""
    return status not in (None, CareStatus.NOT_OPEN)


ADULT_AT = 18
YOUNG = 13
"""Nobody younger can consent to sexual activity, in law: whatever happened was done to them."""


def was_young(latest_birth: date | None, days: Iterable[date]) -> bool:
    """Under 13 on any of the days, or may have been: by the latest day the child can be born."""
    return latest_birth is not None and any(
        age_on(latest_birth, day) < YOUNG for day in days if day >= latest_birth
    )


def age_in_words(born_on: date | None, born_year: int | None, day: date) -> str:
    """ "15", "about 15" when only the year is known, "age not known"."""
    if born_on is not None:
        return str(age_on(born_on, day))
    if born_year is not None:
        return f"about {day.year - born_year}"
    return "age not known"


def turns(born_on: date, *, years: int, months: int = 0) -> date:
    """The day somebody is so many years and months old. Where that month has no such day, the
    first of the next: born on 29 February, eighteen on 1 March."""
    ahead = born_on.month - 1 + months
    year, month = born_on.year + years + ahead // 12, ahead % 12 + 1
    if born_on.day <= calendar.monthrange(year, month)[1]:
        return date(year, month, born_on.day)
    return date(year + month // 12, month % 12 + 1, 1)


def born_by(day: date, *, years: int) -> date:
    """The last day on which somebody was born who is so old on this day."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return date(day.year - years, 2, 28)


@dataclass(frozen=True)
class GrowingUp:
    """The day from which the move to adult services is planned, the day on which the child is an
    adult, and the day from which the hub works with them no longer."""

    starts: date
    adult: date
    leaves_hub: date


def growing_up(
    born_on: date, *, plan_at: tuple[int, int], adult_at: int, hub_until: int
) -> GrowingUp:
    """`plan_at`: years, and months after that birthday."""
    years, months = plan_at
    return GrowingUp(
        starts=turns(born_on, years=years, months=months),
        adult=turns(born_on, years=adult_at),
        leaves_hub=turns(born_on, years=hub_until),
    )


_ORDERS = frozenset({CareStatus.IN_CARE_ORDER})
_OTHERS = frozenset({CareStatus.IN_CARE_OTHER})
_AGREED = frozenset({CareStatus.IN_CARE_S20, CareStatus.IN_CARE_UASC})
STATUS_OF: dict[LegalStatus, frozenset[CareStatus]] = {
    LegalStatus.C1: _ORDERS | {CareStatus.IN_CARE_UASC},
    LegalStatus.C2: _ORDERS | {CareStatus.IN_CARE_UASC},
    LegalStatus.D1: _ORDERS,
    LegalStatus.E1: _ORDERS,
    LegalStatus.V2: _AGREED,
    LegalStatus.V3: _AGREED,
    LegalStatus.V4: _AGREED,
    LegalStatus.L1: _OTHERS,
    LegalStatus.L2: _OTHERS,
    LegalStatus.L3: _OTHERS,
    LegalStatus.J1: _OTHERS,
    LegalStatus.J2: _OTHERS,
    LegalStatus.J3: _OTHERS,
}
"""What a legal status means in the words that practitioners use."""


def care_status_of(legal_status: LegalStatus, *, is_unaccompanied: bool = False) -> CareStatus:
    """The word for a legal status: for a file, which holds only the code."""
    fitting = STATUS_OF[legal_status]
    if is_unaccompanied and CareStatus.IN_CARE_UASC in fitting:
        return CareStatus.IN_CARE_UASC
    return next(iter(fitting - {CareStatus.IN_CARE_UASC}))


def agrees(status: CareStatus, legal_status: str) -> bool:
    """Whether the word and the code say the same; no code says nothing else."""
    return legal_status == "" or status in STATUS_OF[LegalStatus(legal_status)]


def reason_new(*, is_new_law: bool, is_new_place: bool, same_carers: bool) -> ReasonNew:
    """Why an episode of care begins on the day the one before ended."""
    if not is_new_place:
        return ReasonNew.L
    if is_new_law:
        return ReasonNew.U if same_carers else ReasonNew.B
    return ReasonNew.T if same_carers else ReasonNew.P


LIVING_OF: dict[PlaceType, LivingKind] = {
    PlaceType.K1: LivingKind.SECURE,
    PlaceType.K2: LivingKind.RESIDENTIAL,
    PlaceType.K3: LivingKind.SEMI_INDEPENDENT,
    PlaceType.H5: LivingKind.SEMI_INDEPENDENT,
    PlaceType.P2: LivingKind.SEMI_INDEPENDENT,
    PlaceType.P1: LivingKind.HOME,
    PlaceType.R1: LivingKind.RESIDENTIAL,
    PlaceType.R5: LivingKind.SECURE,
    **dict.fromkeys((code for code in PlaceType if code.startswith("U")), LivingKind.FOSTER),
}


def living_kind_of(place_type: PlaceType) -> LivingKind:
    """Where a child lives, in words, for a file that holds only the code of the placement."""
    return LIVING_OF.get(place_type, LivingKind.OTHER)


ON_ROLL = frozenset({SchoolStatus.ATTENDING, SchoolStatus.NOT_ATTENDING, SchoolStatus.PART_TIME})
"""A child on a school's roll is not missing education, however seldom they are there: that is a
matter of attendance (practice.md §3.11)."""
OUT_OF_SIGHT = frozenset(
    {
        SchoolStatus.MISSING_EDUCATION,
        SchoolStatus.NOT_ATTENDING,
        SchoolStatus.PART_TIME,
        SchoolStatus.HOME_EDUCATED,
        SchoolStatus.EXCLUDED,
        SchoolStatus.NEET,
    }
)
"""Seen little or not at all by a school: shown together. Only the first is missing education."""


def is_on_roll(status: SchoolStatus, said: bool | None) -> bool | None:
    """Whether a school has the child on its roll: the status may say so by itself."""
    if status in ON_ROLL:
        return True
    if status in (SchoolStatus.MISSING_EDUCATION, SchoolStatus.HOME_EDUCATED):
        return False
    return said


def no_disability_stands_alone(codes: Iterable[str]) -> bool:
    """None, or some: not both, and not nothing at all."""
    said = set(codes)
    return bool(said) and (Disability.NONE not in said or len(said) == 1)


def leads_home(kind: FactKind, fact: Any) -> bool:
    """Whether a fact is, or leads to, a home that nobody may be told."""
    home = getattr(fact, "placement", None) if kind is FactKind.CARE else fact
    return bool(getattr(home, "is_protected", False))
