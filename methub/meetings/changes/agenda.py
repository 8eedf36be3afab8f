"""The agenda: drawn by rule, added to, put in order, and taken from with a reason."""

from datetime import datetime
from typing import Any

from django.db.models import Max

from methub.audit import trail
from methub.audit.trail import Page
from methub.children.models import Child
from methub.foundation.actors import Actor
from methub.foundation.records import ChangedMeanwhile
from methub.meetings.changes.refusals import (
    AlreadyOnAgenda,
    CarriedOver,
    NoReasonGiven,
    NoSuchKind,
    NotPlanned,
)
from methub.meetings.changes.sights import keep_sights
from methub.meetings.codes import Ground, Handling, Report, Stage
from methub.meetings.models import Item, Meeting
from methub.meetings.queries.facts import facts_about
from methub.meetings.queries.kinds import kinds_on
from methub.meetings.queries.reporting import reporting
from methub.meetings.rules import Kind, Section, Standing, Why, proposed

BETWEEN = 1_000
"""Between two headings, so that an item can be put anywhere without moving the others."""
BY_HAND = "Added by {name}."
OF_THE_MEETING = "The meeting is about this child."


def draw_agenda(*, meeting: Meeting, by: Actor, at: datetime) -> Meeting:
    """Who is spoken of by the facts of now. Nothing that stands on the agenda goes."""
    with trail.open_page(by=by, at=at) as page:
        meeting = _unfinished(meeting)
        draw(meeting, kind_of(meeting, at), page)
    return meeting


def kind_of(meeting: Meeting, at: datetime) -> Kind:
    """What the authority says of this kind of meeting; by the file of the day it was planned,
    should it no longer hold such a one."""
    for moment in (at, meeting.recorded_at):
        kind = kinds_on(authority=meeting.authority, at=moment).named(meeting.kind)
        if kind is not None:
            return kind
    raise NoSuchKind


def draw(meeting: Meeting, kind: Kind, page: Page) -> None:
    """On the page of whatever changed the meeting."""
    standing = {item.child_id: item for item in meeting.items.exclude(child=None)}
    _draw_headings(meeting, kind)
    before = [
        Standing(key, tuple(map(as_why, item.reasons)), item.removed_at is not None)
        for key, item in standing.items()
        if key is not None
    ]
    _draw_reports(meeting, kind, page.at)
    facts = _facts(meeting, kind, page.at)
    fresh = []
    for number, one in enumerate(proposed(kind, facts, before)):
        reasons = [as_row(why) for why in one.reasons]
        item = standing.get(one.child_id)
        if item is None:
            fresh.append(_new(meeting, kind, one.section, number, one.child_id, reasons))
            continue
        changed = item.reasons != reasons or one.comes_back
        item.reasons = reasons
        if one.comes_back:
            item.removed_at, item.removed_why, item.removed_by_name = None, "", ""
        if changed:
            item.version += 1
            item.save()
    made = Item.objects.bulk_create(fresh)
    page.write_each(
        "meetings.item.proposed",
        about=Item,
        whose=[(item.pk, item.child_id) for item in made if item.child_id is not None],
    )
    page.write("meetings.agenda.drawn", about=meeting, children=len(standing) + len(made))
    keep_sights(meeting, page)


def _facts(meeting: Meeting, kind: Kind, at: datetime) -> list[tuple[int, Why]]:
    """A meeting about one child speaks of that child alone; a panel, of whoever the facts name."""
    if meeting.threshold is not None:
        threshold = meeting.threshold
        about = Why(Ground.CHAIR, OF_THE_MEETING, threshold.reference, "missing:threshold")
        return [(threshold.child_id, about)]
    if not any(section.grounds for section in kind.agenda):
        return []
    return facts_about(meeting=meeting, at=at)


def _draw_headings(meeting: Meeting, kind: Kind) -> None:
    """Each heading that is an item of its own, once."""
    own = meeting.items.filter(child=None, reports=None)
    known = set(own.values_list("section", flat=True))
    Item.objects.bulk_create(
        Item(
            meeting=meeting, section=section.code, title=section.title, minutes=section.minutes,
            position=_place(kind, section), handling=section.handling, reasons=_report(section),
        )
        for section in kind.agenda
        if section.code not in known and (not section.grounds or Ground.CARRIED in section.grounds)
    )  # fmt: skip


def _report(section: Section) -> list[dict[str, str]]:
    """Where what is reported under a heading can be read."""
    if section.report is Report.NONE:
        return []
    return [as_row(Why(Ground.REPORT, section.report.label, page=section.report.value))]


def _draw_reports(meeting: Meeting, kind: Kind, at: datetime) -> None:
    """Each mapping meeting that reports back, once; how it stands is said again each time."""
    if not any(Ground.MAPPED in section.grounds for section in kind.agenda):
        return
    section = kind.section_for(frozenset({Ground.MAPPED}))
    standing = {item.reports_id: item for item in meeting.items.exclude(reports=None)}
    for number, (mapped, why) in enumerate(reporting(meeting=meeting, at=at)):
        title = ": ".join(filter(None, (mapped.name, mapped.about)))
        item = standing.get(mapped.pk) or Item(
            meeting=meeting, reports=mapped, title=title,
            section=section.code, minutes=section.minutes, handling=section.handling,
            position=_place(kind, section) + 1 + number,
        )  # fmt: skip
        if item.reasons != [as_row(why)]:
            item.reasons = [as_row(why)]
            item.save()


def _new(
    meeting: Meeting, kind: Kind, section: Section, number: int, child_id: int, reasons: list[Any]
) -> Item:
    return Item(
        meeting=meeting, child_id=child_id, section=section.code, minutes=section.minutes,
        position=_place(kind, section) + 1 + number, handling=section.handling, reasons=reasons,
    )  # fmt: skip


def _place(kind: Kind, section: Section) -> int:
    return kind.agenda.index(section) * BETWEEN


def add_item(
    *,
    meeting: Meeting,
    why: str,
    title: str = "",
    child: Child | None = None,
    by: Actor,
    at: datetime,
) -> Item:
    """The chair puts something, or a child, on the agenda. A child who was taken off comes back."""
    with trail.open_page(by=by, at=at) as page:
        meeting = _unfinished(meeting)
        kind = kind_of(meeting, at)
        section = kind.section_for(frozenset({Ground.CHAIR}))
        reason = as_row(Why(Ground.CHAIR, f"{why} {BY_HAND.format(name=by.name)}"))
        item = meeting.items.filter(child=child).first() if child is not None else None
        if item is not None and item.removed_at is None:
            raise AlreadyOnAgenda
        if item is None:
            last = meeting.items.filter(section=section.code).aggregate(last=Max("position"))
            item = Item(
                meeting=meeting, child=child, title=title, section=section.code,
                minutes=section.minutes, handling=section.handling,
                position=max(last["last"] or 0, _place(kind, section)) + 1,
            )  # fmt: skip
        item.removed_at, item.removed_why, item.removed_by_name = None, "", ""
        item.reasons = [*item.reasons, reason]
        item.save()
        page.write("meetings.item.added", about=item, person_id=item.child_id, why=why)
        keep_sights(meeting, page)
    return item


def arrange_item(
    *,
    item: Item,
    position: int,
    minutes: int,
    handling: Handling,
    removed_why: str = "",
    is_removed: bool = False,
    version: int,
    by: Actor,
    at: datetime,
) -> Item:
    """Where it stands, how long it takes, who may read it; or that it is taken off, and why."""
    with trail.open_page(by=by, at=at) as page:
        meeting = _unfinished(item.meeting)
        item = Item.objects.select_for_update(of=("self",), no_key=True).get(pk=item.pk)
        if item.version != version:
            raise ChangedMeanwhile
        if is_removed:
            _may_go(item, removed_why)
        item.position, item.minutes, item.handling = position, minutes, handling
        item.removed_at = (item.removed_at or at) if is_removed else None
        item.removed_why = removed_why if is_removed else ""
        item.removed_by_name = by.name if is_removed else ""
        item.version += 1
        item.save()
        page.write(
            "meetings.item.taken-off" if is_removed else "meetings.item.arranged",
            about=item, person_id=item.child_id, minutes=minutes, handling=handling,
            why=removed_why,
        )  # fmt: skip
        keep_sights(meeting, page)
    return item


def _may_go(item: Item, why: str) -> None:
    if not why.strip():
        raise NoReasonGiven
    if any(as_why(row).ground is Ground.CARRIED for row in item.reasons):
        raise CarriedOver


def _unfinished(meeting: Meeting) -> Meeting:
    meeting = Meeting.objects.held(meeting)
    if meeting.stage not in (Stage.PLANNED, Stage.SITTING):
        raise NotPlanned
    return meeting


def as_row(why: Why) -> dict[str, str]:
    return {"ground": why.ground, "words": why.words, "about": why.about, "page": why.page}


def as_why(row: dict[str, str]) -> Why:
    return Why(Ground(row["ground"]), row["words"], row["about"], row["page"])
