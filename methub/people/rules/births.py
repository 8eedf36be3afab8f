"""Dates of birth as they are known, as they are spelt, and how near two of them are."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Self

from rapidfuzz.distance import OSA

from methub.foundation.codes import Code
from methub.people.codes import Precision

OLDEST = 125  # years: nobody on the record is older; a date before that was misread


@dataclass(frozen=True)
class Birth:
    """A date of birth, as far as it is known. What is not known is left out, never made up."""

    precision: Precision
    on: date | None = None
    year: int | None = None
    month: int | None = None

    @classmethod
    def on_day(cls, day: date) -> Self:
        return cls(Precision.DAY, day, day.year, day.month)

    @classmethod
    def in_month(cls, year: int, month: int) -> Self:
        return cls(Precision.MONTH, None, year, month)

    @classmethod
    def in_year(cls, year: int) -> Self:
        return cls(Precision.YEAR, None, year)

    @classmethod
    def about(cls, year: int) -> Self:
        return cls(Precision.ESTIMATED, None, year)

    @classmethod
    def working_date(cls, day: date) -> Self:
        """The date an authority gave a child who arrived without papers."""
        return cls(Precision.ESTIMATED, day, day.year, day.month)

    @property
    def latest(self) -> date | None:
        """The latest day it can be: what protects the young protects whoever may be young."""
        if self.on is not None or self.year is None:
            return self.on
        month = self.month or 12
        return date(self.year, month, monthrange(self.year, month)[1])


NOT_KNOWN = Birth(Precision.UNKNOWN)


class BirthNearness(Code):
    """How near two dates of birth are, nearest first."""

    SAME = "same", "The same"
    SWAPPED = "swapped", "Day and month swapped"
    DIGIT = "digit", "One figure wrong, or two neighbours exchanged"
    TWO_PARTS = "two-parts", "Two of day, month and year the same"
    PARTLY = "partly", "The same as far as it is known"
    NEAR = "near", "Within a year of an estimate"
    DIFFERENT = "different", "Different"


def is_possible(birth: Birth, today: date) -> bool:
    """Not in the future, and not so long ago that somebody mistyped."""
    earliest = today.year - OLDEST
    if birth.on is not None and birth.on > today:
        return False
    if birth.month is not None and not 1 <= birth.month <= 12:
        return False
    return birth.year is None or earliest <= birth.year <= today.year


def swapped(day: date) -> date | None:
    """The date with day and month the other way round, where that is another date."""
    if day.day > 12 or day.day == day.month:
        return None
    return day.replace(month=day.day, day=day.month)


def births_apart(one: Birth, other: Birth) -> BirthNearness | None:
    """How near two dates of birth are; None where either is not known at all."""
    if one.year is None or other.year is None:
        return None
    if one.on and other.on:
        return _days_apart(
            one.on, other.on, Precision.ESTIMATED in (one.precision, other.precision)
        )
    if Precision.ESTIMATED in (one.precision, other.precision):
        near = abs(one.year - other.year) <= 1
        return BirthNearness.NEAR if near else BirthNearness.DIFFERENT
    known_months = {one.month, other.month} - {None}
    agrees = one.year == other.year and len(known_months) < 2
    return BirthNearness.PARTLY if agrees else BirthNearness.DIFFERENT


def _days_apart(one: date, other: date, is_estimate: bool) -> BirthNearness:
    if one == other:
        return BirthNearness.SAME
    if swapped(one) == other:
        return BirthNearness.SWAPPED
    if OSA.distance(f"{one:%Y%m%d}", f"{other:%Y%m%d}", score_cutoff=1) == 1:
        return BirthNearness.DIGIT
    if sum(a == b for a, b in zip(one.timetuple()[:3], other.timetuple()[:3], strict=True)) == 2:
        return BirthNearness.TWO_PARTS
    if is_estimate and abs(one.year - other.year) <= 1:
        return BirthNearness.NEAR
    return BirthNearness.DIFFERENT


# Dates as people spell them. British order; the other order only where British is impossible.
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<word>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DAY = r"(?P<d>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<y>\d{4}|\d{2})"
_SPELLINGS = tuple(
    re.compile(rf"(?<![\w/.-]){pattern}(?![\w/-]|\.\d)")
    for pattern in (
        r"(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})",
        rf"(?P<d>\d{{1,2}})\s?[-/. ]\s?(?P<m>\d{{1,2}})\s?[-/. ]\s?{_YEAR}",
        r"(?P<d>\d{2})(?P<m>\d{2})(?P<y>(?:19|20)\d{2})",
        rf"{_DAY}[\s-]+(?:of\s+)?{_MONTH}[\s,-]+{_YEAR}",
        rf"{_MONTH}\s+{_DAY},?\s+{_YEAR}",
    )
)


def spelt_dates(text: str, *, today: date) -> tuple[tuple[date, ...], str]:
    """The dates of birth in a text, and the text without them.

    A day and month that could be either way round are read the British way: 03/04/2011 is in April.
    """
    found: list[date] = []

    def take(match: re.Match[str]) -> str:
        day = _read(match.groupdict(), today)
        if day is None or day > today:
            return match.group()
        found.append(day)
        return " "

    rest = text.lower()
    for spelling in _SPELLINGS:
        rest = spelling.sub(take, rest)
    return tuple(found), rest


def _read(parts: dict[str, str | None], today: date) -> date | None:
    year = _whole_year(parts["y"] or "", today)
    day = int(parts["d"] or 0)
    word = parts.get("word")
    month = _MONTHS.index(word) + 1 if word else int(parts.get("m") or 0)
    return _date(year, month, day) or _date(year, day, month)


def _whole_year(digits: str, today: date) -> int:
    """Two figures are the latest such year that is not in the future."""
    year = int(digits)
    if len(digits) == 4:
        return year
    century = today.year - today.year % 100
    return century + year if century + year <= today.year else century - 100 + year


def _date(year: int, month: int, day: int) -> date | None:
    is_a_day = 1 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]
    return date(year, month, day) if is_a_day else None
