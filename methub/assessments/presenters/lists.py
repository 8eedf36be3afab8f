"""Lists of assessments: a child's, those that wait, the tools, the levels, the tracker."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.urls import reverse

from methub.agencies.permissions import Permission as P
from methub.agencies.viewer import Viewer
from methub.assessments.codes import Concern, Movement, Trigger
from methub.assessments.presenters.pages import TONES, href_of, stage, subject_words
from methub.assessments.queries import (
    Assessment,
    Incident,
    Standing,
    ToolInUse,
    ToolVersion,
    TrackerStep,
)
from methub.assessments.rules import ToolError
from methub.fittings.components import Cell, Column, Link, Table, Tag
from methub.foundation import spoken
from methub.foundation.timekeeping import london_day

STOP = "stop-"
"""How a choice begins that ends the use of a tool. References of versions are capitals."""
NEIGHBOURS, LONGEST_LINE = 2, 300


def of_child(rows: Iterable[Assessment]) -> Table:
    """A child's assessments, newest first; each can be compared with the one before."""
    listed = list(rows)
    before = {
        row.pk: next((o for o in listed[i + 1 :] if o.tool.name == row.tool.name), None)
        for i, row in enumerate(listed)
    }
    return Table(
        "Assessments",
        (Column("Assessment"), Column("Why"), Column("Level"), Column("Compare")),
        tuple(
            (
                Cell(
                    row.tool.title, href=href_of(row), note=f"Begun {spoken.instant(row.opened_at)}"
                ),
                Cell(Trigger(row.trigger).label),
                Cell("", tag=stage(row)) if not hasattr(row, "judgement") else _level(row),
                _compare(row, before[row.pk]),
            )
            for row in listed
        ),
        "This child has not been assessed yet.",
    )


def levels(rows: Iterable[Standing]) -> Table:
    """Every level the child has stood at."""
    return Table(
        "Levels over time",
        (Column("For"), Column("Level"), Column("Movement"), Column("Since"), Column("Tool")),
        tuple(
            (
                Cell(subject_words(row.subject)),
                Cell("", tag=Tag(row.level_label, TONES[Concern(row.concern)]),
                     note="not agreed yet" if row.is_provisional else ""),
                Cell(Movement(row.movement).label),
                Cell(spoken.instant(row.recorded_at), note=row.recorded_by_name),
                Cell(row.assessment.tool.title),
            )
            for row in rows
        ),
        "No level has been given yet.",
    )  # fmt: skip


def incidents(rows: Iterable[Incident]) -> Table:
    """What happened to the child that could not wait for a review."""
    return Table(
        "Significant incidents",
        (Column("On"), Column("What happened"), Column("Who says so")),
        tuple(
            (
                Cell(spoken.short_day(row.happened_on)),
                Cell(row.what),
                Cell(row.said_by, note=f"Recorded by {row.recorded_by_name}"),
            )
            for row in rows
        ),
        "No significant incident is recorded.",
    )


def on_tracker(steps: Iterable[TrackerStep], *, viewer: Viewer, child: str) -> Table:
    """For what the child is on the tracker."""
    may = viewer.may(P.ACCEPT_ASSESSMENT)
    return Table(
        "On the tracker",
        (Column("For"), Column("Since"), Column("Take off")),
        tuple(
            (
                Cell(subject_words(step.subject)),
                Cell(spoken.instant(step.recorded_at), note=step.recorded_by_name),
                Cell(
                    "With a reason" if may else "",
                    href=reverse("assessments:off", args=[child, step.subject]) if may else "",
                ),
            )
            for step in steps
        ),
        "The child is not on the exploitation tracker.",
    )


def waiting(rows: Iterable[Assessment], *, at: datetime, caption: str, empty: str) -> Table:
    """Assessments somebody must look at, the longest waiting first."""
    return Table(
        caption,
        (Column("Child"), Column("Assessment"), Column("Level"), Column("Waiting")),
        tuple(
            (
                Cell(row.child.person.name, href=href_of(row)),
                Cell(row.tool.title, note=Trigger(row.trigger).label),
                _level(row) if row.finished_at else Cell("", tag=stage(row)),
                Cell(spoken.length(at - (row.finished_at or row.opened_at))),
            )
            for row in rows
        ),
        empty,
    )


def tools(rows: Iterable[ToolVersion], in_use: dict[int, list[str]]) -> Table:
    """Every version of every tool, who uses it, and its blank paper copy."""
    return Table(
        "Assessment tools",
        (Column("Tool"), Column("Version"), Column("Used by"), Column("Loaded")),
        tuple(
            (
                Cell(row.title, href=reverse("assessments:paper", args=[row.reference])),
                Cell(row.key),
                Cell(", ".join(in_use.get(row.pk, [])) or "Nobody today"),
                Cell(spoken.short_day(london_day(row.loaded_at)), note=row.loaded_by),
            )
            for row in rows
        ),
        "No tool is loaded. Whoever runs MET Hub loads them with ./hub manage load_shipped_tools.",
    )


def decided(rows: Iterable[ToolInUse]) -> Table:
    """Which authority uses which tool from which day, and what it no longer uses."""
    return Table(
        "What authorities decided",
        (Column("Authority"), Column("Tool"), Column("From"), Column("Written down")),
        tuple(
            (
                Cell(row.authority.name),
                Cell(row.tool.title, note=row.tool.key)
                if row.tool
                else Cell(row.name, tag=Tag("No longer used")),
                Cell(spoken.short_day(row.from_on)),
                Cell(spoken.short_day(london_day(row.decided_at)), note=row.decided_by),
            )
            for row in rows
        ),
        "No authority has said which tool it uses, so nobody can begin an assessment.",
    )


def choosing(places: Iterable[Any]) -> tuple[Link, ...]:
    """A step for each authority whose decisions the reader keeps."""
    return tuple(
        Link(f"Choose for {place.name}", reverse("assessments:choose", args=[place.reference]))
        for place in places
    )


def choices(versions: Iterable[ToolVersion], using: Iterable[ToolInUse]) -> list[tuple[str, str]]:
    """Every version can be used; every tool in use can be used no longer."""
    return [(row.reference, f"Use {row.title} ({row.key})") for row in versions] + [
        (f"{STOP}{row.name}", f"No longer use {row.tool.title}") for row in using if row.tool
    ]


def stopped(choice: str) -> str:
    """The name of the tool that is no longer used."""
    return choice.removeprefix(STOP)


def around(text: str, wrong: ToolError) -> Table:
    """The line that is wrong, with those before and after it."""
    first = max(1, wrong.line - NEIGHBOURS)
    lines = text.split("\n")[first - 1 : wrong.line + NEIGHBOURS]
    return Table(
        f"Line {wrong.line}: {wrong.message}",
        (Column("Line"), Column("What the file says")),
        tuple(
            (
                Cell(str(number)),
                Cell(
                    line[:LONGEST_LINE], tag=Tag("Here", "late") if number == wrong.line else None
                ),
            )
            for number, line in enumerate(lines, first)
        ),
        empty="",
    )


def back_from_tools(*, viewer: Viewer) -> Link:
    """Whoever keeps the tools need not read any assessment."""
    if viewer.may(P.READ_ASSESSMENT):
        return Link("Assessments", reverse("assessments:list"))
    return Link("Policies", reverse("policies:index"))


def _compare(row: Assessment, before: Assessment | None) -> Cell:
    if before is None:
        return Cell("")
    href = reverse("assessments:compare", args=[before.reference, row.reference])
    return Cell(f"With {spoken.short_day(london_day(before.opened_at))}", href=href)


def _level(row: Assessment) -> Cell:
    judged = row.judgement
    return Cell("", tag=Tag(_level_words(row), TONES[Concern(judged.concern)]))


def _level_words(row: Assessment) -> str:
    newest = max(row.standings.all(), key=lambda one: one.pk, default=None)
    return newest.level_label if newest else row.judgement.level.replace("-", " ").capitalize()
