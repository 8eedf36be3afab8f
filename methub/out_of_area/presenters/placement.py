"""One child placed across a border: a plain checklist, and what was said."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from methub.agencies.permissions import Permission as P
from methub.agencies.viewer import Viewer
from methub.fittings.components import Link, SideItem, SummaryRow, Tag, TimelineEntry
from methub.foundation import spoken
from methub.missing.codes import YesNo
from methub.out_of_area.codes import Direction, Panel, Standing, StepKind
from methub.out_of_area.presenters.contacts import contact_side, ring
from methub.out_of_area.presenters.episodes import EpisodePart, episode_part
from methub.out_of_area.queries import FoundStep, Handshake, TheirEpisode
from methub.out_of_area.rules import term

PROTECTED = "Protected: ask the allocated worker"
_THEM = "the other authority"
_TONES = {Standing.DONE: "ok", Standing.DONE_LATE: "late", Standing.LATE: "late",
          Standing.OWED: "soon"}  # fmt: skip


@dataclass(frozen=True)
class PlacementPage:
    reference: str
    name: str
    child_href: str
    title: str
    banner: str
    is_open: bool
    facts: tuple[SummaryRow, ...]
    checklist: tuple[SummaryRow, ...]
    history: tuple[TimelineEntry, ...]
    episodes: tuple[EpisodePart, ...]
    other: str
    contact: tuple[SideItem, ...]
    actions: tuple[SideItem, ...]


@dataclass(frozen=True)
class _Reader:
    """`knows_area`: the authority a child lives in gives a protected home away, and is told only to
    whoever may know the home, or has to ring that authority."""

    may_write: bool
    knows_area: bool


_DO = {
    (StepKind.CONTACT, Direction.HERE): "Nobody is recorded to have spoken before the placement. "
    "Ring {them} now: what do they know, and who may look for this child here?",
    (StepKind.CONTACT, Direction.ELSEWHERE): "Nobody is recorded to have spoken before the "
    "placement. Ring {them} now: what should this child be kept safe from there?",
    (StepKind.NOTICE, Direction.HERE): "No placement notice has come. Ask {them} for it, with the "
    "trigger plan.",
    (StepKind.NOTICE, Direction.ELSEWHERE): "The notice has not been sent. Make it, send it to "
    "{them} and to the panel, and record that.",
    (StepKind.PANEL, Direction.HERE): "Tell the panel’s representative that this child lives here.",
    (StepKind.PANEL, Direction.ELSEWHERE): "Tell the panel’s representative that this child lives "
    "there.",
    (StepKind.LEAD, Direction.HERE): "Agree with {them} which panel leads.",
    (StepKind.LEAD, Direction.ELSEWHERE): "Agree with {them} which panel leads.",
    (StepKind.PLAN, Direction.HERE): "No trigger plan is held. Ask {them} for it: the night this "
    "child goes missing is too late.",
    (StepKind.PLAN, Direction.ELSEWHERE): "No trigger plan is recorded. Send it with the notice.",
}
"""What to do now about a step that is not done."""


def placement_page(
    found: Handshake, episodes: tuple[TheirEpisode, ...], viewer: Viewer
) -> PlacementPage:
    row, person = found.row, found.row.child.person
    rings = viewer.may(P.WRITE_HANDSHAKE)
    reader = _Reader(
        may_write=rings and row.ended_at is None, knows_area=found.may_know_where or rings
    )
    knows_them = _knows_them(found, reader)
    return PlacementPage(
        reference=row.reference,
        name=person.name,
        child_href=reverse("chronology:child", args=[person.reference]),
        title=Direction(row.direction).label,
        banner=_banner(found),
        is_open=bool(found.flags) and row.ended_at is None,
        facts=_facts(found, reader),
        checklist=tuple(_line(found, kind, viewer.at, reader) for kind in found.checklist),
        history=tuple(_entry(found, step, reader) for step in found.steps),
        episodes=tuple(episode_part(one, found.may_know_where, viewer) for one in episodes),
        other=row.other_authority.name if knows_them else _THEM,
        contact=contact_side(row.other_authority) if knows_them else (SideItem(PROTECTED),),
        actions=tuple(_actions(found, viewer, reader)),
    )


def _banner(found: Handshake) -> str:
    if found.row.ended_at is not None:
        return f"Ended {spoken.instant(found.row.ended_at)}. {found.row.ended_why}"
    if found.flags:
        return f"{'; '.join(flag.label for flag in found.flags)}."
    return "Everything that is due has been done."


def _facts(found: Handshake, reader: _Reader) -> tuple[SummaryRow, ...]:
    row = found.row
    change = Link("Change", reverse("out_of_area:risks", args=[row.reference]))
    rows = (
        SummaryRow("Responsible authority", row.placing_authority.name),
        SummaryRow(
            "Lives in the area of", row.host_authority.name if reader.knows_area else PROTECTED
        ),
        SummaryRow("Lives at", _home(found)),
        SummaryRow("Since", spoken.instant(row.placed_at) if row.placed_at else ""),
        SummaryRow("Planned for", spoken.day(row.intended_on) if row.intended_on else ""),
        SummaryRow("The hub knew", spoken.instant(row.told_at)),
        SummaryRow(
            "Exploitation known",
            YesNo(row.exploitation).label,
            tag=Tag("Ask, and record it", "soon") if row.exploitation == YesNo.NOT_KNOWN else None,
            change=change if reader.may_write else None,
        ),
        SummaryRow("Known risks", _free(found, row.risks)),
        SummaryRow("They say who leads", row.lead_proposed),
    )
    return tuple(one for one in rows if one.value)


def _home(found: Handshake) -> str:
    home = found.row.placement
    if home is None:
        return ""
    if not found.may_know_where:
        return PROTECTED
    return ", ".join(part for part in (home.name, home.address, home.postcode) if part)


def _knows_them(found: Handshake, reader: _Reader) -> bool:
    """Who placed a child says nothing of where they live."""
    return reader.knows_area or found.row.direction == Direction.HERE


def _line(found: Handshake, kind: StepKind, at: datetime, reader: _Reader) -> SummaryRow:
    row, standing = found.row, found.checklist[kind]
    step = found.newest(kind)
    href = reverse("out_of_area:record", args=[row.reference, kind.value])
    is_needed = standing is not Standing.NOT_NEEDED
    return SummaryRow(
        kind.label,
        _said(found, kind, reader) if step else _to_do(found, kind, reader),
        tag=_tag(found, kind, at),
        change=Link("Record again" if step else "Record", href)
        if reader.may_write and is_needed
        else None,
    )


def _to_do(found: Handshake, kind: StepKind, reader: _Reader) -> str:
    if found.checklist[kind] is Standing.NOT_NEEDED:
        return "Only where exploitation is known."
    if found.checklist[kind] is Standing.NOT_YET:
        return "Once the child has moved in."
    if found.row.ended_at is not None:
        return "Nothing was recorded."
    way = Direction(found.row.direction)
    them = ring(found.row.other_authority) if _knows_them(found, reader) else _THEM
    return _DO[kind, way].format(them=them)


def _tag(found: Handshake, kind: StepKind, at: datetime) -> Tag | None:
    standing = found.checklist[kind]
    owed, done = term(kind, found.facts), found.facts.done.get(kind)
    if found.row.ended_at is not None and done is None:
        return None
    words = standing.label
    if owed is not None and done is None:
        is_late = standing is Standing.LATE
        words = spoken.until(owed.due, at) if is_late else f"Owed {spoken.until(owed.due, at)}"
    if owed is not None and standing is Standing.DONE_LATE and done is not None:
        words = f"Done, {spoken.until(owed.due, done)}"
    return Tag(words, _TONES.get(standing, "calm"))  # type: ignore[arg-type]


def _said(found: Handshake, kind: StepKind, reader: _Reader) -> str:
    step = found.newest(kind)
    assert step is not None
    leads = Panel(step.leads).label if step.leads else ""
    dated = f"Dated {spoken.short_day(step.dated_on)}" if step.dated_on else ""
    who = _between(found, step, reader)
    parts = (leads, spoken.instant(step.done_at), who, dated, _free(found, step.said))
    return ". ".join(part.rstrip(".") for part in parts if part) + "."


def _free(found: Handshake, text: str) -> str:
    """What somebody wrote freely, which may say where the child lives."""
    return PROTECTED if text and not found.may_know_where else text


def _between(found: Handshake, step: FoundStep, reader: _Reader) -> str:
    """Somebody's name and address for letters there say which authority it is."""
    there = step.who_there if _knows_them(found, reader) else _THEM
    return " with ".join(part for part in (step.who_here, step.who_there and there) if part)


def _entry(found: Handshake, step: FoundStep, reader: _Reader) -> TimelineEntry:
    who = _between(found, step, reader)
    link = None
    if step.withdrawn_at is not None:
        source = f"Taken back by {step.withdrawn_by_name}: {step.withdrawn_why}"
    else:
        source = f"Recorded by {step.recorded_by_name}, {spoken.instant(step.recorded_at)}"
        if reader.may_write:
            href = reverse("out_of_area:withdraw", args=[step.reference])
            link = Link("Recorded by mistake?", href)
    return TimelineEntry(
        when=spoken.instant(step.done_at),
        title=f"{StepKind(step.kind).label}: {who}" if who else StepKind(step.kind).label,
        text=_free(found, step.said),
        source=source,
        source_link=link,
    )


def _actions(found: Handshake, viewer: Viewer, reader: _Reader) -> Iterable[SideItem]:
    reference = found.row.reference
    if found.row.direction == Direction.ELSEWHERE and viewer.may(P.WRITE_HANDSHAKE):
        yield SideItem("The notice, to print", reverse("out_of_area:notice", args=[reference]))
    if viewer.may(P.WRITE_HANDSHAKE):
        theirs = found.row.other_authority
        href = reverse("out_of_area:contact", args=[theirs.reference])
        yield SideItem(f"Whom to ring at {theirs.name}", href)
    if reader.may_write:
        words = "The child lives there no longer" if found.row.placed_at else "It was called off"
        yield SideItem(words, reverse("out_of_area:end", args=[reference]))
