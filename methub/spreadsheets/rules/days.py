"""Dates and times as people write them in a list, three ways in one column.

Nothing is guessed: a month stays a month, and where two readings are possible somebody is asked.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta

from methub.foundation.spoken import short_day
from methub.spreadsheets.rules.heard import Heard, Odd, ask, note, refuse, says_nothing

OLDEST_YEARS = 30
"""Older than any child and any list: a year before that was misread."""


@dataclass(frozen=True)
class When:
    """A day, perhaps with the time; or only a month, or a year."""

    day: date | None = None
    at: time | None = None
    month: tuple[int, int] | None = None
    year: int | None = None


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<word>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_YEAR = r"(?P<y>\d{4}|\d{2})"
_SPELLINGS = tuple(
    re.compile(rf"(?<![\w/.-]){pattern}(?![\w/-]|\.\d)")
    for pattern in (
        r"(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})",
        rf"(?P<d>\d{{1,2}})\s?[-/. ]\s?(?P<m>\d{{1,2}})\s?[-/. ]\s?{_YEAR}",
        rf"(?P<d>\d{{1,2}})(?:st|nd|rd|th)?[\s./-]*(?:of\s+)?{_MONTH}[\s.,/'’-]*{_YEAR}",
        rf"{_MONTH}\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+{_YEAR}",
        r"(?P<y>\d{4})-(?P<m>\d{1,2})",
        r"(?P<m>\d{1,2})[/.-](?P<y>\d{4})",
        rf"{_MONTH}[\s.,/'’-]*{_YEAR}",
        r"(?P<y>(?:19|20)\d{2})",
    )
)
_NO_YEAR = re.compile(rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s*{_MONTH}|\d{{1,2}}[/.-]\d{{1,2}})(?!\d)")
_SERIAL = re.compile(r"\d{5}(?:\.\d+)?")
_SERIALS = range(20_000, 80_000)  # 1954 to 2119
_WEEKDAY = re.compile(r"\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b\.?,?")
_TIME = re.compile(
    r"(?<![\d:.])(?P<h>\d{1,2})(?:[:.](?P<m>\d{2})(?::\d{2})?)?\s*(?P<half>am|pm)(?![a-z])"
    r"|(?<![\d:.])(?P<h2>\d{1,2})[:.](?P<m2>\d{2})(?::\d{2})?\s*(?:hrs?|hours)?(?![\d:.])"
    r"|(?<!\d)(?P<h3>\d{2})(?P<m3>\d{2})\s*(?:hrs?|hours|h)?(?!\d)"
)
_ABOUT = re.compile(r"\b(?:approx(?:imately)?|about|circa|around|c|ca|est)\b\.?|~")
_FILLERS = re.compile(r"\b(?:at|on|the)\b|[@,;()\s-]|\.(?!\d)")


def read_when(text: str, *, today: date, is_month_first: bool = False) -> Heard[When]:
    """The date in a cell, and the time if it has one. `is_month_first`: most dates of the column
    that can only be read one way are American, so that the others cannot be trusted."""
    if says_nothing(text):
        return Heard()
    if _SERIAL.fullmatch(text) and float(text) // 1 in _SERIALS:
        return _of_serial(float(text), today)
    said = _WEEKDAY.sub(" ", text.lower())
    for spelling in _SPELLINGS:
        match = spelling.search(said)
        if match:
            rest = said[: match.start()] + " " + said[match.end() :]
            return _with_rest(text, _parts(match, text, today, is_month_first), rest, today)
    if _NO_YEAR.search(said):
        return Heard(None, (ask(f"“{text}” has no year"),))
    return Heard(None, (refuse(f"“{text}” is not a date"),))


def read_time(text: str) -> Heard[time]:
    """A time in a cell of its own."""
    if says_nothing(text):
        return Heard()
    found = _time_in(text.lower())
    if found is None:
        return Heard(None, (note(f"“{text}” is not a time: the day alone is kept"),))
    at, rest = found
    return Heard(at, _about(rest))


def is_mostly_month_first(texts: Iterable[str]) -> bool:
    """Of the dates that can be read one way only, at least as many are American as British."""
    firsts = [(int(m["d"]), int(m["m"])) for text in texts if (m := _SPELLINGS[1].search(text))]
    american = sum(1 for first, second in firsts if first <= 12 < second)
    return american > 0 and american >= sum(1 for first, second in firsts if second <= 12 < first)


def _of_serial(serial: float, today: date) -> Heard[When]:
    """A date that lost its format in Excel: days since the beginning of 1900."""
    days, minutes = divmod(round(serial * 1440), 1440)
    day = date(1899, 12, 30) + timedelta(days=days)
    at = time(minutes // 60, minutes % 60) if minutes else None
    odd = (note(f"Excel's number for {short_day(day)}"), *_too_old(day, today))
    return Heard(When(day=day, at=at), odd)


def _parts(match: re.Match[str], text: str, today: date, is_month_first: bool) -> Heard[When]:
    parts = match.groupdict()
    first, second = int(parts.get("d") or 0), _month(parts)
    year, odd = _year(parts["y"] or "", second or 1, first or 1, today)
    if "d" not in parts:
        return _less_than_a_day(year, second, text, odd)  # how much is enough, the row decides
    is_numeric = not parts.get("word") and match.re is not _SPELLINGS[0]
    if is_numeric and second > 12 >= first:
        first, second = second, first
        odd = (*odd, note(f"Month first: read as {first} {_MONTHS[second - 1].title()}"))
    elif is_numeric and is_month_first and first <= 12 and first != second:
        return Heard(None, (ask(f"“{text}”: other dates here have the month first. Which is it?"),))
    day = _date(year, second, first)
    if day is None:
        return Heard(None, (refuse(f"“{text}” is not a date"),))
    return Heard(When(day=day), (*odd, *_too_old(day, today)))


def _less_than_a_day(year: int, month: int, text: str, odd: tuple[Odd, ...]) -> Heard[When]:
    if not month:
        return Heard(When(year=year), odd)
    if month > 12:
        return Heard(None, (refuse(f"“{text}” is not a date"),))
    return Heard(When(month=(year, month), year=year), odd)


def _with_rest(text: str, heard: Heard[When], rest: str, today: date) -> Heard[When]:
    """What stands beside the date: a time, a second date, or words."""
    if any(spelling.search(rest) for spelling in _SPELLINGS[:4]):
        return Heard(None, (ask(f"“{text}” has two dates in it"),))
    found = _time_in(rest)
    at, rest = found or (None, rest)
    value = heard.value
    if value is not None and value.day is not None and at is not None:
        value = When(day=value.day, at=at)
    left = _about(rest)
    return Heard(value, (*heard.odd, *left))


def _about(rest: str) -> tuple[Odd, ...]:
    if _FILLERS.sub("", _ABOUT.sub("", rest)) == "":
        return (note("Written as approximate"),) if _ABOUT.search(rest) else ()
    return (note(f"Also written here: “{' '.join(rest.split())}”"),)


def _time_in(text: str) -> tuple[time, str] | None:
    match = _TIME.search(text)
    if match is None:
        return None
    parts = match.groupdict()
    hour = int(parts["h"] or parts["h2"] or parts["h3"])
    minute = int(parts["m"] or parts["m2"] or parts["m3"] or 0)
    if parts["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if parts["half"] == "pm" else 0)
    if hour > 23 or minute > 59:
        return None
    return time(hour, minute), text[: match.start()] + " " + text[match.end() :]


def _month(parts: dict[str, str | None]) -> int:
    word = parts.get("word")
    return _MONTHS.index(word) + 1 if word else int(parts.get("m") or 0)


def _year(digits: str, month: int, day: int, today: date) -> tuple[int, tuple[Odd, ...]]:
    """Two figures are this century's; the last one's where this one's are still to come, and a
    child could have been born then."""
    if len(digits) == 4:
        return int(digits), ()
    year = 2000 + int(digits)
    is_to_come = (_date(year, min(month, 12), day) or today) > today
    if is_to_come and year - 100 >= today.year - OLDEST_YEARS:
        year -= 100
    return year, (note(f"“{digits}” read as {year}"),)


def _too_old(day: date, today: date) -> tuple[Odd, ...]:
    if day.year < today.year - OLDEST_YEARS:
        return (ask(f"{short_day(day)} is more than {OLDEST_YEARS} years ago"),)
    return ()


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
