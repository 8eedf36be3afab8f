"""Lists of interviews, and how they are routed."""

from collections.abc import Iterable
from datetime import datetime

from django.urls import reverse

from methub.children import rules as childhood
from methub.fittings.components import Cell, Column, Table
from methub.foundation import spoken
from methub.foundation.timekeeping import london_day
from methub.interviews import rules
from methub.interviews.codes import Outcome
from methub.interviews.presenters.head import due_tag, stage_tag
from methub.interviews.presenters.pages import holder, instant
from methub.interviews.queries import AreaWorker, Interview, SignOff, Use
from methub.policies.rules import District


def interviews(rows: Iterable[Interview], *, caption: str, empty: str, at: datetime) -> Table:
    """A list of interviews, each with its child, its due time and where it stands."""
    return Table(
        caption,
        (Column("Child"), Column("Due"), Column("Where it stands"), Column("Who interviews")),
        tuple(
            (
                Cell(
                    row.child.person.name,
                    href=reverse("interviews:interview", args=[row.reference]),
                    note=_age(row, at),
                ),
                Cell(instant(row.due_at), tag=due_tag(row, at)),
                Cell("", tag=stage_tag(row)),
                Cell(holder(row)),
            )
            for row in rows
        ),
        empty,
    )


def done_with(rows: Iterable[SignOff]) -> Table:
    """That it was agreed, by its reference alone: the child is nobody's business here any more."""
    return Table(
        "Signed off lately",
        (Column("Interview"), Column("Signed off"), Column("By")),
        tuple(
            (
                Cell(row.interview.reference),
                Cell(spoken.instant(row.recorded_at)),
                Cell(row.recorded_by_name),
            )
            for row in rows
        ),
        "Nothing you wrote has been signed off yet.",
    )


def queue(rows: Iterable[Interview], *, at: datetime) -> Table:
    """What waits for a senior, longest first."""
    return Table(
        "Waiting for sign-off",
        (Column("Child"), Column("Sent"), Column("Outcome"), Column("Written by")),
        tuple(
            (
                Cell(
                    row.child.person.name,
                    href=reverse("interviews:sign-off", args=[row.reference]),
                    note=_age(row, at),
                ),
                Cell(instant(row.sent_at), note=_waited(row, at)),
                Cell(Outcome(row.outcome).label, tag=due_tag(row, at) if row.held_at else None),
                Cell(holder(row)),
            )
            for row in rows
        ),
        "Nothing waits for sign-off.",
    )


def _used(use: Use) -> str:
    return (
        f"{use.provider}: {use.used} of {use.cap} interviews used in the contract year from "
        f"{spoken.short_day(use.first)} to {spoken.short_day(use.last)}; {use.remaining} left."
    )


def use_of_provider(use: Use | None) -> str:
    """What giving it to the provider means: a contract is also exceeded by hand."""
    if use is None:
        return "No contract is in force today: one given to a provider is beyond any."
    if use.remaining:
        return f"{_used(use)} One given to the provider now is one of those left."
    return f"{_used(use)} One given to the provider now is beyond the contract."


def routing() -> Table:
    """The routing table as it is."""
    return Table(
        "Who interviews: the first line that is true decides",
        (Column("When"), Column("Who")),
        tuple(
            (Cell(row.when), Cell(row.route.label if row.route else "Nobody here"))
            for row in rules.TABLE
        ),
        "",
    )


def areas(workers: Iterable[AreaWorker], districts: Iterable[District]) -> Table:
    """Who has which district today; a district without anybody says so."""
    held = {worker.district: worker for worker in workers}
    return Table(
        "Districts",
        (Column("District"), Column("Who has it"), Column("Since")),
        tuple(
            (
                Cell(district.name),
                Cell(held[district.code].user.name if district.code in held else "Nobody"),
                Cell(
                    spoken.short_day(held[district.code].from_on) if district.code in held else ""
                ),
            )
            for district in districts
        ),
        "The policies in force name no district.",
    )


def _age(interview: Interview, at: datetime) -> str:
    person = interview.child.person
    return childhood.age_in_words(person.born_on, person.born_year, london_day(at))


def _waited(interview: Interview, at: datetime) -> str:
    return f"{spoken.length(at - interview.sent_at)} ago" if interview.sent_at else ""
