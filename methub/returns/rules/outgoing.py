"""The rows of a return, from what the record says: lawful days from exact times.

The return knows whole days of children who are looked after, and nothing else. What the record
says more exactly, or of other days, is cut to that, and never told otherwise than it was:

- an absence is told for the days on which the child was looked after, and until they come of age;
- one that goes on at the end of March is open, and begins on the same day in next year's return;
- one that outlasts a placement across the end of a year is told apart where the placement ended,
  because a return does not take an open absence from a placement that has ended (rule 575).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from methub.foundation.timekeeping import birthday
from methub.returns.rules.days import Span

ADULT_AT = 18
STILL_MISSING = "E8"  # the reason care ended, for a child who comes of age while missing
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Care:
    """An episode of care in the return's own codes; `key` is the record's."""

    key: int
    begins: date
    ends: date | None
    reason: str = ""


@dataclass(frozen=True)
class Away:
    """An absence in whole London days: what it is of, M or A, and which record says so."""

    key: int
    kind: str
    since: date
    until: date | None


@dataclass(frozen=True)
class Rows:
    """What the return says of one child."""

    care: tuple[Care, ...]
    absences: tuple[Away, ...]


def rows_of_child(
    born_on: date | None, care: Sequence[Care], absences: Iterable[Away], span: Span
) -> Rows:
    """Nothing of a child who was not looked after on any of these days."""
    comes_of_age = birthday(born_on, ADULT_AT) if born_on else None
    gone = sorted(absences, key=lambda one: (one.since, one.until or date.max))
    told = list(_of_age(care, gone, comes_of_age))
    spells = [one for one in told if _reaches(one.begins, one.ends, span)]
    if not spells:
        return Rows((), ())
    pieces = (
        piece
        for one in gone
        if born_on is None or one.since > born_on
        for piece in _pieces(one, told, comes_of_age)
    )
    return Rows(
        care=tuple(_seen_care(one, span) for one in spells),
        absences=tuple(
            sorted(
                (_seen(one, span) for one in pieces if _reaches(one.since, one.until, span)),
                key=lambda one: (one.until or one.since, one.since, one.until is None),
            )
        ),
    )


def _reaches(begins: date, ends: date | None, span: Span) -> bool:
    return begins <= span.last and (ends is None or ends >= span.first)


def _seen(one: Away, span: Span) -> Away:
    """On the last day nobody knows what ended later."""
    return replace(one, until=None) if one.until and one.until > span.last else one


def _seen_care(one: Care, span: Span) -> Care:
    return replace(one, ends=None, reason="") if one.ends and one.ends > span.last else one


def _of_age(
    care: Sequence[Care], absences: Sequence[Away], comes_of_age: date | None
) -> Iterator[Care]:
    """A child who is missing as they come of age is looked after until that day, and the reason
    says so (rule 580)."""
    is_missing = comes_of_age is not None and any(
        one.since < comes_of_age and (one.until is None or one.until >= comes_of_age)
        for one in absences
    )
    for one in sorted(care, key=lambda each: (each.begins, each.ends or date.max)):
        if comes_of_age is None or not is_missing or one.begins > comes_of_age:
            yield one
        elif one.ends is None or one.ends >= comes_of_age:
            yield replace(one, ends=comes_of_age, reason=STILL_MISSING)
        else:
            yield one


def _pieces(one: Away, care: Sequence[Care], comes_of_age: date | None) -> Iterator[Away]:
    until = min((day for day in (one.until, comes_of_age) if day), default=None)
    if comes_of_age is not None and one.since >= comes_of_age:
        return
    whole = replace(one, until=until)
    for begins, ends in _periods(care):
        inside = _within(whole, begins, ends)
        if inside is not None:
            yield from _apart(inside, care)


def _periods(care: Sequence[Care]) -> list[tuple[date, date | None]]:
    periods: list[tuple[date, date | None]] = []
    for one in care:
        last = periods[-1] if periods else None
        if last is not None and (last[1] is None or one.begins <= last[1]):
            periods[-1] = (last[0], one.ends)
        else:
            periods.append((one.begins, one.ends))
    return periods


def _within(one: Away, begins: date, ends: date | None) -> Away | None:
    """The part of an absence on which the child was looked after."""
    since = max(one.since, begins)
    until = min((day for day in (one.until, ends) if day), default=None)
    if (ends is not None and since > ends) or (until is not None and since > until):
        return None
    return replace(one, since=since, until=until)


def _apart(one: Away, care: Sequence[Care]) -> Iterator[Away]:
    """Told apart where an episode of care ended, if it goes on over the end of a year after that;
    the rest begins a day later, for on the day itself the child was still placed there."""
    for ended in sorted({spell.ends for spell in care if spell.ends}):
        if ended >= one.since and _is_open_at_a_year_end(one, ended):
            yield replace(one, until=ended)
            one = replace(one, since=ended + _ONE_DAY)
    yield one


def _is_open_at_a_year_end(one: Away, day: date) -> bool:
    year_end = date(day.year if (day.month, day.day) <= (3, 31) else day.year + 1, 3, 31)
    return one.until is None or one.until > year_end
