"""Days and times as people write them: 5/3/2026, 5 Mar 2026, 6:30pm, 18:15, 1815.

Notifications are read elsewhere, in the hands of many senders; here is what one careful person
types into one box, and whatever is not plainly a day is refused."""

import re
from datetime import UTC, date, datetime, time

from methub.foundation.timekeeping import LONDON, london

_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august",
    "september", "october", "november", "december",
)  # fmt: skip
ZONES = ("BST", "GMT")  # summer time is the first of the two, when the clocks go back
_YEARS = range(1900, 2101)  # a slip of the finger is no day of anybody here
_NUMBERS = re.compile(r"^(\d{1,2})[\s/.\-]+(\d{1,2})[\s/.\-]+(\d{4}|\d{2})$")
_WORDS = re.compile(
    r"^(?:[a-z]+,?\s+)?(\d{1,2})(?:st|nd|rd|th)?[\s/\-]+([a-z]{3,9})[\s/\-,]+(\d{4}|\d{2})$"
)
_ISO = re.compile(r"^(\d{4})-(\d{2})-(\d{2})$")
_TIME = re.compile(r"^(\d{1,2})(?:[:.h]?(\d{2}))?(?::\d{2})?\s*(am|pm|hrs|h)?$")


class NotADay(ValueError):
    """What was written is no day of the calendar."""


class NotATime(ValueError):
    """What was written is no time of day."""


class TimeSkipped(ValueError):
    """The clocks went forward over this time: it never happened."""


class TimeTwice(ValueError):
    """The clocks went back over this time: it happened twice."""


class NotThen(ValueError):
    """GMT was written of a day in summer, or BST of one in winter."""


def parse_day(text: str) -> date:
    """A day as somebody in England writes it: the day before the month."""
    year, month, day = _parts(text.strip().lower())
    try:
        found = date(_year(year), int(month), int(day))
    except ValueError as error:
        raise NotADay(text) from error
    if found.year not in _YEARS:
        raise NotADay(text)
    return found


def _parts(said: str) -> tuple[str, str, str]:
    """Year, month and day, whichever way round they were written."""
    if match := _ISO.match(said):
        return match[1], match[2], match[3]
    if match := _NUMBERS.match(said):
        return match[3], match[2], match[1]
    if match := _WORDS.match(said):
        return match[3], _month(match[2]), match[1]
    raise NotADay(said)


def _month(word: str) -> str:
    """The number of a month by its name, or by three letters or more of it."""
    for number, name in enumerate(_MONTHS, start=1):
        if name.startswith(word):
            return str(number)
    raise NotADay(word)


def parse_time(text: str) -> time:
    """A time of day: 6:30pm, 6.30 pm, 18:15, 1815, 1815hrs, 6pm."""
    match = _TIME.match(text.strip().lower())
    if match is None or (match[2] is None and match[3] not in ("am", "pm")):
        raise NotATime(text)
    hour, minute = int(match[1]), int(match[2] or 0)
    if match[3] in ("am", "pm"):
        if not 1 <= hour <= 12:
            raise NotATime(text)
        hour = hour % 12 + (12 if match[3] == "pm" else 0)
    try:
        return time(hour, minute)
    except ValueError as error:
        raise NotATime(text) from error


def parse_zone(text: str) -> tuple[str, str]:
    """ "1:30am GMT" as the time, and which of the two it was when the clocks went back."""
    words = text.split()
    if words and words[-1].upper() in ZONES:
        return " ".join(words[:-1]), words[-1].upper()
    return text, ""


def day_and_time(text: str) -> tuple[str, str]:
    """ "20/11/2026 18:15", written in one go, as the day and the time of it."""
    said, zone = parse_zone(text.replace(",", " "))
    words = said.split()
    for last in (1, 2):  # "6:15pm", or "6:15 pm"
        day, time = " ".join(words[:-last]), " ".join(words[-last:])
        if _is_day(day) and _TIME.match(time.lower()):
            return day, f"{time} {zone}".strip()
    return text, ""


def _is_day(text: str) -> bool:
    try:
        parse_day(text)
    except NotADay:
        return False
    return True


def london_moment(day: date, at: time, zone: str = "") -> datetime:
    """The instant in UTC; refused where the clocks make it none, or two and nobody says which."""
    early = datetime.combine(day, at, tzinfo=LONDON)
    if early.astimezone(UTC).astimezone(LONDON).replace(tzinfo=None) != early.replace(tzinfo=None):
        raise TimeSkipped
    moments = {one.tzname(): one for one in (early, early.replace(fold=1))}
    if zone and zone not in moments:
        raise NotThen
    if not zone and len(moments) > 1:
        raise TimeTwice
    return moments[zone or early.tzname()].astimezone(UTC)


def time_of(moment: datetime) -> str:
    """As it can be typed again: in the hour that happens twice, with which of the two it was."""
    said = london(moment)
    twice = said.utcoffset() != said.replace(fold=1 - said.fold).utcoffset()
    return f"{said:%H:%M %Z}" if twice else f"{said:%H:%M}"


def _year(text: str) -> int:
    """Two figures are of this century: the children are."""
    return int(text) if len(text) == 4 else 2000 + int(text)
