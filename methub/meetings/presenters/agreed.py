"""What was agreed: each action with what it is to change, who does it, and how it stands."""

from collections.abc import Iterable
from typing import Any

from methub.agencies.viewer import Viewer
from methub.fittings.components import Cell, Column, Table, Tag
from methub.foundation import spoken
from methub.foundation.timekeeping import london_day
from methub.meetings.codes import ActionEnd, Strand
from methub.meetings.presenters.choices import way_to
from methub.meetings.queries import Way

ACTION = "meetings:action"


def about_of(action: Any) -> str:
    """What an action of a response plan is to change, and where or for whom."""
    if not action.strand:
        return ""
    return ": ".join(filter(None, (Strand(action.strand).label, _where(action))))


def _where(action: Any) -> str:
    if action.place:
        return str(action.place.name or action.place.address)
    return str(action.child.person.name) if action.child_id else ""


def action_stands(action: Any, viewer: Viewer) -> Tag:
    if action.ended_at is not None:
        return Tag(ActionEnd(action.ended_as).label, "ok")
    late = action.due_on < london_day(viewer.at)
    return Tag("Late", "late") if late else Tag("To be done", "soon")


def carried_table(rows: Iterable[Any], doors: frozenset[Way]) -> Table:
    return Table(
        caption="Actions carried over, about no one child",
        columns=tuple(map(Column, ("What", "Who", "By when"))),
        rows=tuple(
            (
                Cell(row.what, href=way_to(ACTION, row.reference, doors)),
                Cell(row.owner.name),
                Cell(spoken.short_day(row.due_on)),
            )
            for row in rows
        ),
        empty="",
    )


def response_table(rows: list[Any], doors: frozenset[Way], viewer: Viewer) -> Table:
    """What is to happen to places, to people of concern, to children: who does it, by when."""
    return Table(
        caption="Response plan",
        columns=tuple(map(Column, ("About", "What", "Who", "By when", "How it stands"))),
        rows=tuple(
            (
                Cell(strand.label, note=_where(row)),
                Cell(row.what, href=way_to(ACTION, row.reference, doors)),
                Cell(row.owner.name),
                Cell(spoken.short_day(row.due_on)),
                Cell(row.ended_note, tag=action_stands(row, viewer)),
            )
            for strand in Strand
            for row in rows
            if row.strand == strand
        ),
        empty="Nothing is agreed yet. Agree each action under “Response plan” on the agenda.",
    )
