"""One meeting: its agenda with the reasons, who comes, what is still missing."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from methub.agencies.codes import AgencyKind
from methub.agencies.permissions import Permission as P
from methub.agencies.viewer import Viewer
from methub.fittings.components import Link, SideItem, SummaryRow, Table, Tag
from methub.foundation import spoken
from methub.foundation.timekeeping import london_day
from methub.meetings import rules
from methub.meetings.codes import Attendance, Outcome, Part, Sort, Stage
from methub.meetings.presenters.agreed import carried_table, response_table
from methub.meetings.presenters.choices import reasons_of, title_of, whose
from methub.meetings.presenters.lists import stage_tag
from methub.meetings.queries import Way
from methub.missing.codes import ThresholdKind
from methub.missing.rules import why


@dataclass(frozen=True)
class SeenMeeting:
    """Everything the page shows, as the viewer may see it."""

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
        facts=_facts(seen),
        headings=_headings(seen),
        removed=tuple(_line(seen, item) for item in seen.items if item.removed_at),
        withheld=_withheld(seen.withheld),
        minutes=_length(seen),
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


def _facts(seen: SeenMeeting) -> tuple[SummaryRow, ...]:
    meeting, kind = seen.meeting, seen.kind
    chairs = " and ".join(filter(None, (kind.chair, kind.co_chair))) if kind else ""
    rows = [
        SummaryRow("What it is for", kind.in_full if kind else ""),
        SummaryRow("How often", kind.frequency if kind else ""),
        SummaryRow("Chaired by", chairs),
        SummaryRow("When", spoken.instant(meeting.starts_at)),
        SummaryRow("Where", meeting.place),
        SummaryRow("Reports to", meeting.reports_to.name if meeting.reports_to else ""),
        SummaryRow("Called off", meeting.cancelled_why),
        SummaryRow("Threshold", _answers(meeting)),
        SummaryRow("Found to be needed by", _tested(meeting)),
        SummaryRow(
            "Is a mapping meeting needed?",
            Outcome(meeting.outcome).label if meeting.outcome else "",
        ),
        SummaryRow("Decided by", meeting.decided_by),
        SummaryRow("On what facts", meeting.decided_on),
        SummaryRow("What came of it", meeting.conclusion),
    ]
    return tuple(row for row in rows if row.value)


def _answers(meeting: Any) -> str:
    """What a strategy meeting answers, and how soon after it was reached the meeting was held."""
    threshold = meeting.threshold
    if threshold is None:
        return ""
    said = f"{why(ThresholdKind(threshold.kind), threshold.facts)} Reached on "
    said += spoken.instant(threshold.fired_at)
    if meeting.began_at is None:
        return f"{said}; not held yet."
    return f"{said}; held {spoken.length(meeting.began_at - threshold.fired_at)} later."


def _tested(meeting: Any) -> str:
    if meeting.sort != Sort.MAPPING:
        return ""
    by = meeting.tested_by
    if by is None:
        return "No pre-mapping meeting tested it"
    return f"{by.name}, {spoken.day(london_day(by.starts_at))}: {by.decided_by}"


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
    )


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
