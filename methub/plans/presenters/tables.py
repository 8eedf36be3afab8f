"""The tables of plans: who holds a version, the versions, the steps, arrivals from abroad."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.urls import reverse

from methub.agencies.permissions import Permission as P
from methub.agencies.viewer import Viewer
from methub.fittings.components import Cell, Column, Table, Tag, Tone
from methub.foundation import spoken
from methub.foundation.timekeeping import london_day
from methub.plans import queries
from methub.plans.codes import CopyState, Means, PlanKind, StepEnd, StepOf
from methub.plans.queries import Held

TONES: dict[CopyState, Tone] = {
    CopyState.MISSING: "late",
    CopyState.FAILED: "late",
    CopyState.SENT: "soon",
    CopyState.DELIVERED: "soon",
    CopyState.OPENED: "soon",
    CopyState.ACKNOWLEDGED: "ok",
}


def distribution_table(lines: Iterable[Held]) -> Table:
    return Table(
        caption="Who holds this version",
        columns=tuple(map(Column, ("Who", "How it stands", "Given", "Read"))),
        rows=tuple(
            (
                Cell(line.holder),
                Cell("", tag=Tag(line.state.label, TONES[line.state])),
                _given(line.copy),
                _read(line.copy),
            )
            for line in lines
        ),
        empty="Nobody holds it yet.",
    )


def _given(copy: Any) -> Cell:
    if copy is None:
        return Cell("No copy of this version")
    said = f"{spoken.instant(copy.given_at)}, {Means(copy.means).label}"
    return Cell(said, note=f"{copy.given_to}. By {copy.recorded_by_name}")


def _read(copy: Any) -> Cell:
    if copy is None or not (copy.acknowledged_at or copy.opened_at):
        return Cell("Not yet" if copy is None or copy.means == Means.HUB else "Not in MET Hub")
    if copy.acknowledged_at:
        return Cell(f"{copy.acknowledged_by_name}, {spoken.instant(copy.acknowledged_at)}")
    return Cell(f"Opened by {copy.opened_by_name}, {spoken.instant(copy.opened_at)}")


def versions_table(versions: Iterable[Any]) -> Table:
    return Table(
        caption="Versions",
        columns=tuple(map(Column, ("Version", "What changed", "By", "When"))),
        rows=tuple(
            (
                Cell(f"Version {one.number}", href=reverse("plans:plan", args=[one.reference])),
                Cell(one.why, tag=Tag("Over") if one.is_over else None),
                Cell(one.recorded_by_name),
                Cell(spoken.instant(one.recorded_at)),
            )
            for one in versions
        ),
        empty="There is no version yet.",
    )


def steps_table(steps: Iterable[Any], viewer: Viewer) -> Table:
    """Each leads on for whoever may end it."""
    return Table(
        caption="Steps",
        columns=tuple(map(Column, ("What", "Whose", "By when", "How it stands"))),
        rows=tuple(
            (
                Cell(
                    step.what,
                    href=reverse("plans:step", args=[step.reference])
                    if queries.may_finish(viewer=viewer, step=step)
                    else "",
                    note=PlanKind(step.plan.kind).label,
                ),
                Cell(whose(step)),
                Cell(spoken.short_day(step.due_on)),
                Cell(
                    ended(step) if step.ended_at else "", tag=_stands(step, london_day(viewer.at))
                ),
            )
            for step in steps
        ),
        empty="No step is agreed. Open a plan, and agree who does what by when.",
    )


def whose(step: Any) -> str:
    if step.owner is not None:
        return str(step.owner.name)
    return step.owner_name or StepOf(step.whose).label


def ended(step: Any) -> str:
    return f"{step.ended_note} ({step.ended_by_name}, {spoken.instant(step.ended_at)})"


def _stands(step: Any, today: date) -> Tag:
    if step.ended_at is not None:
        return Tag(StepEnd(step.ended_as).label, "ok")
    return Tag("Late", "late") if step.due_on < today else Tag("To be done", "soon")


def _assessed(arrival: Any) -> Cell:
    if arrival.assessed_at is None:
        return Cell("", tag=Tag("Owed", "soon"))
    when = spoken.instant(arrival.assessed_at)
    return Cell(f"{arrival.assessment} ({arrival.assessed_by_name}, {when})")


def arrivals_table(arrivals: Iterable[Any], viewer: Viewer) -> Table:
    return Table(
        caption="Arrival from abroad",
        columns=tuple(map(Column, ("Arrived", "What is feared", "Holistic assessment"))),
        rows=tuple(
            (
                Cell(
                    spoken.short_day(one.arrived_on),
                    href=reverse("plans:arrival-assessed", args=[one.reference])
                    if one.assessed_at is None and viewer.may(P.WRITE_PLAN)
                    else "",
                    note="Alone" if one.is_alone else "With a parent or carer",
                ),
                Cell(one.concern or "Nothing so far"),
                _assessed(one),
            )
            for one in arrivals
        ),
        empty="",
    )
