"""One meeting: its agenda with the reasons, who comes, what is still missing."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from methub.agencies.codes import AgencyKind
from methub.agencies.permissions import Permission as P
from methub.agencies.viewer import Viewer
from methub.fittings.components import Link, SideItem, SummaryRow, Table, Tag
from methub.meetings import rules
from methub.meetings.codes import Attendance, Outcome, Part, Sort, Stage
from methub.meetings.presenters.about import facts_about
from methub.meetings.presenters.agreed import carried_table, response_table
from methub.meetings.presenters.choices import reasons_of, title_of, whose
from methub.meetings.presenters.lists import stage_tag
from methub.meetings.queries import Way


@dataclass(frozen=True)
class SeenMeeting:
    """Everything the page shows, as the viewer may see it. `mine`: their own invitation, if any."""

    meeting: Any
    kinds: rules.Kinds
    items: list[Any]
    updates: Mapping[int, list[Any]]
    withheld: int
    invitations: list[Any]
    seats: list[rules.Seat]
    carried: list[Any]
    response: list[Any]
    doors: frozenset[Way]
    mine: Any
    is_issued: bool
    may_run: bool
    viewer: Viewer

    @property
    def kind(self) -> rules.Kind | None:
        return self.kinds.named(self.meeting.kind)


@dataclass(frozen=True)
class Line:
    """One item of the agenda."""

    title: str
    href: str
    minutes: int
    whose: Tag | None
    reasons: tuple[SideItem, ...]
    updates: int
    is_removed: bool
    removed: str
    arrange: str
    write: str


@dataclass(frozen=True)
class Heading:
    """A heading, which is an item itself where nothing else is said under its name."""

    title: str
    itself: Line | None
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Guest:
    """Somebody invited: who, for whom, whether they came, and the choices to say so."""

    name: str
    about: str
    attendance: Tag | None
    attend_href: str
    withdraw_href: str


@dataclass(frozen=True)
class MeetingPage:
    title: str
    about: str
    stage: Tag
    facts: tuple[SummaryRow, ...]
    headings: tuple[Heading, ...]
    removed: tuple[Line, ...]
    withheld: str
    minutes: str
    written: str
    lacking: tuple[str, ...]
    guests: tuple[Guest, ...]
    answers: tuple[tuple[str, str], ...]
    carried: Table
    is_mapping: bool
    response: Table
    steps: tuple[Link, ...]
    draw_href: str
    begin_href: str
    calendar_href: str


def meeting_page(seen: SeenMeeting) -> MeetingPage:
    meeting = seen.meeting
    stage = meeting.stage
    ours = seen.may_run and stage in (Stage.PLANNED, Stage.SITTING)
    return MeetingPage(
        title=meeting.name,
        about=" · ".join(filter(None, [meeting.authority.name, meeting.about])),
        stage=stage_tag(meeting),
        facts=facts_about(meeting, seen.kind),
        headings=_headings(seen),
        removed=tuple(_line(seen, item) for item in seen.items if item.removed_at),
        withheld=_withheld(seen.withheld),
        minutes=_length(seen),
        written=_written(seen),
        lacking=_lacking(seen),
        guests=tuple(_guest(seen, one) for one in seen.invitations),
        answers=tuple(Attendance.choices())
        if seen.may_run and stage is not Stage.CANCELLED
        else (),
        carried=carried_table(seen.carried, seen.doors),
        is_mapping=meeting.sort == Sort.MAPPING,
        response=response_table(seen.response, seen.doors, seen.viewer),
        steps=_steps(seen),
        draw_href=reverse("meetings:draw", args=[meeting.reference]) if ours else "",
        begin_href=reverse("meetings:begin", args=[meeting.reference])
        if seen.may_run and stage is Stage.PLANNED
        else "",
        calendar_href=reverse("meetings:calendar", args=[meeting.reference]),
    )


def _headings(seen: SeenMeeting) -> tuple[Heading, ...]:
    titles = {one.code: one.title for one in seen.kind.agenda} if seen.kind else {}
    found: dict[str, list[Line]] = {code: [] for code in titles}
    for item in seen.items:
        if item.removed_at is None:
            found.setdefault(item.section, []).append(_line(seen, item))
    return tuple(_heading(titles.get(code, code), lines) for code, lines in found.items() if lines)


def _heading(title: str, lines: list[Line]) -> Heading:
    itself = next((line for line in lines if line.title == title), None)
    return Heading(title, itself, tuple(line for line in lines if line is not itself))


def _line(seen: SeenMeeting, item: Any) -> Line:
    open_ = seen.meeting.stage in (Stage.PLANNED, Stage.SITTING)
    return Line(
        title=title_of(item),
        href=reverse("meetings:item", args=[item.reference]),
        minutes=item.minutes,
        whose=whose(item, seen.meeting),
        reasons=reasons_of(item, seen.doors),
        updates=len(seen.updates.get(item.pk, ())),
        is_removed=item.removed_at is not None,
        removed=f"Taken off by {item.removed_by_name}: {item.removed_why}"
        if item.removed_at
        else "",
        arrange=reverse("meetings:arrange", args=[item.reference])
        if seen.may_run and open_
        else "",
        write=reverse("meetings:update", args=[item.reference])
        if open_ and item.child and seen.mine and not _has_written(seen, item)
        else "",
    )


def _has_written(seen: SeenMeeting, item: Any) -> bool:
    """Whether the reader’s agency has said anything about it."""
    ours = seen.mine.agency_id
    return any(one.agency_id == ours for one in seen.updates.get(item.pk, ()))


def _written(seen: SeenMeeting) -> str:
    """How far a member is with what they are asked for before the day."""
    asked = [item for item in seen.items if item.child and item.removed_at is None]
    if seen.mine is None or seen.meeting.stage is not Stage.PLANNED or not asked:
        return ""
    done = sum(_has_written(seen, item) for item in asked)
    return f"{seen.mine.agency.name} has written about {done} of {len(asked)} children."


def _withheld(count: int) -> str:
    if not count:
        return ""
    one = "child is" if count == 1 else "children are"
    return (
        f"{count} more {one} on the agenda whom you may not know of, or not yet: an invitation "
        "shows them from a week before the meeting until a week after."
    )


def _length(seen: SeenMeeting) -> str:
    planned = sum(item.minutes for item in seen.items if item.removed_at is None)
    over = planned - seen.meeting.minutes
    said = f"{planned} minutes on the agenda, {seen.meeting.minutes} in the room"
    return f"{said}: {over} too many." if over > 0 else f"{said}."


def _lacking(seen: SeenMeeting) -> tuple[str, ...]:
    """Quoracy and silence, visible before the day."""
    kind, stage = seen.kind, seen.meeting.stage
    if kind is None or stage is Stage.CANCELLED:
        return ()
    if stage is Stage.PLANNED:
        away = rules.not_invited(kind.needed, seen.seats)
        quorum = [f"Not quorate as invited: nobody comes from {_words(one)}." for one in away]
    else:
        away = rules.missing_for_quorum(
            kind.needed, seen.seats, update_counts=seen.kinds.update_counts
        )
        quorum = [f"Not quorate: nobody is there from {_words(one)}." for one in away]
    silent = rules.without_input(kind.looked_for, seen.seats)
    return (*quorum, *(f"No input from {_words(one)}." for one in silent))


def _words(kind: AgencyKind) -> str:
    label = kind.label
    return label if kind is AgencyKind.HUB else label[0].lower() + label[1:]


def _guest(seen: SeenMeeting, one: Any) -> Guest:
    part = "" if one.part == Part.MEMBER else f"{Part(one.part).label}, "
    said = Attendance(one.attendance) if one.attendance else None
    tag = None
    if said:
        tag = Tag(said.label, "late" if said is Attendance.NO_INPUT else "ok")
    planned = seen.meeting.stage is Stage.PLANNED
    return Guest(
        name=one.user.name,
        about=f"{part}{one.agency.name}",
        attendance=tag,
        attend_href=reverse("meetings:attendance", args=[one.reference]) if seen.may_run else "",
        withdraw_href=reverse("meetings:withdraw", args=[one.reference])
        if seen.may_run and planned
        else "",
    )


def _steps(seen: SeenMeeting) -> tuple[Link, ...]:
    """What may be done next, by whoever looks."""
    stage, reference = seen.meeting.stage, seen.meeting.reference
    offered: list[tuple[str, str, bool]] = [
        ("Invite somebody", "invite", stage is Stage.PLANNED),
        ("Add to the agenda", "add", stage in (Stage.PLANNED, Stage.SITTING)),
        ("Move it", "move", stage is Stage.PLANNED),
        ("Call it off", "cancel", stage is Stage.PLANNED),
        ("End the meeting", "end", stage is Stage.SITTING),
        ("Minutes", "minutes", stage in (Stage.SITTING, Stage.HELD)),
    ]
    links = [
        Link(words, reverse(f"meetings:{page}", args=[reference]))
        for words, page, is_time in offered
        if is_time and (seen.may_run or (page == "minutes" and seen.is_issued))
    ]
    if seen.meeting.outcome == Outcome.REACHED and seen.viewer.may(P.RUN_MEETING):
        href = f"{reverse('meetings:plan')}?tested_by={reference}"
        links.append(Link("Plan the mapping meeting", href))
    return tuple(links)
