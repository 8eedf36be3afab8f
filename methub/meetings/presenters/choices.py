"""What the forms of meetings offer, and what they begin with."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.urls import reverse

from methub.fittings.components import SideItem, SummaryRow, Tag
from methub.foundation import spoken
from methub.meetings.codes import Ground
from methub.meetings.queries import Way
from methub.meetings.rules import Kinds
from methub.missing.codes import ThresholdKind

Choices = list[tuple[str, str]]


def kind_choices(kinds: Mapping[Any, Kinds]) -> Choices:
    """By authority and kind: "E2K….mace"."""
    return [
        (f"{authority.reference}.{kind.code}", f"{authority.name}: {kind.name}")
        for authority, theirs in kinds.items()
        for kind in theirs.kinds
    ]


def threshold_choices(waiting: Iterable[Any]) -> Choices:
    return [
        (
            one.reference,
            f"{one.child.person.name}: {ThresholdKind(one.kind).label.lower()}, "
            f"{spoken.instant(one.fired_at)}",
        )
        for one in waiting
        if one.meeting_id is None
    ]


def panel_choices(panels: Iterable[Any]) -> Choices:
    return [
        (
            one.reference,
            ", ".join(filter(None, (one.name, one.about, spoken.instant(one.starts_at)))),
        )
        for one in panels
    ]


def job_choices(jobs: Iterable[Any]) -> Choices:
    return [(job.reference, f"{job.user.name}, {job.team.agency.name}") for job in jobs]


def people_choices(people: Iterable[Any]) -> Choices:
    return [(one.reference, one.name) for one in people]


def arrangement(item: Any) -> dict[str, Any]:
    return {
        "position": item.position,
        "minutes": item.minutes,
        "handling": item.handling,
        "is_removed": item.removed_at is not None,
        "removed_why": item.removed_why,
        "version": item.version,
    }


def title_of(item: Any) -> str:
    return str(item.child.person.name) if item.child else str(item.title)


def reason_rows(item: Any) -> tuple[SummaryRow, ...]:
    return tuple(SummaryRow(Ground(row["ground"]).label, row["words"]) for row in item.reasons)


def reasons_of(item: Any, doors: frozenset[Way]) -> tuple[SideItem, ...]:
    """Why it is on the agenda, each leading to the record that says so, for whoever may open it."""
    return tuple(
        SideItem(row["words"], href=way_to(row["page"], row["about"], doors), note=_ground(row))
        for row in item.reasons
    )


def way_to(page: str, reference: str, doors: frozenset[Way]) -> str:
    args = [reference] if reference else []
    return reverse(page, args=args) if (page, reference) in doors else ""


def _ground(row: Mapping[str, str]) -> str:
    return Ground(row["ground"]).label


def whose(item: Any, meeting: Any) -> Tag | None:
    """Another authority’s child is marked as theirs."""
    if item.child is None or item.child.responsible_authority_id == meeting.authority_id:
        return None
    return Tag(f"{item.child.responsible_authority.name} decides", "calm")


def ways_of(items: Iterable[Any], actions: Iterable[Any] = ()) -> list[Way]:
    """Where the reasons of these items lead, and these actions."""
    ways = [(row["page"], row["about"]) for item in items for row in item.reasons]
    return [*ways, *(("meetings:action", one.reference) for one in actions)]
