"""Today in words: rows, tags, tabs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from methub.agencies.permissions import Permission
from methub.agencies.viewer import Viewer
from methub.clocks.codes import GROUPS, Promise, PromiseGroup
from methub.fittings.components import Link, NavItem, SummaryRow, Tag, WorkRow
from methub.fittings.fields.words import begin
from methub.foundation import spoken
from methub.foundation.timekeeping import london_day
from methub.missing.codes import PoliceGrade
from methub.worklist import rules
from methub.worklist.codes import Scope
from methub.worklist.queries import Alarm, Alarms, MissingNow, Owed, Rung, Week

AT_ONCE = 5
"""How many alerts stand open beside Today: what one person can take up now."""


@dataclass(frozen=True)
class MissingRow:
    """Somebody who is missing now."""

    name: str
    href: str
    age: str
    where: str
    grade: Tag
    since: str
    length: str
    episode_href: str


@dataclass(frozen=True)
class Risen:
    """A rung of the ladder in words; `accepted` is empty while nobody has taken it up. Taking up
    the highest takes up every rung below it, so only that one has a button."""

    reference: str
    words: str
    accepted: str
    may_be_taken_up: bool


@dataclass(frozen=True)
class Waiting:
    """An alert that waits for somebody in the viewer's role."""

    reference: str
    child: str
    href: str
    note: str


@dataclass(frozen=True)
class Panel:
    """Alerts by what is owed: those on view, those folded away, and how many those are."""

    groups: tuple[tuple[str, tuple[Waiting, ...]], ...]
    folded: tuple[tuple[str, tuple[Waiting, ...]], ...]
    more: str


@dataclass(frozen=True)
class Lists:
    """The part of Today that changes by itself."""

    heading: str
    missing: tuple[MissingRow, ...]
    missing_words: str
    updated: str
    late: tuple[WorkRow, ...]
    next: tuple[WorkRow, ...]
    is_empty: bool
    scopes: tuple[NavItem, ...]
    groups: tuple[NavItem, ...]
    poll_href: str
    more_href: str


def lists(
    *,
    owed: list[Owed],
    missing: list[MissingNow],
    counts: dict[Scope, int],
    scope: Scope,
    group: PromiseGroup | None,
    page: int,
    has_more: bool,
    viewer: Viewer,
) -> Lists:
    """Everything under the heading of Today."""
    at = viewer.at
    late = [row for row in owed if rules.is_late(row.due_at, at)]
    soon = [row for row in owed if not rules.is_late(row.due_at, at)]
    return Lists(
        heading=_heading(len(late), len(soon), at),
        missing=tuple(_missing(row, viewer) for row in missing),
        missing_words=rules.in_words(len(missing), "child", "children"),
        updated=spoken.clock(at),
        late=tuple(_row(row, scope, viewer) for row in late),
        next=tuple(_row(row, scope, viewer) for row in soon),
        is_empty=not owed,
        scopes=_scopes(counts, scope, group),
        groups=_groups(scope, group),
        poll_href=_address("worklist:today-lists", scope, group, page),
        more_href=_address("worklist:today", scope, group, page + 1) if has_more else "",
    )


def alarms(found: Alarms) -> Panel:
    """Alerts waiting for somebody in the viewer's role: a wall of them would be read by nobody."""
    more = found.total - AT_ONCE
    return Panel(
        groups=_grouped(found.rows[:AT_ONCE]),
        folded=_grouped(found.rows[AT_ONCE:]),
        more=f"and {more} more" if more > 0 else "",
    )


def week(found: Week) -> str:
    """ "6 of 8", or nothing when there was none."""
    return rules.share(found.in_time, found.finished) if found.finished else ""


def facts(row: Owed, viewer: Viewer) -> list[SummaryRow]:
    """One promise, whole: who owes what to whom, since when, and why."""
    at = viewer.at
    return [
        SummaryRow("Child", row.child, href=_child_href(row.readable, viewer)),
        SummaryRow("What is owed", row.promise.label),
        SummaryRow("By whom", row.owner),
        SummaryRow("To whom", row.owed_to),
        SummaryRow("Why", row.why),
        *([SummaryRow("So far", more)] if (more := _more(row)) else []),
        SummaryRow("Began", spoken.instant(row.started_at)),
        SummaryRow(
            "Due",
            spoken.due(row.due_at),
            tag=_due(row, at) if row.is_open else Tag(row.state.label),
        ),
    ]


def next_step(row: Owed, viewer: Viewer) -> Link | None:
    """The one next step, for an open promise; nothing for whoever may not take it."""
    step = rules.next_step(
        row.promise,
        is_matched=row.person_reference != "",
        is_returned=row.is_returned,
    )
    if not row.is_open or not step.is_open_to(viewer.permissions, is_mine=row.is_mine):
        return None
    arguments = step.arguments(about=row.about, child=row.person_reference)
    return Link(step.words, reverse(step.url_name, args=arguments), quiet=False)


def ladder(rungs: Sequence[Rung], viewer: Viewer) -> list[Risen]:
    """How far the promise has climbed, newest rung first, and who took it up."""
    return [
        Risen(
            reference=rung.reference,
            words=f"Rose to the {rung.role.label} {spoken.instant(rung.raised_at)}",
            accepted=f"Taken up by {rung.accepted_by}, {spoken.instant(rung.accepted_at)}"
            if rung.accepted_at
            else "",
            may_be_taken_up=place == 0
            and rung.accepted_at is None
            and viewer.may(Permission.ACCEPT_ALERT),
        )
        for place, rung in enumerate(rungs)
    ]


def _heading(late: int, soon: int, at: datetime) -> str:
    return f"{spoken.day(london_day(at))}, {spoken.clock(at)} · {late} late · {soon} due next"


def _missing(row: MissingNow, viewer: Viewer) -> MissingRow:
    grade = PoliceGrade(row.grade) if row.grade else None
    return MissingRow(
        name=row.child,
        href=_child_href(row.person_reference, viewer),
        age=row.age,
        where=row.where,
        grade=Tag(
            f"Police: {grade.label}" if grade else "Police: not graded",
            "late" if grade is PoliceGrade.HIGH else "soon",
        ),
        since=f"since {spoken.instant(row.since)}",
        length=spoken.length(viewer.at - row.since),
        episode_href=reverse("missing:episode", args=[row.episode_reference]),
    )


def _row(row: Owed, scope: Scope, viewer: Viewer) -> WorkRow:
    step, why_href = next_step(row, viewer), reverse("worklist:promise", args=[row.reference])
    is_late = rules.is_late(row.due_at, viewer.at)
    return WorkRow(
        who=row.child,
        who_href=_child_href(row.readable, viewer),
        age=row.age,
        where=row.where,
        what=row.promise.label,
        why=" ".join(filter(None, (_more(row), rules.in_short(row.why)))),
        why_href=why_href,
        due=_due(row, viewer.at),
        due_at=spoken.due(row.due_at),
        step=Link(step.words, step.href, quiet=not is_late) if step else Link("See who", why_href),
        owner="" if scope is Scope.MINE else row.owner,
    )


def _more(row: Owed) -> str:
    """What has happened to it since it was promised."""
    standing = row.standing
    if row.is_returned:
        return f"Returned with a note by {standing.noted_by}: “{standing.note}”"
    if row.promise is Promise.RETURN_INTERVIEW and standing.attempts:
        times = rules.in_words(len(standing.attempts), "attempt", "attempts")
        return f"{times}, the last: {begin(standing.attempts[-1].label)}."
    return f"“{standing.agreed}”" if standing.agreed else ""


def _child_href(reference: str, viewer: Viewer) -> str:
    """To the child's page, for whoever may open it."""
    if not reference or not viewer.may(Permission.READ_CHILD):
        return ""
    return reverse("chronology:child", args=[reference])


def _grouped(rows: Iterable[Alarm]) -> tuple[tuple[str, tuple[Waiting, ...]], ...]:
    """By what is owed, the kind that waits longest first."""
    groups: dict[str, list[Waiting]] = {}
    for row in rows:
        waiting = Waiting(
            reference=row.reference,
            child=row.child,
            href=reverse("worklist:promise", args=[row.promise_reference]),
            note=f"Owed by {row.owner}; risen to you {spoken.instant(row.raised_at)}",
        )
        groups.setdefault(row.promise.label, []).append(waiting)
    return tuple((words, tuple(those)) for words, those in groups.items())


def _due(row: Owed, at: datetime) -> Tag:
    return Tag(rules.due_words(row.due_at, at), rules.due_tone(row.due_at, at))


def _scopes(
    counts: dict[Scope, int], here: Scope, group: PromiseGroup | None
) -> tuple[NavItem, ...]:
    return tuple(
        NavItem(
            scope.label,
            _address("worklist:today", scope, group, 1),
            is_here=scope is here,
            count=counts[scope],
        )
        for scope in Scope
    )


def _groups(scope: Scope, here: PromiseGroup | None) -> tuple[NavItem, ...]:
    every = NavItem("Everything", _address("worklist:today", scope, None, 1), is_here=here is None)
    used = dict.fromkeys(GROUPS[promise] for promise in Promise)
    return (
        every,
        *(
            NavItem(group.label, _address("worklist:today", scope, group, 1), is_here=group is here)
            for group in used
        ),
    )


def _address(name: str, scope: Scope, group: PromiseGroup | None, page: int) -> str:
    asked = f"?show={scope}"
    if group is not None:
        asked += f"&kind={group}"
    if page > 1:
        asked += f"&page={page}"
    return reverse(name) + asked
