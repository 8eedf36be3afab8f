"""Excel keeps a date as a number and a way of showing it. Both say how much is known."""

import re
from datetime import date, timedelta

_SHOWS_DAY = frozenset({14, 15, 16, 22, *range(27, 37), *range(50, 59)})
_SHOWS_MONTH = frozenset({17})
_SHOWS_TIME = frozenset({18, 19, 20, 21, 45, 46, 47})
_NOT_LETTERS = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.|\*.')
_LAST = 2_958_465  # 31 December 9999
SHOWN_AS_DAY, SHOWN_AS_MONTH, SHOWN_AS_TIME = "day", "month", "time"


def shown_as(number: int, code: str) -> str:
    """What a number format shows: a day, a month, a time, or (empty) no date at all."""
    if number in _SHOWS_DAY:
        return SHOWN_AS_DAY
    if number in _SHOWS_MONTH:
        return SHOWN_AS_MONTH
    if number in _SHOWS_TIME:
        return SHOWN_AS_TIME
    letters = _NOT_LETTERS.sub("", code.split(";")[0].lower())
    if letters in ("", "general", "@") or re.search(r"[0#?]", letters) and "y" not in letters:
        return ""
    if "d" in letters:
        return SHOWN_AS_DAY
    if "y" in letters or "mmm" in letters:
        return SHOWN_AS_MONTH
    return SHOWN_AS_TIME if re.search(r"[hs]", letters) else ""


def as_text(serial: float, shown: str, *, is_1904: bool) -> str:
    """The date as text that means one thing only: 2026-03-05, 2026-03-05 14:30, 2026-03, 14:30.

    "Mar-26" typed into Excel becomes the first of March, shown as a month: nobody said the first.
    Midnight exactly is a day whose time nobody wrote.
    """
    if not 0 <= serial <= _LAST:
        return f"{serial:.15g}"
    days, minutes = divmod(round(serial * 1440), 1440)
    if days == 0 or shown == SHOWN_AS_TIME:
        return _clock(minutes)
    try:
        day = _first(days, is_1904) + timedelta(days=days)
    except OverflowError:
        return f"{serial:.15g}"
    if shown == SHOWN_AS_MONTH:
        return f"{day:%Y-%m}"
    if not minutes:
        return day.isoformat()
    return f"{day.isoformat()} {_clock(minutes)}"


def _first(days: int, is_1904: bool) -> date:
    """Day nought. Excel believes that 29 February 1900 existed."""
    if is_1904:
        return date(1904, 1, 1)
    return date(1899, 12, 30) if days > 60 else date(1899, 12, 31)


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"
