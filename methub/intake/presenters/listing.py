"""The list of what arrived: what it is, from whom, since when, and what is special about it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.urls import reverse

from methub.fittings.components import NavItem, Pages, Tag
from methub.foundation import spoken
from methub.foundation.timekeeping import london_day
from methub.intake.codes import NotificationKind, NotificationState
from methub.intake.queries import Arrivals, Notified
from methub.intake.rules import told_at
from methub.missing.codes import PoliceGrade
from methub.out_of_area.rules import late_by
from methub.post.codes import Channel

_WHO = {"surname", "forenames", "full_name"}


@dataclass(frozen=True)
class Msg:
    """A line of the inbox."""

    title: str
    href: str
    note: str
    tags: tuple[Tag, ...]
    is_here: bool


@dataclass(frozen=True)
class Listing:
    heading: str
    filters: tuple[NavItem, ...]
    rows: tuple[Msg, ...]
    empty: str
    pages: Pages


@dataclass(frozen=True)
class Received:
    """What one notification of a message just put in became."""

    words: str
    href: str
    tags: tuple[Tag, ...]


def listing(found: Arrivals, *, is_waiting: bool, page: int, here: str, at: datetime) -> Listing:
    """The left side of the inbox. `here` is the reference of the one that is open."""
    return Listing(
        heading=_heading(found, is_waiting, at),
        filters=filters(found.waiting, is_waiting=is_waiting),
        rows=tuple(_msg(row, found, here, at) for row in found.rows),
        empty="Nothing waits for you. Put in an e-mail, or take a telephone call."
        if is_waiting
        else "Nothing has been dealt with yet.",
        pages=Pages(
            number=page,
            previous=_address(is_waiting, page - 1) if page > 1 else "",
            next=_address(is_waiting, page + 1) if found.has_more else "",
        ),
    )


def filters(waiting: int, *, is_waiting: bool | None) -> tuple[NavItem, ...]:
    return (
        NavItem("Waiting", _address(True, 1), is_here=is_waiting is True, count=waiting),
        NavItem("Dealt with", _address(False, 1), is_here=is_waiting is False),
    )


def title(row: Notified) -> str:
    """ "Missing: HOLLIS, Keeley Anne"; the subject where nothing was read."""
    name = ", ".join(part for part in (row.surname.upper(), row.forenames) if part)
    if row.kind == NotificationKind.UNREAD:
        return row.message.subject[:120] or name or "A message without a subject"
    return f"{NotificationKind(row.kind).label}: {name or 'nobody named'}"


def sender(row: Notified, force: str = "") -> str:
    return force[:80] or row.message.sender[:80] or Channel(row.message.channel).label


def when(moment: datetime, at: datetime) -> str:
    """Only the time of day today, and otherwise the day too."""
    is_today = london_day(moment) == london_day(at)
    return spoken.clock(moment) if is_today else spoken.instant(moment)


def tags(row: Notified, *, grade: str, is_open_case: bool) -> tuple[Tag, ...]:
    """What makes this one special, the most urgent first."""
    possible = (
        (grade == PoliceGrade.HIGH, Tag("Police: high risk", "late")),
        (row.kind == NotificationKind.UNREAD, Tag("Not read: needs a person", "soon")),
        (row.duplicate_of_id is not None, Tag("Sent again", "calm")),
        (is_open_case, Tag("Matches an open episode", "ok")),
        (_check(row) != "", Tag(_check(row), "soon")),
    )
    return tuple(tag for is_so, tag in possible if is_so)


def placement_tag(
    row: Notified, placed_from: datetime | None, within_hours: float | None
) -> Tag | None:
    """Another authority says so many hours after the placement that it placed a child here."""
    is_notice = row.kind == NotificationKind.PLACEMENT_NOTICE
    if not is_notice or placed_from is None or within_hours is None:
        return None
    told = told_at(
        sent_at=row.message.sent_at, received_at=row.received_at, happened_at=placed_from
    )
    late = late_by(placed_at=placed_from, told_at=told, within_hours=within_hours)
    return Tag(f"Told {_hours(late)} late", "late") if late else None


def received(rows: Iterable[Notified]) -> tuple[Received, ...]:
    return tuple(
        Received(
            words=title(row),
            href=reverse("intake:notification", args=[row.reference]),
            tags=tags(row, grade="", is_open_case=False),
        )
        for row in rows
    )


def _msg(row: Any, found: Arrivals, here: str, at: datetime) -> Msg:
    is_new = row.state == NotificationState.NEW
    placed_from = datetime.fromisoformat(row.placed_from) if row.placed_from else None
    late = placement_tag(row, placed_from, found.notice_within_hours)
    special = tags(
        row, grade=row.grade or "", is_open_case=row.police_reference in found.of_open_episodes
    )
    return Msg(
        title=title(row),
        href=reverse("intake:notification", args=[row.reference]),
        note=" · ".join(
            part
            for part in (sender(row, row.force), when(row.received_at, at), row.police_reference)
            if part
        ),
        tags=(*special, *([late] if late else [])) if is_new else (_outcome(row),),
        is_here=row.reference == here,
    )


def _outcome(row: Notified) -> Tag:
    return Tag(NotificationState(row.state).label, "ok" if row.child_id else "calm")


def _check(row: Notified) -> str:
    """What a person should look at first."""
    fields = {str(problem["field"]) for problem in row.problems}
    if row.kind == NotificationKind.UNREAD or not fields:
        return ""
    who = [
        words
        for words, is_so in (("name", bool(fields & _WHO)), ("date of birth", "born_on" in fields))
        if is_so
    ]
    return f"Check the {' and '.join(who)}" if who else "Check what was read"


def _heading(found: Arrivals, is_waiting: bool, at: datetime) -> str:
    if not is_waiting:
        return "What was accepted or set aside, newest first"
    if not found.rows:
        return "Nothing waits"
    oldest = spoken.length(at - found.rows[0].received_at)
    waiting = f"{found.waiting} {'waits' if found.waiting == 1 else 'wait'} for a person"
    return f"{waiting} · the oldest for {oldest}"


def _hours(span: timedelta) -> str:
    hours = round(span.total_seconds() / 3600)
    return spoken.length(span) if hours < 1 or hours > 48 else f"{hours} hours"


def _address(is_waiting: bool, page: int) -> str:
    asked = [*([] if is_waiting else ["show=dealt-with"]), *([f"page={page}"] if page > 1 else [])]
    return reverse("intake:inbox") + (f"?{'&'.join(asked)}" if asked else "")
