"""What agencies supply, in words: beside the hub's own figures, and never among them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from methub.fittings import papers
from methub.fittings.components import Cell, Column, Link, SummaryRow, Table, Tag, TimelineEntry
from methub.foundation import spoken
from methub.foundation.timekeeping import london_day
from methub.reports.codes import Every, Said, Topic
from methub.reports.presenters.leaving import WITHHELD
from methub.reports.presenters.months import Question
from methub.reports.queries import Given
from methub.reports.rules.periods import Period

CAPTION = "Supplied by agencies"
MISSING = "Missing"
COLUMNS = ("Figure", "Days", "Said", "Supplied by", "Attested or owed")


@dataclass(frozen=True)
class ReturnPage:
    title: str
    days: str
    tag: Tag
    facts: tuple[SummaryRow, ...]
    story: tuple[TimelineEntry, ...]
    give: Link | None


def supplied_table(given: Iterable[Given]) -> Table:
    """One line for each return: a number leads to what was said, by whom and from what."""
    return Table(
        caption=CAPTION,
        columns=tuple(map(Column, COLUMNS)),
        rows=tuple(
            (
                Cell(one.measure.name, note=one.measure.authority.name),
                Cell(days_of(one)),
                Cell(said_of(one), href=_return(one)),
                Cell(one.measure.agency.name),
                Cell(_attested(one)),
            )
            for one in given
        ),
        empty="No agency was asked for a figure of these days.",
    )  # fmt: skip


def _return(one: Given) -> str:
    return reverse("reports:supplied-return", args=[one.asked.reference])


def _attested(one: Given) -> str:
    if one.answer is None:
        return f"Owed by {one.measure.giver.name}"
    when = spoken.short_day(london_day(one.answer.recorded_at))
    return f"Attested by {one.answer.recorded_by_name}, {when}"


def supplied_rows(given: Iterable[Given]) -> Iterator[list[str | int | None]]:
    """For a file: who supplied and who attested each stands with it."""
    for one in given:
        count = one.answer.count if one.answer is not None else None
        yield [
            CAPTION, one.measure.name, f"{one.measure.agency.name}: {_attested(one)}",
            days_of(one), said_of(one) if count is None else count, None, None,
        ]  # fmt: skip


def supplied_grid(given: Iterable[Given], *, below: int | None) -> papers.Grid:
    """On paper; for somebody outside without the small ones, and without anybody's name."""
    return papers.Grid(
        caption=CAPTION,
        columns=(*(papers.Column(words, 2) for words in COLUMNS),),
        rows=tuple(
            (
                f"{one.measure.name}, {one.measure.authority.name}",
                days_of(one),
                WITHHELD if below and _is_small(one, below) else said_of(one),
                one.measure.agency.name,
                "" if below else _attested(one),
            )
            for one in given
        ),
        empty="No agency was asked for a figure of these days.",
    )


def _is_small(one: Given, below: int) -> bool:
    return one.answer is not None and 0 < (one.answer.count or 0) < below


def days_of(one: Given) -> str:
    every = Every(one.measure.every)
    return Period(one.asked.first, one.asked.last).words(every)


def said_of(one: Given) -> str:
    """Missing is no nothing: nobody has said anything."""
    if one.answer is None:
        return MISSING
    if one.answer.said == Said.NUMBER:
        return f"{one.answer.count:,}"
    return Said(one.answer.said).label


def measures_table(rows: Iterable[Any], given: Sequence[Given], *, may_keep: bool) -> Table:
    missing = [one.measure.pk for one in given if one.answer is None]
    return Table(
        caption="Figures that agencies supply",
        columns=(
            *map(Column, ("Figure", "Supplied by", "Given by", "How often")),
            Column("Missing", number=True),
        ),
        rows=tuple(
            (
                Cell(
                    row.name, note=row.authority.name,
                    href=reverse("reports:supplied-change", args=[row.reference])
                    if may_keep else "",
                ),
                Cell(row.agency.name),
                Cell(row.giver.name),
                Cell(_how_often(row)),
                Cell(str(missing.count(row.pk)), number=True),
            )
            for row in rows
        ),
        empty="No agency supplies a figure yet.",
    )  # fmt: skip


def _how_often(row: Any) -> str:
    until = f", until {spoken.short_day(row.until_on)}" if row.until_on else ""
    return f"{Every(row.every).label}{until}"


def return_page(given: Given, answers: Iterable[Any], *, may_give: bool) -> ReturnPage:
    asked, measure = given.asked, given.measure
    words = "Put it right" if given.answer else "Give the figure"
    return ReturnPage(
        title=measure.name,
        days=days_of(given),
        tag=Tag(said_of(given), "ok" if given.answer else "soon"),
        facts=(
            SummaryRow("What is counted", measure.meaning),
            SummaryRow("About", Topic(measure.topic).label),
            SummaryRow("For", measure.authority.name),
            SummaryRow("Supplied by", f"{measure.agency.name}: {measure.giver.name}"),
            SummaryRow("Asked for", spoken.instant(asked.asked_at)),
        ),
        story=tuple(_entry(answer) for answer in answers),
        give=Link(
            words, reverse("reports:supplied-give", args=[asked.reference]),
            quiet=given.answer is not None,
        ) if may_give else None,
    )  # fmt: skip


def _entry(answer: Any) -> TimelineEntry:
    said = f"{answer.count:,}" if answer.said == Said.NUMBER else Said(answer.said).label
    return TimelineEntry(
        when=spoken.instant(answer.recorded_at),
        title=said,
        text=" ".join(
            filter(None, (f"Put right: {answer.why}" if answer.why else "", answer.commentary))
        ),
        source=f"Attested by {answer.recorded_by_name}, from {answer.source}",
    )


def about_supplied(title: str, words: str) -> Question:
    return Question(title, words, Link("What agencies supply", reverse("reports:supplied")))


def about_return(given: Given) -> Question:
    back = reverse("reports:supplied-return", args=[given.asked.reference])
    return Question(
        given.measure.name, "Attest it", Link("The figure", back),
        f"{given.measure.agency.name}, {days_of(given)}", (given.measure.meaning,),
    )  # fmt: skip
