"""One item as the room sees it, on a projector: the child, what was written, what is agreed."""

from dataclasses import dataclass, replace
from typing import Any

from django.urls import reverse

from methub.agencies.viewer import Viewer
from methub.assessments.codes import Exploitation
from methub.fittings.components import Cell, Column, Link, SideItem, SummaryRow, Table, Tag
from methub.foundation import spoken
from methub.foundation.timekeeping import london_day
from methub.meetings import rules
from methub.meetings.codes import ActionEnd, Field, Handling, Stage, YesNo
from methub.meetings.presenters.agreed import about_of, action_stands
from methub.meetings.presenters.choices import reasons_of, title_of, whose
from methub.meetings.queries import Brief, Way, Written

CHOICES = {Field.SAFETY: YesNo.choices(), Field.DISRUPTION: YesNo.choices()}
OF_A_CHILD = (Field.GRADE, Field.SAFETY, Field.DISRUPTION)


@dataclass(frozen=True)
class SeenItem:
    """Everything the page shows, as the viewer may see it."""

    item: Any
    meeting: Any
    brief: Brief | None
    written: Written
    updates: list[Any]
    actions: list[Any]
    escalations: list[Any]
    others: list[Any]
    reader: rules.Reader
    doors: frozenset[Way]
    news: str
    is_issued: bool
    may_run: bool
    is_member: bool
    viewer: Viewer


@dataclass(frozen=True)
class Option:
    code: str
    label: str
    is_chosen: bool


@dataclass(frozen=True)
class Box:
    """One field, saved by itself. `number`: what it was written on. `is_news`: it goes into a page
    that is open already."""

    code: str
    label: str
    href: str
    text: str
    shown: str
    number: int
    options: tuple[Option, ...]
    who: str
    error: str
    may_write: bool
    is_news: bool = False


@dataclass(frozen=True)
class Told:
    who: str
    handling: Tag | None
    text: str


@dataclass(frozen=True)
class ItemPage:
    title: str
    meeting: str
    meeting_href: str
    place: str
    before: Link | None
    after: Link | None
    whose: Tag | None
    reasons: tuple[SideItem, ...]
    facts: tuple[SummaryRow, ...]
    updates: tuple[Told, ...]
    update_href: str
    is_withheld: bool
    boxes: tuple[Box, ...]
    actions: Table
    escalations: Table
    steps: tuple[Link, ...]
    heard_href: str


def item_page(seen: SeenItem, instead: Box | None = None) -> ItemPage:
    """`instead`: a field that could not be saved, as it was typed."""
    item, meeting = seen.item, seen.meeting
    stage = meeting.stage
    may_read = rules.may_read(Handling(item.handling), seen.reader)
    sits = stage in (Stage.SITTING, Stage.HELD)
    order = [one.pk for one in seen.others]
    here = order.index(item.pk) if item.pk in order else -1
    return ItemPage(
        title=title_of(item),
        meeting=meeting.name,
        meeting_href=reverse("meetings:meeting", args=[meeting.reference]),
        place=f"Item {here + 1} of {len(order)} that you see" if here >= 0 else "Taken off",
        before=_to("Previous", seen.others, here - 1) if here > 0 else None,
        after=_to("Next", seen.others, here + 1) if 0 <= here < len(order) - 1 else None,
        whose=whose(item, meeting),
        reasons=reasons_of(item, seen.doors),
        facts=_facts(seen.brief) if seen.brief else (),
        updates=tuple(map(_told, seen.updates)),
        update_href=reverse("meetings:update", args=[item.reference])
        if seen.is_member and stage in (Stage.PLANNED, Stage.SITTING)
        else "",
        is_withheld=not may_read,
        boxes=tuple(
            instead
            if instead and instead.code == field
            else box(item, field, seen.written, may_write=seen.may_run and not seen.is_issued)
            for field in Field
            if field not in OF_A_CHILD or item.child_id
        )
        if sits and may_read
        else (),
        actions=_actions(seen),
        escalations=_escalations(seen.escalations),
        steps=_steps(seen),
        heard_href=_heard(item, seen.news) if stage is Stage.SITTING else "",
    )


def news_page(seen: SeenItem, since: int) -> ItemPage:
    """What was written since a page was opened, or asked last: those fields, and no others."""
    page = item_page(seen)
    fresh = {field for field, said in seen.written.newest.items() if said.pk > since}
    boxes = tuple(replace(box, is_news=True) for box in page.boxes if box.code in fresh)
    return replace(page, boxes=boxes)


def _heard(item: Any, news: str) -> str:
    return f"{reverse('meetings:heard', args=[item.reference])}?seen={news}"


def box(item: Any, field: Field, written: Written, *, may_write: bool) -> Box:
    said = written.newest.get(field)
    text = written.text(field)
    pairs = list(written.levels.items()) if field is Field.GRADE else CHOICES.get(field, [])
    return Box(
        code=field,
        label=field.label,
        href=reverse("meetings:say", args=[item.reference, field.value]),
        text=text,
        shown=dict(pairs).get(text, text),
        number=written.number(field),
        options=tuple(Option(code, label, code == text) for code, label in pairs),
        who=f"{said.recorded_by_name}, {spoken.clock(said.recorded_at)}" if said else "",
        error="",
        may_write=may_write and (field is not Field.GRADE or bool(pairs)),
    )


def typed(it: Box, text: str, error: str) -> Box:
    """What was typed stays, with why it was not saved."""
    options = tuple(replace(one, is_chosen=one.code == text) for one in it.options)
    return replace(it, text=text, options=options, error=error)


def _to(words: str, others: list[Any], place: int) -> Link:
    one = others[place]
    return Link(f"{words}: {title_of(one)}", reverse("meetings:item", args=[one.reference]))


def _facts(child: Brief) -> tuple[SummaryRow, ...]:
    situation = child.situation
    worker = situation.worker
    levels = "; ".join(f"{_subject(one.subject)}: {one.level_label}" for one in child.levels)
    missing = f"{child.episodes} in 90 days" if child.episodes else "Not in 90 days"
    rows = [
        SummaryRow("Age", str(child.age) if child.age is not None else "Not known"),
        SummaryRow("Levels", levels or "Not assessed"),
        SummaryRow(
            "Missing", missing, tag=Tag("Missing now", "late") if child.is_missing else None
        ),
        SummaryRow("Care", situation.care_status.label if situation.care_status else "Not in care"),
        SummaryRow("Allocated worker", worker.name if worker else "Nobody"),
        SummaryRow("Plans", ", ".join(plan.label for plan in child.plans) or "None"),
        SummaryRow("Decided last time", child.before),
    ]
    return tuple(row for row in rows if row.value)


def _subject(subject: str) -> str:
    return Exploitation(subject).label if subject in Exploitation.values() else "Going missing"


def _told(update: Any) -> Told:
    handling = Handling(update.handling)
    return Told(
        who=f"{update.recorded_by_name}, {update.agency.name}, "
        f"{spoken.short_day(london_day(update.recorded_at))}",
        handling=None if handling is Handling.MEETING else Tag(handling.label, "soon"),
        text=update.text,
    )


def _actions(seen: SeenItem) -> Table:
    return Table(
        caption="Actions",
        columns=tuple(map(Column, ("What", "Who", "By when", "How it stands"))),
        rows=tuple(
            (
                Cell(
                    row.what,
                    href=reverse("meetings:action", args=[row.reference])
                    if seen.may_run or row.owner_id == seen.viewer.user_id
                    else "",
                    note=about_of(row),
                ),
                Cell(row.owner.name),
                Cell(spoken.short_day(row.due_on)),
                Cell(row.ended_note, tag=action_stands(row, seen.viewer)),
            )
            for row in seen.actions
        ),
        empty="No action is agreed.",
    )


def _escalations(rows: list[Any]) -> Table:
    return Table(
        caption="Taken to a senior manager",
        columns=tuple(map(Column, ("To whom", "Why", "How it stands"))),
        rows=tuple(
            (
                Cell(row.to.name, href=reverse("meetings:escalation", args=[row.reference])),
                Cell(row.why),
                Cell(row.answer, tag=escalation_tag(row)),
            )
            for row in rows
        ),
        empty="",
    )


def escalation_tag(row: Any) -> Tag:
    if row.answered_at:
        return Tag("Answered", "ok")
    return Tag("Acknowledged", "soon") if row.acknowledged_at else Tag("Not acknowledged", "late")


def _steps(seen: SeenItem) -> tuple[Link, ...]:
    if not seen.may_run or seen.is_issued or seen.meeting.stage is Stage.CANCELLED:
        return ()
    reference = seen.item.reference
    return (
        Link("Agree an action", reverse("meetings:agree", args=[reference]), quiet=False),
        Link("Take it to a senior manager", reverse("meetings:escalate", args=[reference])),
    )


def action_facts(action: Any) -> tuple[SummaryRow, ...]:
    rows = [
        SummaryRow("What", action.what),
        SummaryRow("About", title_of(action.item)),
        SummaryRow("Response plan", about_of(action)),
        SummaryRow("Who", action.owner.name),
        SummaryRow("By when", spoken.day(action.due_on)),
        SummaryRow(
            "Agreed in",
            f"{action.meeting.name}, {spoken.day(london_day(action.meeting.starts_at))}",
        ),
    ]
    if action.ended_at:
        said = f"{action.ended_note} ({action.ended_by_name}, {spoken.instant(action.ended_at)})"
        rows.append(SummaryRow(ActionEnd(action.ended_as).label, said))
    return tuple(row for row in rows if row.value)


def escalation_facts(row: Any) -> tuple[SummaryRow, ...]:
    rows = [
        SummaryRow("About", title_of(row.item)),
        SummaryRow("Taken to", row.to.name, tag=escalation_tag(row)),
        SummaryRow("Why", row.why),
        SummaryRow("By", f"{row.recorded_by_name}, {spoken.instant(row.recorded_at)}"),
    ]
    if row.answered_at:
        rows.append(SummaryRow("Answer", f"{row.answer} ({spoken.instant(row.answered_at)})"))
    return tuple(rows)
