"""Dates and times as people write them. London's clock, unless the words say otherwise.

What is impossible, unsaid or said twice is never guessed: a wrong time starts a wrong clock.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from methub.foundation.timekeeping import LONDON

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH_NAMES = (
    "january|february|march|april|may|june|july|august|september|october|november|december"
    "|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec"
)
# A word for an hour, unless it goes on as a name does: "Noon Street".
_ALONE = r"\b(?!\s+(?!(?:on|gmt|bst|utc|of)\b)[^\W\d_])"
_TOKENS = {
    "midnight": rf"(?P<midnight>(?:12\s*)?midnight){_ALONE}",
    "noon": rf"(?P<noon>(?:12(?:[.:]00)?\s*)?(?:noon|midday)){_ALONE}",
    "yyyy": r"(?P<year>\d{4})",
    "yy": r"(?P<year>\d{2})",
    "mon": rf"(?P<month>{_MONTH_NAMES})",
    "mm": r"(?P<month>\d{1,2})",
    "dd": r"(?P<day>\d{1,2})(?:st|nd|rd|th)?",
    "hh": r"(?P<hour>\d{1,2})",
    "h2": r"(?P<hour>\d{2})",
    "mi": r"(?P<minute>\d{2})",
    "ss": r"\d{2}(?:\.\d+)?",
    "ap": r"(?P<half>[ap])\.?m\b\.?",
    "hrs": r"(?:hrs|hours|hr|h)\b",
}
_SPLIT = re.compile("(" + "|".join(_TOKENS) + ")")
_BETWEEN = re.compile(
    r"(?:[\s,;@t(-]|–|\b(?:at|on|the|of|about|around|approx(?:imately)?|circa)\b)*", re.IGNORECASE
)
_OFFSET = re.compile(r"\s*(?P<zone>[+-]\d{2}:?\d{2})(?!\w)")
_MACHINE_WRITTEN = re.compile(r"\d{4}-\d{2}-\d{2}|\d{1,2}:\d{2}:\d{2}")
_WORD_AFTER = re.compile(r"\s*\(?(?P<word>[a-z]{1,3})\b\)?", re.IGNORECASE)
_LONGEST = 300


@dataclass(frozen=True)
class Format:
    """A way of writing a date or a time of day, as a layout spells it ("dd/mm/yyyy")."""

    said: str
    pattern: re.Pattern[str]


@dataclass(frozen=True)
class DayRead:
    """A day, or why there is none; `proposed` where the words allow one other reading."""

    on: date | None = None
    proposed: date | None = None
    why: str = ""
    rest: str = ""


@dataclass(frozen=True)
class InstantRead:
    """An instant, or why there is none; `rest` is what the words say besides. One half alone is
    none, and may be made whole by another line."""

    at: datetime | None = None
    why: str = ""
    rest: str = ""
    is_about_time: bool = True
    is_only_a_day: bool = False
    is_only_an_hour: bool = False


def compile_format(said: str) -> Format:
    """ "dd/mm/yyyy", "dd mon yy", "hh:mi ap": letters stand for themselves only in these tokens."""
    pieces = _SPLIT.split(said)
    if len(pieces) < 3 or any(piece and piece.isalnum() for piece in pieces[::2]):
        raise ValueError(f"“{said}” is not a way of writing a date or a time.")
    pattern = "".join(
        _TOKENS[piece] if index % 2 else r"\s*".join(map(re.escape, piece.split(" ")))
        for index, piece in enumerate(pieces)
    )
    alone = rf"(?:(?<![\w/.:])|(?<=\dT)){pattern}(?![\d/:]|\.\d)"
    return Format(said, re.compile(alone, re.IGNORECASE))


def day_in(said: str, dates: Iterable[Format]) -> DayRead:
    """The one day these words name."""
    found = list(_found(said[:_LONGEST], dates))
    if len(found) != 1:
        return DayRead(why="more than one date" if found else "not a full date", rest=said)
    rest = _without(said, found[0].span())
    try:
        return DayRead(on=_date(found[0]), rest=rest)
    except ValueError:
        return DayRead(proposed=_swapped(found[0]), why="no such date", rest=rest)


def instant_in(
    said: str, dates: tuple[Format, ...], clocks: tuple[Format, ...], zones: Mapping[str, int]
) -> InstantRead:
    """The one instant these words name: a date and a time of day that stand together."""
    text = said[:_LONGEST]
    days = list(_found(text, dates))
    taken = [day.span() for day in days]
    hours = [hour for hour in _found(text, clocks) if not _overlaps(hour.span(), taken)]
    pairs = [(day, hour) for day in days for hour in hours if _stand_together(text, day, hour)]
    if pairs and len(pairs) != 1:
        return InstantRead(why="more than one time", rest=said)
    if days and not pairs:
        why = "a date and a time that do not stand together" if hours else "no time of day"
        return InstantRead(why=why, rest=said, is_only_a_day=len(days) == 1 and not hours)
    if not days:
        return _no_day(said, hours, zones)
    day, hour = pairs[0]
    zone, end = _zone(text, hour.end(), zones)
    span = min(day.start(), hour.start()), max(day.end(), end)
    rest = _without(said, span)
    others = [h for h in hours if not _overlaps(h.span(), [span]) and not h.group().isdigit()]
    if len(days) > 1 or others:
        return InstantRead(why="more than one time", rest=rest)
    try:
        if _is_midnight(hour):
            return InstantRead(why=_which_midnight(_date(day)), rest=rest)
        wall = datetime.combine(_date(day), _time(hour))
    except (ValueError, OverflowError):
        return InstantRead(why="no such date or time", rest=rest)
    return _on_the_clock(wall, zone, rest)


def _no_day(said: str, hours: list[re.Match[str]], zones: Mapping[str, int]) -> InstantRead:
    """ "approx 03:40": a time of day, and nothing else. Else a place, or something to be read."""
    spans = [(hour.start(), _zone(said, hour.end(), zones)[1]) for hour in hours]
    is_hour = any(_BETWEEN.fullmatch(_without(said, span).rstrip(" .)")) for span in spans)
    return InstantRead(
        why="no date" if is_hour else "no date or time",
        rest=said,
        is_about_time=is_hour,
        is_only_an_hour=is_hour,
    )


def _on_the_clock(wall: datetime, zone: timedelta | None, rest: str) -> InstantRead:
    """The instant a clock on a London wall means. One hour each spring never comes, and one each
    autumn comes twice: then nobody but the writer knows, so nobody guesses."""
    if zone is not None:
        return InstantRead(at=(wall - zone).replace(tzinfo=UTC), rest=rest)
    first, second = (wall.replace(tzinfo=LONDON, fold=fold).astimezone(UTC) for fold in (0, 1))
    if first == second:
        return InstantRead(at=first, rest=rest)
    if first.astimezone(LONDON).replace(tzinfo=None) != wall:
        return InstantRead(why="an hour that was skipped when the clocks went forward", rest=rest)
    return InstantRead(why="an hour that came twice when the clocks went back", rest=rest)


def _found(text: str, formats: Iterable[Format]) -> Iterator[re.Match[str]]:
    """Where these formats stand; the earlier in the list wins where two overlap."""
    taken: list[tuple[int, int]] = []
    for form in formats:
        for match in form.pattern.finditer(text):
            if not _overlaps(match.span(), taken):
                taken.append(match.span())
                yield match


def _stand_together(text: str, day: re.Match[str], hour: re.Match[str]) -> bool:
    start, end = sorted((day, hour), key=lambda match: match.start())
    return _BETWEEN.fullmatch(text, start.end(), end.start()) is not None


def _overlaps(span: tuple[int, int], taken: list[tuple[int, int]]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in taken)


def _without(said: str, span: tuple[int, int]) -> str:
    return " ".join(f"{said[: span[0]]} {said[span[1] :]}".split())


def _zone(text: str, end: int, zones: Mapping[str, int]) -> tuple[timedelta | None, int]:
    """What follows the time of day: a word for an offset, or the offset itself where a machine
    wrote it. In a person's "10:15-10:30" the second time is no offset."""
    offset = _OFFSET.match(text, end)
    if offset and _MACHINE_WRITTEN.search(text[:end]):
        said = offset["zone"].replace(":", "")
        size = timedelta(hours=int(said[1:3]), minutes=int(said[3:]))
        return (size if said[0] == "+" else -size), offset.end()
    if (word := _WORD_AFTER.match(text, end)) and word["word"].casefold() in zones:
        return timedelta(minutes=zones[word["word"].casefold()]), word.end()
    return None, end


def _date(match: re.Match[str]) -> date:
    month = match["month"].casefold()
    number = int(month) if month.isdigit() else _MONTHS.index(month[:3]) + 1
    return date(_year(match), number, int(match["day"]))


def _swapped(match: re.Match[str]) -> date | None:
    """ "03/14/2011" is no date here; with the month first, it has one reading."""
    try:
        return date(_year(match), int(match["day"]), int(match["month"]))
    except ValueError:
        return None


def _year(match: re.Match[str]) -> int:
    return int(match["year"]) if len(match["year"]) == 4 else 2000 + int(match["year"])


def _is_midnight(hour: re.Match[str]) -> bool:
    """In a word, or as 24:00, which no clock shows."""
    said = hour.groupdict()
    hours = (said.get("hour"), said.get("minute"), said.get("half"))
    return bool(said.get("midnight")) or hours == ("24", "00", None)


def _which_midnight(on: date) -> str:
    """People mean either. The two are a whole day apart."""
    after = on + timedelta(days=1)
    return (
        f"midnight may be the beginning of the day, 00:00 on {on.day} {on:%B}, or its end, 00:00"
        f" on {after.day} {after:%B}"
    )


def _time(match: re.Match[str]) -> time:
    said = match.groupdict()
    if said.get("noon"):
        return time(12)
    hour, half = int(said["hour"]), (said.get("half") or "").casefold()
    if half and hour <= 12:
        if hour == 0:
            raise ValueError
        hour = hour % 12 + (12 if half == "p" else 0)
    elif half == "a":
        raise ValueError
    return time(hour, int(said.get("minute") or 0))
