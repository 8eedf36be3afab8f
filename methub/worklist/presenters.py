"""Today in words: rows, tags, tabs."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from methub.clocks.codes import GROUPS, Promise, PromiseGroup
from methub.fittings.components import Link, NavItem, SideItem, SummaryRow, Tag, WorkRow
from methub.foundation import spoken
from methub.foundation.timekeeping import london_day
from methub.missing.codes import PoliceGrade
from methub.worklist import rules
from methub.worklist.codes import Scope
from methub.worklist.queries import Alarm, MissingNow, Owed, Rung, Week


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
    """A rung of the ladder in words; `accepted` is empty while nobody has taken it up."""

    reference: str
    words: str
    accepted: str


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
    may_read_child: bool,
    at: datetime,
) -> Lists:
    """Everything under the heading of Today."""
    late = [row for row in owed if rules.is_late(row.due_at, at)]
    soon = [row for row in owed if not rules.is_late(row.due_at, at)]
    return Lists(
        heading=_heading(len(late), len(soon), at),
        missing=tuple(_missing(row, at, may_read_child) for row in missing),
        missing_words=rules.in_words(len(missing), "child", "children"),
        updated=spoken.clock(at),
        late=tuple(_row(row, at, scope, may_read_child) for row in late),
        next=tuple(_row(row, at, scope, may_read_child) for row in soon),
        is_empty=not owed,
        scopes=_scopes(counts, scope, group),
        groups=_groups(scope, group),
        poll_href=_address("worklist:today-lists", scope, group, page),
        more_href=_address("worklist:today", scope, group, page + 1) if has_more else "",
    )


def alarms(rows: Iterable[Alarm]) -> list[SideItem]:
    """Alerts waiting for somebody in the viewer's role."""
    return [
        SideItem(
            text=f"{row.promise.label}: {row.child}",
            href=reverse("worklist:promise", args=[row.promise_reference]),
            note=f"Owed by {row.owner}; risen to you {spoken.instant(row.raised_at)}",
        )
        for row in rows
    ]


def week(found: Week) -> str:
    """ "6 of 8", or nothing when there was none."""
    return rules.share(found.in_time, found.finished) if found.finished else ""


def facts(row: Owed, *, at: datetime, may_read_child: bool) -> list[SummaryRow]:
    """One promise, whole: who owes what to whom, since when, and why."""
    href = reverse("chronology:child", args=[row.person_reference])
    return [
        SummaryRow(
            "Child", row.child, href=href if row.person_reference and may_read_child else ""
        ),
        SummaryRow("What is owed", row.promise.label),
        SummaryRow("By whom", row.owner),
        SummaryRow("To whom", row.owed_to),
        SummaryRow("Why", row.why),
        SummaryRow("Began", spoken.instant(row.started_at)),
        SummaryRow(
            "Due",
            spoken.instant(row.due_at),
            tag=_due(row, at) if row.is_open else Tag(row.state.label),
        ),
    ]


def next_step(row: Owed) -> Link | None:
    """The one next step, for an open promise."""
    step = rules.NEXT_STEPS[row.promise] if row.person_reference else rules.UNMATCHED
    if not row.is_open:
        return None
    arguments = [] if step.takes_nothing else [row.about]
    return Link(step.words, reverse(step.url_name, args=arguments), quiet=False)


def ladder(rungs: Iterable[Rung]) -> list[Risen]:
    """How far the promise has climbed, and who took it up."""
    return [
        Risen(
            reference=rung.reference,
            words=f"Rose to the {rung.role.label} {spoken.instant(rung.raised_at)}",
            accepted=f"Taken up by {rung.accepted_by}, {spoken.instant(rung.accepted_at)}"
            if rung.accepted_at
            else "",
        )
        for rung in rungs
    ]


def _heading(late: int, soon: int, at: datetime) -> str:
    return f"{spoken.day(london_day(at))}, {spoken.clock(at)} · {late} late · {soon} due next"


def _missing(row: MissingNow, at: datetime, may_read_child: bool) -> MissingRow:
    grade = PoliceGrade(row.grade) if row.grade else None
    return MissingRow(
        name=row.child,
        href=reverse("chronology:child", args=[row.person_reference]) if may_read_child else "",
        age=row.age,
        where=row.where,
        grade=Tag(
            f"Police: {grade.label}" if grade else "Police: not graded",
            "late" if grade is PoliceGrade.HIGH else "soon",
        ),
        since=f"since {spoken.instant(row.since)}",
        length=spoken.length(at - row.since),
        episode_href=reverse("missing:episode", args=[row.episode_reference]),
    )


def _row(row: Owed, at: datetime, scope: Scope, may_read_child: bool) -> WorkRow:
    step = next_step(row)
    child_href = (
        reverse("chronology:child", args=[row.person_reference])
        if row.person_reference and may_read_child
        else ""
    )
    return WorkRow(
        who=row.child,
        who_href=child_href,
        age=row.age,
        where=row.where,
        what=row.promise.label,
        why=row.why,
        why_href=reverse("worklist:promise", args=[row.reference]),
        due=_due(row, at),
        due_at=spoken.instant(row.due_at),
        step=Link(step.words, step.href, quiet=not rules.is_late(row.due_at, at)) if step else None,
        owner="" if scope is Scope.MINE else row.owner,
    )


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
