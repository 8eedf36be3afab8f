"""A month's page: what people wrote, what the figures propose, and the figures themselves."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.urls import reverse

from methub.agencies.permissions import Permission as P
from methub.agencies.viewer import Viewer
from methub.fittings.charts import Chart
from methub.fittings.components import Cell, Column, Link, SummaryRow, Table, Tag, Tone
from methub.foundation import spoken
from methub.foundation.timekeeping import london_day
from methub.reports.codes import Half, Notice, Stage, Standing
from methub.reports.presenters.monthly import (
    behind_column,
    month_charts,
    month_tables,
    question_of,
    too_low,
)
from methub.reports.presenters.tables import FigureTable
from methub.reports.queries import Written, undecided
from methub.reports.rules.fixing import Content, mark

TONES: dict[Stage, Tone] = {
    Stage.DRAFT: "soon", Stage.APPROVED: "ok", Stage.SET_ASIDE: "calm",
}  # fmt: skip
STANDING: dict[str, Tag] = {
    "": Tag("To be decided", "soon"),
    Standing.KEPT: Tag(Standing.KEPT.label, "ok"),
    Standing.STRUCK: Tag(Standing.STRUCK.label),
}
OWN = "Observed by a person"


@dataclass(frozen=True)
class Observed:
    """One observation. `was`: words of a decision that the figures have overtaken."""

    words: str
    says: str
    evidence: tuple[str, ...]
    records: Link | None
    tag: Tag
    decided: str
    was: str
    keep: dict[str, str]
    decide_href: str


@dataclass(frozen=True)
class MonthPage:
    """`read`: the mark of what is shown, given back by whoever approves it."""

    title: str
    stage: Tag
    about: str
    facts: tuple[SummaryRow, ...]
    is_whole: bool
    narrative: tuple[str, ...]
    observed: tuple[tuple[str, tuple[Observed, ...]], ...]
    no_longer: tuple[str, ...]
    waiting: str
    too_low: str
    tables: tuple[tuple[FigureTable, str], ...]
    charts: tuple[Chart, ...]
    links: tuple[Link, ...]
    keep_href: str
    approve_href: str
    correct_href: str
    read: str
    papers: tuple[tuple[str, str], ...]


def themes_list(rows: Iterable[Any], *, viewer: Viewer) -> Table:
    return Table(
        caption="Months",
        columns=tuple(map(Column, ("Month", "Authority", "How it stands", "Since"))),
        rows=tuple(
            (
                Cell(title_of(row), href=reverse("reports:month", args=[row.reference])),
                Cell(row.authority.name),
                Cell("", tag=stage_tag(row)),
                Cell(spoken.instant(row.approved_at or row.set_aside_at or row.recorded_at)),
            )
            for row in rows
        ),
        empty="No month’s page was approved yet. One is begun by itself when a month is over.",
    )


def stage_tag(row: Any) -> Tag:
    return Tag(row.stage.label, TONES[row.stage])


def title_of(row: Any) -> str:
    version = f", version {row.number}" if row.number > 1 else ""
    return f"{month_in_words(row.month)}{version}"


def month_in_words(month: date) -> str:
    return f"{month:%B %Y}"


def month_page(found: Written, *, viewer: Viewer) -> MonthPage:
    row, content = found.themes, found.content
    is_open = row.stage is Stage.DRAFT and viewer.may(P.WRITE_THEMES)
    waiting = undecided(content=content)
    may_approve = is_open and viewer.may(P.APPROVE_THEMES)
    return MonthPage(
        title=f"Themes and trends: {title_of(row)}",
        stage=stage_tag(row),
        about=content["authority"]["name"],
        facts=tuple(_facts(row, content)),
        is_whole=found.is_whole,
        narrative=tuple(filter(None, content["narrative"].split("\n"))),
        observed=tuple(_grouped(found, is_open=is_open)),
        no_longer=tuple(content["no_longer"]) if is_open else (),
        waiting=_waiting(content, len(waiting)) if is_open else "",
        too_low=too_low(content),
        tables=tuple(month_tables(content, approved_on(row))),
        charts=tuple(month_charts(content)),
        links=tuple(_links(row)) if is_open else (),
        keep_href=_to(row, "keep") if is_open else "",
        approve_href=_to(row, "approve") if may_approve else "",
        correct_href=_to(row, "correct") if _may_correct(found, viewer) else "",
        read=mark(content),
        papers=tuple(_papers(row)) if row.approved_at and found.is_whole else (),
    )


def approved_on(row: Any) -> date | None:
    """A fixed figure leads to its records as they were known on that day."""
    return london_day(row.approved_at) if row.approved_at else None


def _to(row: Any, page: str, *more: str) -> str:
    return reverse(f"reports:month-{page}", args=[row.reference, *more])


def _may_correct(found: Written, viewer: Viewer) -> bool:
    row = found.themes
    is_newest = row.stage is Stage.APPROVED and found.is_whole
    return is_newest and not row.is_corrected and viewer.may(P.WRITE_THEMES)


def _links(row: Any) -> Iterator[Link]:
    yield Link("Write what the month says", _to(row, "narrative"), quiet=bool(row.narrative))
    yield Link("Add an observation", _to(row, "observe"))
    yield Link("Set this draft aside", _to(row, "set-aside"))


def _papers(row: Any) -> Iterator[tuple[str, str]]:
    for form, words in (("pdf", "Make a PDF"), ("word", "Make a Word file")):
        yield words, _to(row, "paper", form)


def _facts(row: Any, content: Content) -> Iterator[SummaryRow]:
    known = datetime.fromisoformat(content["known_at"])
    yield SummaryRow("Figures as known", spoken.instant(known))
    yield SummaryRow("Begun", f"{spoken.instant(row.recorded_at)}, {row.recorded_by_name}")
    if row.approved_at:
        yield SummaryRow("Approved", f"{spoken.instant(row.approved_at)}, {row.approved_by_name}")
    if row.set_aside_at:
        yield SummaryRow("Set aside", f"{spoken.instant(row.set_aside_at)}: {row.set_aside_why}")
    if row.corrects is not None:
        yield SummaryRow(
            "Puts right", title_of(row.corrects),
            href=reverse("reports:month", args=[row.corrects.reference]),
        )  # fmt: skip


def _waiting(content: Content, count: int) -> str:
    """What is still to be done before it can be approved."""
    needed = []
    if count:
        many = "observation is" if count == 1 else "observations are"
        needed.append(f"{count} {many} to be kept or struck out")
    if not content["narrative"].strip():
        needed.append("what the month says is to be written")
    return " and ".join(needed)


def _grouped(found: Written, *, is_open: bool) -> Iterator[tuple[str, tuple[Observed, ...]]]:
    """By what they are about, those of people last."""
    observations = found.content["observations"]
    for code in (*Notice.values(), ""):
        those = [one for one in observations if one["notice"] == code]
        if those:
            words = Notice(code).label if code else OWN
            yield words, tuple(_observed(found, one, is_open=is_open) for one in those)


def _observed(found: Written, one: Content, *, is_open: bool) -> Observed:
    row = found.themes
    may_keep = is_open and not one["standing"]
    return Observed(
        words=one["words"],
        says=one["says"] if one["says"] != one["words"] else "",
        evidence=tuple(one["evidence"]),
        records=_records(found, one) if one["measure"] else None,
        tag=STANDING[one["standing"]],
        decided=_decided(one),
        was=one["was"],
        keep={"key": one["key"], "version": str(one["version"])} if may_keep else {},
        decide_href=_to(row, "decide", one["key"]) if is_open else "",
    )


def _decided(one: Content) -> str:
    if not one["standing"]:
        return ""
    return f"{one['by']}: {one['why']}" if one["why"] else str(one["by"])


def _records(found: Written, one: Content) -> Link:
    """The very records, of the month."""
    question = question_of(found.content, approved_on(found.themes))
    line = {"measure": one["measure"], "value": one["value"]}
    table = {"down": one["axis"], "across": "time"}
    return Link("The records behind it", behind_column(table, line, question, Half.COUNTED))


@dataclass(frozen=True)
class Question:
    """One question about a month: its title, the button’s words, and what stands beside it."""

    title: str
    words: str
    back: Link
    about: str = ""
    facts: tuple[str, ...] = ()


def about_beginning() -> Question:
    back = Link("Themes and trends", reverse("reports:themes"))
    return Question("Begin a month’s page", "Begin it", back)


def about_month(row: Any, title: str, words: str) -> Question:
    back = Link(title_of(row), reverse("reports:month", args=[row.reference]))
    return Question(title, words, back, f"{row.authority.name}, {title_of(row)}")


def about_observation(row: Any, one: Content) -> Question:
    asked = about_month(row, "An observation", "Record it")
    return replace(asked, facts=tuple(_support(one)))


def _support(one: Content) -> Iterator[str]:
    if one["says"]:
        yield f"The figures say: {one['says']}."
    yield from one["evidence"]
