"""Two rows, or a row and the record, that tell of the same absence: one child is not missing
twice at once, and one absence is not counted as two."""

from collections.abc import Iterable
from dataclasses import dataclass

from methub.foundation.timekeeping import london_day
from methub.missing.codes import Precision
from methub.missing.rules import Known, Period, overlaps
from methub.spreadsheets.rules.heard import Odd, ask, refuse


@dataclass(frozen=True)
class Span:
    """An absence, and how to speak of it: "Row 12", "An episode on the record"."""

    since: Known
    until: Known | None
    words: str


def clash(span: Span, others: Iterable[Span]) -> Odd | None:
    """What another absence of the same child says against this one."""
    for other in others:
        if _overlaps(span, other):
            return refuse(f"{other.words} is of the same time: {other.since.in_words}")
        if _begins_the_same_day(span, other):
            return ask(
                f"{other.words} begins on the same day. Write the time, or leave this row out"
            )
    return None


def _overlaps(one: Span, other: Span) -> bool:
    is_same = one.since == other.since
    return is_same or overlaps(_period(one), _period(other))


def _begins_the_same_day(one: Span, other: Span) -> bool:
    """Where a time is not known, the same day may be the same absence."""
    if Precision.DAY not in (one.since.precision, other.since.precision):
        return False
    return london_day(one.since.moment) == london_day(other.since.moment)


def _period(span: Span) -> Period:
    return Period("", span.since.moment, span.until.moment if span.until else None)
