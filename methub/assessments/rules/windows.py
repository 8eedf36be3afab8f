"""How old evidence is, and what an answer still counts as.

Dates only ever take points away. An answer counts as what was answered, as far as its evidence is
still inside the window: what was present now and is seven months old is recent, and then nothing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from methub.assessments.codes import Presence
from methub.assessments.rules.shape import Windows


def months_before(day: date, months: int) -> date:
    """The same day so many months earlier; where there is none, the last day of that month."""
    whole = day.year * 12 + day.month - 1 - months
    year, month = divmod(whole, 12)
    return date(year, month + 1, min(day.day, _days_in(year, month + 1)))


def months_after(day: date, months: int) -> date:
    return months_before(day, -months)


def _days_in(year: int, month: int) -> int:
    following = date(year + month // 12, month % 12 + 1, 1)
    return (following - timedelta(days=1)).day


def window_of(day: date, *, on: date, windows: Windows) -> Presence:
    """Which window a day falls in. Exactly six months ago is still in a window of six months."""
    if day >= months_before(on, windows.current_months):
        return Presence.NOW
    if day >= months_before(on, windows.recent_months):
        return Presence.RECENTLY
    return Presence.EARLIER


@dataclass(frozen=True)
class Aged:
    """What an answer counts as on a day, and what to say where that is less than was answered."""

    counts_as: Presence
    why: str = ""


def aged(
    presence: Presence,
    evidence: Iterable[date],
    *,
    answered_on: date,
    on: date,
    windows: Windows,
) -> Aged:
    """What is left of an answer on a day. Without any dated evidence an answer is as fresh as it
    can be on the day it was given, and ages from there."""
    if presence not in _CLAIMS:
        return Aged(presence)
    dates = sorted(evidence) or _as_fresh_as_can_be(presence, answered_on, windows)
    fell = {window_of(day, on=on, windows=windows) for day in dates}
    left = _CLAIMS[presence](fell)
    return Aged(left, "" if left is presence else _why(presence, left, dates, windows))


def _now(fell: set[Presence]) -> Presence:
    return next(one for one in _NEWEST_FIRST if one in fell)


def _recently(fell: set[Presence]) -> Presence:
    return Presence.EARLIER if fell == {Presence.EARLIER} else Presence.RECENTLY


def _both(fell: set[Presence]) -> Presence:
    return Presence.BOTH if {Presence.NOW, Presence.RECENTLY} <= fell else _now(fell)


_NEWEST_FIRST = (Presence.NOW, Presence.RECENTLY, Presence.EARLIER)
_CLAIMS = {Presence.NOW: _now, Presence.RECENTLY: _recently, Presence.BOTH: _both}


def _as_fresh_as_can_be(presence: Presence, answered_on: date, windows: Windows) -> list[date]:
    """The newest days that an answer without dates can mean."""
    before = months_before(answered_on, windows.current_months) - timedelta(days=1)
    return {
        Presence.NOW: [answered_on],
        Presence.RECENTLY: [before],
        Presence.BOTH: [before, answered_on],
    }[presence]


def _why(presence: Presence, left: Presence, dates: Sequence[date], windows: Windows) -> str:
    newest = _day(dates[-1])
    if left is Presence.EARLIER:
        return (
            f"Its newest evidence, of {newest}, is more than {windows.recent_months} months old:"
            " it has left the window."
        )
    if presence is Presence.BOTH and left is Presence.NOW:
        return (
            f"Nothing is dated between {windows.current_months} and {windows.recent_months} months"
            " ago: that column does not count."
        )
    return (
        f"Its newest evidence, of {newest}, is more than {windows.current_months} months old: it"
        " counts as recent."
    )


def _day(day: date) -> str:
    return f"{day.day} {day:%b %Y}"
