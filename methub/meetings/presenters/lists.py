"""Lists of meetings, the thresholds that wait, and how well the meetings work."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.urls import reverse

from methub.agencies.permissions import Permission as P
from methub.agencies.viewer import Viewer
from methub.fittings.components import Cell, Column, Figure, Link, Table, Tag, Tone
from methub.foundation import spoken
from methub.meetings.codes import Stage
from methub.meetings.queries import Health, Listed, OfAgency
from methub.missing.codes import ThresholdKind
from methub.missing.rules import why

TONES: dict[Stage, Tone] = {
    Stage.PLANNED: "calm",
    Stage.SITTING: "soon",
    Stage.HELD: "ok",
    Stage.CANCELLED: "calm",
}


@dataclass(frozen=True)
class ListPage:
    plan: Link | None
    ahead: Table
    waiting: Table
    over: Table
    health_href: str


@dataclass(frozen=True)
class HealthPage:
    since: str
    figures: tuple[Figure, ...]
    agencies: Table
    risk: Table


def listing(
    *, ahead: Iterable[Listed], over: Iterable[Listed], waiting: Iterable[Any], viewer: Viewer
) -> ListPage:
    may_run = viewer.may(P.RUN_MEETING)
    return ListPage(
        plan=Link("Plan a meeting", reverse("meetings:plan")) if may_run else None,
        ahead=_table("Ahead", ahead, "No meeting is ahead that you are invited to."),
        waiting=_waiting(waiting, may_run=may_run),
        over=_table("Held", over, "No meeting has been held yet."),
        health_href=reverse("meetings:health"),
    )


def _table(caption: str, rows: Iterable[Listed], empty: str) -> Table:
    return Table(
        caption=caption,
        columns=tuple(map(Column, ("Meeting", "When", "Where", "How it stands")))
        + (Column("Children", number=True),),
        rows=tuple(
            (
                Cell(
                    one.meeting.name,
                    href=reverse("meetings:meeting", args=[one.meeting.reference]),
                    note=one.meeting.about or one.meeting.authority.name,
                ),
                Cell(spoken.instant(one.meeting.starts_at)),
                Cell(one.meeting.place),
                Cell("", tag=stage_tag(one.meeting)),
                Cell(str(one.children), number=True),
            )
            for one in rows
        ),
        empty=empty,
    )


def stage_tag(meeting: Any) -> Tag:
    return Tag(meeting.stage.label, TONES[meeting.stage])


def _waiting(rows: Iterable[Any], *, may_run: bool) -> Table:
    """Every threshold that is met and not answered, whoever has to convene."""
    return Table(
        caption="Threshold met, meeting not held",
        columns=tuple(map(Column, ("Child", "Why", "Since", "Meeting"))),
        rows=tuple(
            (
                Cell(
                    one.child.person.name,
                    href=reverse("missing:threshold", args=[one.reference]),
                ),
                Cell(why(ThresholdKind(one.kind), one.facts)),
                Cell(spoken.instant(one.fired_at)),
                _convened(one, may_run=may_run),
            )
            for one in rows
        ),
        empty="No threshold waits for a meeting.",
    )


def _convened(one: Any, *, may_run: bool) -> Cell:
    if one.meeting is None:
        href = f"{reverse('meetings:plan')}?threshold={one.reference}" if may_run else ""
        return Cell("Plan it" if href else "", href=href, tag=Tag("Nobody has convened it", "late"))
    planned = one.meeting.planned_for
    said = f"For {spoken.instant(planned)}" if planned else "No day is known"
    return Cell(said, tag=Tag("Convened", "soon"), note=f"By {one.meeting.convened_by}")


def calendar(meeting: Any, address: str, at: datetime) -> str:
    """One event. Lines end as calendars want them, and what somebody typed cannot begin another."""
    ends_at = meeting.starts_at + timedelta(minutes=meeting.minutes)
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//MET Hub//Meetings//EN",
        "METHOD:PUBLISH",
        "BEGIN:VEVENT",
        f"UID:{meeting.reference}@met-hub",
        f"SEQUENCE:{meeting.version}",
        f"DTSTAMP:{_moment(at)}",
        f"DTSTART:{_moment(meeting.starts_at)}",
        f"DTEND:{_moment(ends_at)}",
        f"SUMMARY:{_typed(meeting.name)}",
        f"LOCATION:{_typed(meeting.place)}",
        f"URL:{address}",
        f"STATUS:{'CANCELLED' if meeting.stage is Stage.CANCELLED else 'CONFIRMED'}",
        "CLASS:CONFIDENTIAL",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line))


def _moment(at: datetime) -> str:
    return f"{at:%Y%m%dT%H%M%SZ}"


def _typed(text: str) -> str:
    for sign in ("\\", ";", ","):
        text = text.replace(sign, f"\\{sign}")
    return "\\n".join(text.splitlines())


def _folded(line: str) -> list[str]:
    """No line is longer than 75 bytes; what is over goes on under a space."""
    parts, room = [""], 75
    for letter in line:
        size = len(letter.encode())
        if len(parts[-1].encode()) + size > room:
            parts.append(" ")
        parts[-1] += letter
    return parts


def health_page(found: Health) -> HealthPage:
    settled = found.in_time + found.late
    moved = found.risk
    compared = moved.lower + moved.same + moved.higher
    return HealthPage(
        since=f"Meetings held since {spoken.day(found.since)} that you may open.",
        figures=(
            Figure(str(found.held), "meetings held"),
            Figure(
                _share(found.in_time, settled), "of actions done in time",
                of=f"{found.in_time} of {settled} done; {found.late} late",
            ),
            Figure(str(found.still_open), "actions still open", of=f"of {found.actions} agreed"),
        ),
        agencies=Table(
            caption="Who comes, and whether it is the same people",
            columns=(
                Column("Agency"), Column("Invited", number=True), Column("Came", number=True),
                Column("Wrote instead", number=True), Column("The same person"),
            ),
            rows=tuple(map(_agency, found.agencies)),
            empty="No meeting has been held in twelve months.",
        ),
        risk=Table(
            caption="Risk when first spoken of, and now",
            columns=(Column("Children now"), Column("How many", number=True)),
            rows=tuple(
                (Cell(words), Cell(f"{count} of {compared}", number=True))
                for words, count in (
                    ("At a lower level", moved.lower),
                    ("At the same level", moved.same),
                    ("At a higher level", moved.higher),
                )
            )
            if compared
            else (),
            empty="No child who was spoken of had a level then and has one now.",
        ),
    )  # fmt: skip


def _agency(one: OfAgency) -> tuple[Cell, ...]:
    return (
        Cell(one.name),
        Cell(str(one.invited), number=True),
        Cell(f"{one.attended} of {one.invited}", number=True),
        Cell(str(one.wrote), number=True),
        Cell(
            f"{one.commonest} of {one.attended}" if one.attended else "Nobody came",
            note=f"{one.people} different people" if one.people > 1 else "",
        ),
    )


def _share(count: int, of: int) -> str:
    return f"{100 * count / of:.0f}%" if of else "None"
