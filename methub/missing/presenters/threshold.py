"""Why a strategy meeting is owed, and how that stands."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from methub.agencies.permissions import Permission as P
from methub.agencies.viewer import Viewer
from methub.fittings.components import Link, SideItem, SummaryRow, Tag
from methub.foundation.spoken import instant
from methub.missing import rules
from methub.missing.codes import Channel, Convenor, ThresholdKind
from methub.missing.queries import FoundThreshold, Told


@dataclass(frozen=True)
class ThresholdPage:
    """One threshold: its facts, who convenes, who was told, and what may be done about it."""

    reference: str
    title: str
    facts: str
    stands: Tag
    rows: tuple[SummaryRow, ...]
    episodes: tuple[SideItem, ...]
    told: tuple[SideItem, ...]
    is_theirs: bool
    steps: tuple[Link, ...]
    href: str


def threshold_page(threshold: FoundThreshold, told: list[Told], viewer: Viewer) -> ThresholdPage:
    references = threshold.facts.get("episodes", [])
    starts = threshold.facts.get("starts", [])
    return ThresholdPage(
        reference=threshold.reference,
        title=ThresholdKind(threshold.kind).label,
        facts=rules.why(ThresholdKind(threshold.kind), threshold.facts),
        stands=_stands(threshold),
        rows=_rows(threshold),
        episodes=tuple(
            SideItem(
                instant(datetime.fromisoformat(start)), reverse("missing:episode", args=[reference])
            )
            for reference, start in zip(references, starts, strict=True)
        ),
        told=tuple(
            SideItem(
                f"{row.told_who}, by {Channel(row.channel).label.lower()}",
                note=f"{instant(row.told_at)} · recorded by {row.recorded_by_name}",
            )
            for row in told
        ),
        is_theirs=threshold.convenor == Convenor.RESPONSIBLE_AUTHORITY,
        steps=_steps(threshold, viewer),
        href=reverse("missing:threshold", args=[threshold.reference]),
    )


def _stands(threshold: FoundThreshold) -> Tag:
    if threshold.withdrawn_at is not None:
        return Tag("Not reached after all")
    if threshold.overridden_at is not None:
        return Tag("Overridden")
    if threshold.answered_at is not None:
        return Tag("Done", "ok")
    return Tag("Meeting convened" if threshold.meeting_id else "Meeting owed", "soon")


def _rows(threshold: FoundThreshold) -> tuple[SummaryRow, ...]:
    meeting = threshold.meeting
    said: list[tuple[str, str]] = [
        ("Reached", instant(threshold.fired_at)),
        ("Who convenes", Convenor(threshold.convenor).label),
    ]
    if threshold.overridden_at is not None:
        said += [
            ("Overridden", instant(threshold.overridden_at)),
            ("By", threshold.overridden_by_name),
            ("Why", threshold.overridden_why),
        ]
    if threshold.withdrawn_at is not None:
        said += [("Not reached after all", threshold.withdrawn_why)]
    if meeting is not None:
        said += [
            ("Convened by", meeting.convened_by),
            ("Planned for", instant(meeting.planned_for) if meeting.planned_for else ""),
            (
                "Hub invited",
                instant(meeting.hub_invited_at) if meeting.hub_invited_at else "Not yet",
            ),
            ("Held", instant(meeting.held_at) if meeting.held_at else "Not yet"),
            ("Decided", meeting.decision),
            ("There from the MET Hub", meeting.hub_attended),
            ("Shared by the MET Hub", meeting.hub_shared),
        ]
    return tuple(SummaryRow(key, value) for key, value in said if value)


def _steps(threshold: FoundThreshold, viewer: Viewer) -> tuple[Link, ...]:
    """What may be done next, the most likely first."""
    is_waiting = not (threshold.answered_at or threshold.overridden_at or threshold.withdrawn_at)
    meeting = threshold.meeting
    is_theirs = threshold.convenor == Convenor.RESPONSIBLE_AUTHORITY
    is_convened = meeting is not None
    is_to_be_held = meeting is not None and meeting.held_at is None
    steps = (
        ("Record telling them", "tell-convenor", P.TELL_AUTHORITY, is_waiting and is_theirs),
        ("Record the meeting convened", "convene", P.CONVENE_MEETING,
         is_waiting and not is_convened),
        ("Record the meeting held", "held", P.CONVENE_MEETING, is_to_be_held),
        ("Override this threshold", "override", P.OVERRIDE_THRESHOLD, is_waiting),
    )  # fmt: skip
    open_now = [
        (words, name) for words, name, permission, is_open in steps
        if is_open and viewer.may(permission)
    ]  # fmt: skip
    return tuple(
        Link(words, reverse(f"missing:{name}", args=[threshold.reference]), quiet=number > 0)
        for number, (words, name) in enumerate(open_now)
    )
