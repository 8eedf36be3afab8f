"""Beside the story: what is owed, ninety days on a strip, and what may be changed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.urls import reverse

from methub.agencies.permissions import Permission
from methub.agencies.viewer import Viewer
from methub.clocks.codes import Promise
from methub.fittings.components import Mark, SideItem, Strip, Tag
from methub.foundation import spoken
from methub.foundation.timekeeping import london_day

NINETY_DAYS = timedelta(days=90)
A_DAY = timedelta(days=1)
THINNEST = 1.0  # hundredths of the strip: an hour away must still be seen


@dataclass(frozen=True)
class NinetyDays:
    """How often and how long a child was away, and the same drawn."""

    count: int
    words: str
    strip: Strip


CHANGES: tuple[tuple[str, str, Permission], ...] = (
    ("Correct or add a name", "children:edit-name", Permission.CORRECT_CHILD),
    ("Correct the date of birth", "children:edit-birth", Permission.CORRECT_CHILD),
    ("Sex and ethnicity", "children:edit-description", Permission.CORRECT_CHILD),
    ("Services and advice", "referrals:of-child", Permission.READ_REFERRAL),
    ("Raise a concern", "concerns:raise-about", Permission.RAISE_CONCERN),
    ("Photograph", "children:edit-photograph", Permission.CORRECT_CHILD),
    ("A planned placement in another area", "out_of_area:intend", Permission.WRITE_HANDSHAKE),
    ("Share this record", "children:share", Permission.SHARE_CHILD),
    ("Is this record twice?", "merging:of-child", Permission.MERGE_PERSONS),
)


def changes_to_make(reference: str, *, viewer: Viewer) -> list[SideItem]:
    """What the viewer may change that stands in no row of the header."""
    return [
        SideItem(words, href=reverse(name, args=[reference]))
        for words, name, permission in CHANGES
        if viewer.may(permission)
    ]


def owed(rows: Iterable[Any], *, at: datetime) -> list[SideItem]:
    """Each promise with the facts behind it one click away."""
    return [
        SideItem(
            text=Promise(row.promise).label,
            href=reverse("worklist:promise", args=[row.reference]),
            note=row.owed_by_name,
            tag=Tag(spoken.until(row.due_at, at), _tone(row.due_at, at)),
        )
        for row in rows
    ]


def ninety_days(episodes: Iterable[Any], *, at: datetime) -> NinetyDays:
    """The newest ninety days, with a mark for each time the child was away."""
    start = at - NINETY_DAYS
    away = [
        (max(one.missing_since, start), one.ended_at or at, one.missing_since)
        for one in episodes
        if (one.ended_at or at) > start
    ]
    total = sum((until - since for since, until, _ in away), timedelta())
    return NinetyDays(
        count=len(away),
        words=_in_all(len(away), total),
        strip=Strip(
            words=_spoken_strip([began for *_, began in away]),
            first=f"{spoken.short_day(london_day(start))}",
            last="today",
            marks=tuple(_mark(since, until, start) for since, until, _ in away),
        ),
    )


def _tone(due_at: datetime, at: datetime) -> Any:
    if at > due_at:
        return "late"
    return "soon" if due_at - at <= A_DAY else "calm"


def _in_all(count: int, total: timedelta) -> str:
    if not count:
        return "episodes in ninety days"
    return f"{'episode' if count == 1 else 'episodes'}, {spoken.length(total)} away in all"


def _spoken_strip(began: list[datetime]) -> str:
    days = ", ".join(spoken.short_day(london_day(one)) for one in reversed(began))
    many = "1 episode" if len(began) == 1 else f"{len(began)} episodes"
    return f"{many} in the last 90 days{': ' + days if days else ''}"


def _mark(since: datetime, until: datetime, start: datetime) -> Mark:
    width = max(100 * ((until - since) / NINETY_DAYS), THINNEST)
    left = min(100 * ((since - start) / NINETY_DAYS), 100 - width)
    return Mark(start=round(left, 2), width=round(width, 2))
